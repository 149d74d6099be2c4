"""The words that particulars are written with in one language, read once from `locale/<language>/particulars.yaml`."""

import re
from collections.abc import Mapping
from functools import cache
from itertools import product
from typing import Any, NamedTuple

from app.text import tables, words
from app.text.compiled import compiled, longest_first
from app.text.words import fold_in_place

_WORD_SETS = (
    "ordinal_ends", "articles", "half", "quarter", "joins", "skips", "ranges", "careful_numbers", "careful_months",
    "careful_weekdays", "date_before", "day_before", "date_of", "near", "am", "pm", "oclock", "hour_marks", "past",
    "to", "at", "time_before", "time_ahead", "deadline_before", "time_after", "vague_units", "working_before",
    "working_after", "percent", "per", "titles",
    "not_names", "streets", "street_prefixes", "street_endings", "labels", "references", "not_reference",
)  # fmt: skip


_ROADS = ("st", "rd", "street", "road")
"""Kinds of street in small letters behind a name."""

_LETTERS = compiled(r"[^\W\d_]+")


class Unit(NamedTuple):
    """A unit and how many of its base it holds: a week is 10080 "min", a year 12 "month"."""

    size: float
    base: str


class Lexicon:
    """Words by class (`sets`) and tables of values, all folded character by character."""

    def __init__(self, language: str) -> None:
        table = tables.table(language, "particulars")
        self.language = language
        self.stops = words.stops(language)
        self.sets = {name: _folded(tables.word_set(table.get(name))) for name in _WORD_SETS}
        self.numbers = _numbers(table)
        self.multipliers = _values(table, "multipliers")
        self.ordinals = _values(table, "ordinals")
        self.day_words = {**_values(table, "day_words"), **self.ordinals}
        self.months = {word: int(n) for word, n in _values(table, "months").items()}
        self.weekdays = {word: int(n) for word, n in _values(table, "weekdays").items()}
        self.relative = _phrases(table.get("relative", {}))
        self.midday = {fold_in_place(word): str(clock) for word, clock in table.get("midday", {}).items()}
        self.units = _units(table, "units")
        self.currencies = _units(table, "currencies")
        self.coins = coins()
        self.percent_two = tuple(fold_in_place(str(table.get("percent_two") or "")).split())
        self.half_hour = int(table.get("half_hour", 30))
        self.starts = self._starts()
        self.street = _streets(self.sets["streets"])
        self.street_words = frozenset(_first_letters(kind) for kind in (*self.sets["streets"], *_ROADS))
        self.name_after = _alternatives(table.get("name_after") or ())
        self.name_words = frozenset(_longest(phrase) for phrase in table.get("name_after") or ())
        self.title_words = frozenset(map(_first_letters, self.sets["titles"]))
        self.label_words = self.sets["labels"] | self.sets["references"]

    def _starts(self) -> frozenset[str]:
        """Every word or sign with which money, a date, a time, a duration or a count may begin, digits apart."""
        tables_ = (self.numbers, self.multipliers, self.day_words, self.months, self.relative, self.midday)
        found = {word for table in tables_ for word in table}
        found.update(word.replace("-", " ").split()[0] for word in self.weekdays)
        for name in ("articles", "half", "quarter"):
            found |= self.sets[name]
        return frozenset(found | self.coins.starts)

    def measures(self, word: str) -> bool:
        """Whether a word or sign behind a number says what it measures: a unit, a currency, per cent."""
        return word == "%" or word in self.units or word in self.currencies or word in self.coins.signs

    def has(self, name: str, word: str) -> bool:
        """Whether the class `name` holds the folded word."""
        return word in self.sets[name]


class Coins(NamedTuple):
    """Signs, codes and short words of money, the same in all languages."""

    signs: Mapping[str, str]
    codes: frozenset[str]
    plain_codes: frozenset[str]
    prefixes: Mapping[str, str]
    dollars: frozenset[str]
    short: Mapping[str, str]
    crowns: frozenset[str]

    @property
    def starts(self) -> frozenset[str]:
        """All with which an amount may begin."""
        return frozenset({*self.signs, *self.codes, *self.prefixes, *self.short})


@cache
def coins() -> Coins:
    """Read `locale/any/currencies.yaml` once."""
    table = tables.table("any", "currencies")
    sets = {name: tables.word_set(table[name]) for name in ("codes", "plain_codes", "dollars", "crowns")}
    short = {fold_in_place(word): str(code) for word, code in table["short"].items()}
    return Coins(signs=table["signs"], prefixes=table["prefixes"], short=short, **sets)


@cache
def lexicon(language: str = "en") -> Lexicon:
    """The lexicon of a language; the English one for a language that we do not know."""
    return Lexicon(tables.base(language))


def _folded(found: frozenset[str]) -> frozenset[str]:
    return frozenset(map(fold_in_place, found))


def _values(table: Mapping[str, Any], name: str) -> dict[str, float]:
    return {fold_in_place(str(word)): float(value) for word, value in table.get(name, {}).items()}


def _numbers(table: Mapping[str, Any]) -> dict[str, float]:
    found = _values(table, "numbers")
    join = table.get("compound")
    if join:
        # German and Dutch write units before tens in one word ("einundzwanzig", "eenentwintig").
        small = {w: n for w, n in found.items() if 1 <= n <= 9 and n == int(n)}
        tens = {w: n for w, n in found.items() if 20 <= n <= 90}
        found.update({f"{unit}{join}{ten}": small[unit] + tens[ten] for unit, ten in product(small, tens)})
        scales = {w: n for w, n in _values(table, "multipliers").items() if n in {100, 1000}}
        found.update(
            {f"{unit}{scale}": small[unit] * scales[scale] for unit, scale in product(small, scales)}
        )
    if "compound" in table and not join:
        # Italian runs tens and units together, dropping a vowel before "uno" and "otto" ("trentuno").
        small = {w: n for w, n in found.items() if 1 <= n <= 9 and w not in {"un", "una"}}
        tens = {w: n for w, n in found.items() if 20 <= n <= 90}
        for unit, ten in product(small, tens):
            head = ten[:-1] if unit[0] in "uo" else ten
            found[head + unit] = small[unit] + tens[ten]
    return found


def _units(table: Mapping[str, Any], name: str) -> dict[str, Unit]:
    found = {}
    for word, value in table.get(name, {}).items():
        size, _, base = str(value).partition(" ")
        found[fold_in_place(str(word))] = Unit(float(size), base)
    return found


def _phrases(table: Mapping[str, str]) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Phrases by their first word, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, form in table.items():
        row = tuple(re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)*|-", fold_in_place(phrase)))
        found.setdefault(row[0], []).append((row, form))
    return {first: tuple(sorted(rows, key=lambda r: -len(r[0]))) for first, rows in found.items()}


def _streets(kinds: frozenset[str]) -> tuple[re.Pattern[str], ...]:
    """Addresses that end in a kind of street, with a house number or without; group 1 is its first word."""
    if not kinds:
        return ()
    any_kind = "|".join(longest_first(kinds))
    numbered = (
        r"(?<![\w.,£$€/\-])(?:(?:[Ff]lat|[Uu]nit|[Aa]pt\.?) \w{1,4},? )?\d{1,4}[A-Za-z]?,? "
        rf"([A-Z][\w'’.\-]{{0,30}})(?: [A-Z][\w'’.\-]{{0,30}}){{0,2}}? (?i:{any_kind})\b"
    )
    named = (
        r"\b([A-Z](?=[\w'’]*[a-z])[\w'’\-]{1,30})(?: [A-Z][\w'’\-]{1,30})? "
        rf"(?:(?=[A-Z])(?i:{any_kind})|{'|'.join(_ROADS)})\b"
    )
    return compiled(numbered), compiled(named)


def _first_letters(word: str) -> str:
    """The first run of letters in a folded word ("sig" of "sig.ra"): what a text that holds the word must hold."""
    return str(_LETTERS.findall(word)[0])


def _longest(phrase: str) -> str:
    """The longest word of a phrase, folded."""
    return str(max(_LETTERS.findall(fold_in_place(phrase)), key=len))


def _alternatives(phrases: Any) -> re.Pattern[str] | None:
    folded = longest_first(re.escape(fold_in_place(p)).replace(r"\ ", r"\s+") for p in phrases)
    return compiled(rf"(?<!\w)(?:{'|'.join(folded)}):?\s+") if folded else None
