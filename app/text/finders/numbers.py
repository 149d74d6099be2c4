"""Reads numbers in digits and words: "1.200,50", "twenty-nine", "a hundred and twenty", "two and a half"."""

import re

from app.text.compiled import compiled
from app.text.finders.lexicon import Lexicon
from app.text.finders.tokens import Number, Row

_GROUP = compiled(r"\d{3}(?:[.,]\d{1,2})?")
_LONGEST = 12
"""Tokens of the longest number in words that is read."""
_GROUPED = compiled(r"\d{1,3}(?:([.,'])\d{3})(?:\1\d{3})*(?:[.,]\d{1,2})?")


SIGNS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
"""Signs that are a fraction by themselves, and behind a number with it."""
_DENOMINATORS = frozenset({"2", "3", "4", "8", "16"})


def amount(digits: str) -> float:
    """The value of digits with separators: a group of three behind a point or comma means thousands."""
    if _GROUPED.fullmatch(digits) and not digits.startswith("0"):
        head, tail = digits, ""
        if digits[-3:-2] in {".", ","} and len(digits) > 3:
            head, tail = digits[:-3], digits[-2:]
        elif digits[-2:-1] in {".", ","}:
            head, tail = digits[:-2], digits[-1:]
        whole = re.sub(r"\D", "", head)
        return float(f"{whole}.{tail}") if tail else float(whole)
    parts = re.split(r"[.,']", digits)
    if len(parts) == 2:
        return float(f"{parts[0]}.{parts[1]}")
    return float("".join(parts)) if len(parts) == 1 else float(f"{''.join(parts[:-1])}.{parts[-1]}")


def number_at(row: Row, at: int, words: Lexicon) -> Number | None:
    """The number that begins at a place of the row, if one does."""
    if at not in row.numbers:
        sign = SIGNS.get(row.word(at))
        read = _digits if row[at].digits else _worded
        found = read(row, at, words) if sign is None else Number(sign, at + 1, worded=False)
        row.numbers[at] = None if found is None else _with_half(row, found, words)
    return row.numbers[at]


def _digits(row: Row, at: int, words: Lexicon) -> Number | None:
    token = row[at]
    if len(token.word) > 15:
        return None
    value, end = amount(token.word), at + 1
    # "1 200 euros": a space may part thousands, but only in front of a unit.
    if (
        _is_group(row, end)
        and token.word.isdecimal()
        and len(token.word) <= 3
        and not token.word.startswith("0")
    ):
        last = end
        while _is_group(row, last + 1):
            last += 1
        if words.measures(row.word(last + 1)) or row.word(at - 1) in words.coins.signs:
            value = float("".join(row.word(i) for i in range(at, last + 1)).replace(",", "."))
            end = last + 1
    if row.word(end) in SIGNS:
        return Number(value + SIGNS[row.word(end)], end + 1, worded=False)
    if fraction := _fraction(row, at):
        return fraction
    scale = words.multipliers.get(row.word(end), 0)
    long = len(row.word(end)) > 2
    if scale >= 100 and (
        row.near(end) if long else row.joined(end) and row.word(end) in {"k", "m", "mn", "bn"}
    ):
        if not long and scale > 1000 and row.word(at - 1) not in words.coins.signs:
            return Number(value, end, worded=False)
        return Number(value * scale, end + 1, worded=False)
    return Number(value, end, worded=False)


def _fraction(row: Row, at: int) -> Number | None:
    """A fraction with its whole number ("29 1/2"), or one in front of what it is of ("3/4 inch"); no day of a month."""
    whole = row[at].word.isdecimal() and _slashed(row, at + 1)
    if whole:
        return Number(float(row.word(at)) + whole, at + 4, worded=False)
    alone = _slashed(row, at)
    behind = row.word(at + 3)
    measures = row.near(at + 3) and behind[:1].isalpha()
    return Number(alone, at + 3, worded=False) if alone and measures else None


def _slashed(row: Row, at: int) -> float:
    """The value of "3/4" at a place, 0 where none stands there: a day and its month are no fraction."""
    upper, lower = row.word(at), row.word(at + 2)
    if (
        row.word(at + 1) != "/"
        or not (row.joined(at + 1) and row.joined(at + 2))
        or lower not in _DENOMINATORS
    ):
        return 0.0
    return int(upper) / int(lower) if upper.isdecimal() and 0 < int(upper) < int(lower) else 0.0


def _is_group(row: Row, at: int) -> bool:
    """Three digits behind one blank, behind a token that is digits alone; the last group may have a fraction."""
    token = row[at]
    if not token.digits or token.start - row[at - 1].end != 1 or not row.word(at - 1).isdecimal():
        return False
    return _GROUP.fullmatch(token.word) is not None


def _worded(row: Row, at: int, words: Lexicon) -> Number | None:
    """Words add up while they get smaller; "hundred" and its like multiply what stands before them."""
    sum_ = _Sum(french=words.language == "fr")
    end = at
    if words.has("articles", row.word(at)) and _counts_after_article(row.word(at + 1), words):
        end = at + 1
    start = end
    while end - at < _LONGEST:
        step = _join(row, end, words) if end > start else 0
        word = row.word(end + step)
        if not (sum_.add(words.numbers.get(word)) or sum_.scale(words.multipliers.get(word), word)):
            break
        end += step + 1
    return Number(sum_.total + sum_.group, end, worded=True) if end > start else None


class _Sum:
    """A number while its words are read; `room` is what the next word must stay below."""

    def __init__(self, *, french: bool) -> None:
        self.total = 0.0
        self.group = 0.0
        self.room = float("inf")
        self._french = french
        self._last = 0.0

    def add(self, value: float | None) -> bool:
        if value is None:
            return False
        if self._french and value == 20 and self._last == 4:
            self.group += 76  # "quatre-vingt" is four times twenty
            value = 80
        elif value >= self.room or (self.room < 1000 and value == 0):
            return False
        else:
            self.group += value
        self._last = value
        self.room = _room(value, french=self._french)
        return True

    def scale(self, value: float | None, word: str) -> bool:
        if value is None or len(word) <= 2:
            return False
        if value >= 1000:
            self.total += (self.group or 1) * value
            self.group = 0.0
        else:
            self.group = (self.group or 1) * value
        self.room = self._last = value
        return True


def _room(value: float, *, french: bool) -> float:
    if french and value in {60, 80}:
        return 20
    if french and value == 10:
        return 10
    if value < 20:
        return 0
    return 10 if value < 100 else 100


def _join(row: Row, at: int, words: Lexicon) -> int:
    """1 where a hyphen or "and" stands between two number words, else 0."""
    word = row.word(at)
    if not ((word == "-" and row.joined(at)) or words.has("joins", word)):
        return 0
    following = row.word(at + 1)
    if word != "-" and words.has("half", following):
        return 0
    # "five and six" are two numbers; "twenty and one", "hundred and five" are one, which `_Sum` tells.
    return int(following in words.numbers or following in words.multipliers)


def _counts_after_article(word: str, words: Lexicon) -> bool:
    """As in "A hundred", "a dozen", "a couple"."""
    if words.multipliers.get(word, 0) >= 12:
        return len(word) > 2
    return words.has("careful_numbers", word) and words.numbers.get(word) == 2


def _with_half(row: Row, found: Number, words: Lexicon) -> Number:
    """As in "Two and a half" (the unit follows or came before)."""
    end = found.end
    if words.has("joins", row.word(end)):
        after = end + 1 + words.has("articles", row.word(end + 1))
        if words.has("half", row.word(after)):
            return Number(found.value + 0.5, after + 1, found.worded)
    return found
