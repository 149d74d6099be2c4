"""Risks that the message raises, and whether it has to go to somebody above the reader."""

from typing import get_args

from app.model.reading import Abuse, Risk, Sign
from app.reading.phrases import Hit
from app.reading.scan import Scan
from app.text.hazard import Hazard, hazard, worn_out
from app.text.legal import is_subject
from app.text.literal import aside, figures, meets
from app.text.thankful import writes_to_thank
from app.text.weights.urgency import Urgency

RISKS: tuple[Risk, ...] = get_args(Risk)
ENOUGH = 0.85
"""Weight from which a risk is read: one clear sign, or two of different weights that alone are often background."""
SPOKEN = 0.9
"""The weight of words that are as often a manner of speaking ("prices explode", "the will to live")."""
MEANT = 0.25
"""How likely the whole message must be to tell of the danger for such words to count: where they only spoke in figures
it was below 0.21 in all but two of 34 messages of writers who were left out, where they meant it above 0.4."""
WEIGHABLE = 15
"""Words from which on a message holds enough to be weighed; in a shorter one such words count."""
SENTENCES, CHARACTERS = 60, 600
"""Sentences of a message that are weighed, and characters of each."""
_MESSAGE = 6000
"""Characters of a message in which somebody's own business with a lawyer is looked for."""
_BODILY: frozenset[Risk] = frozenset({"safety", "self_harm", "violence"})
_ESCALATING: frozenset[Risk] = frozenset({"legal", "regulator", "safety", "self_harm", "violence"})


def find_risks(
    scan: Scan, abuse: Abuse, danger: Hazard | None = None, likely: Urgency | None = None
) -> tuple[tuple[Risk, ...], tuple[Sign, ...]]:
    """Risks in the order of the contract, and the words that show them. A threat is a risk of violence.

    `danger` is what goes on by the plain words of the message: somebody who can bear it no longer, where a need of the
    body is told, is taken to speak of that. What only wider words tell is no risk of its own, and presses all the same.
    `likely` is how the whole message weighs; without it, as in other languages, all words count.
    """
    words = len(scan.tokens)
    signs = {
        risk: scan.signs(_enough(_weighty(_meant(scan, risk), risk, likely, words)), f"risk:{risk}")
        for risk in RISKS
    }
    if abuse == "threat":
        signs["violence"] = scan.signs(scan.of("abuse:threat"), "risk:violence") + signs["violence"]
    elif danger is not None and danger.plain:
        risk: Risk = "violence" if danger.kind == "harm" else "safety"
        signs[risk] = signs[risk] or (sentence_sign(scan, danger.sentence, f"risk:{risk}"),)
        if all(worn_out(sign.text) for sign in signs["self_harm"]):
            signs["self_harm"] = ()
    found = tuple(risk for risk in RISKS if signs[risk])
    return found, tuple(sign for risk in found for sign in signs[risk])


def told(scan: Scan) -> list[str]:
    """The sentences of a message that are weighed."""
    return [span.text[:CHARACTERS] for span in scan.sentences[:SENTENCES]]


def find_hazard(scan: Scan, likely: Urgency | None) -> Hazard | None:
    """The danger that goes on by the plain words of an English message, of which it is known how it weighs."""
    return hazard(told(scan), likely) if likely is not None else None


def sentence_sign(scan: Scan, place: int, of: str) -> Sign:
    """A sentence of the message as a sign."""
    span = scan.sentences[place]
    return Sign(text=span.text, start=span.start, end=span.end, of=of)


def _meant(scan: Scan, risk: Risk) -> tuple[Hit, ...]:
    """The hits of a risk without those in a manner of speaking; harm that is denied, supposed or long over is none.

    A lawyer is no risk where only their own business is with one, and who writes to thank for help was helped.
    """
    hits = scan.of(f"risks:{risk}")
    if scan.lexicon.language != "en" or risk not in _BODILY | {"legal", "vulnerable"}:
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


def _weighty(hits: tuple[Hit, ...], risk: Risk, likely: Urgency | None, words: int) -> tuple[Hit, ...]:
    """The hits without words that are as often a manner of speaking, where the whole message tells of no danger."""
    if likely is None or risk not in _BODILY or words < WEIGHABLE:
        return hits
    meant = (likely.self_harm if risk == "self_harm" else likely.danger) >= MEANT
    return hits if meant else tuple(hit for hit in hits if hit.weight != SPOKEN)


def _enough(hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """The hits where they weigh enough, else none; each kind of sign, which is each weight, counts once."""
    return hits if sum({hit.weight for hit in hits}) >= ENOUGH else ()


def find_escalation(
    scan: Scan, risks: tuple[Risk, ...], *, beyond_agent: bool
) -> tuple[bool, tuple[Sign, ...]]:
    """Whether it goes higher: a superior is asked for, a risk calls for it, or the brief says so."""
    asked = scan.signs(scan.of("escalate:wanted"), "escalate")
    return bool(asked) or beyond_agent or not _ESCALATING.isdisjoint(risks), asked
