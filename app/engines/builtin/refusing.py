"""How one limit is said: in our words with its reason, as it stands, or not at all; and where it stands."""

import re
from collections.abc import Sequence

from app.engines.builtin.consent import as_theirs, asks_consent, done_by_them
from app.engines.builtin.desk import Desk
from app.engines.builtin.in_private import held_from_public
from app.engines.builtin.notes.apart import verb_supplied
from app.engines.builtin.notes.as_phrase import capitalised
from app.engines.builtin.notes.facts import FactLine
from app.engines.builtin.notes.limit_reasons import in_one_breath
from app.engines.builtin.notes.limits import LimitLine, sentence
from app.engines.builtin.notes.patterns import jotting, pattern
from app.engines.builtin.notes.raw import is_raw
from app.engines.builtin.notes.written import is_worded, is_written
from app.engines.builtin.weight import is_answered
from app.engines.builtin.wished_for import GIVEN
from app.model.writing import Ground, Passage
from app.text.compiled import compiled
from app.text.grammar import tokens
from app.text.matching import families
from app.text.words import content_stems

_START = 9
"""Characters by which two sentences begin alike."""
_SAME_MATTER = 2
"""Words of content that an ask and a limit share from which on it surely refuses what is asked."""
_YET = compiled(r"^yet (\w+)", re.IGNORECASE)
"""How a refusal begins that parts a verb from its "to": "unable to yet say"."""
_PAID_BACK = compiled(r"\b(?:paid|pay|give[n]?|money|sent) back\b|\brefund", re.IGNORECASE)

_MAY_I = compiled(
    r"\b(?:may|can|could|might) (?:i|we) (?:(?:please|still|just|also) )?(?P<verb>[a-z]+)\b", re.IGNORECASE
)
"""How they ask for leave to do something themselves."""
_DENIES = compiled(
    r"\b(?:no|not|never|none|nothing|nobody|without|only|unless|until)\b|n['’]t\b", re.IGNORECASE
)
"""What of a note says that it refuses something, whatever verb it is given."""


def stand_behind_offers(desk: Desk, lines: Sequence[LimitLine]) -> tuple[LimitLine, ...]:
    """The limits that are said behind what is offered: those that only make sense there, "we cannot refund May too",
    and where there is a choice or they only ask something, all that nobody asked for: a refusal before the help reads
    as the answer. Behind one offer, or several that go together, "if you'd like that" would be said of the refusal.
    """
    if not desk.options or desk.task.brief.end_relationship or not desk.context.english:
        return ()
    told = (line for line in lines if not line.doubtful and line.kind != "raw")
    waiting = [x for x in desk.options if asks_consent(x) and not done_by_them(as_theirs(x))]
    chosen = len(waiting) > 1 and desk.task.brief.fault != "ours"
    behind = chosen or is_answered(desk)
    return tuple(
        line for line in told if _leans(desk, line.given.text) or (behind and not _was_asked_for(desk, line))
    )


def _leans(desk: Desk, note: str) -> bool:
    """Whether a limit only makes sense behind an offer: "I can't promise that head office will pay it" too, where it is
    offered to ask head office.
    """
    if pattern("leans_on_what_is_offered").search(note):
        return True
    offers = (content_stems(one.given.text) for one in desk.options if pattern("refuses_it").search(note))
    return any(len(content_stems(note) & stems) > 1 for stems in offers)


def told_by_offer(desk: Desk, line: LimitLine) -> bool:
    """Whether an offer says by its condition what a limit says: "not before the questions are answered"."""
    stems = content_stems(line.given.text)
    waits = desk.context.english and pattern("limit_waits").search(line.given.text) is not None
    conditional = (o for o in desk.options if pattern("offer_waits").search(o.given.text))
    return waits and len(stems) > 1 and any(stems <= content_stems(o.given.text) for o in conditional)


def tell_behind(desk: Desk) -> None:
    """Say the limits that were kept until the offers are told."""
    for line in stand_behind_offers(desk, desk.limits):
        if not held_from_public(desk, line.given):
            say_limit(desk, line)


def say_limit(desk: Desk, line: LimitLine) -> None:
    """Say a limit once, plainly and kindly, or leave it to the agent."""
    if _left_to_agent(desk, line):
        return
    line = _as_their_deed(desk, line)
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
    unknown = pattern("do_not_know").match(line.given.text.replace("’", "'")) if line.kind == "vp" else None
    if unknown is not None:
        who = "i" if unknown["who"].lower() == "i" else "we"
        desk.tell(desk.tables["words"]["not_known"][who].format(vp=line.text), *notes, serves=("be-honest",))
        return
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


def _as_their_deed(desk: Desk, line: LimitLine) -> LimitLine:
    """A limit as what they can't do, where they ask whether they may: "may I keep my locker?"."""
    asked = (_MAY_I.search(desk.task.reading.asks[n].text) for n in desk.answers(line.given.where))
    verb = (tokens(line.text) or [""])[0]
    if line.kind != "vp" or not any(found and found["verb"].lower() == verb for found in asked):
        return line
    return line.model_copy(update={"kind": "clause", "text": jotting("they_cannot").format(do=line.text)})


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
    # "Gift cards paid out in cash" among what cannot be done says the opposite of "were paid out".
    denied = _DENIES.search(line.text) is not None
    if all(fact.sentence and ((fact.filled and denied) or not verb_supplied(fact)) for fact in told):
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
