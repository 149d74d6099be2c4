"""Risks that the message raises, and whether it has to go to somebody above the reader."""

from typing import get_args

from app.model.reading import Abuse, Risk, Sign
from app.reading.phrases import Hit
from app.reading.scan import Scan
from app.text.hazard import Hazard, hazard, worn_out
from app.text.legal import is_subject
from app.text.literal import aside, figures, meets
from app.text.thankful import writes_to_thank

RISKS: tuple[Risk, ...] = get_args(Risk)
ENOUGH = 0.85
"""Weight from which a risk is read: one clear sign, or two of different weights that alone are often background."""
SENTENCES, CHARACTERS = 60, 600
"""Sentences of a message that are weighed, and characters of each."""
_MESSAGE = 6000
"""Characters of a message in which somebody's own business with a lawyer is looked for."""
_BODILY: frozenset[Risk] = frozenset({"safety", "self_harm", "violence"})
_ESCALATING: frozenset[Risk] = frozenset({"legal", "regulator", "safety", "self_harm", "violence"})


def find_risks(
    scan: Scan, abuse: Abuse, danger: Hazard | None = None
) -> tuple[tuple[Risk, ...], tuple[Sign, ...]]:
    """Risks in the order of the contract, and the words that show them. A threat is a risk of violence.

    `danger` is what goes on by the plain words of the message: somebody who can bear it no longer, where a need of the
    body is told, is taken to speak of that. What only wider words tell is no risk of its own, and presses all the same.
    """
    signs = {risk: scan.signs(_enough(_meant(scan, risk)), f"risk:{risk}") for risk in RISKS}
    if abuse == "threat":
        signs["violence"] = scan.signs(scan.of("abuse:threat"), "risk:violence") + signs["violence"]
    elif danger is not None and danger.plain:
        risk: Risk = "violence" if danger.kind == "harm" else "safety"
        signs[risk] = signs[risk] or (sentence_sign(scan, danger.sentence, f"risk:{risk}"),)
        if all(worn_out(sign.text) for sign in signs["self_harm"]):
            signs["self_harm"] = ()
    found = tuple(risk for risk in RISKS if signs[risk])
    return found, tuple(sign for risk in found for sign in signs[risk])


def find_hazard(scan: Scan, language: str) -> Hazard | None:
    """The danger that goes on by the plain words of an English message."""
    spans = scan.sentences[:SENTENCES]
    return hazard([span.text[:CHARACTERS] for span in spans]) if language == "en" else None


def sentence_sign(scan: Scan, place: int, of: str) -> Sign:
    """A sentence of the message as a sign."""
    span = scan.sentences[place]
    return Sign(text=span.text, start=span.start, end=span.end, of=of)


def _meant(scan: Scan, risk: Risk) -> tuple[Hit, ...]:
    """The hits of a risk without those in a manner of speaking; harm that is denied, supposed or long over is none.

    A lawyer is no risk where only their own business is with one, and who writes to thank for help was helped.
    """
    hits = scan.of(f"risks:{risk}")
    if scan.lexicon.language != "en" or risk not in _BODILY | {"legal"}:
        return hits
    if risk == "safety" and hits and writes_to_thank(scan.text):
        return ()
    texts = {hit.sentence: scan.sentences[hit.sentence].text[:CHARACTERS] for hit in hits}
    if risk == "legal":
        own = {at for at, text in texts.items() if is_subject(text, scan.text[:_MESSAGE])}
        return tuple(hit for hit in hits if hit.sentence not in own)
    without = aside if risk == "safety" else figures
    passed = {at: without(text) for at, text in texts.items()}
    starts = {at: scan.sentences[at].start for at in texts}
    return tuple(
        hit
        for hit in hits
        if not meets(passed[hit.sentence], hit.start - starts[hit.sentence], hit.end - starts[hit.sentence])
    )


def _enough(hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """The hits where they weigh enough, else none; each kind of sign, which is each weight, counts once."""
    return hits if sum({hit.weight for hit in hits}) >= ENOUGH else ()


def find_escalation(
    scan: Scan, risks: tuple[Risk, ...], *, beyond_agent: bool
) -> tuple[bool, tuple[Sign, ...]]:
    """Whether it goes higher: a superior is asked for, a risk calls for it, or the brief says so."""
    asked = scan.signs(scan.of("escalate:wanted"), "escalate")
    return bool(asked) or beyond_agent or not _ESCALATING.isdisjoint(risks), asked
