"""Finds names of people where the words around leave no doubt, and products with a model ("Sonderby X2")."""

import re
from collections.abc import Iterator

from app.text.compiled import compiled
from app.text.finders.found import Found
from app.text.finders.lexicon import Lexicon
from app.text.finders.page import Page
from app.text.sentence_marks import marks
from app.text.words import fold, fold_in_place

_PIECE = r"(?:[A-ZÀ-Þ]\.(?=\s)|[A-ZÀ-Þ][^\W\d_]*(?:['’\-][^\W\d_]+)*)"
_NAME = compiled(
    rf"{_PIECE}(?:[ \t]+(?:(?:van|von|de|da|dos|del|di|der|den|la|le|bin|al)[ \t]+){{0,2}}{_PIECE}){{0,3}}"
)
_POSSESSIVE = compiled(r"['’]s$")
_TITLE = compiled(r"(?<![\w.])[A-ZÀ-Þ][^\W\d_]{0,12}(?:\.[^\W\d_]{1,3})?(?=[.\s])")
_PRODUCT = compiled(
    r"(?<![\w\-])[A-ZÀ-Þ][^\W\d_]+(?:[ \t]+[A-ZÀ-Þ][^\W\d_]+){0,2}[ \t]+"
    r"(?:[A-Z]{1,3}\d{1,4}[A-Za-z]{0,2}|\d{1,4}(?:[a-z]{1,2}|-[a-z]{3,10}(?: [a-z]{3,12})?)?|[IVX]{2,4})"
    r"(?![\w%/:]|[.,]\d)"
)
_MODELLED = compiled(r"\d|[IVX]{2}")
"""Without one of these there is no model to look for."""
_SIGNATURE = compiled(
    r"[A-ZÀ-Þ][^\W\d_]*\.?(?:[ \t]+(?:[a-z]{2,3}[ \t]+)?[A-ZÀ-Þ][^\W\d_'’\-]*(?:['’\-][^\W\d_]+)*\.?){0,3}"
)


def names(page: Page, words: Lexicon) -> Iterator[Found]:
    """Names after a title, after "my name is" and its like, and in the line that signs the text."""
    text = page.text
    for match in () if page.words.isdisjoint(words.title_words) else _TITLE.finditer(text):
        if words.has("titles", fold_in_place(match.group())):
            at = match.end() + (text[match.end() : match.end() + 1] == ".")
            name = _NAME.match(text, at + 1, at + 80) if text[at : at + 1] == " " else None
            if name and _is_name(name.group(), words):
                yield _found(text, match.start(), name.end(), name.group())
    if words.name_after and not page.words.isdisjoint(words.name_words):
        for lead in words.name_after.finditer(page.folded):
            name = _NAME.match(text, lead.end(), lead.end() + 80)
            if name and not name.group().isupper() and _is_name(name.group(), words):
                yield _found(text, name.start(), name.end(), name.group())
    yield from _signature(text, words)


def products(text: str, words: Lexicon) -> Iterator[Found]:
    """Capitalised names with a model behind them."""
    if not _MODELLED.search(text):
        return
    for match in _PRODUCT.finditer(text):
        *head, model = match.group().split()
        if "-" in model or (len(head) > 1 and head[-1][0].islower()):
            head = [w for w in head if w[0].isupper()]
        folded = [fold_in_place(w) for w in head]
        if any(_is_common(w, words) for w in folded) or all(w.isupper() and len(w) > 1 for w in head):
            continue
        if model.isdecimal() and (words.language == "de" or (_opens(text, match.start()) and len(head) == 1)):
            # German writes every noun with a capital, so a number behind one is no model.
            continue
        if _measures(text, match.end(), words) and not re.search(r"[A-Z]", model):
            continue
        yield Found("product", match.start(), match.end(), frozenset({" ".join(fold(match.group()).split())}))


def _found(text: str, start: int, end: int, name: str) -> Found:
    spelling = _POSSESSIVE.sub("", text[start:end].rstrip())
    plain = _POSSESSIVE.sub("", fold(name)).replace(".", "")
    return Found("name", start, start + len(spelling), frozenset({" ".join(plain.split())}))


def _is_name(name: str, words: Lexicon) -> bool:
    parts = [fold_in_place(p).strip(".") for p in name.split()]
    if parts[0] in words.stops or words.has("titles", parts[0]):
        return False
    return not any(p in words.weekdays or p in words.months or words.has("not_names", p) for p in parts)


def _signature(text: str, words: Lexicon) -> Iterator[Found]:
    """The last line where it is a name and no more, alone or below a sign-off."""
    lines = text.rstrip().rsplit("\n", 3)
    if len(lines) < 2:
        return
    line, before = lines[-1].strip(" \t-–—,."), lines[-2].strip()
    alone = not before or marks().signs_off(before)
    if not alone or len(line) > 40 or not _SIGNATURE.fullmatch(line) or marks().signs_off(line):
        return
    parts = [fold_in_place(p).strip(".") for p in line.split()]
    if line.isupper() and len(parts) > 1 and len(line) > 20:
        return
    if any(p in words.stops or p in words.weekdays or words.has("not_names", p) for p in parts):
        return
    start = len(text.rstrip()) - len(lines[-1]) + lines[-1].index(line)
    yield _found(text, start, start + len(line), line)


def _is_common(word: str, words: Lexicon) -> bool:
    known = word in words.stops or word in words.months or word in words.weekdays or word in words.numbers
    return (
        known
        or words.has("labels", word)
        or words.has("references", word)
        or words.has("titles", word)
        or word in words.relative
    )


def _opens(text: str, start: int) -> bool:
    before = text[max(0, start - 6) : start].rstrip(" \t\"'“‘«(*-")
    return not before or before[-1] in ".!?…\n:"


def _measures(text: str, end: int, words: Lexicon) -> bool:
    found = re.match(r"[ \t-]{1,2}([^\W\d_]+)", text[end : end + 24])
    if not found:
        return False
    word = fold_in_place(found.group(1))
    return word in words.units or word in words.currencies or word in words.months or words.has("per", word)
