"""What the finders hand back, and how they write numbers."""

from typing import NamedTuple

from app.model.reading import DetailType


class Found(NamedTuple):
    """A particular at `text[start:end]`; `forms` are its normal forms, equal for equal things in any language."""

    type: DetailType
    start: int
    end: int
    forms: frozenset[str]


def number(value: float) -> str:
    """A number without a needless fraction: 49.90 gives "49.9", 1200 gives "1200"."""
    return f"{value:.4f}".rstrip("0").rstrip(".")
