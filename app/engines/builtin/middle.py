"""The middle of a reply: what cannot be done, and the asks that nothing speaks to."""

from app.engines.builtin.asking import ask_phrase
from app.engines.builtin.concern.asked import Asked, scornful
from app.engines.builtin.concern.asked_words import patterns as asked_patterns
from app.engines.builtin.concern.mocking import mocks
from app.engines.builtin.desk import Desk
from app.engines.builtin.in_private import held_from_public
from app.engines.builtin.left_open import tell_open
from app.engines.builtin.notes.facts import FactLine
from app.engines.builtin.notes.limits import LimitLine
from app.engines.builtin.notes.patterns import pattern
from app.engines.builtin.refusing import say_limit, stand_behind_offers, told_by_offer
from app.engines.builtin.safety import answers, on_the_safe_side
from app.engines.builtin.telling import tell_asked
from app.engines.builtin.weight import asks_to_know
from app.engines.builtin.wished_for import is_of_a_sum_told, is_offered
from app.model.plan import AskPlan
from app.text.grammar import tokens
from app.text.matching import leaves_open
from app.text.words import content_stems

_SHORT_WORD = 3
"""Letters of a word that names nothing ("the", "for")."""


_UNREAD = frozenset({"short", "person"})
"""Why a fact is not told that a person can put into words."""
_ONE_BREATH = 26
"""Words of two refusals that one sentence holds."""


def limits(desk: Desk) -> None:
    """What cannot be done or promised, said plainly and kindly, each once; then the asks that nothing speaks to."""
    if desk.bearing.despairs and not desk.limits:
        return
    desk.paragraph()
    _leave_out(desk)
    elsewhere = _tell(desk)
    said = {where for p in desk.passages for where in p.uses}
    unmet = [
        a
        for a in desk.task.plan.asks
        if a.by == "unmet"
        or (a.by in {"fact", "open", "policy"} and a.where not in said and not _named_later(desk, a))
    ]
    unmet = [a for a in unmet if not _needs_no_answer(desk, desk.task.reading.asks[a.ask].text)]
    unmet = [a for a in unmet if desk.bare or not is_of_a_sum_told(desk, a.ask)]
    before = bool(desk.asked)
    told = desk.bare and tell_asked(desk, leaning=bool(desk.concern.account))
    unread = any(_may_be_answered(desk, a) for a in unmet)
    named = (
        not (told or unread) and bool(unmet) and not is_offered(desk, unmet[0]) and _say_unmet(desk, unmet[0])
    )
    unnamed = unmet[1:] if named else unmet
    answered = bool(desk.options or desk.limits or said or unread)
    if answered:
        desk.told_open = tell_open(desk, {unmet[0].ask} if named else set())
        unnamed = [a for a in unnamed if a.ask not in desk.told_open]
    desk.says_open = answered and (named or bool(desk.told_open))
    honest = "be-honest" in desk.task.plan.applies
    if answered:
        # An ask and the note that meets it may share no word: whether it is met is asked, not denied.
        wanted = desk.task.reading.asks
        desk.unanswered = [a.ask for a in unnamed if pattern("asks_to_know").search(wanted[a.ask].text)]
    elif unnamed:
        asks = [desk.task.reading.asks[a.ask] for a in unnamed]
        slot = "unmet_generic"
        if desk.bare:
            slot = "unmet_rest" if named else _unmet_slot(desk, told=told and not before)
        desk.owes = desk.say("be-honest", slot, answers=[a.ask for a in unnamed], shown=asks) or desk.say(
            "be-honest", "unmet_generic", answers=[a.ask for a in unnamed], shown=asks
        )
    # What a jotting says of it is for the agent to tell: it has been found out already.
    unread = unread or any(leaves_open(x.part) for x in desk.facts if x.reason in _UNREAD)
    honest = honest and not (unread or elsewhere)
    if honest and not any("be-honest" in p.serves for p in desk.passages):
        slot = _unmet_slot(desk, told=told and not before) if desk.bare else _open_slot(unmet)
        desk.owes = desk.say("be-honest", slot, answers=desk.unanswered)
        desk.unanswered = []
    if desk.bare:
        desk.told_open = desk.asked
    on_the_safe_side(desk)


def _tell(desk: Desk) -> bool:
    """Say what cannot be done, but for what stands behind the offers or is told by one; whether there is such."""
    behind = stand_behind_offers(desk, desk.limits)
    offered = [line for line in desk.limits if line not in behind and told_by_offer(desk, line)]
    for line in offered:
        desk.leave_out(FactLine(given=line.given, part=line.given.text), "option")
    here = tuple(line for line in desk.limits if line not in behind and line not in offered)
    for line in _joined(here, str(desk.tables["words"]["or"])):
        if not held_from_public(desk, line.given):
            say_limit(desk, line)
    return bool(behind or offered)


def _leave_out(desk: Desk) -> None:
    """Keep what only tells how to write, and what nobody asks for, for the note."""
    beside = [note for note in desk.task.plan.beside if note not in desk.steering]
    for reason, notes in (("internal", desk.steering), ("not_asked", beside)):
        for note in notes:
            desk.leave_out(FactLine(given=note, part=note.text), reason)


def _may_be_answered(desk: Desk, ask: AskPlan) -> bool:
    """Whether a fact that was too hurriedly jotted to be told speaks of what they ask: nobody has to find it out."""
    wanted = content_stems(desk.task.reading.asks[ask.ask].text)
    unread = (line for line in desk.facts if line.reason in _UNREAD)
    return any(not wanted or wanted & content_stems(line.part) for line in unread)


def _open_slot(unmet: list[AskPlan]) -> str:
    """Beside notes: that an ask is open, or, where none is, only that no more can be promised."""
    return "unmet_generic" if unmet else "unmet_unasked"


def _unmet_slot(desk: Desk, *, told: bool) -> str:
    """The words that fit what they ask: wishes or demands alone, questions `told` just before, or earlier."""
    told_ones = [one for one in desk.concern.asked if one.ask in desk.asked]
    kinds = {_kind(one) for one in told_ones}
    if not kinds and all(
        scornful(a.text) or mocks(a.text, desk.said) or answers(desk, a.text) for a in desk.task.reading.asks
    ):
        return "unmet_story"
    if desk.bearing.wants_done and kinds == {"wish"}:
        return "unmet_request"
    if kinds == {"wish"} and not desk.bearing.complains and asks_to_know(desk):
        return "unmet_told" if told else "unmet_all"
    demands = not kinds and "?" not in desk.said  # nothing was asked that has an answer
    return "unmet_wish" if demands or kinds == {"wish"} else "unmet_told" if told else "unmet_all"


def _kind(one: Asked) -> str:
    """Whether what is told is a question or a wish by its sense: "whether I can have a live one" wishes for one."""
    if asked_patterns()["to_be_done"].match(one.text):
        return "wish"
    return "question" if asked_patterns()["to_be_told"].match(one.text) else one.kind


def _needs_no_answer(desk: Desk, ask: str) -> bool:
    """Whether it is answered already, or, where there is something to tell, was put only to wound."""
    return answers(desk, ask) or (not desk.bare and scornful(ask))


def _joined(lines: tuple[LimitLine, ...], conjunction: str) -> list[LimitLine]:
    """Two refusals of the same form are said in one breath: "I can't give the name, or decide on it today"."""
    if len(lines) < 2 or any(line.kind != "vp" or line.reason for line in lines[:2]):
        return list(lines)
    first, second = lines[:2]
    if (
        not {",", ";", "."}.isdisjoint(first.text + second.text.replace(",", ""))
        or len(tokens(f"{first.text} {second.text}")) > _ONE_BREATH
    ):
        return list(lines)
    both = first.model_copy(
        update={"text": f"{first.text}, {conjunction} {second.text}", "also": second.given}
    )
    return [both, *lines[2:]]


def _named_later(desk: Desk, ask: AskPlan) -> bool:
    """Whether the note that meets the ask is still to come, with the hand-over."""
    return any(f.where == ask.where and desk.for_handover(f) for f in desk.task.plan.facts)


def _say_unmet(desk: Desk, ask: AskPlan) -> bool:
    """Say of one ask, by its name, that it cannot be promised now; False where it has no sure name."""
    asked = desk.task.reading.asks[ask.ask]
    # With facts to tell, what answers in words is given by them, whatever words they have for it.
    in_words = not desk.bare and pattern("for_words").search(asked.text)
    # Who asks for somebody of flesh and blood has them: whoever answers.
    if scornful(asked.text) or in_words or asked_patterns()["wants_a_person"].search(asked.text):
        return False
    phrase = ask_phrase(desk.context.priced(asked.text))
    # A sum by itself ("the £31.50") is mostly told of by a note that names it otherwise.
    if phrase is None or not any(len(w) > _SHORT_WORD and w.isalpha() for w in tokens(phrase)):
        return False
    if pattern("of_the_same").match(phrase):  # "another, same colour": of what, only their sentence tells
        return False
    return desk.say("be-honest", "unmet", answers=[ask.ask], shown=[asked], values={"ask": phrase})
