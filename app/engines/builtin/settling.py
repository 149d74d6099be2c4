"""The sentence behind what is offered: which of it, yes or no, or nothing where there is nothing to choose."""

from collections.abc import Sequence

from app.engines.builtin.consent import asks_consent, done_by_them
from app.engines.builtin.desk import Desk
from app.engines.builtin.lacking import leaves_questions
from app.engines.builtin.notes.options import OptionLine
from app.engines.builtin.notes.patterns import pattern
from app.engines.builtin.relation import (
    exclude_each_other,
    gives,
    go_together,
    only_time_open,
    two_times_in,
)
from app.engines.builtin.remedies import remedy


def settle(desk: Desk, lines: tuple[OptionLine, ...], *, beside: bool = False) -> None:
    """One sentence for the choice; none where all is done or decided. `beside`: something is done in any case."""
    if not any(map(asks_consent, lines)):
        if not desk.context.english:
            desk.say("solve-together", "ask_answered")
        return  # nothing is left to choose: see last_line.py
    theirs = [line for line in lines if done_by_them(line)]
    if len(lines) > 1 and gives(lines) and any(line.alternative for line in lines):
        desk.say("solve-together", "settle_which")  # "you can keep it, or send it back for a refund"
        return
    if len(lines) == 1 and remedy("waits_for_them").search(lines[0].text):
        _left_to_them(desk)
        return
    ours_too = beside and desk.task.brief.fault == "ours"
    if len(lines) == 1 and ours_too and two_times_in(lines[0]) and not theirs:
        desk.say("offer-options", "settle_when")
        return
    if len(lines) == 1 and not _hangs(lines[0]) and _one_or_the_other(lines[0], theirs=bool(theirs)):
        desk.say("solve-together", "settle_which")
        return
    rest = [line for line in lines if line not in theirs and asks_consent(line) and not _hangs(line)]
    ours = [line for line in rest if not (theirs and _follows(line))]
    if not ours:
        # What they do themselves, or what hangs on something, is not arranged for them.
        if theirs:
            _left_to_them(desk)
        else:
            desk.say("solve-together", "settle_if")
        return
    hanging = sum(map(_hangs, lines))  # "if it can't be adjusted, we reline it" asks nothing of them
    all_of_it = desk.task.brief.fault == "ours" and len(ours) + hanging == len(lines)
    if all_of_it and (only_time_open(ours) or (len(ours) == 1 and two_times_in(ours[0]))):
        desk.say("offer-options", "settle_when")
        return
    desk.say("solve-together", _slot(desk, lines, ours, theirs))


def _left_to_them(desk: Desk) -> None:
    """They may ask about what is theirs to do, unless they are asked anyway whether a question was left open."""
    if not leaves_questions(desk):
        desk.say("solve-together", "settle_own")


def _slot(
    desk: Desk, lines: Sequence[OptionLine], ours: Sequence[OptionLine], theirs: Sequence[OptionLine]
) -> str:
    """The words for one of several, for all of them, for our part of them, for some, or for the only one."""
    if len(lines) > 1 and exclude_each_other(lines):
        return "settle_which"
    if len(lines) == 1:
        return "settle_said" if _asks_already(desk, lines[0]) else "settle_one"
    if len(ours) < len(lines):
        return "settle_any" if gives(ours) and gives(theirs) else "settle_ours"
    return "settle_all" if desk.task.brief.fault == "ours" and go_together(ours) else "settle_any"


def _one_or_the_other(line: OptionLine, *, theirs: bool) -> bool:
    """Whether one offer is a choice of two: "on the 21st or the 23rd", "repair it or send it back".

    Of what is `theirs` to do only the time is ours to be told: not whether they pay by card or at the desk.
    """
    if two_times_in(line) or pattern("or_one_of_us").search(line.text):
        return True
    text = line.given.text
    two = any(pattern(name).search(text) for name in ("either_day", "left_to_them"))
    two = two or (remedy("or_another").search(text) is not None and not remedy("in_condition").search(text))
    return (two or pattern("either_way").search(line.text) is not None) and not theirs


def _asks_already(desk: Desk, line: OptionLine) -> bool:
    """Whether the sentence of the offer has just said "if you'd like that": it is not asked twice."""
    last = desk.passages[-1]
    return line.given.where in last.uses and pattern("own_wish").search(last.text) is not None


def _follows(line: OptionLine) -> bool:
    """Whether it is to be had once they have done something, which stands beside what they do."""
    return any(remedy(name).search(line.text) for name in ("waits_for_them", "once_it_is_done"))


def _hangs(line: OptionLine) -> bool:
    """Whether it is only to be had if something turns out that is not theirs to say."""
    return pattern("on_condition").match(line.given.text) is not None
