"""What tells nothing of the matter: that nothing is complained of ("that's all"), or that we have their number.

The words of the one would be taken for those of a complaint, those of the other are no more than an address.
"""

import re
from collections.abc import Sequence
from functools import cache

from app.engines.builtin.mood import words_of
from app.engines.builtin.tables import read_table
from app.model.value import Span
from app.text.compiled import compiled

_EDGES = " \t\n,;:–-"
_SHORT, _MATTER = 18, 4
"""Words up to which a sentence tells no more than where their number stands, and those of one that tells a matter."""
_FEW = 3
"""Words before that, as in "My order": what begins otherwise tells something else."""
_LEAST = 3
"""Words of what is left of a sentence, for it to be told without."""


def disclaims(message: str) -> bool:
    """Whether an English message says that it is no complaint."""
    return words_of("no_complaint").search(message.replace("’", "'")) is not None


def plainly_meant(text: str) -> str:
    """The text without the words that say so."""
    return words_of("no_complaint").sub(" ", text.replace("’", "'"))


def without_disclaimers(sentences: Sequence[Span]) -> list[Span]:
    """The sentences, each without such words at its start; all of them where next to nothing else was written."""
    kept = [left for span in sentences if (left := _left(span)) is not None]
    matter = [span for span in kept if not _only_identifies(span.text)]
    if any(len(span.text.split()) >= _MATTER for span in matter):
        return matter
    return kept or list(sentences)


def _only_identifies(text: str) -> bool:
    """Whether a sentence only says that we have what they are found by, or where it stands."""
    found = _with_us().search(text.replace("’", "'")) if len(text.split()) <= _SHORT else None
    return found is not None and len(text[: found.start()].split()) <= _FEW


@cache
def _with_us() -> re.Pattern[str]:
    return compiled(str(read_table("supplied")["patterns"]["with_us"]), re.IGNORECASE)


def _left(span: Span) -> Span | None:
    plain = span.text.replace("’", "'")
    if words_of("that_is_all").match(plain):
        return None
    found = words_of("no_complaint").search(plain)
    if found is None or plain[: found.start()].count(" ") > 1:
        return span
    rest = span.text[found.end() :].lstrip(_EDGES)
    if len(rest.split()) < _LEAST:
        return None if not rest.strip(" .!?)") else span
    return Span(text=rest, start=span.end - len(rest), end=span.end)
