"""Finds references: order, ticket, invoice and account numbers in any spelling, and labelled places ("Room 214")."""

import re
from collections.abc import Iterator
from itertools import chain

from app.text.compiled import compiled
from app.text.finders.found import Found
from app.text.finders.lexicon import Lexicon
from app.text.finders.page import Page
from app.text.words import fold_in_place

# A run of letters, digits and the marks that references are written with; which runs are references is told below.
_CODE = compiled(
    r"(?<![\w@./\-£$€#])(?=[#A-Za-z\-/_]{0,40}\d)#?[A-Za-z\d]{1,20}(?:[\-/_][A-Za-z\d]{1,40}){0,6}(?![\w@])"
)
_SPACED = compiled(r"(?<![\w@.\-])[A-Z]{2,4} \d{2,}(?:[\- ]\d+){0,5}(?![\w%]|[.,:]\d)")
_BLOCKS = compiled(r"(?<![\w.,/\-£$€#:])\d{3,6}(?: \d{3,6}){1,4}(?![\w%]|[.,:/]\d)")
_MEASURE = compiled(r"\d+(?:st|nd|rd|th|[a-z]{1,5})", re.IGNORECASE)
_MODEL = compiled(r"[A-Z]{1,3}\d{1,4}[A-Z]?")
_SEAT = compiled(r"\d{1,3}[A-Z]")
_LABELLED = compiled(
    r"(?<![\w\-])([^\W\d_]{2,24})(?:[ \t]?(?:no|nr|num|number|nummer|id|code|ref)\b)?"
    r"(?:\.|[ \t]?[:#№]|[ \t]is|[ \t]?n[º°])?[ \t\u00a0]{0,2}[#№]?"
    r"(\d[\w\-/]{0,30}|[A-Z]{1,4}[\-/]?\d[\w\-/]{0,30}|[A-Z]\b(?!['’.]))"
)
_STRETCH = compiled(r"[^,;!?\n]+")
"""What lies between marks that never stand between a label and its code."""
_JOINED = compiled(r"[^\W\d_]{2}(?:[A-Z]{1,4}[\-/]?\d|n°)")
"""A word and a code that may be written together ("REFA-123"); else a label is a word of its own."""
_CODED = compiled(r"[A-Z][\-/]?\d|n°")
"""Without one of these nothing is written so: it is found in a fraction of the time."""
_TELLING = compiled(r"\d|[A-Z]\b")
_NEXT = compiled(r"\s{1,3}([^\W\d_]+)")
_FRACTION = compiled(r"[.,]\d")
_SHORT = 5
"""Digits that a bare number needs to be taken for a reference."""


def references(page: Page, words: Lexicon) -> Iterator[Found]:
    """References of the text, in any order, perhaps overlapping; forms are capitals and digits without marks."""
    yield from _labelled(page, words)
    text = page.text
    if not page.digits:
        return
    for match in _SPACED.finditer(text):
        if _is_spaced(text, match, words):
            yield _found(match.start(), match.end(), match.group())
    for match in _BLOCKS.finditer(text):
        if len(re.sub(r"\D", "", match.group())) >= 8:
            yield _found(match.start(), match.end(), match.group())
    for match in _CODE.finditer(text):
        if _is_code(match.group()):
            yield _found(match.start(), match.end(), match.group())


def reference_forms(spelling: str) -> frozenset[str]:
    """Capitals and digits alone; the digits too where they are many enough to stand for the whole."""
    plain = re.sub(r"[^A-Z\d]", "", fold_in_place(spelling).upper())
    digits = re.sub(r"\D", "", plain)
    return frozenset({plain, digits}) if len(digits) >= _SHORT else frozenset({plain})


def _found(start: int, end: int, spelling: str) -> Found:
    return Found("reference", start, end, reference_forms(spelling))


def _labelled(page: Page, words: Lexicon) -> Iterator[Found]:
    text = page.text
    for match in chain.from_iterable(_LABELLED.finditer(text, *where) for where in _stretches(page, words)):
        word = fold_in_place(match.group(1))
        reference, label = words.has("references", word), words.has("labels", word)
        if (reference or label) and _names_one(text, match, words, label=label):
            start = match.start() if label and not reference else match.start(2)
            yield Found("reference", start, match.end(), reference_forms(match.group(2)))


def _stretches(page: Page, words: Lexicon) -> Iterator[tuple[int, int]]:
    """Where a label may stand, and a code behind it: that is little of a text, and searching it is slow."""
    text, labels = page.text, words.label_words
    joined = _CODED.search(text) is not None and _JOINED.search(text) is not None
    if not joined and page.words.isdisjoint(labels):
        return
    for stretch in _STRETCH.finditer(text):
        start, end = stretch.span()
        if not _TELLING.search(text, start, end):
            continue
        if joined or not labels.isdisjoint(page.words_in(start, end)):
            yield start, end


def _names_one(text: str, match: re.Match[str], words: Lexicon, *, label: bool) -> bool:
    """Whether the code behind a label names one thing, and is not a count, a measure or a word."""
    code, end = match.group(2), match.end()
    if _MEASURE.fullmatch(code) and not _MODEL.fullmatch(code) and not (label and _SEAT.fullmatch(code)):
        return False
    if code.isalpha():
        return label and code not in {"I", "A"} and match.group()[-2] in " \u00a0"
    if text[end : end + 1] in {"%", ":"} or _FRACTION.match(text, end):
        return False
    if not code.isdecimal():
        return True
    if label:
        return not _measured(text, end, words)
    # "Order 12 chairs": a count of what follows, unless the number is long.
    return len(code) >= 4 or (len(code) >= 2 and not _counted(text, end, words))


def _next_word(text: str, at: int) -> str:
    found = _NEXT.match(text, at, at + 30)
    return fold_in_place(found.group(1)) if found else ""


def _counted(text: str, at: int, words: Lexicon) -> bool:
    word = _next_word(text, at)
    return bool(word) and word not in words.stops


def _measured(text: str, at: int, words: Lexicon) -> bool:
    word = _next_word(text, at)
    return word in words.units or word in words.currencies or word in words.months


def _is_spaced(text: str, match: re.Match[str], words: Lexicon) -> bool:
    letters = fold_in_place(match.group().split(" ", 1)[0])
    if (
        letters in words.stops
        or words.has("not_reference", letters)
        or letters in words.months
        or letters in words.weekdays
    ):
        return False
    if (
        letters in words.numbers
        or letters in words.currencies
        or letters in {"eur", "usd", "gbp", "chf", "cad", "aud"}
    ):
        return False
    before = text[max(0, match.start() - 20) : match.start()].split()
    shouted = bool(before) and before[-1].isalpha() and before[-1].isupper() and len(before[-1]) > 1
    return not shouted and not _measured(text, match.end(), words)


def _is_code(run: str) -> bool:
    plain = run.lstrip("#")
    digits = sum(c.isdecimal() for c in plain)
    letters = sum(c.isalpha() for c in plain)
    if not digits or re.fullmatch(
        r"(?:19|20)\d\d[-/]\d\d?[-/]\d\d?|\d{1,2}([-/])\d{1,2}\1(?:\d\d|\d{4})", plain
    ):
        return False
    if run.startswith("#"):
        return digits >= 2
    parts = re.split(r"[-/_]", plain)
    if not letters:
        return digits >= _SHORT if len(parts) == 1 else digits >= 6 and max(map(len, parts)) >= 3
    if (
        _MEASURE.fullmatch(plain)
        or re.fullmatch(r"\d{1,3}[-/][A-Za-z]{2,}(?:[-/][A-Za-z]+)*", plain)
        or re.fullmatch(r"\d{1,2}h\d\d", plain)
    ):
        return False
    capitals = sum(c.isupper() for c in plain)
    if capitals:
        return capitals == letters or (len(parts) > 1 and digits >= 3) or digits >= 4
    return letters <= 4 and digits >= 4 and len(parts) <= 2 and plain[0].isalpha()
