"""Whether a jotted offer or limit, put in full as far as it goes, is still a jotting that no customer may read."""

from app.engines.builtin.notes.expand import is_clean
from app.engines.builtin.notes.patterns import pattern
from app.engines.builtin.notes.written import is_worded
from app.text.grammar import tokens

_PIECES, _WORDS = 5, 20
"""Pieces between marks, and words, up to which a jotted offer may stand in a list."""
_BROKEN_WORDS = 28
"""Words of one in two pieces or three, up to which it may."""


def is_raw(note: str, made: str, *, certain: bool) -> bool:
    """Whether what was made of a note (`made`) holds signs, clipped words or asides, runs on, or may speak of another.

    A note that was written out is never raw.
    """
    if is_worded(note):
        return False
    if not certain and pattern("somebody_else").search(note):
        return True
    if pattern("raw").search(made) or pattern("raw_capitals").search(note) or not is_clean(made):
        return True
    pieces = len(pattern("pieces").split(made))
    size = len(tokens(made))
    return pieces > _PIECES or size > (_WORDS if pieces == 1 else _BROKEN_WORDS)
