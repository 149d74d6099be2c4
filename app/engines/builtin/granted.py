"""Offers that are told as being done: the customer has asked for them, or they are owed, and nothing in them is open."""

from collections.abc import Sequence

from app.engines.builtin.consent import asks_consent, done_by_them
from app.engines.builtin.desk import Desk
from app.engines.builtin.notes.options import OptionLine
from app.engines.builtin.notes.patterns import jotting, pattern
from app.engines.builtin.relation import exclude_each_other, two_times_in
from app.engines.builtin.remedies import remedy
from app.text.weights.granted import Offered, granted

_SURE = 0.65
"""How likely an offer must be one that readers would simply do; from here on nine in ten are, or might be."""
_FRAMES = {"vp": "we_will", "np": "you_will_have"}
"""The words of a granted offer, by its form."""


def as_granted(desk: Desk, lines: Sequence[OptionLine]) -> list[OptionLine]:
    """The offers, those that are simply done as statements: "refund the £39" → "we'll refund the £39".

    Of several between which they have to choose, none is done.
    """
    if not desk.context.english or desk.task.brief.end_relationship:
        return [*lines]
    if len(lines) > 1 and exclude_each_other(lines):
        return [*lines]
    return [_done(line) if _is_granted(desk, line) else line for line in lines]


def _is_granted(desk: Desk, line: OptionLine) -> bool:
    """Whether it is read for sure, waits only for a yes, and is likely one that nobody would want to be asked."""
    if line.form not in _FRAMES or not line.certain or line.noted or line.doubtful or line.another:
        return False
    if line.alternative or not asks_consent(line) or done_by_them(line) or _is_open(line):
        return False
    task = desk.task
    asks = tuple(ask.text for ask in task.reading.asks)
    offers = tuple(task.brief.options)
    return granted(Offered(line.given.text, offers, task.brief.fault, task.reading.text, asks)) >= _SURE


def _is_open(line: OptionLine) -> bool:
    """Whether something of it is still theirs to say, to send or to pay."""
    note = line.given.text
    waits = any(remedy(name).search(line.text) for name in ("waits_for_them", "once_it_is_done"))
    left = any(
        pattern(name).search(note) for name in ("on_condition", "chooses", "costs_them", "instead_of_it")
    )
    return waits or left or two_times_in(line)


def _done(line: OptionLine) -> OptionLine:
    text = jotting(_FRAMES[line.form]).format(offer=line.text)
    return line.model_copy(update={"form": "clause", "text": text, "item": text, "settled": True})
