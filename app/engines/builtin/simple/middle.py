"""The middle of a reply without grammar: facts, limits and offers as they are given, and who takes over."""

from collections.abc import Iterator, Sequence

from app.engines.builtin.desk import Desk
from app.engines.builtin.middle import FACTS_AT_MOST
from app.engines.builtin.notes.facts import FactLine
from app.engines.builtin.simple.notes import Line, ended, inline, line
from app.engines.builtin.simple.tongue import Tongue, tongue
from app.model.plan import Given
from app.model.value import Span
from app.model.writing import Ground, Passage
from app.text.matching import families, leaves_open
from app.text.particulars import find
from app.text.sentences import split
from app.text.words import overlap

_SAME = 0.8
"""Share (0-1) of a fact's words from which on an offer or a limit says it."""

_NO_QUESTION = frozenset({"asks:rhetorical", "anger:rhetoric", "anger:sarcasm"})

_KNOWN = 0.95
"""The same for the message: what the customer wrote may still be what we confirm."""


def _tongue(desk: Desk) -> Tongue:
    return tongue(str(desk.tables["words"]["code"]))


def _lines(desk: Desk, notes: Sequence[Given]) -> list[Line]:
    brief = desk.task.brief
    return [line(n, _tongue(desk), brief.customer.name, brief.agent.name) for n in notes]


def facts(desk: Desk) -> None:
    """Whole sentences first, then a list of what was jotted or has to be put into words by a person."""
    room = FACTS_AT_MOST[desk.task.brief.length] - 2 * desk.chatty - 2 * desk.tightness
    told: list[Line] = []
    for made in _lines(desk, desk.task.plan.facts):
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
        desk.tell(one.sentence, one.given, serves=_honest(desk, one))
    rest = [one for one in told if one.kind != "sentence"]
    if rest:
        desk.paragraph()
        # Where the fault is the customer's, the word before has led to the facts already.
        if sentences or desk.task.brief.fault != "customer":
            desk.put(Passage(text=desk.book.pick("known", desk.tables["notes"]["known"])))
        put_list(desk, rest)


def _unsaid(desk: Desk, made: Line) -> str | None:
    """Why a fact is not told; None where it is."""
    here, text = _tongue(desk), made.given.text
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


def _honest(desk: Desk, made: Line) -> tuple[str, ...]:
    return ("be-honest",) if leaves_open(made.text, _tongue(desk).code) else ()


def put_list(
    desk: Desk, lines: Sequence[Line], *, serves: Sequence[str] = (), numbered: bool = False
) -> None:
    """Notes as a list, in a chat one after the other."""
    confirm = str(desk.tables["neutral"]["confirm"])
    for number, one in enumerate(lines, start=1):
        last = number == len(lines)
        mark = (f"({number}) " if numbered else "") if desk.chatty else (f"{number}. " if numbered else "- ")
        stop = ("." if last else ";") if desk.chatty else ""
        told = one.item(confirm=confirm)
        if desk.chatty and not numbered and one.kind != "open":
            told = inline(one.text, _tongue(desk), desk.names)
        desk.put(
            Passage(
                text=f"{mark}{told}{stop}",
                before=" " if desk.chatty else ("\n\n" if number == 1 else "\n"),
                part="item",
                serves=tuple(serves) or _honest(desk, one),
                grounds=(Ground(where=one.given.where, quote=one.given.text),),
                answers=desk.answers(one.given.where),
                uses=(one.given.where,),
            )
        )
        desk.foreign |= {one.language} if one.language else set()
        desk.jotted |= one.rough or (one.kind == "item" and not serves)
    desk.paragraph()


def limits(desk: Desk) -> None:
    """What cannot be done: a sentence after a plain word, the rest as a list; then what nothing speaks to."""
    desk.paragraph()
    lines = _lines(desk, desk.task.plan.cannot)
    for one in lines:
        if one.kind != "open" and (one.kind == "sentence" or _tongue(desk).denies.search(one.text)):
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
    text = inline(one.text, _tongue(desk), desk.names)
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
    elif unmet:
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


def options(desk: Desk) -> None:
    """What may be offered in the words that were allowed; two or more as a numbered list, put as a choice."""
    lines = _lines(desk, desk.task.plan.options)
    if not lines:
        _ask_instead(desk)
        return
    desk.paragraph()
    exclusive = _exclusive(lines, _tongue(desk).code)
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
    text = ended(inline(one.text, _tongue(desk), desk.names))
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


def _ask_instead(desk: Desk) -> None:
    """Where nothing is offered: how to reach them when it is handed on, what is open, or whether that was all."""
    plan = desk.task.plan
    if "solve-together" not in plan.applies or plan.question:
        return
    desk.paragraph()
    slot = "ask_contact" if "escalate" in plan.applies else "ask_view" if desk.open else "ask_answered"
    desk.say("solve-together", slot, answers=desk.unanswered if slot == "ask_answered" else ())
    if desk.unanswered and slot != "ask_answered":
        desk.say("keep-open", "missed", answers=desk.unanswered)


def handover(desk: Desk) -> None:
    """To whom it is passed on, what is known of when, and that nothing has to be told again."""
    role = desk.task.plan.escalate_to
    desk.paragraph()
    answers = [a.ask for a in desk.task.plan.asks if a.by == "handover"]
    if role is None:
        desk.say("escalate", "handover_unknown", answers=answers)
        return
    here = _tongue(desk)
    when = role.answers_within if role.answers_within and _is_time(role.answers_within, here.code) else None
    ground = [Given(where="profile.roles", text=role.role)] if when else []
    slot = "handover_when" if when else "handover"
    values = {"role": role.role, "when": when}
    desk.say("escalate", slot, values=values, answers=answers, notes=ground)


def _is_time(text: str, code: str) -> bool:
    """Whether a term of the profile is one in the language of the reply ("zwei Werktage")."""
    return any(p.type in {"duration", "date", "time"} for p in find(text, code))
