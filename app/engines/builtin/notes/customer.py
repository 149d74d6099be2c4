"""What tells whether the customer is a "he" or a "she", and who the customer is to somebody of whom the notes speak."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from app.text.compiled import compiled
from app.text.person.called import Sex
from app.text.person.given import sex_of_given
from app.text.person.words import person_words
from app.text.tables import table
from app.text.words import fold

_NEAR = 60
"""Characters behind the customer's name within which a pronoun of the same sentence is theirs."""
_FROM = compiled(r"\b(?:he|him|his|she|her|hers)\b", re.IGNORECASE)
_SOMEBODY = compiled(r"(?<=[a-z,;] )[A-Z][a-z]+|[.;:]")


def sex_by_name(name: str) -> Sex | None:
    """What a given name tells; None for a name that both bear, an initial or none."""
    words = [fold(word).strip(".,") for word in name.split()]
    given = next((word for word in words if len(word) > 2), "") if len(words) > 1 or name else ""
    return sex_of_given(given)


def sex_by_naming(notes: Sequence[str], name: str) -> Sex | None:
    """What the first pronoun behind the customer's own name tells: "Dr Haddad at any hour she likes" → "she".

    Nothing where somebody else is named in between, or where two notes differ.
    """
    words = [word for word in dict.fromkeys((name.split() or [""])[:1] + name.split()[-1:]) if len(word) > 2]
    called = "|".join(map(re.escape, words))
    told: set[Sex] = set()
    for note in notes if words else ():
        for named in re.finditer(rf"\b(?<!Mr )(?<!Mrs )(?<!Ms )(?<!Miss )(?:{called})\b(?!'s)", note):
            behind = note[named.end() : named.end() + _NEAR]
            found = _FROM.search(behind)
            if found and not _SOMEBODY.search(behind[: found.start()]):
                told.add("he" if found.group().lower() in {"he", "him", "his"} else "she")
    return told.pop() if len(told) == 1 else None


class Writer(NamedTuple):
    """Who the customer is to somebody of theirs, with the sex of both where the words tell it."""

    noun: str
    sex: Sex | None
    kin: Sex | None


def writer_is(message: str, notes: Sequence[str]) -> Writer | None:
    """Who the customer is to the person of whom the message and the notes speak: "her daughter" where the message says
    "my mother"; None where no note calls them so, or the message has one of their own ("my daughter").
    """
    low = message.lower()
    for kin, writers in _writers().items():
        # Most words do not stand there at all, and an expression for each takes long to compile.
        own = kin in low and re.search(rf"\b(?:my|our) (?:\w+ )?{kin}\b", low)
        called = kin.capitalize()
        if not own and not (called in message and re.search(rf"(?<!-)\b{called}\b", message)):
            continue
        for writer in writers:
            if writer in low and re.search(rf"\b(?:my|our) (?:\w+ )?{writer}\b", low):
                continue
            theirs = rf"\b(?:[Hh]er|[Hh]is|[Tt]he|[A-Z][a-z]+'s) {writer}\b"
            if any(writer in note and re.search(theirs, note) for note in notes):
                return Writer(writer, _sex_of_kin(writer), _sex_of_kin(kin))
    return None


def _sex_of_kin(noun: str) -> Sex | None:
    sets = person_words().sets
    return "he" if noun in sets["kin_men"] else "she" if noun in sets["kin_women"] else None


def told_of_others(message: str, notes: Sequence[str], name: str) -> frozenset[Sex]:
    """The pronouns that message and notes both use of somebody by name who is not the customer ("Ezra … his pen")."""
    own = {fold(word) for word in name.split()}
    shared = {
        word
        for word in re.findall(r"\b[A-Z][a-z]{2,}\b", message)
        if fold(word) not in own and any(word in note and re.search(rf"\b{word}\b", note) for note in notes)
    }
    found: set[Sex] = set()
    for word in shared:
        for sex, pronouns in (("he", r"(?:he|him|his)"), ("she", r"(?:she|her)")):
            follows = re.compile(rf"\b{word}(?:'s)?\b[^.;]{{0,160}}?\b{pronouns}\b", re.IGNORECASE)
            told = re.compile(rf"\b{word}\b.{{0,200}}?\b{pronouns}\b", re.DOTALL)
            if told.search(message) and any(_near(follows, note) for note in notes):
                found.add("he" if sex == "he" else "she")
    return frozenset(found)


def _near(follows: re.Pattern[str], note: str) -> bool:
    """Whether a pronoun follows a name in a note with nobody else named between."""
    found = follows.search(note)
    return found is not None and len(re.findall(r"(?<=[a-z,;] )[A-Z][a-z]+", found.group())) == 0


@cache
def _writers() -> Mapping[str, tuple[str, ...]]:
    return {kin: tuple(writers.split()) for kin, writers in table("en", "given_names")["writer_of"].items()}
