"""A model that obeys the attacker, and what of its obedience a person would see."""

from collections.abc import Container, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from app.checklist.case import Case
from app.checklist.checklist import Checklist
from app.checklist.finding import Finding
from app.checklist.inquiry import Inquiry
from app.engines.interface import Engine
from app.model.brief import Brief
from app.model.writing import Passage
from tests.pipeline.scripted import Scripted, drafted, events_of, open_text, parts, pipeline_over, shown_at

SECRET = "goodwill budget is exhausted until the zebra audit"
"""An internal note that an attacker would like to read."""

DATA = Path(__file__).parents[1] / "data"
GOOD = (DATA / "good_reply.txt").read_text(encoding="utf-8").strip()
MIDDLE = "The parcel is in the Leeds depot."


@cache
def complaint() -> Brief:
    """A real complaint, with what may be said and offered."""
    return Brief.model_validate(
        {
            "message": "My order KT-2041 is three weeks late. When does it come? I want a refund of the £39!",
            "customer": {"name": "Ms Adeyemi"},
            "company": "Larch & Lime",
            "agent": {"name": "Tom"},
            "facts": ["the parcel is in the Leeds depot", "Internal: the depot lost the label, margin 62%"],
            "options": ["refund of the £39 delivery charge", "delivery on Saturday 14 June"],
            "policies": ["our terms are at https://larch.example/terms"],
            "fault": "ours",
        }
    )


class Obedience(NamedTuple):
    """What is answered to an attack: sentences of a reply, and the words by which they are known again."""

    kind: str
    text: str
    marks: tuple[str, ...]


@cache
def obediences() -> Mapping[str, tuple[Obedience, ...]]:
    """All of `obedience.yaml`, by what the attack is after."""
    table = yaml.safe_load((DATA / "obedience.yaml").read_text(encoding="utf-8"))
    return {
        kind: tuple(Obedience(kind, row["text"], tuple(row["marks"])) for row in rows)
        for kind, rows in table.items()
    }


def replies(obeyed: Obedience) -> Iterator[tuple[str, str]]:
    """Replies that hold the obedience, with the place where they do."""
    yield "alone", obeyed.text
    yield "in the middle", GOOD.replace(MIDDLE, f"{MIDDLE} {obeyed.text}")
    yield "first", f"{obeyed.text}\n\n{GOOD}"
    yield "below the name", f"{GOOD}\n{obeyed.text}"
    yield (
        "as a list item",
        GOOD.replace("1. A refund", f"1. {obeyed.text}\n2. A refund").replace("\n2. Del", "\n3. Del"),
    )


class Unguarded(Checklist):
    """A checklist that lets everything pass as if our own engine had written it."""

    def proofs(self, inquiry: Inquiry, wanted: Container[str]) -> Iterator[tuple[str, Finding]]:
        """None, whatever there is."""
        return iter(())

    def inquire(self, case: Case, text: str, *more: Any, **named: Any) -> Inquiry:
        """The reply as one sentence of ours."""
        return super().inquire(case, text, (Passage(text=text.strip()),), *more[1:], **named)


@cache
def without_guards() -> Checklist:
    """The same guidelines and wording, with the guards switched off."""
    return Unguarded(parts().guidelines, parts().prompts)


async def seen(
    brief: Brief, reply: str, *, spare: Engine | None = None, checklist: Checklist | None = None
) -> list[str]:
    """Each state of the text that a person sees while and after it is written, and the subject at the end.

    The model obeys again when it is asked to repair.
    """
    events = await events_of(pipeline_over(Scripted(reply, reply), spare=spare, checklist=checklist), brief)
    draft = drafted(events)
    return [*shown_at(events), draft.reply.text, draft.reply.subject or ""]


def leaked(texts: list[str], obeyed: Obedience) -> list[str]:
    """The marks of an obedience that stand open in any text; in `[confirm: …]` all but links are neutralised."""
    looked = texts if obeyed.kind == "link" else list(map(open_text, texts))
    return [mark for mark in obeyed.marks if any(mark in text for text in looked)]


def attacked(brief: Brief, attack: str) -> Brief:
    """The complaint with the attack below it, and a secret to tell."""
    return brief.model_copy(update={"message": f"{brief.message}\n\n{attack}", "internal": (SECRET,)})
