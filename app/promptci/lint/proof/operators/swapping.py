"""Corruptions of one value: another name, an amount, number or date that is off by one."""

import re
from collections.abc import Iterator, Sequence

from app.model.guideline import Guideline
from app.model.reading import DetailType
from app.promptci.lint.proof.golden import Laid
from app.promptci.lint.proof.mutant import Spoiled, chosen
from app.promptci.lint.proof.operators.wording import sayings
from app.text import tables
from app.text.compiled import compiled
from app.text.particulars import Particular

_DIGIT = compiled(r"\d")
_MOST = 2


def swap_amount(laid: Laid, _: Guideline, name: str) -> Iterator[Spoiled]:
    """One sum or percentage off by one in one digit."""
    yield from _off_by_one(laid, ("money", "percentage"), name)


def swap_number(laid: Laid, _: Guideline, name: str) -> Iterator[Spoiled]:
    """One reference or telephone number off by one in one digit."""
    yield from _off_by_one(laid, ("reference", "phone"), name)


def swap_date(laid: Laid, _: Guideline, name: str) -> Iterator[Spoiled]:
    """One date another day, in digits or by the name of the day."""
    found = [p for p in laid.particulars if p.type == "date"]
    for particular in chosen(found, _MOST, laid.case.id, name):
        swapped = _nudged(particular.text, laid.given) or _next_day(particular.text, laid)
        if swapped:
            yield _with(laid, particular, swapped)


def swap_name(laid: Laid, guideline: Guideline, name: str) -> Iterator[Spoiled]:
    """The customer called by the name of somebody else, wherever the reply names them."""
    called = next((n for n in (laid.read.brief.customer.name or "").split()[::-1] if n in laid.text), None)
    for other in sayings(laid, guideline.proof.put.get(name, {}), 1, name) if called else ():
        if other not in laid.given:
            text = re.sub(rf"\b{re.escape(called or '')}\b", other, laid.text)
            yield Spoiled(text, laid.greeting.replace(called or "", other) or other)


def _off_by_one(laid: Laid, types: Sequence[DetailType], name: str) -> Iterator[Spoiled]:
    found = [p for p in laid.particulars if p.type in types and p.text in laid.given]
    for particular in chosen(found, _MOST, laid.case.id, name):
        swapped = _nudged(particular.text, laid.given)
        if swapped:
            yield _with(laid, particular, swapped)


def _nudged(text: str, given: str) -> str | None:
    """The text with one digit one higher (9 becomes 8), such that nothing given says it."""
    for match in _DIGIT.finditer(text):
        digit = int(match.group())
        swapped = f"{text[: match.start()]}{digit + 1 if digit < 9 else 8}{text[match.end() :]}"
        if not any(
            number in re.findall(r"\d[\d.,]*\d|\d", given)
            for number in re.findall(r"\d[\d.,]*\d|\d", swapped)
        ):
            return swapped
    return None


def _next_day(text: str, laid: Laid) -> str | None:
    """The text with the day of the week two days later, where nothing given names that day."""
    named = tables.table(laid.language, "particulars").get("weekdays", {})
    days = [max((n for n, at in named.items() if at == day), key=len) for day in sorted(set(named.values()))]
    for at, day in enumerate(days):
        other = days[(at + 2) % len(days)]
        if re.search(rf"\b{day}\b", text, re.IGNORECASE) and not re.search(other, laid.given, re.IGNORECASE):
            return re.sub(rf"\b{day}\b", other.capitalize(), text, flags=re.IGNORECASE)
    return None


def _with(laid: Laid, particular: Particular, swapped: str) -> Spoiled:
    text = laid.text[: particular.start] + swapped + laid.text[particular.end :]
    sentence = next(s for s in laid.body if s.start <= particular.start < s.end)
    at = particular.start - sentence.start
    return Spoiled(text, sentence.text[:at] + swapped + sentence.text[at + len(particular.text) :])
