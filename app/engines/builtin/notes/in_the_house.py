"""Whether the very words of a jotted note stay in the house: what nothing read is shown to no customer unlooked at."""

from app.engines.builtin.notes.context import Context
from app.engines.builtin.notes.patterns import patterns, word_list
from app.text.compiled import compiled
from app.text.grammar import lexicon

CAPITALISED = compiled(r"(?<![\w-])[A-Z][a-z][a-z'-]+")
"""A word with a capital, and no initials."""


def stays_in_the_house(note: str, context: Context) -> bool:
    """Whether they name somebody, or another note says what is not to be told ("don't say cause until …"): which
    notes tell that, nobody can know of words that were not read.
    """
    return any(patterns("steering").found_in(one) for one in context.notes) or _names_a_stranger(
        note, context
    )


def _names_a_stranger(note: str, context: Context) -> bool:
    """Whether a word behind the first has a capital that the customer does not use: a colleague, or another firm."""
    theirs = CAPITALISED.findall(f"{context.message} {context.house.company}")
    shown = {word.lower() for word in theirs} | word_list("capitalise") | lexicon().days
    named = (found for found in CAPITALISED.finditer(note.strip()) if found.start() > 0)
    return any(found.group().lower() not in shown for found in named)
