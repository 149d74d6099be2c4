"""Offers that are told as being done: they were asked for, or they are owed, and nothing in them is open."""

from collections.abc import Sequence

from app.engines.builtin.consent import asks_consent, done_by_them
from app.engines.builtin.desk import Desk
from app.engines.builtin.notes.options import OptionLine
from app.engines.builtin.notes.patterns import jotting, pattern
from app.engines.builtin.relation import exclude_each_other, go_together, two_times_in
from app.engines.builtin.remedies import remedy
from app.text.matching import families
from app.text.weights.granted import Offered, granted
from app.text.words import content_stems

_SURE = 0.68
"""From this likelihood on an offer is done: with the rules of this file 13 of 14 of two writers rightly (0029)."""
_ON_TOP = 0.45
"""The same for every other offer where our mistake is made good by all of them together, and one of them is done."""
_FRAMES = {"vp": "we_will", "np": "you_will_have"}
"""The entry of `jottings.yaml` that words a granted offer, by its form."""
_ALSO = "_too"
"""How that entry ends for a second offer of one form: "we'll also …"."""
_NOTHING_TO_DECIDE = {
    "vp": ("bill_held", "let_off", "asks_others", "keeps_posted"),
    "np": ("answer_by",),
}
"""The patterns of `remedies.yaml` for offers that need no yes, by form."""
_SAME = 2
"""Words of content that what is offered and what is asked must share at the least."""
_UNASKED = ("ends_it_all", "bit_by_bit")
"""Patterns of what nobody decides for them: it is done where they spoke of it themselves."""
_BACK = frozenset({"refund", "compensation"})
"""Families of what a sum comes back with, of which no price is theirs to pay."""
_OF_THE_BRIEF = "options"
"""How the place of an offer begins that is this customer's, and no standing one of the profile."""


def as_granted(desk: Desk, lines: Sequence[OptionLine]) -> list[OptionLine]:
    """The offers, those that are simply done as statements: "refund the £39" → "we'll refund the £39".

    Of several between which they have to choose, none is done.
    """
    if not desk.context.english or desk.task.brief.end_relationship:
        return [*lines]
    if len(lines) > 1 and exclude_each_other(lines):
        return [*lines]
    together = len(lines) < 2 or go_together(lines)
    # All the money back may be meant instead of whatever else is to be had, and a part of it instead of all.
    whole = [line for line in lines if _gives_all_back(line)]
    rivals = [] if together else [line for line in lines if line in whole or (whole and _gives_back(line))]
    ready = [line for line in lines if _is_ready(desk, line) and line not in rivals]
    done = [line for line in ready if _likely(desk, line) >= _SURE]
    if done and desk.task.brief.fault == "ours" and len(ready) == len(lines) and together:
        # A new one, a letter of apology, a gift: nobody is asked for each one by one.
        done = [line for line in ready if _likely(desk, line) >= _ON_TOP]
    return [
        _done(line, again=line.form == _form_before(line, done)) if line in done else line for line in lines
    ]


def _form_before(line: OptionLine, done: Sequence[OptionLine]) -> str | None:
    """The form of the granted offer before this one."""
    at = done.index(line)
    return done[at - 1].form if at else None


def _gives_all_back(line: OptionLine) -> bool:
    """Whether it may give back all that was paid; a sum with no word for what counts too."""
    note = line.given.text
    whole = any(remedy(name).search(note) for name in ("whole_refund", "bare_refund"))
    return whole or (pattern("in_full").search(note) is not None and _gives_back(line))


def _gives_back(line: OptionLine) -> bool:
    return bool(families(line.given.text) & _BACK)


def _is_ready(desk: Desk, line: OptionLine) -> bool:
    """Whether it is one of this brief, read for sure, and waits only for a yes."""
    if not line.given.where.startswith(_OF_THE_BRIEF):
        return False
    if line.form not in _FRAMES or not line.certain or line.noted or line.doubtful or line.another:
        return False
    return not (line.alternative or done_by_them(line) or _is_open(desk, line)) and asks_consent(line)


def _likely(desk: Desk, line: OptionLine) -> float:
    """How likely (0-1) it is one of which nobody would want to be asked."""
    if _ends_unasked(desk, line):
        return 0.0
    if _needs_no_yes(desk, line) or _is_asked_for(desk, line):
        return 1.0
    task = desk.task
    asks = tuple(ask.text for ask in task.reading.asks)
    offers = tuple(task.brief.options)
    return granted(Offered(line.given.text, offers, task.brief.fault, task.reading.text, asks))


def _needs_no_yes(desk: Desk, line: OptionLine) -> bool:
    """Whether there is nothing in it to say yes to, or they have asked for just that: a call."""
    if remedy("left_to_them").search(line.given.text):
        return False
    if any(remedy(name).match(line.text) for name in _NOTHING_TO_DECIDE[line.form]):
        return True
    return remedy("calls_them").match(line.text) is not None and _wants_a_call(desk)


def _is_asked_for(desk: Desk, line: OptionLine) -> bool:
    """Whether they ask for just that deed in its own words: "take off the fee" for "can you take that fee off?"."""
    if line.form != "vp":
        return False
    wanted = content_stems(remedy("said_besides").sub("", line.text))
    return len(wanted) >= _SAME and any(wanted <= content_stems(ask.text) for ask in desk.task.reading.asks)


def _wants_a_call(desk: Desk) -> bool:
    """Whether a call is among what they ask, and none is what they would rather not have: "do not ring before 2pm"."""
    reading = desk.task.reading
    asked = any(remedy("wants_a_call").search(ask.text) for ask in reading.asks)
    return asked and remedy("wants_no_call").search(reading.text) is None


def _ends_unasked(desk: Desk, line: OptionLine) -> bool:
    """Whether it ends or puts off something of theirs, of which they said nothing: "refund it, close her account"."""
    found = [word for name in _UNASKED for word in remedy(name).findall(line.given.text)]
    charged = remedy("let_off").match(line.text) is not None
    return not charged and not all(content_stems(word) & desk.said_stems for word in found)


def _is_open(desk: Desk, line: OptionLine) -> bool:
    """Whether something of it is still theirs to say, to send or to pay."""
    note = remedy("said_besides").sub("", line.given.text)  # "this once" is no condition
    if any(pattern(name).search(note) for name in ("costs_them", "instead_of_it")) or two_times_in(line):
        return True
    if _needs_no_yes(desk, line):
        return False
    waits = any(remedy(name).search(line.text) for name in ("waits_for_them", "once_it_is_done"))
    left = any(pattern(name).search(note) for name in ("on_condition", "chooses"))
    left = left or remedy("on_a_day").search(note) is not None
    priced = remedy("at_a_price").search(note) is not None and not _gives_back(line)
    return waits or left or priced or remedy("only_possible").search(note) is not None


def _done(line: OptionLine, *, again: bool) -> OptionLine:
    """The statement; of one behind another of its form it is said that it comes on top."""
    frame = _FRAMES[line.form] + (_ALSO if again and not remedy("as_well").search(line.text) else "")
    text = jotting(frame).format(offer=line.text)
    return line.model_copy(update={"form": "clause", "text": text, "item": text, "settled": True})
