"""What a note says is not to be brought up with the customer, and which other notes speak of it."""

from collections.abc import Iterable

from app.engines.builtin.notes.expand import expand
from app.engines.builtin.notes.patterns import pattern
from app.text.words import content_stems

_SPEAKS = 0.6
"""Share of the words of a topic from which on a note speaks of it."""


def topics(notes: Iterable[str], message: str) -> tuple[frozenset[str], ...]:
    """The content words of each topic that the notes bar; those that the customer brought up themselves are none."""
    theirs = content_stems(message)
    barred = (
        match.group("topic")
        for note in notes
        for name in ("not_brought_up", "never_brought_up")
        if (match := pattern(name).match(expand(note).text))
    )
    return tuple(words for topic in barred if (words := content_stems(topic) - theirs))


def speaks_of(note: str, barred: Iterable[frozenset[str]]) -> bool:
    """Whether a note speaks of what must not be brought up."""
    said = content_stems(expand(note).text)
    return any(len(words & said) / len(words) >= _SPEAKS for words in barred)
