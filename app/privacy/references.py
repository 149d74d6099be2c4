"""Finds the customer's reference, as the brief gives it, with or without the marks inside it."""

import re
from collections.abc import Iterator

from app.privacy.cues import lowered
from app.privacy.hit import Hit
from app.text.particulars import find

_MARKS = r"[\s_./#\-]{0,2}"
_LEAST = 3
"""Letters and digits of a reference that is looked for; a shorter one is in every text."""
_MEASURES = frozenset({"money", "percentage", "date", "time", "duration", "quantity"})


class ReferenceFinder:
    """Knows one customer's reference, with or without the marks inside it."""

    def __init__(self, reference: str | None, language: str) -> None:
        self._reference = (reference or "").strip()
        plain = re.sub(r"[\W_]", "", self._reference)
        self._language = language
        self._bare = plain.isdecimal() and len(plain) <= 8
        told = len(plain) >= (_LEAST if any(map(str.isdigit, plain)) else 5)
        self._pattern = _reference_pattern(self._reference) if told else None
        self._hint = lowered(plain)[:2]

    def find(self, text: str) -> Iterator[Hit]:
        """Each mention; a short number that is part of a sum, a date or the like is none."""
        if not self._pattern or self._hint[:1] not in lowered(text):
            return
        for match in self._pattern.finditer(text):
            if not (self._bare and self._is_measured(text, match)):
                yield Hit("REF", *match.span(), "reference", self._reference)

    def _is_measured(self, text: str, match: re.Match[str]) -> bool:
        start = max(0, match.start() - 40, text.rfind("\n", 0, match.start()) + 1)
        particulars = find(text[start : match.end() + 40].split("\n", 1)[0], self._language)
        return any(
            p.type in _MEASURES
            and p.start + start < match.end()
            and match.start() < p.end + start
            and not (p.type == "quantity" and p.text == match.group())
            for p in particulars
        )


def _reference_pattern(reference: str) -> re.Pattern[str]:
    pieces = re.findall(r"[^\W\d_]+|\d+|[^\w\s\-/.#]+", reference.replace("_", "-"))
    spelled = [
        r"[ .\-]?".join(piece) if piece.isdecimal() and len(piece) >= 6 else re.escape(piece)
        for piece in pieces
    ]
    return re.compile(rf"(?<![^\W_])#?(?:{_MARKS.join(spelled)})(?![^\W_])", re.IGNORECASE)
