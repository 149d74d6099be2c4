"""What is known, in a reply without grammar: told as it is given."""

from app.engines.builtin.desk import Desk
from app.engines.builtin.known import FACTS_AT_MOST
from app.engines.builtin.notes.facts import FactLine
from app.engines.builtin.simple.lists import honest, lines_of, put_list, tongue_of
from app.engines.builtin.simple.notes import Line
from app.model.writing import Passage
from app.text.words import overlap

_SAME = 0.8
"""Share (0-1) of a fact's words from which on an offer or a limit says it."""

_KNOWN = 0.95
"""The same for the message: what the customer wrote may still be what we confirm."""


def facts(desk: Desk) -> None:
    """Whole sentences first, then a list of what was jotted or has to be put into words by a person."""
    room = FACTS_AT_MOST[desk.task.brief.length] - 2 * desk.chatty - 2 * desk.tightness
    told: list[Line] = []
    for made in lines_of(desk, desk.task.plan.facts):
        reason = _unsaid(desk, made)
        if reason is None and len(told) >= max(room, 1) and not desk.answers(made.given.where):
            reason = "space"
        if reason is None:
            told.append(made)
        else:
            desk.leave_out(FactLine(given=made.given, part=made.text), reason)
    sentences = [one for one in told if one.kind == "sentence"]
    if sentences and desk.task.brief.fault != "customer":
        desk.paragraph()
    for one in sentences:
        desk.tell(one.sentence, one.given, serves=honest(desk, one))
        desk.jotted |= one.rough
    rest = [one for one in told if one.kind != "sentence"]
    if rest:
        desk.paragraph()
        # Where the fault is the customer's, the word before has led to the facts already.
        if sentences or desk.task.brief.fault != "customer":
            desk.put(Passage(text=desk.book.pick("known", desk.tables["notes"]["known"])))
        put_list(desk, rest)


def _unsaid(desk: Desk, made: Line) -> str | None:
    """Why a fact is not told; None where it is."""
    here, text = tongue_of(desk), made.given.text
    if here.inside.search(text):
        return "internal"
    if here.today.search(text) and len(text.split()) <= 5:
        return "date"
    plan = desk.task.plan
    if any(overlap(text, o.text, here.code) >= _SAME for o in plan.options):
        return "option"
    if any(overlap(text, c.text, here.code) >= _SAME for c in plan.cannot):
        return "limit"
    known = desk.task.reading.visible or desk.task.reading.text
    return "known" if overlap(text, known, here.code) >= _KNOWN else None
