"""What a note says is not to be brought up with the customer, and which other notes speak of it."""

import re
from collections.abc import Iterable

from app.engines.builtin.notes.apart import FactLine
from app.engines.builtin.notes.customer import sex_by_name
from app.engines.builtin.notes.expand import expand
from app.engines.builtin.notes.patterns import pattern
from app.text.compiled import compiled
from app.text.person.words import person_words
from app.text.words import content_stems

_WORD = compiled(r"[^\W\d_]+")
_STRANGER = compiled(
    r"\b(?:another|other|wrong|different) (?:customer|client|patient|guest|tenant|passenger|member|family|pupil|owner)"
    r"s?,? (?:called |named )?(?:(?:Mr|Mrs|Ms|Miss|Dr)\.? )?(?P<name>[A-Z][a-z]+)\b"
)
"""Another customer, whom the notes name: what is told of them is theirs."""
_HOW_MANY = compiled(r"\b(?:the )?(?:exact |total )?(?:numbers?|counts?) of |\bhow many ", re.IGNORECASE)
"""How a topic begins that is a number of something: a fact that tells it says only of what."""
_FIGURE = frozenset({"0"})
"""Stands for any number among the words of a text."""
_FURTHER = compiled(r"[,;:.] (?=(?:do not|don['’]t|never|please|keep|no word) )", re.IGNORECASE)
"""Where a note goes on to say what is not to be told: "the board hasn't heard yet, don't mention the number"."""
_SPEAKS = 0.6
"""Share of the words of a topic from which on a note speaks of it."""


def kept_quiet(lines: Iterable[FactLine], notes: Iterable[str], message: str) -> tuple[FactLine, ...]:
    """The lines, without their sentence those of a fact that speaks of what one of the notes bars."""
    notes = tuple(notes)
    barring = [note for note in notes if pattern("may_bar").search(note)]
    barred, blamed = _topics(barring, message), _blamed(barring)
    strangers = {
        one["name"] for note in notes if (one := _STRANGER.search(note)) and one["name"] not in message
    }
    quiet = {"sentence": None, "item": None, "reason": "internal"}
    return tuple(
        line.model_copy(update=quiet)
        if (barred and _speaks_of(line.sentence or line.part if line.spoken else line.given.text, barred))
        or (blamed and _blames(line.sentence or line.part, blamed, message))
        or any(re.search(rf"\b{name}\b", line.sentence or line.part) for name in strangers)
        else line
        for line in lines
    )


def _blamed(notes: Iterable[str]) -> tuple[frozenset[str], ...]:
    """Whom the notes say not to blame."""
    found = (pattern("not_blamed").match(expand(note).text) for note in notes)
    named = (content_stems(one["topic"]) for one in found if one)
    return tuple(stems for stems in named if stems)


def _blames(said: str, blamed: Iterable[frozenset[str]], message: str) -> bool:
    """Whether something said names one who is not to be blamed; of whom they speak themselves, only what went wrong."""
    stems, theirs = content_stems(expand(said).text), content_stems(message)
    named = [one for one in blamed if one <= stems]
    return any(not one <= theirs or pattern("went_wrong").search(said) for one in named)


def _topics(notes: Iterable[str], message: str) -> tuple[frozenset[str], ...]:
    """The content words of each topic that the notes bar; those that the customer brought up themselves are none."""
    theirs = content_stems(message)
    barred = (
        (match.group("topic"), pattern("no_details").match(text) is not None)
        for text in (expand(clause).text for note in notes for clause in (note, *_FURTHER.split(note)[1:]))
        for name in ("not_brought_up", "never_brought_up", "silence_on")
        if (match := pattern(name).match(text))
    )
    known = ((topic, _others(topic) if details else frozenset[str]()) for topic, details in barred)
    made = (_named(_words(topic) - (theirs - others), topic) for topic, others in known)
    return tuple(words for words in made if words)


def _words(text: str) -> frozenset[str]:
    """The content words of a topic or a note, with a sign for a number that it is about or tells."""
    counted = _HOW_MANY.sub("", text)
    figured = counted != text or any(ch.isdecimal() for ch in text)
    return content_stems(counted) | (_FIGURE if figured else frozenset())


def _others(topic: str) -> frozenset[str]:
    """The words for somebody else of whom no details are told, though the customer has named them."""
    named = any(word[:1].isupper() and sex_by_name(word) for word in _WORD.findall(topic))
    return content_stems(topic) if named or pattern("of_another").search(topic) else frozenset()


def _named(topic: frozenset[str], said: str) -> frozenset[str]:
    """The words that tell what a topic is: whom it names ("the daughter", "holly"), else all of several; `said` are the
    words of the note.
    """
    sets = person_words().sets
    names = frozenset[str]().union(
        *(content_stems(word) for word in _WORD.findall(said) if word[:1].isupper() or sex_by_name(word))
    )
    people = topic & (sets["kin_men"] | sets["kin_women"] | names)
    return people or (topic if len(topic) > 1 else frozenset())


def _speaks_of(note: str, barred: Iterable[frozenset[str]]) -> bool:
    """Whether a note speaks of what must not be brought up."""
    said = _words(expand(note).text)
    return any(len(words & said) / len(words) >= _SPEAKS for words in barred)
