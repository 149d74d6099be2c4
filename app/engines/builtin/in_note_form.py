"""Jotted notes that make no sure sentence, in note form: an item of a list tells the news that a reply would lack."""

from collections.abc import Sequence
from itertools import groupby

from app.engines.builtin.desk import Desk
from app.engines.builtin.notes.apart import FactLine
from app.engines.builtin.notes.as_noted import as_noted
from app.engines.builtin.notes.patterns import patterns
from app.engines.builtin.notes.to_them import to_them
from app.engines.builtin.notes.unsaid import carries
from app.model.brief import Channel
from app.text.particulars import find
from app.text.weights.for_agent import for_agent
from app.text.words import content_stems

_FOR_AGENT = 0.4
"""How likely a note may be for the team's eyes, up to which its own words may stand before a customer."""
_NEW = 2
"""Words, no figures, that bear meaning and are not the customer's own, from which on an item tells something."""
_PUBLIC: frozenset[Channel] = frozenset({"review", "social"})


def in_note_form(desk: Desk, lines: Sequence[FactLine]) -> list[FactLine]:
    """The lines, those of a note of which a piece made no sentence as one item that holds the whole of it.

    Half of such a note may mislead, and so may words put in: an item says what its writer said, to the customer
    (docs/decisions/0017). What is told of a note stays a sentence where only an aside behind it is left.
    """
    if not desk.context.english or any(patterns("steering").found_in(one) for one in desk.context.notes):
        return [*lines]
    made: list[FactLine] = []
    for _, group in groupby(lines, key=lambda line: line.given.where):
        note = list(group)
        item = _item(desk, note) if _wants_more(note) and not _begun(desk, note[0]) else None
        made += note if item is None else [_as_item(note[0], item)]
    return made


def _begun(desk: Desk, line: FactLine) -> bool:
    """Whether something of the note was told before, as an admission is: it would be told twice."""
    return any(one.part in desk.used for one in desk.facts if one.given.where == line.given.where)


def _as_item(line: FactLine, item: str) -> FactLine:
    """One line for the whole note."""
    return line.model_copy(update={"part": line.given.text, "sentence": None, "item": item, "reason": None})


def _wants_more(note: Sequence[FactLine]) -> bool:
    """Whether a note lacks something in the reply only for being jotted: all of it, what comes first, or a figure."""
    unread = [line for line in note if line.sentence is None and line.item is None]
    if not unread or any(line.reason != "short" for line in unread):
        return False
    return note[0].sentence is None or any(carries(line.part) for line in unread)


def _item(desk: Desk, note: Sequence[FactLine]) -> str | None:
    """The note as an item; None where it may be for the team alone, speaks of somebody in doubt, or tells nothing new.

    In public it tells of no money either: what somebody paid or had done to them is theirs to tell.
    """
    text = note[0].given.text
    if for_agent(text) > _FOR_AGENT or "?" in text:
        return None
    if desk.task.brief.channel in _PUBLIC and any(found.type == "money" for found in find(text)):
        return None
    told = to_them(text, desk.setting)
    if told is None or sum(stem.isalpha() for stem in content_stems(told) - desk.said_stems) < _NEW:
        return None
    return as_noted(told, frozenset())
