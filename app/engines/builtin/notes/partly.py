"""A jotted note of which the end cannot be read: what stands before is told, and only that end is left as it stood.

Never the other way round: a list comes behind the sentences, so that a later piece would be told before the one that
it goes on from.
"""

from collections.abc import Sequence
from typing import NamedTuple

from app.engines.builtin.notes.apart import leaves_it_true
from app.engines.builtin.notes.patterns import word_list
from app.engines.builtin.notes.piecemeal import piecemeal
from app.engines.builtin.notes.telegraph.articles import Known
from app.engines.builtin.notes.telegraph.tagging import tagged
from app.engines.builtin.notes.telegraph.verb_forms import bases
from app.engines.builtin.notes.wording import bits
from app.text.grammar import lexicon, tokens

_DONE = frozenset({"either", "part", "past"})
_TELLING = frozenset({"third", "aux", "modal", "be", "state"}) | _DONE
_LEANS = frozenset({"not", "sub", "adverb", "prep", "conj", "ing", "time", "pronoun", "mark"}) | _TELLING
"""Tags of a first word by which a piece goes on about what another piece names: it says nothing by itself."""
_PRESENT = frozenset({"is", "are"})
_LEFT_OUT = 16
"""Pieces at the end of a note that may be left out; each number of them is tried with all that stands before."""


class Partly(NamedTuple):
    """The sentences of a note, and the end of it that makes none."""

    told: tuple[str, ...]
    rest: str


def partly(note: str, known: Known, names: frozenset[str], thing: str | None) -> Partly | None:
    """What of a note can be told; None where nothing can, or where the rest takes it back or leans on it."""
    pieces = [part for clause in note.split("; ") for part in bits(clause)]
    for size in range(1, min(len(pieces), _LEFT_OUT + 1)):
        head, rest = pieces[:-size], pieces[-size:]
        told = piecemeal(", ".join(head), known, names, thing) if _stays(rest) else None
        if told and not _outdated(note, told, rest):
            return Partly(told, ", ".join(rest))
    return None


def _stays(rest: Sequence[str]) -> bool:
    """Whether the end of a note may stand by itself as it was jotted, and leaves true what is told beside it."""
    row = tagged(rest[0], inner=True)
    first = row[0].low if row else ""
    goes_on = first.partition("'")[0] in lexicon().auxiliaries or first.removesuffix("s") in bases()
    whole = bool(row) and row[0].tag not in _LEANS and not goes_on and any(tells(one) for one in rest)
    true = all(leaves_it_true(one) for one in rest) and rest[0].split()[0] not in word_list("otherwise")
    return whole and true and first not in lexicon().leaning | word_list("joined")


def tells(piece: str) -> bool:
    """Whether a piece tells how something is or what was done: "Mill Lane" and "300 homes" only go with another."""
    row = tagged(piece, inner=True)
    return bool(row) and (row[0].tag == "no" or any(token.tag in _TELLING for token in row[1:]))


def _outdated(note: str, told: Sequence[str], rest: Sequence[str]) -> bool:
    """Whether what is told as being so now may be over by what was done since: "bolts still in, Roz removed all 4"."""
    put_in = any(_PRESENT & set(tokens(one)) for one in told) and not _PRESENT & set(tokens(note))
    still = any("still" in tokens(one) for one in told)
    later = (*rest, *told[1:]) if still else rest
    return put_in and any(token.tag in _DONE for one in later for token in tagged(one, inner=True))
