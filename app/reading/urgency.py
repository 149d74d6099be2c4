"""Whether a message presses, and the sentence that shows it."""

from typing import NamedTuple

from app.model.reading import Abuse, Risk, Sign, Urgency
from app.reading.risks import RISKS
from app.reading.scan import Scan
from app.text.purpose import purpose
from app.text.urgency import urgency

DANGER, DEADLINE = 0.5, 0.3
"""How likely each must be to be told; measured on writers who were left out (docs/decisions/0011)."""
SELF_HARM, MOURNING = 0.6, 0.75
"""How likely a wish to die must be to be told to whoever answers, and where somebody mourns, whose words are near to
it: who is not heard may be lost."""
SPOKEN_TO = 0.9
"""From which likelihood the reply itself speaks to them of it: to somebody who means nothing of the kind it would be
grotesque, and whoever answers is told of it in any case."""
PLEASED = 0.3
"""How likely a complaint must be at least where a danger is not sure: nothing went wrong for who praises and asks."""
SURELY = 0.8
"""How likely a danger must be to count as a risk to somebody's safety, which goes to somebody above the reader."""
_SENTENCES, _CHARACTERS = 60, 600
"""Sentences of a message that are weighed, and characters of each."""
_RISKS: frozenset[Risk] = frozenset({"safety", "self_harm", "violence"})


class Pressing(NamedTuple):
    """The urgency, the sentence that shows it, and the risks with that to somebody's safety where it is sure."""

    urgency: Urgency
    signs: tuple[Sign, ...]
    risks: tuple[Risk, ...]


def find_urgency(scan: Scan, risks: tuple[Risk, ...], abuse: Abuse, language: str) -> Pressing:
    """Danger where a risk to somebody was read or the words of an English message tell of one; else a deadline.

    What a threat says is no danger to tell the customer of.
    """
    spans = scan.sentences[:_SENTENCES]
    endangering = _RISKS - {"violence"} if abuse == "threat" else _RISKS
    known: Urgency = "none" if endangering.isdisjoint(risks) else "danger"
    if language != "en" or not spans or abuse == "threat":
        return Pressing(known, (), risks)
    found = urgency([span.text[:_CHARACTERS] for span in spans])
    if found.self_harm >= (MOURNING if scan.of("feelings:grief") else SELF_HARM):
        sign = _sign(scan, found.shown_by("self_harm"))
        return Pressing(
            "danger", (sign,), _with(risks, "self_harm") if found.self_harm >= SPOKEN_TO else risks
        )
    if DANGER <= found.danger < SURELY and purpose([span.text for span in spans]).complaint <= PLEASED:
        return Pressing(known, (), risks)
    if found.danger >= DANGER:
        sure = found.danger >= SURELY and known == "none"
        return Pressing(
            "danger", (_sign(scan, found.shown_by("danger")),), _with(risks, "safety") if sure else risks
        )
    if known == "none" and found.deadline >= DEADLINE:
        return Pressing("deadline", (_sign(scan, found.shown_by("deadline")),), risks)
    return Pressing(known, (), risks)


def _with(risks: tuple[Risk, ...], another: Risk) -> tuple[Risk, ...]:
    """The risks and one more, in the order of the contract."""
    return tuple(risk for risk in RISKS if risk in risks or risk == another)


def _sign(scan: Scan, place: int) -> Sign:
    span = scan.sentences[place]
    return Sign(text=span.text, start=span.start, end=span.end, of="urgency")
