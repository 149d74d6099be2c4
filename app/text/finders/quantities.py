"""Finds counts and measures that are nothing else: "28 children", "500g", "twelve cases", "3rd time", bare numbers."""

from app.text.compiled import compiled
from app.text.finders.found import Found, number
from app.text.finders.lexicon import Lexicon
from app.text.finders.tokens import Number, Row
from app.text.words import stem

_PRICE = compiled(r"\d+[.,]\d\d")


def quantity(row: Row, at: int, found: Number, words: Lexicon) -> tuple[Found, int] | None:
    """A count with the noun behind it; forms are the number, and number and noun stem ("28", "28 child").

    Number words count only in front of a noun, or from three on.
    """
    end = found.end
    if row[at].digits and row.joined(end) and words.has("ordinal_ends", row.word(end)):
        return _ordinal(row, at, int(found.value), end + 1, words)
    value = number(found.value)
    forms = {value}
    noun = end + (row.word(end) == "-" and row.joined(end) and row.joined(end + 1))
    word = row.word(noun)
    # Two digits behind the point are a price written without its sign: no noun belongs to it.
    price = _PRICE.fullmatch(row.word(at)) is not None and not row.joined(end)
    counted = word[:1].isalpha() and row.near(noun) and word not in words.stops and word not in words.numbers
    if counted and not price:
        forms.add(f"{value} {stem(word, words.language)}")
        end = noun + 1
    elif found.worded and found.value < 3:
        return None
    return Found("quantity", row[at].start, row[end - 1].end, frozenset(forms)), end


def ordinal(row: Row, at: int, words: Lexicon) -> tuple[Found, int] | None:
    """An ordinal in words in front of a noun: "third time"."""
    value = words.ordinals.get(row.word(at))
    return _ordinal(row, at, int(value), at + 1, words) if value else None


def _ordinal(row: Row, at: int, value: int, end: int, words: Lexicon) -> tuple[Found, int] | None:
    word = row.word(end)
    if not word[:1].isalpha() or not row.near(end) or word in words.stops:
        return None
    return Found("quantity", row[at].start, row[end].end, frozenset({f"#{value}"})), end + 1
