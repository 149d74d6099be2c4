"""What cannot be done, and what was asked and is still open, in a reply without grammar."""

from collections.abc import Iterator

from app.engines.builtin.desk import Desk
from app.engines.builtin.simple.asked import say_asked
from app.engines.builtin.simple.lists import lines_of, put_list, tongue_of
from app.engines.builtin.simple.notes import Line, inline
from app.model.value import Span
from app.model.writing import Passage
from app.text.sentences import split

_NO_QUESTION = frozenset({"asks:rhetorical", "asks:mockery", "anger:rhetoric", "anger:sarcasm"})
"""Signs of the reading that tell a question mark apart from a question."""


def limits(desk: Desk) -> None:
    """What cannot be done: a sentence after a plain word, the rest as a list; then what nothing speaks to."""
    desk.paragraph()
    lines = lines_of(desk, desk.task.plan.cannot)
    for one in lines:
        if one.kind != "open" and (one.kind == "sentence" or tongue_of(desk).denies.search(one.text)):
            _say(desk, "cannot_clause", "limit_clause", one)
    rest = [o for o in lines if o.kind == "open" or not any(o.given.where in p.uses for p in desk.passages)]
    if len(rest) == 1 and rest[0].kind == "item":
        _say(desk, "cannot_np", "limit_np", rest[0])
    elif rest:
        desk.put(Passage(text=desk.book.pick("not_possible", desk.tables["notes"]["not_possible"])))
        put_list(desk, rest, serves=("be-honest",))
    _open_asks(desk)


def _say(desk: Desk, slot: str, value: str, one: Line) -> None:
    desk.jotted |= one.rough
    text = inline(one.text, tongue_of(desk), desk.names)
    if not desk.say("be-honest", slot, notes=[one.given], values={value: text}):
        desk.tell(one.sentence, one.given, serves=("be-honest",))


def _open_asks(desk: Desk) -> None:
    """Where nothing is given that could answer, say that part of the message is open; else ask whether all is met."""
    desk.unread_question = _unread_question(desk)
    said = {where for p in desk.passages for where in p.uses}
    offered = {o.where for o in desk.task.plan.options}
    unmet = [
        a.ask
        for a in desk.task.plan.asks
        if a.by == "unmet" or (a.by in {"fact", "open", "policy"} and a.where not in said | offered)
    ]
    if desk.task.plan.options or desk.task.plan.cannot or said:
        desk.unanswered = unmet
    elif unmet and not say_asked(desk, unmet):
        shown = [desk.task.reading.asks[i] for i in unmet]
        desk.say("be-honest", "unmet_generic", answers=unmet, shown=shown)
    if "be-honest" in desk.task.plan.applies and not any("be-honest" in p.serves for p in desk.passages):
        desk.say("be-honest", "unmet_generic", answers=desk.unanswered)
        desk.unanswered = []


def _unread_question(desk: Desk) -> bool:
    """Whether a sentence of the message asks something that the reading took neither for an ask nor for rhetoric.

    Asks are found less surely here than in English; a question mark is hard to miss.
    """
    reading = desk.task.reading
    known = [*reading.asks, *(s for s in reading.signs if s.of in _NO_QUESTION)]
    asking = [
        s
        for piece in reading.visible_spans
        for s in _placed(piece)
        if "?" in s.text and not any(k.start < s.end and s.start < k.end for k in known)
    ]
    return bool(asking)


def _placed(piece: Span) -> Iterator[Span]:
    for s in split(piece.text):
        yield Span(text=s.text, start=piece.start + s.start, end=piece.start + s.end)
