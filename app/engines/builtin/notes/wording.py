"""Cuts a jotted piece at its commas, and gives bare sums their currency."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from app.engines.builtin.notes.patterns import pattern
from app.engines.builtin.notes.telegraph.tokens import DAY, MONTH
from app.text.compiled import compiled

_APART = compiled(r",\s+(?![^(]*\))(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")
_COMMA = compiled(r",\s+")
_HOURS, _MINUTES = 24, 59
"""The most that a time of day with a full stop may hold: 49.90 is a sum, 14.20 may be an hour."""
_HELD = compiled(r"(?<!\w)'[^']{2,120}'(?!\w)")
_MASK = "\x00"
_LISTED = compiled(rf"\b(?:{DAY}|{MONTH})(?:, (?:{DAY}|{MONTH}))* (?:and|or|to) (?:{DAY}|{MONTH})\b")
"""Days or months in a row, whose commas part nothing."""
_REFERENCE = compiled(r"(?<=[a-z\d]) (reference [A-Z\d][\w-]*\d)")
_UNIT = compiled(r"\s?(?:kg|g|km|m|cm|mm|l|ml|litres?|lb|oz|gb|mb|kwh|miles?|tonnes?|%)\b", re.IGNORECASE)
_SIGN = compiled(r"[£$€](?=\s?\d)|(?<=\d)\s?€")
_QUID = compiled(r"\d quid\b", re.IGNORECASE)
_POUND = "£"
_SUM = compiled(r"(?<![\w£$€.,/:#-])(\d[\d,]*(?:\.\d{2})?)(?![\w%/:-]|\.\d|,\d| ?€)")
_NOTES = 128
"""Notes of one brief or two, of which the same is asked again and again while one reply is made."""


def bits(piece: str) -> Iterator[str]:
    """The piece at its commas; those in brackets, in quotations and between figures part nothing."""
    held = ""
    piece = _REFERENCE.sub(r", \1", piece)
    masked = _HELD.sub(lambda m: m.group().replace(",", _MASK), piece)
    masked = _LISTED.sub(lambda m: m.group().replace(",", _MASK), masked)
    # Where nothing encloses, each comma parts, and what stands behind it need not be looked through to the end.
    apart = _APART if '"' in masked or ")" in masked else _COMMA
    for bit in (b.strip().replace(_MASK, ",") for b in apart.split(masked)):
        held = f"{held}, {bit}" if held else bit
        if not held or (held.rpartition(" ")[2].isdecimal() and _next_is_figure(piece, held)):
            continue
        yield held
        held = ""
    if held:
        yield held


def _next_is_figure(piece: str, held: str) -> bool:
    """Whether a list of figures goes on behind `held`: "emails 1, 8, 13 June"."""
    return piece.partition(held)[2].lstrip(" ,")[:1].isdecimal()


def currency_of(texts: Iterable[str]) -> str | None:
    """The one currency sign that texts use, None where there are several or none."""
    texts = tuple(texts)
    signs = {sign.strip() for text in texts for sign in _SIGN.findall(text)}
    signs |= {_POUND for text in texts if _QUID.search(text)}
    return signs.pop() if len(signs) == 1 else None


def sums_of(texts: Iterable[str]) -> frozenset[str]:
    """The figures that stand with a currency sign in texts, without it."""
    found = re.findall(r"[£$€]\s?(\d[\d,]*(?:\.\d+)?)|(\d[\d,]{0,20}(?:\.\d{1,9})?)\s?€", "\n".join(texts))
    return frozenset((a or b).replace(",", "").removesuffix(".00") for a, b in found)


@lru_cache(maxsize=_NOTES)
def with_currency(note: str, sign: str | None, sums: frozenset[str]) -> str:
    """The note with the sign before bare sums: those beside a word of money, and figures that the brief has with it.

    "60 quid" is a sum in any case.
    """
    note = re.sub(r"\b(\d[\d,]{0,20}(?:\.\d{2})?) quid\b", r"£\1", note)
    if sign is None:
        return note

    def signed(match: re.Match[str]) -> str:
        before, after = note[: match.start()], note[match.end() :]
        return f"{sign}{match.group()}" if _is_sum(match.group(1), before, after, sums) else match.group()

    return _SUM.sub(signed, note)


def _is_sum(figure: str, before: str, after: str, sums: frozenset[str]) -> bool:
    """Whether a bare figure is a sum, by the words on both sides of it; no unit may follow it."""
    if _UNIT.match(after):
        return False
    whole, _, part = figure.replace(",", "").partition(".")
    if len(part) == 2 and int(whole) > _HOURS:
        return True
    if len(part) == 2 and int(part) > _MINUTES:
        # No time of day, but it may be metres or kilos: "worktop 3.66".
        return (
            pattern("of_money").search(before) is not None or pattern("money_behind").match(after) is not None
        )
    if not before:
        return pattern("first_sum").match(after.lstrip()) is not None
    if not _ends_there(after):
        return False
    known = figure.replace(",", "").removesuffix(".00") in sums and pattern("before_known_sum").search(before)
    return pattern("before_sum").search(before) is not None or bool(known)


def _ends_there(rest: str) -> bool:
    """Whether no unit follows a figure, so that it may be a sum: "refund 85", "60 back to the card"."""
    return pattern("behind_sum").match(rest) is not None
