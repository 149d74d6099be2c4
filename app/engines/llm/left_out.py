"""Which facts a model's reply does not hold, for the note for the record."""

from collections.abc import Mapping, Sequence

from app.engines.interface import Task
from app.model.plan import Given
from app.model.writing import LeftOut, Passage
from app.text import particulars
from app.text.matching import speaks_to

_TOLD = 0.35
"""From here on (0-1) a sentence likely tells the fact (`text.matching.speaks_to`)."""

_WEIGHTY = frozenset({"money", "percentage", "date", "time", "duration"})


def left_out(task: Task, passages: Sequence[Passage], reasons: Mapping[str, str]) -> tuple[LeftOut, ...]:
    """The facts that no sentence speaks to; that the model claims to have used one does not count."""
    language = task.reading.language
    answering = {ask.where for ask in task.plan.asks}
    return tuple(
        LeftOut(
            text=fact.text,
            reason=str(reasons["unused"]),
            matters=fact.where in answering or _weighty(fact, language),
        )
        for fact in task.plan.facts
        if not any(speaks_to(fact.text, p.text, language) >= _TOLD for p in passages)
    )


def _weighty(fact: Given, language: str) -> bool:
    return any(p.type in _WEIGHTY for p in particulars.find(fact.text, language))
