"""Risks that the message raises, and whether it has to go to somebody above the reader."""

from typing import get_args

from app.model.reading import Abuse, Risk, Sign
from app.reading.phrases import Hit
from app.reading.scan import Scan
from app.text import lawyers

RISKS: tuple[Risk, ...] = get_args(Risk)
ENOUGH = 0.85
"""Weight from which a risk is read: one clear sign, or two of different weights that alone are often background."""
_ESCALATING: frozenset[Risk] = frozenset({"legal", "regulator", "safety", "self_harm", "violence"})


def find_risks(scan: Scan, abuse: Abuse) -> tuple[tuple[Risk, ...], tuple[Sign, ...]]:
    """Risks in the order of the contract, and the words that show them. A threat is a risk of violence."""
    signs = {risk: scan.signs(_enough(_meant(scan, risk)), f"risk:{risk}") for risk in RISKS}
    if abuse == "threat":
        signs["violence"] = scan.signs(scan.of("abuse:threat"), "risk:violence") + signs["violence"]
    found = tuple(risk for risk in RISKS if signs[risk])
    return found, tuple(sign for risk in found for sign in signs[risk])


def _meant(scan: Scan, risk: Risk) -> tuple[Hit, ...]:
    """The hits of a risk; a lawyer who is only named, as somebody's trade or as a firm, is no legal step."""
    hits = scan.of(f"risks:{risk}")
    if risk != "legal" or not hits:
        return hits
    only = lawyers.named(scan.text)
    return tuple(h for h in hits if not any(start <= h.start and h.end <= end for start, end in only))


def _enough(hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """The hits where they weigh enough, else none; each kind of sign, which is each weight, counts once."""
    return hits if sum({hit.weight for hit in hits}) >= ENOUGH else ()


def find_escalation(
    scan: Scan, risks: tuple[Risk, ...], *, beyond_agent: bool
) -> tuple[bool, tuple[Sign, ...]]:
    """Whether it goes higher: a superior is asked for, a risk calls for it, or the brief says so."""
    asked = scan.signs(scan.of("escalate:wanted"), "escalate")
    return bool(asked) or beyond_agent or not _ESCALATING.isdisjoint(risks), asked
