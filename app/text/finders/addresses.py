"""Finds postal addresses and street names: "14 Pilchard Terrace", "calle Mayor 5", "Hauptstraße 12", postcodes."""

import re
from collections.abc import Iterator

from app.text.compiled import compiled
from app.text.finders.found import Found
from app.text.finders.lexicon import Lexicon
from app.text.finders.page import Page
from app.text.words import fold, fold_in_place

_POSTCODE = compiled(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b")
_STREET_NAME = compiled(
    r"\.? (?:(?:de|du|des|del|de la|da|do|la|las|los|dei|di) )?[A-Z][\w'’\-]{1,30}(?: [A-Z][\w'’\-]{1,30}){0,2}"
    r"(?:,? (?:n[º°.] ?)?\d{1,4}[a-z]?\b)?"
)
_WORD = compiled(r"[^\W\d_]+")


def addresses(page: Page, words: Lexicon) -> Iterator[Found]:
    """Addresses of the text, in any order, perhaps overlapping."""
    text = page.text
    for match in _POSTCODE.finditer(text) if page.digits else ():
        yield _found(text, match.start(), match.end())
    # Without a digit none has its number, which is the first of the two patterns.
    streets = words.street if page.digits else words.street[1:]
    for pattern in () if page.words.isdisjoint(words.street_words) else streets:
        for match in pattern.finditer(text):
            if fold(match.group(1)) not in words.stops:
                yield _found(text, match.start(), match.end())
    if words.sets["street_prefixes"]:
        yield from _prefixed(text, words)
    if words.sets["street_endings"]:
        yield from _ending(text, words)


def _prefixed(text: str, words: Lexicon) -> Iterator[Found]:
    for match in _WORD.finditer(text):
        if words.has("street_prefixes", fold_in_place(match.group())):
            tail = _STREET_NAME.match(text, match.end(), match.end() + 120)
            if tail:
                yield _found(text, match.start(), tail.end())


def _ending(text: str, words: Lexicon) -> Iterator[Found]:
    endings = tuple(words.sets["street_endings"])
    for match in re.finditer(r"\b([A-ZÄÖÜ][\w\-]{2,40}\.?) (\d{1,4}(?: ?[a-z]\b)?)(?!\w)", text):
        word = fold_in_place(match.group(1)).rstrip(".")
        if word.endswith(endings) and word not in endings:
            yield _found(text, match.start(), match.end())


def _found(text: str, start: int, end: int) -> Found:
    return Found("address", start, end, frozenset({" ".join(re.findall(r"\w+", fold(text[start:end])))}))
