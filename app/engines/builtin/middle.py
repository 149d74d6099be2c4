"""The middle of a reply: what cannot be done, and the asks that nothing speaks to."""

import re

from app.engines.builtin.asking import ask_phrase
from app.engines.builtin.concern.asked import Asked, scornful
from app.engines.builtin.concern.asked_words import patterns as asked_patterns
from app.engines.builtin.concern.mocking import mocks
from app.engines.builtin.desk import Desk
from app.engines.builtin.in_private import held_from_public
from app.engines.builtin.left_open import tell_open
from app.engines.builtin.notes.apart import verb_supplied
from app.engines.builtin.notes.as_phrase import capitalised
from app.engines.builtin.notes.facts import FactLine
from app.engines.builtin.notes.limit_reasons import in_one_breath
from app.engines.builtin.notes.limits import LimitLine, sentence
from app.engines.builtin.notes.patterns import pattern
from app.engines.builtin.notes.raw import is_raw
from app.engines.builtin.notes.written import is_worded, is_written
from app.engines.builtin.safety import answers, on_the_safe_side
from app.engines.builtin.telling import tell_asked
from app.engines.builtin.weight import asks_to_know
from app.engines.builtin.wished_for import GIVEN, is_offered
from app.model.plan import AskPlan
from app.model.writing import Ground, Passage
from app.text.compiled import compiled
from app.text.grammar import tokens
from app.text.matching import families, leaves_open
from app.text.words import content_stems

_SHORT_WORD = 3
"""Letters of a word that names nothing ("the", "for")."""


_UNREAD = frozenset({"short", "person"})
"""Why a fact is not told that a person can put into words."""
_START = 9
"""Characters by which two sentences begin alike."""
_SAME_MATTER = 2
"""Words of content that an ask and a limit share from which on it surely refuses what is asked."""
_YET = compiled(r"^yet (\w+)", re.IGNORECASE)
"""How a refusal begins that parts a verb from its "to": "unable to yet say"."""
_PAID_BACK = compiled(r"\b(?:paid|pay|give[n]?|money|sent) back\b|\brefund", re.IGNORECASE)
_ONE_BREATH = 26
"""Words of two refusals that one sentence holds."""


def limits(desk: Desk) -> None:
    """What cannot be done or promised, said plainly and kindly, each once; then the asks that nothing speaks to."""
    if desk.bearing.despairs and not desk.limits:
        return
    desk.paragraph()
    _leave_out(desk)
    for line in _joined(desk.limits, str(desk.tables["words"]["or"])):
        if not held_from_public(desk, line.given):
            _say_limit(desk, line)
    said = {where for p in desk.passages for where in p.uses}
    unmet = [
        a
        for a in desk.task.plan.asks
        if a.by == "unmet"
        or (a.by in {"fact", "open", "policy"} and a.where not in said and not _named_later(desk, a))
    ]
    unmet = [a for a in unmet if not _needs_no_answer(desk, desk.task.reading.asks[a.ask].text)]
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
    if honest and not unread and not any("be-honest" in p.serves for p in desk.passages):
        slot = _unmet_slot(desk, told=told and not before) if desk.bare else _open_slot(unmet)
        desk.owes = desk.say("be-honest", slot, answers=desk.unanswered)
        desk.unanswered = []
    if desk.bare:
        desk.told_open = desk.asked
    on_the_safe_side(desk)


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
        not {",", ";"}.isdisjoint(first.text + second.text.replace(",", ""))
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


def _say_limit(desk: Desk, line: LimitLine) -> None:
    if _left_to_agent(desk, line):
        return
    slot, value = {
        "vp": ("cannot_vp", "limit_vp"),
        "np": ("cannot_np", "limit_np"),
        "clause": ("cannot_clause", "limit_clause"),
    }[line.kind]
    plain = is_written(line.given.text) and pattern("you_must").match(line.text)
    if line.kind == "clause" and (plain or pattern("we_state").match(line.text)):
        desk.tell(sentence(line.text), line.given, serves=("be-honest",))
        return
    notes = [line.given, line.also] if line.also else [line.given]
    if line.kind == "vp" and pattern("own_cannot").match(line.given.text):
        # "I cannot issue it" is not "we can't issue it": somebody else may.
        said = {p.text[:_START] for p in desk.passages}
        ways = [w for w in desk.tables["words"]["i_cannot"] if w[:_START] not in said]
        own = desk.book.pick(line.text, ways or desk.tables["words"]["i_cannot"]).format(vp=line.text)
        desk.tell(own, *notes, serves=("be-honest",))
        if line.reason:
            desk.tell(sentence(line.reason), line.given)
        return
    asked = _was_asked_for(desk, line) and desk.book.pick(line.text, (slot, f"{slot}_asked"))
    both = _with_its_reason(desk, line)
    told = {value: _YET.sub(r"\1 yet", both or line.text)}
    # A remedy that is refused is what they hope for, and no afterthought.
    hoped = "cannot_clause_hoped" if line.kind == "clause" and _refuses_remedy(line) else None
    if not desk.say("be-honest", asked or hoped or slot, notes=notes, values=told):
        desk.tell(sentence(both or line.text), line.given, serves=("be-honest",))
    if line.reason and both is None:
        desk.tell(sentence(line.reason), line.given)


def _refuses_remedy(line: LimitLine) -> bool:
    """Whether a limit refuses money back, a new thing, or another remedy."""
    return bool(families(line.given.text) & GIVEN) or _PAID_BACK.search(line.given.text) is not None


def _was_asked_for(desk: Desk, line: LimitLine) -> bool:
    """Whether they surely ask for what a limit refuses: a word that both share may be of another matter."""
    stems, asks = content_stems(line.given.text), desk.task.reading.asks
    met = [asks[number].text for number in desk.answers(line.given.where)]
    return any(
        len(stems & content_stems(ask)) >= _SAME_MATTER or families(ask) & families(line.given.text) & GIVEN
        for ask in met
    )


def _left_to_agent(desk: Desk, line: LimitLine) -> bool:
    """Whether a limit is told in none of our words: it is in doubt, still a jotting, or stands as it is."""
    english = desk.context.english
    if line.doubtful:
        desk.leave_out(FactLine(given=line.given, part=line.given.text), "person")
    elif line.kind == "raw" and not english:
        _list_limit(desk, line)
    elif line.kind == "raw" and not _rough(line):
        _say_as_it_stands(desk, line)
    elif english and _rough(line):
        desk.leave_out(FactLine(given=line.given, part=line.given.text), "short")
    else:
        if line.unread and english:
            desk.leave_out(FactLine(given=line.given, part=line.unread), "short")
        return False
    return True


def _with_its_reason(desk: Desk, line: LimitLine) -> str | None:
    """A jotted limit and its reason in one breath, None where they are two sentences."""
    jotted = line.reason is not None and not is_worded(line.given.text) and desk.context.english
    return in_one_breath(line.text, line.reason) if line.reason and jotted else None


def _say_as_it_stands(desk: Desk, line: LimitLine) -> None:
    """A limit that fits none of our words: told where it is a sentence, else left to the agent."""
    told = desk.told_as_facts(line.given)
    if all(fact.sentence and (fact.filled or not verb_supplied(fact)) for fact in told):
        for fact in told:
            desk.tell(str(fact.sentence), line.given, serves=("be-honest",))
    else:
        desk.leave_out(FactLine(given=line.given, part=line.given.text), "short")


def _list_limit(desk: Desk, line: LimitLine) -> None:
    """A limit that makes no sentence, as the one item of a list."""
    desk.put(Passage(text=desk.book.pick("not_possible", desk.tables["notes"]["not_possible"])))
    desk.put(
        Passage(
            text=f"{'' if desk.chatty else '- '}{capitalised(line.text)}",
            before=" " if desk.chatty else "\n\n",
            part="item",
            serves=("be-honest",),
            grounds=(Ground(where=line.given.where, quote=line.given.text),),
            answers=desk.answers(line.given.where),
            uses=(line.given.where,),
        )
    )
    desk.paragraph()


def _rough(line: LimitLine) -> bool:
    """Whether a limit is still a jotting: what it refuses, or the reason it gives."""
    told = f"{line.text}, {line.reason}" if line.reason else line.text
    return is_raw(line.given.text, told, certain=line.certain)


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
    return desk.say("be-honest", "unmet", answers=[ask.ask], shown=[asked], values={"ask": phrase})
