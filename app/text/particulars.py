"""Finds the concrete particulars of a text in normal form, and tells whether two are the same."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from app.model.reading import DetailType
from app.model.value import Span, made
from app.text.finders import dates, durations, money, quantities, times
from app.text.finders.addresses import addresses
from app.text.finders.contacts import contacts
from app.text.finders.found import Found
from app.text.finders.lexicon import Lexicon, lexicon
from app.text.finders.names import names, products
from app.text.finders.numbers import SIGNS, number_at
from app.text.finders.page import Page
from app.text.finders.references import references
from app.text.finders.tokens import Row
from app.text.sameness import agrees, supports

_RANK = ("email", "link", "phone", "address", "product", "reference", "name")


class Particular(Span):
    """A particular at `text[start:end]`; `forms` are its normal forms in any language ("49.9 EUR", "--06-14")."""

    type: DetailType
    forms: frozenset[str]


def find(text: str, language: str = "en") -> tuple[Particular, ...]:
    """All particulars in order, none overlapping another; those of the last few texts are remembered."""
    return _found(text, language)  # the same whether or not English is named


@lru_cache(maxsize=256)
def _found(text: str, language: str) -> tuple[Particular, ...]:
    words = lexicon(language)
    page = Page(text)
    firm = _firm(page, words)
    row = Row(text, [(f.start, f.end) for f in firm], page.folded)
    found = sorted([*firm, *_counted(row, words)], key=lambda f: f.start)
    return tuple(made(Particular, {"text": text[f.start : f.end], **f._asdict()}) for f in found)


def same(a: Particular, b: Particular) -> bool:
    """Whether two particulars may mean the same thing: "$49.90" and "49,90 USD", "Saturday" and "Saturday 14 June"."""
    return agrees(a.type, a.forms, b.type, b.forms)


def ground(p: Particular, sources: Iterable[Particular]) -> Particular | None:
    """The first source that supports a particular: an exact one before a partial one; nothing where none does."""
    partial = None
    for source in sources:
        if p.type == source.type and p.forms == source.forms:
            return source
        if partial is None and supports(p.type, p.forms, source.type, source.forms):
            partial = source
    return partial


def _firm(page: Page, words: Lexicon) -> list[Found]:
    """What its spelling or surroundings tell for sure; where two overlap, the rank decides, then the length."""
    candidates = [
        *contacts(page),
        *products(page.text, words),
        *addresses(page, words),
        *references(page, words),
        *names(page, words),
    ]
    candidates.sort(key=lambda f: (_RANK.index(f.type), f.start - f.end))
    kept: list[Found] = []
    taken = bytearray(len(page.text))
    for found in candidates:
        if not any(taken[found.start : found.end]):
            taken[found.start : found.end] = b"\x01" * (found.end - found.start)
            kept.append(found)
    return kept


def _counted(row: Row, words: Lexicon) -> Iterator[Found]:
    """Money, dates, times, durations and quantities, in one walk along the row."""
    at = 0
    for place, token in enumerate(row.tokens):
        if place < at or not (token.digits or token.word in words.starts or token.word in SIGNS):
            continue
        found = _at(row, place, words)
        if found is not None:
            yield found[0]
            at = found[1]


def _at(row: Row, at: int, words: Lexicon) -> tuple[Found, int] | None:
    word = row.word(at)
    article = words.has("articles", word) or words.has("half", word)
    if not (row[at].digits or word in words.numbers or word in SIGNS or article):
        return _worded(row, at, words)
    dated = dates.date(row, at, words)
    timed = times.time(row, at, words)
    if dated or timed:
        return _longer(dated, timed)
    number = number_at(row, at, words)
    if number is None or (article and number.end == at + 1):
        if not article:
            return None
        return durations.single(row, at, words) or money.single(row, at, words)
    measured = (
        money.percentage(row, at, number, words)
        or money.money_behind(row, at, number, words)
        or durations.duration(row, at, number, words)
    )
    if measured or words.has("careful_numbers", word):
        return measured
    return quantities.quantity(row, at, number, words)


def _longer(a: tuple[Found, int] | None, b: tuple[Found, int] | None) -> tuple[Found, int] | None:
    if a and b:
        return a if a[1] >= b[1] else b
    return a or b


def _worded(row: Row, at: int, words: Lexicon) -> tuple[Found, int] | None:
    """What begins with a sign or a word that is no number."""
    return (
        money.money_before(row, at, words)
        or dates.date(row, at, words)
        or times.time(row, at, words)
        or _scaled(row, at, words)
        or quantities.ordinal(row, at, words)
    )


def _scaled(row: Row, at: int, words: Lexicon) -> tuple[Found, int] | None:
    """A number that begins with a scale ("hundred and twenty orders")."""
    if words.multipliers.get(row.word(at), 0) < 100:
        return None
    number = number_at(row, at, words)
    if number is None:
        return None
    return (
        money.money_behind(row, at, number, words)
        or durations.duration(row, at, number, words)
        or quantities.quantity(row, at, number, words)
    )
