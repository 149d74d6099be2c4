"""A jotted note of which one end cannot be read: what can is told, and only that end is left as it stood."""

from collections.abc import Sequence
from typing import NamedTuple

from app.engines.builtin.notes.apart import leaves_it_true
from app.engines.builtin.notes.patterns import pattern, word_list
from app.engines.builtin.notes.piecemeal import piecemeal
from app.engines.builtin.notes.telegraph.articles import Known
from app.engines.builtin.notes.telegraph.tagging import tagged
from app.engines.builtin.notes.wording import bits
from app.text.grammar import lexicon, tokens

_LEANS = frozenset(
    {"not", "either", "part", "past", "third", "aux", "modal", "be", "sub", "adverb", "prep", "conj"}
    | {"state", "ing", "time", "pronoun", "mark"}
)
"""Tags of a first word by which a piece goes on about what another piece names: it says nothing by itself."""
_TELLING = frozenset({"past", "third", "aux", "modal", "be", "either", "part", "state"})
_STANDS_LEAST = 4
"""Words of a statement from which on it is clear without the piece before it."""


class Partly(NamedTuple):
    """The sentences of a note, and the end of it that makes none; `rest_first`: it opened the note."""

    told: tuple[str, ...]
    rest: str
    rest_first: bool


def partly(note: str, known: Known, names: frozenset[str], thing: str | None) -> Partly | None:
    """What of a note can be told; None where nothing can, or where the rest takes it back or leans on it."""
    pieces = [part for clause in note.split("; ") for part in bits(clause)]
    for size in range(1, len(pieces)):
        head, rest = pieces[:-size], pieces[-size:]
        if _stays(rest) and (told := piecemeal(", ".join(head), known, names, thing)):
            return Partly(told, ", ".join(rest), rest_first=False)
    for size in range(1, len(pieces)):
        rest, tail = pieces[:size], pieces[size:]
        if not _stays(rest) or not _opens(tail[0]):
            continue
        if (told := piecemeal(", ".join(tail), known, names, None)) and _are_clear(told):
            return Partly(told, ", ".join(rest), rest_first=True)
    return None


def _stays(rest: Sequence[str]) -> bool:
    """Whether a part of a note may stand by itself as it was jotted, and leaves true what is told beside it."""
    row = tagged(rest[0], inner=True)
    whole = bool(row) and row[0].tag not in _LEANS and any(_tells(one) for one in rest)
    true = all(leaves_it_true(one) for one in rest)
    return whole and true and row[0].low not in lexicon().leaning | word_list("joined")


def _tells(piece: str) -> bool:
    """Whether a piece tells how something is or what was done: "Mill Lane" and "300 homes" only go with another."""
    row = tagged(piece, inner=True)
    return bool(row) and (row[0].tag == "no" or any(token.tag in _TELLING for token in row[1:]))


def _opens(piece: str) -> bool:
    """Whether a piece has its own subject, so that it may be told without what stood before it."""
    row = tagged(piece)
    return bool(row) and row[0].tag not in _LEANS - {"pronoun"} and row[0].low not in lexicon().leaning


def _are_clear(told: Sequence[str]) -> bool:
    return len(tokens(told[0])) >= _STANDS_LEAST and not any(pattern("hangs").search(one) for one in told)
