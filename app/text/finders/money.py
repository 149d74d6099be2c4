"""Finds amounts of money and percentages, with their sign, code or word before or behind."""

from app.text.finders.found import Found, number
from app.text.finders.lexicon import Coins, Lexicon, Unit
from app.text.finders.numbers import number_at
from app.text.finders.tokens import Number, Row

_LEAST_CENTS = 10
"""Fewer are never said so: nobody says "fourteen pounds five" for 14.05."""


def money_forms(value: float, currency: str, known: Coins) -> frozenset[str]:
    """Normal forms of an amount: `$` stands beside the code of each dollar, so that "$5" equals "5 USD"."""
    found = {f"{number(value)} {currency}"}
    if currency in known.dollars:
        found.add(f"{number(value)} $")
    if currency in known.crowns:
        found.add(f"{number(value)} kr")
    return frozenset(found)


def money_before(row: Row, at: int, words: Lexicon) -> tuple[Found, int] | None:
    """Money whose sign or code stands at a place, before the number: "£20", "US$ 5", "EUR 49,90"."""
    currency, after = _sign(row, at, words.coins)
    if not currency:
        return None
    first = number_at(row, after, words)
    if first is None or first.worded or not row.near(after):
        return None
    forms = set(money_forms(first.value, currency, words.coins))
    end = first.end
    second = number_at(row, end + 1, words) if row.word(end) == "-" and row.joined(end) else None
    if second and row.joined(end + 1) and not second.worded:
        forms |= money_forms(second.value, currency, words.coins)
        end = second.end
    return Found("money", row[at].start, row[end - 1].end, frozenset(forms)), end


def money_behind(row: Row, at: int, found: Number, words: Lexicon) -> tuple[Found, int] | None:
    """Money whose sign, code or word stands behind the number: "20 quid", "1.200,50 €", "twenty pounds"."""
    end = found.end
    if words.has("skips", row.word(end)) and found.value >= 1e6:
        end += 1
    unit = currency_at(row, end, words)
    if unit is None or not (row.near(end) or row.joined(end)):
        return None
    word = row.word(end)
    if len(word) == 1 and word.isalpha() and not row.joined(end):
        return None
    end += 1
    value = found.value * unit.size
    # "12 pounds 50": two digits behind the word are the cents, where they count nothing themselves.
    cents = row[end].digits and len(row.word(end)) == 2 and row.word(end).isdecimal() and row.near(end)
    if (
        cents
        and word.isalpha()
        and unit.size == 1
        and row.word(end + 1) not in words.units
        and row.word(end + 1) != "%"
    ):
        value, end = value + int(row.word(end)) / 100, end + 1
    elif found.worded and unit.size == 1 and (spoken := _spoken_cents(row, end, words)):
        value, end = value + spoken.value / 100, spoken.end
    return Found("money", row[at].start, row[end - 1].end, money_forms(value, unit.base, words.coins)), end


def _spoken_cents(row: Row, at: int, words: Lexicon) -> Number | None:
    """The cents of "fourteen pounds twenty"; none in "fourteen pounds, twenty people"."""
    found = number_at(row, at, words) if row.near(at) else None
    if found is None or not found.worded or not _LEAST_CENTS <= found.value < 100 or found.value % 1:
        return None
    behind = row.word(found.end)
    counts = row.near(found.end) and behind[:1].isalpha() and behind not in words.stops
    return None if counts else found


def single(row: Row, at: int, words: Lexicon) -> tuple[Found, int] | None:
    """One of a currency behind an article: "a pound", "a tenner", "one euro". Nobody means a sum by "a penny"."""
    unit = currency_at(row, at + 1, words)
    if not words.has("articles", row.word(at)) or len(row.word(at + 1)) < 3 or unit is None or unit.size < 1:
        return None
    return money_behind(row, at, Number(1, at + 1, worded=True), words)


def percentage(row: Row, at: int, found: Number, words: Lexicon) -> tuple[Found, int] | None:
    """A percentage: "20%", "twenty per cent", "20-30 %"."""
    end = found.end
    word = row.word(end)
    if word == "%" or words.has("percent", word):
        end += 1
    elif words.percent_two and (word, row.word(end + 1)) == words.percent_two:
        end += 2
    else:
        return None
    return Found("percentage", row[at].start, row[end - 1].end, frozenset({f"{number(found.value)} %"})), end


def currency_at(row: Row, at: int, words: Lexicon) -> Unit | None:
    """The currency of the sign, code or word at a place."""
    word, known = row.word(at), words.coins
    if word in known.signs:
        return Unit(1, known.signs[word])
    if word in words.currencies:
        return words.currencies[word]
    if word in known.codes and (word in known.plain_codes or row.capital(at)):
        return Unit(1, word.upper())
    return Unit(1, known.short[word]) if word in known.short else None


def _sign(row: Row, at: int, known: Coins) -> tuple[str, int]:
    word = row.word(at)
    if word in known.signs:
        return known.signs[word], at + 1
    if word in known.prefixes and row.word(at + 1) == "$" and row.joined(at + 1):
        return known.prefixes[word], at + 2
    if word in known.codes and row.capital(at):
        return word.upper(), at + 1
    if word in known.short:
        return known.short[word], at + 1 + (row.word(at + 1) == ".")
    return "", at
