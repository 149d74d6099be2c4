"""How likely a note is for the team's eyes only: a judgement of somebody, how far one may go, what is kept quiet.

A linear model over the marks of a note (`app.text.weights.heart`) and over what it speaks of
(`locale/en/for_agent_marks.yaml`), fitted by `scripts.fit.for_agent` on notes of which it was said whether a customer
may be told (`training/notes_told/`). Notes that are marked ("internal: …") are known by that, in
`app.engines.builtin.notes.unsaid`.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from app.text.guarded import Guarded
from app.text.tables import table
from app.text.weights.fitted import fitted
from app.text.weights.heart import features


@lru_cache(maxsize=256)
def for_agent(note: str) -> float:
    """How likely (0-1) an English note is not for the customer."""
    return fitted("for_agent").shares(marks(note))[1]


def marks(note: str) -> frozenset[str]:
    """What the model sees of a note."""
    return frozenset[str]().union(*features([note], placed=False), _spoken_of(note))


def speaks_of_the_house(note: str) -> bool:
    """Whether a note speaks of anything that is seldom for a customer, however likely it is as a whole."""
    return any(words.search(note) for words in _expressions()["inside"].values())


def spoken_of(note: str) -> frozenset[str]:
    """What of the house, of somebody or of what a customer is owed a note speaks of, by its name in the table."""
    return frozenset(mark.removeprefix("@") for mark in _spoken_of(note))


def _spoken_of(note: str) -> Iterator[str]:
    """What a note speaks of: keys of `locale/en/for_agent_marks.yaml`, each behind an "@"."""
    for kind in _expressions().values():
        yield from (f"@{name}" for name, words in kind.items() if words.search(note))


@cache
def _expressions() -> Mapping[str, Mapping[str, Guarded]]:
    written = table("en", "for_agent_marks")
    return {
        kind: {name: Guarded(str(words), re.IGNORECASE) for name, words in rows.items()}
        for kind, rows in written.items()
    }
