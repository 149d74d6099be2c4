"""What the customer feels, by the words that say so, the heaviest feeling first."""

from collections.abc import Mapping
from typing import get_args

from app.model.reading import Feeling, Risk, Sign
from app.reading.scan import Scan

FEELINGS: tuple[Feeling, ...] = get_args(Feeling)
ANGRY = 3
"""From this anger on a message is angry even where no word names the feeling."""
HEAVINESS: Mapping[Feeling, float] = {
    "grief": 10.0, "sadness": 5.0, "worry": 5.0, "embarrassment": 4.5, "distrust": 4.0, "disappointment": 3.5,
    "frustration": 3.0, "anger": 3.0, "confusion": 2.0, "gratitude": 1.0,
}  # fmt: skip
"""What a reply has to meet first, set by hand: loss, then fear, then hurt, then displeasure."""

_STRONG_ANGER = 6.0
_FOR_SOMEBODY = 3.0
_PERIL: frozenset[Risk] = frozenset({"safety", "vulnerable", "self_harm", "violence"})
_MORE, _MORE_MOST = 0.5, 3
_DISPLEASED: frozenset[Feeling] = frozenset({"anger", "frustration", "disappointment", "distrust"})
_PASSING: frozenset[Feeling] = frozenset({"worry", "sadness", "embarrassment", "confusion"})
_FRIENDLY = ("feelings:gratitude", "anger:praise", "anger:calm")


def find_feelings(
    scan: Scan, anger: int, risks: tuple[Risk, ...]
) -> tuple[tuple[Feeling, ...], tuple[Sign, ...]]:
    """Feelings, the heaviest first, and the words that show them; worry weighs more where somebody is in peril."""
    hits = {feeling: scan.of(f"feelings:{feeling}") for feeling in FEELINGS}
    counts = {feeling: len({h.first for h in hits[feeling]}) for feeling in FEELINGS}
    peril = not _PERIL.isdisjoint(risks)
    if anger >= ANGRY:
        counts["anger"] += 1
    elif anger == ANGRY - 1 and not any(counts[f] for f in FEELINGS if f not in ("gratitude", "confusion")):
        counts["frustration"] = 1
    elif anger == 0:
        friendly = any(scan.of(name) for name in _FRIENDLY)
        for feeling in FEELINGS:
            passing = friendly and not peril and counts[feeling] == 1 and feeling in _PASSING
            if feeling in _DISPLEASED or passing:
                counts[feeling] = 0
    weights = {
        feeling: _weight(feeling, count, anger=anger, peril=peril)
        for feeling, count in counts.items()
        if count
    }
    found = tuple(sorted(weights, key=lambda feeling: -weights[feeling]))
    return found, tuple(sign for f in found for sign in scan.signs(hits[f], f"feeling:{f}", most=2))


def _weight(feeling: Feeling, count: int, *, anger: int, peril: bool) -> float:
    weight = HEAVINESS[feeling] + _MORE * min(count - 1, _MORE_MOST)
    if feeling == "anger" and anger >= ANGRY:
        return weight + _STRONG_ANGER - HEAVINESS["anger"] + anger - ANGRY
    return weight + _FOR_SOMEBODY if feeling == "worry" and peril else weight
