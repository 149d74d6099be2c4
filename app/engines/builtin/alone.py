"""Whether whoever answers works alone: their notes say "I" throughout, and "we" or "our records" would be false."""

from app.engines.builtin.notes.patterns import pattern
from app.model.brief import Brief

_AT_LEAST = 2
"""Notes that say "I", of which there must be as many at least as of others."""


def writes_alone(brief: Brief) -> bool:
    """Whether half of the notes say "I", and none says "we"."""
    notes = [*brief.facts, *brief.options, *brief.cannot]
    mine = sum(pattern("of_me").search(note.replace("’", "'")) is not None for note in notes)
    ours = any(pattern("of_us").search(note.replace("’", "'")) for note in [*notes, *brief.policies])
    return mine >= _AT_LEAST and mine * 2 >= len(notes) and not ours
