"""The order of what is told: what answers the customer's questions comes first, in the order of the questions.

What a fact hangs on comes with it, and so does what hangs on it. Where it is not certain that a move leaves every
sentence as plain as it was, the facts stand as the agent noted them.
"""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from app.engines.builtin.answer_found import Ask, answer_to, asks_if, beyond, goes_on, read
from app.engines.builtin.concern.asked import scornful
from app.engines.builtin.desk import Desk
from app.engines.builtin.notes.facts import FactLine
from app.engines.builtin.notes.written import is_stopped, is_written
from app.engines.builtin.plain_answer import plain_answer
from app.engines.builtin.safety import asks_about_safety
from app.engines.builtin.tables import Table
from app.engines.builtin.told_alone import brought_in, opens_plainly, points_back
from app.model.reading import Ask as Asking
from app.text.compiled import compiled
from app.text.grammar import tokens
from app.text.sentences import split
from app.text.tables import table as locale_table
from app.text.words import content_stems

_TABLE = Table("answer_first")
_NEWS = ("settled", "found")
"""Good news, the best first: what was taken off or paid back, and what has been found."""
_ASIDE = compiled(r"\([^()]{0,80}\)")
_SUPPORTS = 1
"""Facts that are told before an answer because it speaks of what they bring in."""
_CALM = 1
"""Firmness of a plan up to which a reply answers before all else."""
_OPENS = 1
"""Sentences before a question with which the message opens: "Hi, is the pool open on Monday?"."""
_NAMES = 2
"""Content words from which on a question tells what it is about."""


class _Note(NamedTuple):
    """What is told of one note, as lines and as text."""

    lines: tuple[FactLine, ...]
    text: str


def answers_first(desk: Desk, told: list[FactLine]) -> list[FactLine]:
    """The lines in the order that serves the reader."""
    notes = _notes(told)
    places = {note.lines[0].given.where for note in notes}
    if not desk.context.english or is_firm(desk) or not 1 < len(notes) == len(places):
        return told
    known = desk.said_stems | content_stems(f"{desk.task.brief.customer.name or ''} {desk.customer or ''}")
    answers = _answers(desk, [note.text for note in notes])
    for count in range(len(answers), 0, -1):
        order = _ordered([at for at, _ in answers[:count]], notes, known)
        if order is not None and not _asked_before(desk, answers[0], order, notes):
            return [line for at in order for line in notes[at].lines]
    return told if answers else _settled_first(notes, known, told)


def _settled_first(notes: Sequence[_Note], known: frozenset[str], told: list[FactLine]) -> list[FactLine]:
    """The lines with the good news first, where no ask has its answer among them: "the £14.60 has been cleared"."""
    news = [at for name in _NEWS for at, note in enumerate(notes) if _is_settled(note.text, name)]
    order = _ordered(news[:1], notes, known) if news else None
    return told if order is None else [line for at in order for line in notes[at].lines]


def _is_settled(text: str, name: str) -> bool:
    return _TABLE.shape(name).search(text) is not None and _TABLE.shape("unsettled").search(text) is None


def is_firm(desk: Desk) -> bool:
    """Whether the reply says what will not be borne, or parts with the customer: it goes its own way."""
    plan = desk.task.plan
    return desk.task.brief.end_relationship or "ending" in plan.moves or plan.firmness > _CALM


def _notes(told: Sequence[FactLine]) -> list[_Note]:
    groups = (tuple(group) for _, group in groupby(told, key=lambda line: line.given.where))
    return [_Note(group, " ".join(line.sentence or line.part for line in group)) for group in groups]


def _whole(note: _Note) -> bool:
    """Whether a note was written out and all that is told of it makes sentences."""
    text = note.lines[0].given.text
    return all(line.sentence for line in note.lines) and (is_written(text) or is_stopped(text))


def _answers(desk: Desk, told: Sequence[str]) -> list[tuple[int, Asking]]:
    """The places of the notes that answer what is asked, in the order of the asks, as far as that is sure."""
    wishes = {one.ask for one in desk.concern.asked if one.kind == "wish"}
    found: list[tuple[int, Asking]] = []
    for number, asking in enumerate(desk.task.reading.asks):
        if scornful(asking.text):
            continue
        safe = asks_about_safety(desk, asking.text)
        ask = read(asking.text, wishes=number in wishes, of_safety=safe)
        if beyond(ask, told):
            continue
        at = None if _beside(desk, asking, ask) else answer_to(ask, told)
        at = _plainly(asking.text, told) if at is None and not safe else at
        if at is None or _of_aside(desk, ask, told[at]):
            break
        found.append((at, asking))
    return found


def _plainly(ask: str, told: Sequence[str]) -> int | None:
    """The place of the one fact that begins with a plain yes or no to a question."""
    said = [at for at, text in enumerate(told) if plain_answer(ask, split(text)[0].text if text else "")]
    return said[0] if len(said) == 1 else None


def _beside(desk: Desk, asking: Asking, ask: Ask) -> bool:
    """Whether an ask is put by the way: its sentence says so, or a complaint is about something else."""
    text = desk.task.reading.text
    sentence = next((s for s in split(text) if s.start <= asking.start < s.end), asking)
    if _TABLE.shape("aside").search(text[sentence.start : asking.end]):
        return True
    if ask.kind == "state" and not asks_if(ask) and sentence.text.rstrip()[-1:] in {".", "!"}:
        return True  # "It has gone. So are my notes."
    opens = len(split(text[: sentence.start])) <= _OPENS
    complains = desk.task.brief.fault != "unknown" or desk.bearing.complains
    if not complains or opens or ask.kind == "wish" or ask.matters:
        return False
    rest = f"{text[: asking.start]} {text[asking.end :]}"
    about = content_stems(asking.text) & (content_stems(rest) | content_stems(desk.concern.thing))
    return not about and not _TABLE.shape("refers").search(asking.text)


def _of_aside(desk: Desk, ask: Ask, told: str) -> bool:
    """Whether a fact answers what they say by the way, and shares nothing with the ask."""
    stems = content_stems(told)
    if stems & content_stems(ask.text):
        return False
    asides = (s.text for s in split(desk.task.reading.text) if _TABLE.shape("aside").search(s.text))
    return any(stems & content_stems(one) for one in asides)


def _asked_before(
    desk: Desk, first: tuple[int, Asking], order: Sequence[int], notes: Sequence[_Note]
) -> bool:
    """Whether a question before the first that was read as one may have its answer in what it passes."""
    at, asking = first
    passed = [notes[k].text for k in order[order.index(at) :] if k < at]
    held = frozenset(word for one in passed for word in content_stems(one)) - content_stems(notes[at].text)
    text = _ASIDE.sub(lambda found: " " * len(found.group()), desk.task.reading.text)
    before = [s for s in split(text) if s.end <= asking.start and s.text.rstrip().endswith("?")]
    questions = [content_stems(one.text) for one in before if not _names_nothing(one.text)]
    return any(len(stems) < _NAMES or stems & held for stems in questions)


def _names_nothing(question: str) -> bool:
    """Whether a question asks for nothing that a fact could tell: "can you help?", "is anyone there?"."""
    general = frozenset(str(locale_table("en", "asking")["general"]).split())
    return set(tokens(question)) <= general | frozenset(str(_TABLE.rows["greeting"]).split())


def _ordered(answers: Sequence[int], notes: Sequence[_Note], known: frozenset[str]) -> list[int] | None:
    """The places in their new order; None where nothing moves, or something would not be plain any more."""
    order: list[int] = []
    for place, at in enumerate(answers):
        block = _block(at, notes, known, frozenset(order), frozenset(answers[place + 1 :]))
        if block is None:
            return None
        order += block
    order += [at for at in range(len(notes)) if at not in order]
    return order if order != sorted(order) and _is_plain(order, notes, known) else None


def _block(
    at: int, notes: Sequence[_Note], known: frozenset[str], told: frozenset[int], later: frozenset[int]
) -> list[int] | None:
    """An answer with what it hangs on before it and what hangs on it behind it; None where that is too much."""
    if at in told:
        return []
    before = _before(at, notes, known, told)
    if (
        len(before) > _SUPPORTS
        or notes[at].text.startswith("[")
        or (at and points_back(notes[at].text, known))
    ):
        return None
    block = [*before, at]
    for behind in range(at + 1, len(notes)):
        if behind in told | later or not _goes_with(behind, at, notes, known):
            break
        block.append(behind)
    return block


def _before(at: int, notes: Sequence[_Note], known: frozenset[str], told: frozenset[int]) -> list[int]:
    """What has to be told before a note, since it brings in what the note speaks of."""
    needed: set[int] = set()
    waiting = [at]
    while waiting:
        one = waiting.pop()
        hung = {k for k in range(one) if brought_in(notes[one].text, notes[k].text, known)} - told
        waiting += hung - needed
        needed |= hung
    return sorted(needed)


def _goes_with(behind: int, at: int, notes: Sequence[_Note], known: frozenset[str]) -> bool:
    """Whether a note goes on from the answer: it points back to it, or tells what comes next of the same thing."""
    text = notes[behind].text
    if points_back(text, known):
        return True
    passed = frozenset(word for k in range(at) for word in content_stems(notes[k].text))
    same = (content_stems(text) & content_stems(notes[at].text)) - passed
    more = bool(same) or goes_on(notes[at].text, text)
    to_come = _TABLE.shape("to_come").search(text) is not None
    return more and to_come and not any(brought_in(text, notes[k].text, known) for k in range(at))


def _is_plain(order: Sequence[int], notes: Sequence[_Note], known: frozenset[str]) -> bool:
    """Whether each note still stands behind what it speaks of, and all that moves or is passed was written out."""
    last = max(place for place, at in enumerate(order) if place != at)
    if not all(_whole(notes[at]) for at in order[: last + 1]):
        return False
    for place, at in enumerate(order):
        follows = order[place - 1] if place else -1
        hangs = points_back(notes[at].text, known) if at else not opens_plainly(notes[at].text)
        if follows != at - 1 and hangs:
            return False
        if any(k < at and brought_in(notes[at].text, notes[k].text, known) for k in order[place + 1 :]):
            return False
    return True
