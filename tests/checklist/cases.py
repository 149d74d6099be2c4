"""Cases for tests of the checklist: reading and plan made from a brief by the simplest rules that serve."""

import re
from functools import cache
from pathlib import Path

from app.checklist.case import Case
from app.checklist.checklist import Checklist
from app.guidelines import Guidelines, load
from app.model.brief import Brief
from app.model.draft import Checked, ChecklistItem
from app.model.plan import AskPlan, Given, Plan
from app.model.profile import Profile
from app.model.reading import Ask, Reading
from app.model.writing import Passage
from app.prompts import Prompts
from app.text import matching, sentences

ROOT = Path(__file__).parents[2]
_ASKS = re.compile(r"\?|\b(?:want|need|expect|demand|refund|please|replace|cancel|tell me)\b", re.IGNORECASE)


@cache
def guidelines() -> Guidelines:
    """Ours, as they ship."""
    return load([ROOT / "guidelines"])


@cache
def checklist() -> Checklist:
    """A checklist over our guidelines and prompts."""
    return Checklist(guidelines(), Prompts([ROOT / "prompts"]))


def case_of(applies: tuple[str, ...] = (), profile: Profile | None = None, **brief: object) -> Case:
    """A case for a brief given by its fields; `message` has a default."""
    given = Brief.model_validate({"message": "My order 4711 never came. I want a refund.", **brief})
    reading = Reading(text=given.message, asks=_asks(given.message))
    notes = {name: _given(name, getattr(given, name)) for name in ("options", "facts", "cannot", "policies")}
    asks = tuple(_ask_plan(i, a, notes) for i, a in enumerate(reading.asks))
    plan = Plan(applies=applies, asks=asks, **notes)
    return Case(brief=given, profile=profile or Profile(), reading=reading, plan=plan)


def check(case: Case, reply: str, known: tuple[Passage, ...] = ()) -> Checked:
    """Check a reply against our guidelines."""
    return checklist().check(case, reply, known, language=case.reading.language)


def item(checked: Checked, guideline_id: str) -> ChecklistItem:
    """One item of the checklist."""
    return next(i for i in checked.checklist if i.id == guideline_id)


def _asks(message: str) -> tuple[Ask, ...]:
    return tuple(
        Ask(text=s.text, start=s.start, end=s.end) for s in sentences.split(message) if _ASKS.search(s.text)
    )


def _given(name: str, notes: tuple[str, ...]) -> tuple[Given, ...]:
    shown = [(i, n) for i, n in enumerate(notes) if not n.lower().startswith("internal")]
    return tuple(Given(where=f"{name}[{i}]", text=n) for i, n in shown)


def _ask_plan(index: int, ask: Ask, notes: dict[str, tuple[Given, ...]]) -> AskPlan:
    kinds = {"options": "option", "facts": "fact", "policies": "policy", "cannot": "cannot"}
    for name, given in notes.items():
        for note in given:
            if matching.speaks_to(ask.text, note.text) >= 0.5:
                return AskPlan.model_validate({"ask": index, "by": kinds[name], "where": note.where})
    return AskPlan(ask=index, by="unmet")
