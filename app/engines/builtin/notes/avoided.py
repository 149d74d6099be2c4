"""What a note says is not to be brought up with the customer, and which other notes speak of it."""

from collections.abc import Iterable

from app.engines.builtin.notes.apart import FactLine
from app.engines.builtin.notes.expand import expand
from app.engines.builtin.notes.patterns import pattern
from app.text.person_words import person_words
from app.text.words import content_stems

_SPEAKS = 0.6
"""Share of the words of a topic from which on a note speaks of it."""


def kept_quiet(lines: Iterable[FactLine], notes: Iterable[str], message: str) -> tuple[FactLine, ...]:
    """The lines, without their sentence those of a fact that speaks of what one of the notes bars."""
    barred = _topics(notes, message)
    quiet = {"sentence": None, "item": None, "reason": "internal"}
    return tuple(
        line.model_copy(update=quiet)
        if barred and _speaks_of(line.sentence or line.part if line.spoken else line.given.text, barred)
        else line
        for line in lines
    )


def _topics(notes: Iterable[str], message: str) -> tuple[frozenset[str], ...]:
    """The content words of each topic that the notes bar; those that the customer brought up themselves are none."""
    theirs = content_stems(message)
    barred = (
        match.group("topic")
        for text in (expand(note).text for note in notes if pattern("may_bar").search(note))
        for name in ("not_brought_up", "never_brought_up")
        if (match := pattern(name).match(text))
    )
    return tuple(words for topic in barred if (words := _named(content_stems(topic) - theirs)))


def _named(topic: frozenset[str]) -> frozenset[str]:
    """The words that tell what a topic is: whom it names ("the daughter"), else all of several."""
    sets = person_words().sets
    people = topic & (sets["kin_men"] | sets["kin_women"])
    return people or (topic if len(topic) > 1 else frozenset())


def _speaks_of(note: str, barred: Iterable[frozenset[str]]) -> bool:
    """Whether a note speaks of what must not be brought up."""
    said = content_stems(expand(note).text)
    return any(len(words & said) / len(words) >= _SPEAKS for words in barred)
