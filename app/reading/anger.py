"""How angry the message is, 0 (calm) to 4 (furious), from kinds of signs that each add or take away."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from app.model.reading import Abuse, Sign
from app.reading.scan import Scan
from app.text.compiled import compiled


class Worth(NamedTuple):
    """What one more sign of a kind adds to being displeased at all, and to how angry; beyond `most` nothing."""

    displeased: float
    angry: float
    most: float


# `displeased` was set by hand and checked on short public posts to companies; `angry` by least squares on the anger of
# 136 labelled messages, written and labelled by language models; each half tested on the other gave 0.44 to 0.52 exact
# and 0.94 to 0.98 within one level. scripts/accuracy_reading.py measures both.
WORTH: Mapping[str, Worth] = {
    "trouble": Worth(1.0, 0.1, 6),
    "hint": Worth(0.5, 0.03, 6),
    "heat": Worth(1.0, 0.05, 8),
    "declared": Worth(1.0, 1.2, 1),
    "fury": Worth(1.0, 0.08, 9),
    "ultimatum": Worth(0.0, 0.12, 8),
    "repeat": Worth(0.0, 0.04, 6),
    "rhetoric": Worth(0.1, 0.05, 6),
    "sarcasm": Worth(0.2, 0.07, 6),
    "calm": Worth(-0.35, -0.2, 5),
    "praise": Worth(-0.5, -0.06, 5),
    "smiles": Worth(-1.0, -0.1, 3),
    "tags": Worth(1.0, 0.1, 3),
    "capitals": Worth(0.05, 0.12, 6),
    "marks": Worth(0.1, 0.04, 5),
}
ABUSE_WORTH: Mapping[Abuse, tuple[float, float]] = {
    "none": (0.0, 0.0), "swearing": (1.0, 0.6), "insult": (2.0, 1.25), "threat": (2.0, 1.9),
}  # fmt: skip
DISPLEASED = 1.0
"""From this much displeasure on, the message is annoyed at least."""
BASE = 1.4
STEPS = (1.75, 2.6, 3.25)
"""Scores from which a displeased message is upset, angry, furious."""

BY_WORDS = 0.3
"""What a log-odd of displeasure by single words adds; short posts by others, half of them calm, decided it."""
BY_WORDS_MOST = 4.0

_SEEN = ("capitals", "marks", "smiles", "tags")
_SHOWN = ("fury", "heat", "ultimatum", "sarcasm", "rhetoric", "repeat")
_TAG = compiled(r"#(\w{3,60})")
_MARKS = compiled(r"[!?]{2,8}|!|[\U0001F620\U0001F621\U0001F624\U0001F92C\U0001F595]")
_SMILES = compiled(
    r"[:;]-?[)D]|[\U0001F600-\U0001F60F\U0001F618-\U0001F61D\U0001F642\U0001F970\U0001F44D\U0001F64F\U0001F495-\U0001F49F\u2764]"
)
_CAPITALS = compiled(r"(?<![\w-])[A-Z][A-Z']{2,}(?![\w-])")


def measure(scan: Scan) -> dict[str, float]:
    """How much of each kind of sign the message holds; 0 where there is none."""
    amounts = {kind: _amount(scan, kind) for kind in WORTH if kind not in _SEEN}
    troubled = scan.lexicon.classes.get("tag_trouble", ())
    tags = (m.group(1).lower() for s in scan.sentences for m in _TAG.finditer(s.text))
    return {
        **amounts,
        "capitals": _count(scan, _CAPITALS),
        "marks": _count(scan, _MARKS),
        "smiles": _count(scan, _SMILES),
        "tags": float(sum(1 for tag in tags if any(word in tag for word in troubled))),
    }


def find_anger(scan: Scan, abuse: Abuse) -> tuple[int, tuple[Sign, ...]]:
    """Anger 0-4 and the words that show it."""
    displeased, angry = ABUSE_WORTH[abuse]
    for kind, amount in measure(scan).items():
        worth = WORTH[kind]
        displeased += worth.displeased * min(amount, worth.most)
        angry += worth.angry * min(amount, worth.most)
    displeased += BY_WORDS * _by_words(scan)
    if displeased < DISPLEASED:
        return 0, ()
    shown = [hit for kind in _SHOWN for hit in scan.of(f"anger:{kind}")]
    level = 1 + sum(BASE + angry >= step for step in STEPS)
    return level, scan.signs(sorted(shown, key=lambda h: -h.weight)[:6], "anger", most=6)


def _by_words(scan: Scan) -> float:
    """How much (as log-odds) the single words of the message speak for displeasure; 0 where none is known."""
    odds = scan.lexicon.weights.displeased(token.word for token in scan.tokens)
    return max(-BY_WORDS_MOST, min(BY_WORDS_MOST, odds))


def _count(scan: Scan, pattern: re.Pattern[str]) -> float:
    return float(sum(1 for s in scan.sentences for _ in pattern.finditer(s.text)))


def _amount(scan: Scan, kind: str) -> float:
    """The weights of all hits of a kind, each word counted once."""
    covered: set[int] = set()
    total = 0.0
    for hit in sorted(scan.of(f"anger:{kind}"), key=lambda h: (-h.weight, h.first)):
        if covered.isdisjoint(range(hit.first, hit.last)):
            covered.update(range(hit.first, hit.last))
            total += hit.weight
    return total
