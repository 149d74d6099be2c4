"""Finds what was found before by its surroundings, wherever it stands again."""

import re
from collections.abc import Iterator

from app.privacy.hit import Hit
from app.text.compiled import compiled

_RUN = compiled(r"\d(?:[ \t\u00a0\u202f().\-–‑/·]{0,3}\d){6,}")
_GROUP = compiled(r"\d+")
_MOST_GROUPS = 10
"""Groups of digits that one number is written in, at the most."""
_SHORT = 4
"""Characters; a shorter secret is hidden where it is said, but not looked for elsewhere."""


class Known:
    """The numbers and secrets of one draft, each findable again without what told it the first time."""

    def __init__(self) -> None:
        self._numbers: dict[str, Hit] = {}
        self._literals: dict[str, Hit] = {}

    def add(self, hit: Hit) -> None:
        """Remember a hit where its kind can be known by itself."""
        if hit.word in {"PHONE", "CARD"}:
            self._numbers[re.sub(r"\D", "", hit.value)] = hit
        elif hit.word == "IBAN" or (hit.word == "SECRET" and len(hit.value) >= _SHORT):
            self._literals[hit.value] = hit

    def find(self, text: str) -> Iterator[Hit]:
        """Every mention; a number with whatever marks between its digits."""
        if self._numbers:
            for run in _RUN.finditer(text):
                yield from self._again(text, *run.span())
        for literal, hit in self._literals.items():
            at = text.find(literal)
            while at >= 0:
                end = at + len(literal)
                if not (text[max(0, at - 1) : at].isalnum() or text[end : end + 1].isalnum()):
                    yield hit._replace(start=at, end=end)
                at = text.find(literal, end)

    def _again(self, text: str, start: int, end: int) -> Iterator[Hit]:
        groups = [match.span() for match in _GROUP.finditer(text, start, end)]
        for first, (begin, _) in enumerate(groups):
            digits = ""
            for left, right in groups[first : first + _MOST_GROUPS]:
                digits += text[left:right]
                hit = self._numbers.get(digits)
                if hit:
                    yield hit._replace(start=begin - (text[begin - 1 : begin] == "+"), end=right)
