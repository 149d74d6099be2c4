"""Abuse: swearing at the situation, an insult to a person, a threat of harm to a person."""

from app.model.reading import Abuse, Sign
from app.reading.scan import Scan

_WORST_FIRST: tuple[Abuse, ...] = ("threat", "insult", "swearing")


def find_abuse(scan: Scan) -> tuple[Abuse, tuple[Sign, ...]]:
    """The worst kind of abuse in the message, and the words of every kind of it."""
    signs = {kind: scan.signs(scan.of(f"abuse:{kind}"), f"abuse:{kind}", most=8) for kind in _WORST_FIRST}
    worst: Abuse = next((kind for kind in _WORST_FIRST if signs[kind]), "none")
    return worst, tuple(sign for kind in _WORST_FIRST for sign in signs[kind])
