"""A name for the matter that message and notes share, where the message gives it no other: a sum, a title, a thing."""

import re
from collections.abc import Iterator

from app.engines.builtin.desk import Desk
from app.engines.builtin.notes.patterns import pattern
from app.engines.builtin.placing import placed
from app.model.value import Span
from app.text.grammar import lexicon, tokens
from app.text.particulars import find, ground
from app.text.person_words import person_words
from app.text.words import content_stems

_LEAD = 300
"""Characters of a message in which what it is about is named."""
_NOUN_LEAST = 4
"""Letters of a noun that names something."""
_TITLE = re.compile(
    r"\b(?:[Oo]rdered|for|of)\s+[\"“'‘](?P<name>[A-Z][\w'’]+(?: (?:[A-Z][\w'’]+|for|of|the|and|in)){1,6})[\"”'’]"
)
_COUNTED = re.compile(r"\b(?P<name>(?P<count>\d{1,3}(?:,\d{3})+|\d{2,}) [a-z]{3,}s)\b")
_NAMED = re.compile(r"\b[Tt]he (?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+)+)\b")
_THING = re.compile(
    r"\b(?P<owner>the|my|our) (?P<name>[a-z]{4,})\b(?=[.,;:!?)]|\s*$| (?:is|was|has|had|are|were|that|which|i|you"
    r"|and|n|but|or|on|in|at|for|to|from|with|of|it|when|because|as|by|since|after|before|so|not|again|back|will|can)\b)",
    re.IGNORECASE,
)


def shared_name(desk: Desk) -> tuple[str, Span] | None:
    """The name to the customer, and where their message has it; None where nothing is sure."""
    return next(_shared(desk), None)


def _shared(desk: Desk) -> Iterator[tuple[str, Span]]:
    text, said = desk.task.reading.text, desk.said[:_LEAD]
    plan = desk.task.plan
    notes = [n.text for n in (*plan.facts, *plan.options, *plan.cannot)]
    at = max(text.find(desk.said[:40]), 0)
    noted = {one for note in notes for one in content_stems(note)}
    known = [p for note in notes for p in find(note)]
    for match in _TITLE.finditer(said):
        yield f"“{match.group('name')}”", _span(match, at)
    for match in _NAMED.finditer(said):
        if any(match.group("name").lower() in note.lower() for note in notes):
            yield f"the {match.group('name')}", _span(match, at)
    for match in _COUNTED.finditer(said):
        if any(match.group("count") in note for note in notes) and not pattern("counted_time").search(
            match.group()
        ):
            yield f"the {match.group('name')}", _span(match, at)
    for match in _THING.finditer(said):
        noun = match.group("name").lower()
        if content_stems(noun) & noted and _is_thing(noun) and not placed(said, match.start()):
            own = match.group("owner").lower()
            yield f"{'your' if own == 'my' else 'the'} {noun}", _span(match, at)
    for sum_ in (p for p in find(said) if p.type == "money" and ground(p, known) is not None):
        yield f"the {sum_.text}", Span(text=sum_.text, start=at + sum_.start, end=at + sum_.end)


def _span(match: re.Match[str], at: int) -> Span:
    start, end = match.span("name")
    return Span(text=match.group("name"), start=at + start, end=at + end)


def _is_thing(noun: str) -> bool:
    """Whether a word names a thing, as far as our lists tell: no person, no day, no verb."""
    lex, people = lexicon(), person_words().sets["people"]
    words = set(tokens(noun))
    verbs = (lex.verbs - lex.double) | lex.adverbs | lex.auxiliaries | lex.prepositions | lex.days
    return len(noun) >= _NOUN_LEAST and words.isdisjoint(verbs | people | lex.colleagues)
