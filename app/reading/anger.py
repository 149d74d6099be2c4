"""How angry the message is, 0 (calm) to 4 (furious), from kinds of signs that each add or take away."""

import re
from collections.abc import Mapping

from app.model.reading import Abuse, Sign
from app.reading.scan import Scan

# What one more sign of a kind is worth, and after how much of it more says nothing new. Fitted by least squares to the
# anger of 68 labelled messages of two writers, rounded, and checked on 68 of two others (scripts/accuracy_reading.py).
WORTH: Mapping[str, tuple[float, float]] = {
    "trouble": (0.1, 6),
    "hint": (0.05, 6),
    "heat": (0.1, 8),
    "fury": (0.15, 9),
    "ultimatum": (0.06, 8),
    "repeat": (0.06, 6),
    "rhetoric": (0.08, 6),
    "sarcasm": (0.1, 6),
    "calm": (-0.2, 5),
    "praise": (-0.2, 5),
    "smiles": (-0.2, 3),
    "tags": (0.1, 3),
    "capitals": (0.15, 6),
    "marks": (0.1, 5),
}
ABUSE_WORTH: Mapping[Abuse, float] = {"none": 0.0, "swearing": 0.5, "insult": 0.8, "threat": 1.4}
BASE = 0.2
STEPS = (0.5, 1.4, 2.4, 3.3)
"""Scores from which the message is annoyed, upset, angry, furious."""

_SEEN = ("capitals", "marks", "smiles", "tags")
_TAG = re.compile(r"#(\w{3,60})")
_MARKS = re.compile(r"[!?]{2,8}|!|[\U0001F620\U0001F621\U0001F624\U0001F92C\U0001F595]")
_SMILES = re.compile(r"[:;]-?[)D]|[\U0001F600-\U0001F60F\U0001F618-\U0001F61D\U0001F642\U0001F970\U0001F44D\U0001F64F\U0001F495-\U0001F49F\u2764]")
_CAPITALS = re.compile(r"(?<![\w-])[A-Z][A-Z']{2,}(?![\w-])")


def measure(scan: Scan) -> dict[str, float]:
    """How much of each kind of sign the message holds; 0 where there is none."""
    amounts = {kind: _amount(scan, kind) for kind in WORTH if kind not in _SEEN}
    shouted = sum(1 for s in scan.sentences for _ in _CAPITALS.finditer(s.text))
    marks = sum(1 for s in scan.sentences for _ in _MARKS.finditer(s.text))
    smiles = sum(1 for s in scan.sentences for _ in _SMILES.finditer(s.text))
    troubled = scan.lexicon.classes.get("tag_trouble", ())
    tags = sum(1 for m in _TAG.finditer(scan.text) if any(word in m.group(1).lower() for word in troubled))
    return {**amounts, "capitals": float(shouted), "marks": float(marks), "smiles": float(smiles), "tags": float(tags)}


def find_anger(scan: Scan, abuse: Abuse) -> tuple[int, tuple[Sign, ...]]:
    """Anger 0-4 and the words that show it."""
    score = BASE + ABUSE_WORTH[abuse]
    for kind, amount in measure(scan).items():
        worth, most = WORTH[kind]
        score += worth * min(amount, most)
    level = sum(score >= step for step in STEPS)
    if not level:
        return 0, ()
    shown = [h for kind in ("fury", "heat", "ultimatum", "rhetoric", "repeat") for h in scan.of(f"anger:{kind}")]
    return level, scan.signs(sorted(shown, key=lambda h: -h.weight)[:6], "anger", most=6)


def _amount(scan: Scan, kind: str) -> float:
    """The weights of all hits of a kind, each word counted once."""
    covered: set[int] = set()
    total = 0.0
    for hit in sorted(scan.of(f"anger:{kind}"), key=lambda h: (-h.weight, h.first)):
        if covered.isdisjoint(range(hit.first, hit.last)):
            covered.update(range(hit.first, hit.last))
            total += hit.weight
    return total
