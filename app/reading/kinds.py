"""The kinds of difficult customer that the message shows (know-the-customer)."""

from typing import get_args

from app.model.brief import Brief
from app.model.reading import Abuse, Ask, Kind, Sign
from app.reading.scan import Scan

KINDS: tuple[Kind, ...] = get_args(Kind)
ANGRY = 3
_FREQUENT = 2
_DEMANDS = 3


def find_kinds(
    scan: Scan, brief: Brief, asks: tuple[Ask, ...], anger: int, abuse: Abuse
) -> tuple[tuple[Kind, ...], tuple[Sign, ...]]:
    """Kinds in the order of the contract, and the words that show them."""
    hits = {kind: scan.of(f"kinds:{kind}") for kind in KINDS}
    demands = sum(ask.demand for ask in asks)
    shows: dict[Kind, bool] = {
        "frequent_complainer": brief.customer.contacts_before >= _FREQUENT
        or bool(hits["frequent_complainer"]),
        "hard_to_satisfy": len(hits["hard_to_satisfy"]) >= 2,
        "angry": anger >= ANGRY,
        "abusive": abuse in ("insult", "threat"),
        "demanding": len(hits["demanding"]) >= 2 or demands >= _DEMANDS,
        "mistaken": brief.fault == "customer" and not scan.of("kinds:own_fault"),
        "leaving": bool(hits["leaving"]),
        "anxious": len(hits["anxious"]) >= 2 or bool(scan.of("feelings:worry")),
    }
    found = tuple(kind for kind in KINDS if shows[kind])
    return found, tuple(sign for kind in found for sign in scan.signs(hits[kind], f"kind:{kind}", most=2))
