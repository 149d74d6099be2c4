"""The lessons as Markdown, for people; its wording is `prompts/builtin/<locale>/digest.jinja`."""

import re
from collections.abc import Sequence
from pathlib import Path

from app.model.lessons import Lessons, Recurring
from app.prompts import Prompts
from app.records.suggestions import Suggestion

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~!&])")


def digest_of(
    lessons: Lessons, prompts: Prompts, suggestions: Sequence[Suggestion] = (), locale: str = "en"
) -> str:
    """One page of Markdown. What people wrote in it is escaped: it is text, whatever it looks like."""
    text = prompts.render(
        f"builtin/{locale}/digest.jinja",
        lessons=lessons,
        since=f"{lessons.since:%Y-%m-%d}",
        until=f"{lessons.until:%Y-%m-%d}",
        deleted=[_told(one) for one in lessons.deleted],
        put_in=[_told(one) for one in lessons.put_in],
        phrases=[_told(one) for one in lessons.phrases],
        suggestions=[{"kind": s.kind, "file": _name(s.file), "entry": escaped(s.entry)} for s in suggestions],
    )
    return text.strip() + "\n"


def escaped(text: str) -> str:
    """A text on one line that Markdown shows as it is."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def _told(one: Recurring) -> dict[str, object]:
    place = one.place
    return {
        "text": escaped(one.text),
        "drafts": one.drafts,
        "principles": one.principles,
        "instead": escaped(one.instead) if one.instead else None,
        "where": f"{place.guideline}/say.{place.locale}.yaml ({place.slot})" if place else None,
    }


def _name(file: Path) -> str:
    """The file within its folder: where that lies is nobody's business in a digest that is passed on."""
    return "/".join(file.parts[-2:]) if file.name.startswith("say.") else file.name
