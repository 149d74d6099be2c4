"""Attempts to steer an assistant or a system by what the message says."""

import re

from app.model.reading import Sign
from app.reading.phrases import Hit
from app.reading.scan import Scan
from app.text.compiled import compiled

NAME = "injection"
_LEAST = 1.0
# Marks of chat templates and mark-up that no customer types; each part is bounded, so the search is linear.
_MARKUP = compiled(
    r"<\|[a-z_]{2,30}\|>|\[/?INST\]|<</?SYS>>|</?(?:system|assistant|instructions?|prompt)>|"
    r"^[ \t]{0,8}#{2,6}[ \t]{0,4}(?:new |system |end )?(?:instructions?|system|prompt)\b|"
    r"^[ \t]{0,8}(?:system|assistant)[ \t]{0,3}:|\{\{[^{}\n]{1,80}\}\}|```[ \t]{0,3}(?:system|prompt)",
    re.IGNORECASE | re.MULTILINE,
)
_BASE64 = compiled(
    r"(?<![\w+/=])(?=[A-Za-z0-9+/]*[a-z])(?=[A-Za-z0-9+/]*[A-Z])[A-Za-z0-9+/]{40,2000}={0,2}(?![\w+/=])"
)


def find_injection(scan: Scan) -> tuple[bool, tuple[Sign, ...]]:
    """Whether the visible text tries to steer a system, and the words that do."""
    signs = [_mark(m) for s in scan.sentences for m in _MARKUP.finditer(scan.text, s.start, s.end)]
    signs += [_mark(m) for s in scan.sentences for m in _BASE64.finditer(scan.text, s.start, s.end)]
    hits = scan.of("injection:attempt")
    if _weight(hits) >= _LEAST:
        signs += scan.signs(sorted(hits, key=lambda h: -h.weight), NAME)
    return bool(signs), tuple(signs)


def _weight(hits: tuple[Hit, ...]) -> float:
    """The heaviest hit, plus what others that do not meet it add."""
    total, covered = 0.0, set[int]()
    for hit in sorted(hits, key=lambda h: -h.weight):
        if covered.isdisjoint(range(hit.first, hit.last)):
            total += hit.weight
            covered.update(range(hit.first, hit.last))
    return total


def _mark(match: re.Match[str]) -> Sign:
    return Sign(text=match.group(), start=match.start(), end=match.end(), of=NAME)
