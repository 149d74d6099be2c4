"""What only says that nothing is complained of: "no complaint from me", "that's all".

It tells nothing of the matter, and its words would be taken for those of a complaint.
"""

from collections.abc import Sequence

from app.engines.builtin.mood import words_of
from app.model.value import Span

_EDGES = " \t\n,;:–-"
_LEAST = 3
"""Words of what is left of a sentence, for it to be told without."""


def disclaims(message: str) -> bool:
    """Whether an English message says that it is no complaint."""
    return words_of("no_complaint").search(message.replace("’", "'")) is not None


def plainly_meant(text: str) -> str:
    """The text without the words that say so."""
    return words_of("no_complaint").sub(" ", text.replace("’", "'"))


def without_disclaimers(sentences: Sequence[Span]) -> list[Span]:
    """The sentences, each without such words at its start; all of them where nothing else was written."""
    kept = [left for span in sentences if (left := _left(span)) is not None]
    return kept or list(sentences)


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
