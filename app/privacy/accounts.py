"""Finds card numbers and IBANs; the only file that imports `stdnum`."""

import re
from collections.abc import Iterator
from functools import cache

from app.privacy.cues import cues
from app.privacy.digits import Run, before
from app.privacy.hit import Hit
from app.text.compiled import compiled

_IBAN = compiled(r"[A-Za-z]{2}\d{2}(?=[ \t\u00a0.\-]?[A-Za-z\d]{4})")
_CHARACTER = compiled(r"[ \t\u00a0.\-]?([A-Za-z\d])")
_GROUPS = compiled(
    r"(?:[ \t\u00a0.\-]?(?:[A-Za-z]{4}(?=[ \t\u00a0.\-]?\d)|(?=[A-Za-z]{0,4}\d)[A-Za-z\d]{1,30})){1,9}"
)
_LENGTHS = compiled(r"(\d{1,4})!?[nace]")
_BRAND = compiled(r"3[0-9]|4|5[0-9]|6[0-9]|2[2-7]")
_MARKS = compiled(r"[^A-Za-z\d]")


def ibans(text: str) -> Iterator[Hit]:
    """IBANs whose check digits are right, and what follows the word "IBAN" whether they are right or not."""
    done = 0
    for head in _IBAN.finditer(text):
        if head.start() < done or text[max(0, head.start() - 1) : head.start()].isalnum():
            continue
        end = _valid_end(text, head.end()) or _told_end(text, head)
        if end:
            done = end
            yield _account("IBAN", text, head.start(), end)


def cards(run: Run) -> Iterator[Hit]:
    """Card numbers of a run of digits: a right check digit and a brand's beginning, or the word "card" before them.

    A number that is labelled as something else ("order 4111 …") is none.
    """
    from stdnum import luhn

    for span in run.spans(12, 19):
        context = run.context(span.start)
        said = any(cues().says("card", word) for word in context.words)
        right = len(span.digits) >= 13 and _BRAND.match(span.digits) and luhn.is_valid(span.digits)
        if (said or right) and not run.labelled(span.start):
            run.take(span)
            yield _account("CARD", run.text, span.start, span.end)


def _valid_end(text: str, at: int) -> int:
    """Where a right IBAN that begins four characters before `at` ends; 0 where none does."""
    from stdnum import iban

    end = at
    for _ in range(_length(text[at - 4 : at - 2].upper()) - 4):
        character = _CHARACTER.match(text, end)
        if not character:
            return 0
        end = character.end()
    whole = _MARKS.sub("", text[at - 4 : end])
    return (
        end
        if end > at and not text[end : end + 1].isalnum() and iban.is_valid(whole, check_country=False)
        else 0
    )


@cache
def _length(country: str) -> int:
    """How long a country's IBANs are; 0 for a country that has none."""
    from stdnum import numdb

    (_, told), *_ = numdb.get("iban").info(country)
    return 4 + sum(map(int, _LENGTHS.findall(told["bban"]))) if told else 0


def _told_end(text: str, head: re.Match[str]) -> int:
    if not any(cues().says("iban", word) for word in before(text, head.start()).words):
        return 0
    groups = _GROUPS.match(text, head.end())
    return groups.end() if groups else 0


def _account(word: str, text: str, start: int, end: int) -> Hit:
    return Hit(word, start, end, _MARKS.sub("", text[start:end]).upper(), text[start:end])
