"""What the customer feels, by the words that say so."""

from typing import get_args

from app.model.reading import Feeling, Sign
from app.reading.scan import Scan

FEELINGS: tuple[Feeling, ...] = get_args(Feeling)
ANGRY = 3
"""From this anger on a message is angry even where no word names the feeling."""


def find_feelings(scan: Scan, anger: int) -> tuple[tuple[Feeling, ...], tuple[Sign, ...]]:
    """Feelings, the one with the most signs first, and the words that show them."""
    hits = {feeling: scan.of(f"feelings:{feeling}") for feeling in FEELINGS}
    strength = {feeling: float(len({h.first for h in hits[feeling]})) for feeling in FEELINGS}
    if anger >= ANGRY:
        strength["anger"] += anger - 1
    elif anger == 0:
        strength["anger"] = 0.0
    found = tuple(sorted((f for f in FEELINGS if strength[f] > 0), key=lambda f: -strength[f]))
    return found, tuple(sign for f in found for sign in scan.signs(hits[f], f"feeling:{f}", most=2))
