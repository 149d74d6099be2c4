"""The concrete particulars of a message: references, sums, dates, products."""

from typing import get_args

from app.model.reading import Detail, DetailType
from app.model.value import made
from app.text import particulars
from app.text.compiled import compiled
from app.text.particulars import Particular

_TELLING = compiled(r"\d{3}|\d[.,:]\d{2}(?!\d)")
"""A sum or an hour without its sign ("12.99", "14.25"), or a number so long that it stands for something."""
_TYPES: frozenset[str] = frozenset(get_args(DetailType))


def find_details(text: str, language: str) -> tuple[Detail, ...]:
    """Particulars in order; a quantity only with its unit or when telling: a small bare number says nothing."""
    return tuple(
        made(Detail, {"text": p.text, "start": p.start, "end": p.end, "type": p.type, "value": _value(p)})
        for p in particulars.find(text, language)
        if p.type in _TYPES
        and (p.type != "quantity" or any(c.isalpha() for c in p.text) or _TELLING.search(p.text))
    )


def _value(particular: Particular) -> str | None:
    return min(particular.forms, default=None)
