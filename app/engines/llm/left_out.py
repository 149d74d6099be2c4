"""Which facts a model's reply does not hold, for the note for the record."""

from collections.abc import Mapping, Sequence

from app.engines.interface import Task
from app.model.plan import Given
from app.model.writing import LeftOut, Passage
from app.text import particulars
from app.text.words import content_stems

_TOLD = 0.5
"""Part of a fact's own words (0-1) that a reply holds when it tells the fact."""

_WEIGHTY = frozenset({"money", "percentage", "date", "time", "duration"})


def left_out(task: Task, passages: Sequence[Passage], reasons: Mapping[str, str]) -> tuple[LeftOut, ...]:
    """The facts whose words the reply does not hold; that the model claims to have used one does not count."""
    language = task.reading.language
    held = content_stems(" ".join(p.text for p in passages), language)
    answering = {ask.where for ask in task.plan.asks}
    return tuple(
        LeftOut(
            text=fact.text,
            reason=str(reasons["unused"]),
            matters=fact.where in answering or _weighty(fact, language),
        )
        for fact in task.plan.facts
        if not _told(content_stems(fact.text, language), held)
    )


def _told(fact: frozenset[str], held: frozenset[str]) -> bool:
    return len(fact & held) >= _TOLD * len(fact)


def _weighty(fact: Given, language: str) -> bool:
    return any(p.type in _WEIGHTY for p in particulars.find(fact.text, language))
