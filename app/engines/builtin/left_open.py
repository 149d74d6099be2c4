"""Asks that surely no note answers, told back as understood and open, in a reply that has other things to tell.

An ask and the note that meets it may share no word. So an ask is only said to be open where none of the notes can be
its answer: those that share a word with another ask answer that one, and of the rest none tells what it asks for, as a
time or a cause, or each has an ask before this one that it may answer.

A question that only a note answers which was jotted too briefly to be told is said to be looked at: silence would read
as if nobody had seen it.
"""

import re
from collections.abc import Collection, Sequence
from functools import cache
from typing import NamedTuple

from app.engines.builtin.concern.asked import Asked, scornful
from app.engines.builtin.concern.asked_together import as_one, together
from app.engines.builtin.concern.asked_words import patterns
from app.engines.builtin.desk import Desk
from app.engines.builtin.handover import goes_up
from app.engines.builtin.safety import asks_about_safety
from app.engines.builtin.supplied import asks_what_we_do
from app.engines.builtin.telling import plainly_told
from app.engines.builtin.wished_for import is_of_a_sum_told
from app.model.plan import Given
from app.text.compiled import compiled
from app.text.matching import families
from app.text.particulars import find
from app.text.safe_asked import tells_if_safe
from app.text.sentences import split
from app.text.tables import table as locale_table
from app.text.words import content_stems

_MOST = 2
"""Sentences of it in one reply; more would read as a list of what we do not know."""
_TIMES = frozenset({"date", "time", "duration"})
_KINDS = ("advice", "time", "sum", "cause", "state")
_FIRST = frozenset({"cause", "time", "sum"})
"""Kinds that choose first among the notes: what is jotted mostly tells why or when."""
_UNREAD = frozenset({"short", "person"})
"""Why a fact is not told that a person can put into words."""
_NAMED = 2
"""Content words from which on an ask names itself what it is about."""
_GIVEN = frozenset({"refund", "replace", "redeliver", "rebook", "repair", "compensation", "apology"})
"""Families of what is given: a note of the family that is asked for speaks to the ask in whatever words."""


class _Note(NamedTuple):
    list: str
    given: Given


class _Ask(NamedTuple):
    number: int
    text: str
    kind: str
    stems: frozenset[str]
    leans: bool


def tell_open(desk: Desk, named: Collection[int] = ()) -> list[int]:
    """Tell back the asks that are surely open, without those `named` already; the numbers of those that were told."""
    brief = desk.task.brief
    if desk.bare or not desk.context.english or desk.tightness > 1 or brief.length == "short":
        return []
    if brief.end_relationship or desk.bearing.despairs or _goes_up(desk):
        return []
    surely = _open_ones(_asks(desk), _notes(desk))
    unworded = _unworded(desk) - set(surely)
    numbers = [number for number in (*surely, *sorted(unworded)) if number not in named]
    numbers = [number for number in numbers if not is_of_a_sum_told(desk, number)]
    ones = [one for one in plainly_told(desk) if _may_be_told(desk, one, numbers)]
    most = 1 if desk.tightness > 0 or brief.channel in {"review", "social"} or desk.chatty else _MOST
    ones = [one for one in ones if one.ask not in unworded or one.kind == "question"]
    return [number for group in together(ones)[:most] for number in _tell(desk, group, unworded)]


def _may_be_told(desk: Desk, one: Asked, numbers: Sequence[int]) -> bool:
    """Whether all that its words ask is open, and it is plain what a wish speaks of."""
    asks = desk.task.reading.asks
    within = [n for n, ask in enumerate(asks) if one.source.start <= ask.start < one.source.end]
    plain = one.kind == "question" or not (one.leans or _supposed(desk, one))
    return one.ask in numbers and one.ask not in desk.asked and plain and set(within) <= set(numbers)


def _supposed(desk: Desk, one: Asked) -> bool:
    """Whether they only wish for it in a case that may not come: "if it isn't here by Friday I'd like my money"."""
    sentence = next((s for s in split(desk.task.reading.text) if s.start <= one.source.start < s.end), None)
    before = sentence.text[: one.source.start - sentence.start] if sentence else ""
    return patterns()["supposing"].search(before) is not None


def _goes_up(desk: Desk) -> bool:
    """Whether somebody else takes what they ask from here."""
    handed = any(a.by == "handover" for a in desk.task.plan.asks)
    return handed and (desk.task.plan.escalate_to is not None or goes_up(desk))


def _tell(desk: Desk, ones: Sequence[Asked], unworded: Collection[int]) -> list[int]:
    """Say in one sentence what they ask, and that the answer is to come: found out, or only put into words."""
    kind = "quote" if ones[0].quoted else ones[0].kind
    numbers = [one.ask for one in ones]
    values: dict[str, str | None] = {kind: as_one(ones)}
    shown = [one.source for one in ones]
    way = "looked_at" if set(numbers) <= set(unworded) else "still_open"
    said = desk.say("be-honest", f"{way}_{kind}", answers=numbers, shown=shown, values=values)
    return numbers if said else []


def _open_ones(asks: Sequence[_Ask], notes: Sequence[_Note]) -> list[int]:
    """The numbers of the asks that none of the notes can answer."""
    firm = {(a.number, n.given.where) for a in asks for n in notes if _speaks(a, n)}
    answered = {number for number, _ in firm}
    taken = {where for _, where in firm}
    waiting = [ask for ask in asks if ask.number not in answered]
    found: list[int] = []
    spent: dict[str, list[str]] = {}
    for ask in sorted(waiting, key=lambda a: a.kind not in _FIRST):
        able = [n for n in notes if _may_answer(ask.kind, n)]
        besides = [n.given.where for n in able if n.given.where not in taken or _may_also(ask, n)]
        # What may answer an ask before is no second answer; to a short one of another kind it may be all the same.
        named = not ask.leans and len(ask.stems) >= _NAMED
        gone = {w for kind, where in spent.items() if kind == ask.kind or named for w in where}
        free = [where for where in besides if where not in gone]
        if free:
            spent.setdefault(ask.kind, []).append(free[0])
        else:
            found.append(ask.number)
    return sorted(found)


def _asks(desk: Desk) -> list[_Ask]:
    """The asks that want an answer in words or a deed, with the kind of thing that each wants."""
    told = {one.ask: one for one in desk.concern.asked}
    made: list[_Ask] = []
    for number, ask in enumerate(desk.task.reading.asks):
        text = ask.text.replace("’", "'")
        # What we mean to do is what we offer; an apology is given, not found out.
        met = bool(desk.task.plan.options) and asks_what_we_do(text)
        given = any(patterns()[name].search(text) for name in ("asks_for_apology", "wants_a_person"))
        if scornful(text) or met or given:
            continue
        one = told.get(number)
        kind = next((name for name in _KINDS if _pattern(name).search(text)), "other")
        kind = "wish" if kind in {"other", "state"} and one is not None and one.kind == "wish" else kind
        kind = "safety" if asks_about_safety(desk, text) else kind
        made.append(_Ask(number, text, kind, content_stems(text), one is None or one.leans))
    return made


def _notes(desk: Desk) -> list[_Note]:
    plan = desk.task.plan
    lists = (
        ("fact", plan.facts),
        ("option", plan.options),
        ("cannot", plan.cannot),
        ("policy", plan.policies),
    )
    return [_Note(name, note) for name, notes in lists for note in notes]


def _unworded(desk: Desk) -> set[int]:
    """The asks that only facts speak to of which nothing is told, since they were jotted too briefly; and those that no
    note names, where nothing that is told is of the kind that they want and one of those facts may be.
    """
    said = {where for passage in desk.passages for where in passage.uses}
    unread = {line.given.where for line in desk.facts if line.reason in _UNREAD} - said
    asks, notes = _asks(desk), _notes(desk)
    told = {a.number for a in asks for n in notes if n.given.where not in unread and _speaks(a, n)}
    planned = {a.ask for a in desk.task.plan.asks if a.where in unread}
    spoken = {a.number for a in asks for n in notes if n.given.where in unread and _speaks(a, n)}
    heard = [n for n in notes if n.given.where not in unread]
    dark = (
        {a.ask for a in desk.task.plan.asks if a.by == "unmet"}
        if unread and not desk.task.plan.options
        else set()
    )
    dark &= {a.number for a in asks if _is_dark(a, heard)}
    return ((planned & {a.number for a in asks}) | spoken | dark) - told


def _is_dark(ask: _Ask, told: Sequence[_Note]) -> bool:
    """Whether nothing that is told may answer an ask: a time or sum that none tells, or a plain yes or no."""
    if ask.kind in {"time", "sum"}:
        return not any(_may_answer(ask.kind, note) for note in told)
    return ask.kind == "other" and not ask.leans


def _speaks(ask: _Ask, note: _Note) -> bool:
    """Whether a note is about what is asked, in the same word or as a thing of the same family."""
    text = note.given.text
    if ask.stems & content_stems(text):
        # A fact about the thing may answer a wish for it; a cause is no other fact about the thing.
        return ask.kind == "wish" or _may_answer(ask.kind, note)
    told = note.list != "fact" or _pattern("given_already").search(text) is not None
    return told and bool(families(ask.text) & families(text) & _GIVEN)


def _may_also(ask: _Ask, note: _Note) -> bool:
    """Whether a note that speaks to another ask may answer this one too: "where is it, and when will it come?"; so may
    one that no date can be given.
    """
    named = not ask.leans and len(ask.stems) >= _NAMED
    return ask.kind in {"time", "sum"} and (note.list == "cannot" or not named)


def _may_answer(kind: str, note: _Note) -> bool:
    """Whether a note tells the kind of thing that is asked for."""
    text = note.given.text
    if kind == "time":
        return any(p.type in _TIMES for p in find(text)) or _pattern("tells_time").search(text) is not None
    if kind == "sum":
        return any(c.isdecimal() for c in text) or _pattern("tells_sum").search(text) is not None
    if kind == "safety":
        return tells_if_safe(text)
    if kind == "advice":
        return note.list in {"option", "policy"} or _pattern("advises").search(text) is not None
    if kind in {"cause", "state"}:
        return note.list != "option"  # what may be done about it tells neither why nor whether it is so
    return kind != "wish" or note.list != "fact"


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return compiled(str(locale_table("en", "asking")["kinds"][name]), re.IGNORECASE)
