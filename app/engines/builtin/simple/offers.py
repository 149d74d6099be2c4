"""What may be offered, in a reply without grammar: in the words that were allowed."""

from collections.abc import Sequence

from app.engines.builtin.desk import Desk
from app.engines.builtin.lacking import ask_instead
from app.engines.builtin.simple.lists import lines_of, put_list, tongue_of
from app.engines.builtin.simple.notes import Line, ended, inline
from app.text.matching import families


def options(desk: Desk) -> None:
    """What may be offered in the words that were allowed; two or more as a numbered list, put as a choice."""
    lines = lines_of(desk, desk.task.plan.options)
    if not lines:
        ask_instead(desk)
        return
    desk.paragraph()
    exclusive = _exclusive(lines, tongue_of(desk).code)
    if len(lines) == 1:
        _single(desk, lines[0])
    else:
        desk.say("offer-options", "list_intro" if exclusive else "list_intro_neutral")
        put_list(desk, lines, serves=("offer-options",), numbered=True)
    if desk.task.brief.end_relationship:
        return
    slot = "agree" if len(lines) == 1 else "choice" if exclusive else "choice_neutral"
    desk.say("solve-together", slot)
    desk.say("follow-up", "next_choice")
    if desk.unanswered:
        desk.say("keep-open", "missed", answers=desk.unanswered)


def _single(desk: Desk, one: Line) -> None:
    """One offer in the sentence that leads to it, or below it where a person has to put it into words."""
    lead = desk.book.choose("offer-options", "single_intro", desk.values)
    if lead is None or one.kind == "open":
        desk.put(lead)
        put_list(desk, [one], serves=("offer-options",))
        return
    text = ended(inline(one.text, tongue_of(desk), desk.names))
    desk.tell(f"{lead.text} {text}", one.given, serves=lead.serves)
    desk.jotted |= one.rough


def _exclusive(lines: Sequence[Line], code: str) -> bool:
    """Whether only one is to be had: a note says so, or of two one gives the money back and the other the thing."""
    if any(one.alternative for one in lines):
        return True
    kinds = [families(one.given.text, code) for one in lines]
    back = ["refund" in k for k in kinds]
    again = [not {"replace", "deliver", "booking"}.isdisjoint(k) and "refund" not in k for k in kinds]
    return len(lines) == 2 and any(back) and any(again)
