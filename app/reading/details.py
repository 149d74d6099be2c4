"""The concrete particulars of a message: references, sums, dates, products."""

from typing import get_args

from app.model.reading import Detail, DetailType
from app.text import particulars

_TYPES: frozenset[str] = frozenset(get_args(DetailType))


def find_details(text: str, language: str) -> tuple[Detail, ...]:
    """Particulars in order; a quantity only with its unit, since a bare number tells nothing by itself."""
    return tuple(
        Detail(text=p.text, start=p.start, end=p.end, type=p.type, value=min(p.forms, default=None))
        for p in particulars.find(text, language)
        if p.type in _TYPES and (p.type != "quantity" or any(c.isalpha() for c in p.text))
    )
