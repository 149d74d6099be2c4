"""What is asked for, in the customer's own words, for a reply without grammar."""

from collections.abc import Sequence

from app.engines.builtin.concern.fit import PRIVATE, fit_marks
from app.engines.builtin.desk import Desk
from app.engines.builtin.simple.concern import is_heated, is_loud, meet
from app.engines.builtin.simple.lists import tongue_of
from app.model.value import Span

_SHORTEST, _LONGEST = 2, 16
"""Words of an ask that is quoted."""
_AT_MOST = 2
"""Asks of a message that are quoted."""
_TURNED = "¿¡"
"""Marks that open what a mark at its end closes; the reading leaves them out."""


def say_asked(desk: Desk, asks: Sequence[int]) -> bool:
    """Say their asks back as quotations, and that the answer is still to be found; False where one cannot be quoted.

    To somebody who may harm themselves, and of whom wrote in another language, nothing is read out.
    """
    reading = desk.task.reading
    if (
        not asks
        or len(asks) > _AT_MOST
        or desk.task.plan.emergency == "self_harm"
        or reading.language != tongue_of(desk).code
    ):
        return False
    shown = [_whole(desk, reading.asks[number]) for number in asks]
    if not all(_may_be_quoted(desk, span) for span in shown):
        return False
    told = [" ".join(span.text.split()) for span in shown]
    between = str(desk.tables["words"]["between_quotes"])
    return desk.say(
        "be-honest", "unmet_quoted", answers=asks, shown=shown, values={"ask": between.join(told)}
    )


def _whole(desk: Desk, ask: Span) -> Span:
    """The ask with the mark that opens it ("¿Cuándo …?")."""
    before = desk.task.reading.text[ask.start - 1 : ask.start] if ask.start else ""
    if before and before in _TURNED:
        return Span(text=before + ask.text, start=ask.start - 1, end=ask.end)
    return Span(text=ask.text, start=ask.start, end=ask.end)


def _may_be_quoted(desk: Desk, ask: Span) -> bool:
    """Whether an ask reads as a person would repeat it: short, calm, and with nothing private."""
    reading = desk.task.reading
    if is_heated(ask, reading) or is_loud(ask.text):
        return False
    if any(d.type in PRIVATE and meet(d, ask) for d in reading.details):
        return False
    plain = ask.text.strip(_TURNED).rstrip("?!. ")
    return _SHORTEST <= len(plain.split()) <= _LONGEST and fit_marks(plain)
