"""Names what a message is about: its noun with what else message and notes speak of, or a sum, a title, a number."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from app.engines.builtin.concern.thing import Named, touched_people
from app.engines.builtin.concern.words import concern_words
from app.engines.builtin.desk import Desk
from app.engines.builtin.matter import is_the_matter, may_be_named, shows_itself_read
from app.engines.builtin.mood import foreign_hand
from app.engines.builtin.notes.patterns import pattern
from app.engines.builtin.notes.telegraph.articles import sure_nouns
from app.engines.builtin.placing import placed
from app.model.value import Span
from app.text.compiled import compiled
from app.text.grammar import lexicon, tokens
from app.text.particulars import find, ground
from app.text.person.words import person_words, tokenise
from app.text.sentences import split
from app.text.weights.heart import roles
from app.text.words import content_stems, stem

_LEAD = 300
"""Characters of a message in which what it is about is named."""
_SENTENCES = 40
"""Sentences of a message that are looked at."""
_THINGS = ("goods", "bookings", "papers", "places")
"""The lists of what a message may be about."""
_NOUN_LEAST = 4
"""Letters of a noun that names something."""
_DOERS = frozenset({"i", "we", "you", "they", "to", "not", "will", "can", "must"})
"""Words behind which stands what somebody does, though it looks like a thing."""
_TITLE = compiled(
    r"\b(?:[Oo]rdered|for|of)\s+[\"“'‘](?P<name>[A-Z][\w'’]+(?: (?:[A-Z][\w'’]+|for|of|the|and|in)){1,6})[\"”'’]"
)
_COUNTED = compiled(
    r"(?<![\d.:/£$€])\b(?P<name>(?P<count>\d{1,3}(?:,\d{3})+|\d{2,})"
    r" (?!(?:this|was|has|does|yes|always|perhaps)\b)[a-z]{3,}s)\b"
)
_NAMED = compiled(r"\b[Tt]he (?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+)+)\b")
_BEHIND_NAME = compiled(r" ([a-z]{3,})\b")
_THING = compiled(
    r"\b(?P<owner>the|my|our) (?P<name>[a-z]{4,})\b(?=[.,;:!?)]|\s*$| (?:is|was|has|had|are|were|that|which|i|you"
    r"|and|n|but|or|on|in|at|for|to|from|with|of|it|when|because|as|by|since|after|before|so|not|again|back|will|can)\b)",
    re.IGNORECASE,
)
_AGAIN = 2
"""Times that a message names a thing that it does not call its own."""
_MOST, _WORDS = 3, 2
"""Things of theirs that are named side by side, and the words of content that a further one has at most."""
_NUMBERED = compiled(r"(?=.*\d)(?!.*[xX]{2})(?!.* (?:19|20)\d\d$).{4,}")
"""The same where nothing else shows that the message was read: "window 2"."""
_PLAIN = compiled(r"(?!.*[xX]{2})(?!.* (?:19|20)\d\d$)(?=.*\d.*\d.*\d).{5,}")
"""A detail that can be given back: it holds digits, is not masked ("XX 94133") and no name with a year."""


def name_the_matter(desk: Desk, guideline: str, slot: str) -> bool:
    """Name the thing as the message has it, with its number where there is one, else a sum or reference of theirs.

    Where nothing is tied to it, what else message and notes both speak of is named with it.
    """
    if not desk.bare and foreign_hand(desk.said, desk.task.reading.language):
        return False
    plain = guideline == "listen"
    names = _the_thing(desk, plain=plain)
    if plain and not desk.bare:
        names = _with_what_else(desk, names)
    if not names:
        return False
    return say_names(desk, guideline, slot, names)


def say_names(desk: Desk, guideline: str, slot: str, names: Sequence[tuple[str, Span]]) -> bool:
    """Say one name or several as one thing: "the sofa, the lamp and the rug"."""
    *before, last = (name for name, _ in names)
    thing = f"{', '.join(before)} {desk.tables['words']['and']} {last}" if before else last
    return desk.say(guideline, slot, shown=[source for _, source in names], values={"thing": thing})


def names_of_the_matter(desk: Desk) -> Iterator[list[tuple[str, Span]]]:
    """What it could be called where notes follow: by what it is about, and by more than that; else by a title, a number
    or a sum.
    """
    concern = desk.concern
    first = _the_thing(desk, plain=True)
    both = (each for each in (_with_what_else(desk, first), first) if each)
    yield from (each for each in both if not any(_runs_into_a_verb(desk, name) for name, _ in each))
    if concern.thing_source is None or says_nothing(concern.thing):
        yield from ([one] for one in (_number_of_theirs(desk), *_shared(desk)) if one is not None)


def _runs_into_a_verb(desk: Desk, name: str) -> bool:
    """Whether a name ends in the verb of a question: "the gas engineer condemn" of "why did the gas engineer …"."""
    *_, last = tokens(name) or [""]
    bare = re.escape(re.sub(r"^(?:the|your|our) ", "", name))
    whom = r"(?:my|our|the|me|us|it|this|that|an?)\b"
    asked = rf"\b(?:do|does|did|can|could|will|would)(?:n['’]t)? (?:[a-z]+ )?{bare} {whom}"
    verb = last not in sure_nouns()
    return verb and re.search(asked, desk.said, re.IGNORECASE) is not None


def says_nothing(name: str) -> bool:
    """Whether a name says nothing ("the medium"), or is one of theirs or an animal, with whom nobody has trouble."""
    word = next(reversed(tokens(name)), "")
    return any(concern_words().has(kind, word) for kind in ("family", "own_others", "staff", "no_matter"))


def _the_thing(desk: Desk, *, plain: bool) -> list[tuple[str, Span]]:
    """The name of the matter and where the message has it; in a `plain` sentence some other name of theirs will do."""
    thing, source = desk.concern.thing, desk.concern.thing_source
    may = may_be_named(desk) if plain else is_the_matter(desk)
    if source is not None and may:
        return [(thing, source)]
    found = _number_of_theirs(desk) if source is None and plain else None
    found = found or (shared_name(desk) if plain else None)
    return [found] if found else []


def name_a_bare_noun(desk: Desk) -> bool:
    """Say what it is about by a noun alone, where nothing else shows that a bare complaint was read."""
    found = _bare_noun(desk) if desk.bare and desk.bearing.complains else None
    return found is not None and desk.say(
        "listen", "restate_thing", shown=[found[1]], values={"thing": found[0]}
    )


def _bare_noun(desk: Desk) -> tuple[str, Span] | None:
    """A thing that the heart of an English message names without an article: "looked at boiler" → "the boiler".

    A noun says little, and less than that is not to have read it.
    """
    sentences = split(desk.said)[:_SENTENCES] if desk.context.english else ()
    weighed = zip(roles([span.text for span in sentences]), sentences, strict=True)
    words = concern_words()
    for role, span in sorted(weighed, key=lambda pair: -pair[0].heart):
        found = tokenise(span.text) if role.heart >= role.effect else []
        for before, token in zip([None, *found], found, strict=False):
            if before is not None and before.low in _DOERS:
                continue  # "I order the cake" names no order
            known = any(words.has(kind, token.low) for kind in _THINGS)
            at = desk.task.reading.text.find(token.text) if known else -1
            if at >= 0 and not words.has("not_things", token.low) and not words.has("no_matter", token.low):
                source = Span(text=token.text, start=at, end=at + len(token.text))
                return str(desk.tables["words"]["details"]["product"]).format(text=token.low), source
    return None


def _with_what_else(desk: Desk, names: list[tuple[str, Span]]) -> list[tuple[str, Span]]:
    """The names with further ones, in the order of the message; what it names in passing is none of them."""
    said = {stem for name, _ in names for stem in content_stems(name)}
    for other in desk.concern.besides:
        if len(names) < _MOST and other.source is not None and _may_stand_beside(desk, other, said):
            names = [*names, (other.text, other.source)]
            said |= content_stems(other.text)
    return sorted(names, key=lambda one: one[1].start)


def _may_stand_beside(desk: Desk, other: Named, said: set[str]) -> bool:
    """Whether it is another thing, and theirs by their own word or by coming again; who mourns gets no list."""
    source, stems = other.source, content_stems(other.text)
    if source is None or stems & said or len(stems) > _WORDS or "grief" in desk.book.feelings:
        return False
    if other.text.startswith("your "):
        return True
    again = sum(stem(word) in stems for word in tokens(desk.said)) >= _AGAIN
    return again and not other.text.startswith("our ") and not placed(desk.task.reading.text, source.start)


def _number_of_theirs(desk: Desk) -> tuple[str, Span] | None:
    """A reference or a product of theirs, where the message names no thing."""
    forms = desk.tables["words"]["details"]
    fits = (_PLAIN,) if desk.bare or shows_itself_read(desk) else (_PLAIN, _NUMBERED)
    details = [d for fit in fits for d in desk.task.reading.details if fit.fullmatch(d.text)]
    named = next((d for d in details if d.type in forms and any(ch.isalpha() for ch in d.text)), None)
    if named is not None:
        return str(forms[named.type]).format(text=named.text), named
    number = next((d for d in details if d.type == "reference" and not desk.bare), None)
    return None if number is None else (str(forms["numbered"]).format(text=number.text), number)


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
            yield _with_its_noun(match, said, at)
    for match in _COUNTED.finditer(said):
        people = stem(match.group().split()[-1]) in _people_stems()
        if (
            any(match.group("count") in note for note in notes)
            and not people
            and not pattern("counted_time").search(match.group())
        ):
            yield f"the {match.group('name')}", _span(match, at)
    for match in _THING.finditer(said) if desk.concern.thing_share is None else ():
        noun = match.group("name").lower()
        if content_stems(noun) & noted and _is_thing(noun) and not placed(said, match.start()):
            own = match.group("owner").lower()
            yield f"{'your' if own == 'my' else 'the'} {noun}", _span(match, at)
    for sum_ in (p for p in find(said) if p.type == "money" and ground(p, known) is not None):
        yield f"the {sum_.text}", Span(text=sum_.text, start=at + sum_.start, end=at + sum_.end)


def _with_its_noun(match: re.Match[str], said: str, at: int) -> tuple[str, Span]:
    """A name with the noun that it goes before: "the Elm Street stop" is no street."""
    behind = _BEHIND_NAME.match(said, match.end())
    end = behind.end() if behind and behind.group(1) in sure_nouns() else match.end()
    start = match.start("name")
    return f"the {said[start:end]}", Span(text=said[start:end], start=at + start, end=at + end)


def _span(match: re.Match[str], at: int) -> Span:
    start, end = match.span("name")
    return Span(text=match.group("name"), start=at + start, end=at + end)


def _is_thing(noun: str) -> bool:
    """Whether a word names a thing, as far as our lists tell: no person, no day, no verb."""
    lex, people = lexicon(), person_words().sets["people"]
    words = set(tokens(noun))
    verbs = (lex.verbs - lex.double) | lex.adverbs | lex.auxiliaries | lex.prepositions | lex.days
    return len(noun) >= _NOUN_LEAST and words.isdisjoint(verbs | people | lex.colleagues)


@cache
def _people_stems() -> frozenset[str]:
    """Stems of words for people: "the 41 residents" are whom a matter is about, and not what."""
    return frozenset(stem(word) for word in person_words().sets["people"] | touched_people())
