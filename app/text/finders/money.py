"""Finds amounts of money and percentages, with their sign, code or word before or behind."""

from app.text.finders.found import Found, number
from app.text.finders.lexicon import Lexicon, Unit
from app.text.finders.numbers import Number, number_at
from app.text.finders.tokens import Row

_SIGNS = {"£": "GBP", "€": "EUR", "$": "$", "¥": "JPY", "₹": "INR", "₺": "TRY", "₽": "RUB", "₩": "KRW", "₴": "UAH", "₪": "ILS"}
_CODES = frozenset(
    "usd eur gbp chf cad aud nzd jpy inr sek nok dkk pln czk huf ron brl mxn ars clp cop pen zar aed sgd hkd try rub"
    " cny rmb krw ils thb php idr ngn kes".split()
)
_PREFIXES = {"us": "USD", "a": "AUD", "au": "AUD", "c": "CAD", "ca": "CAD", "nz": "NZD", "r": "BRL", "hk": "HKD", "s": "SGD", "mx": "MXN"}
_DOLLARS = frozenset({"USD", "AUD", "CAD", "NZD", "HKD", "SGD"})
_CROWNS = {"kr": "kr", "zł": "PLN", "zl": "PLN", "kc": "CZK", "kč": "CZK", "rs": "INR", "ft": "HUF"}


def money_forms(value: float, currency: str) -> frozenset[str]:
    """Normal forms of an amount: `$` stands beside the code of each dollar, so that "$5" equals "5 USD"."""
    found = {f"{number(value)} {currency}"}
    if currency in _DOLLARS:
        found.add(f"{number(value)} $")
    if currency in {"SEK", "NOK", "DKK"}:
        found.add(f"{number(value)} kr")
    return frozenset(found)


def money_before(row: Row, at: int, words: Lexicon) -> tuple[Found, int] | None:
    """Money whose sign or code stands at a place, before the number: "£20", "US$ 5", "EUR 49,90"."""
    currency, after = _sign(row, at)
    if not currency:
        return None
    first = number_at(row, after, words)
    if first is None or first.worded or not row.near(after):
        return None
    forms = set(money_forms(first.value, currency))
    end = first.end
    second = number_at(row, end + 1, words) if row.word(end) == "-" and row.joined(end) else None
    if second and row.joined(end + 1) and not second.worded:
        forms |= money_forms(second.value, currency)
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
    cents = number_at(row, end, words) if unit.size == 1 and word.isalpha() and not found.worded else None
    if cents and cents.end == end + 1 and row[end].word.isdigit() and len(row[end].word) == 2 and row.near(end) and _ends(row, end + 1):
        value, end = value + cents.value / 100, end + 1
    return Found("money", row[at].start, row[end - 1].end, money_forms(value, unit.base)), end


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
    word = row.word(at)
    if word in _SIGNS:
        return Unit(1, _SIGNS[word])
    if word in words.currencies:
        return words.currencies[word]
    if word in _CODES:
        return Unit(1, word.upper())
    return Unit(1, _CROWNS[word]) if word in _CROWNS else None


def _sign(row: Row, at: int) -> tuple[str, int]:
    word = row.word(at)
    if word in _SIGNS:
        return _SIGNS[word], at + 1
    if word in _PREFIXES and row.word(at + 1) == "$" and row.joined(at + 1):
        return _PREFIXES[word], at + 2
    if word in _CODES and row.text[row[at].start].isupper():
        return word.upper(), at + 1
    if word in _CROWNS and word != "ft":
        return _CROWNS[word], at + 1 + (row.word(at + 1) == ".")
    return "", at


def _ends(row: Row, at: int) -> bool:
    return not (row.near(at) and row.word(at)[:1].isalpha() and row.word(at) in row.folded and row[at].digits)
