"""Whether a message presses, and the sentence that shows it."""

from typing import NamedTuple

from app.model.reading import Abuse, Risk, Sign, Urgency
from app.reading.risks import RISKS, sentence_sign, told
from app.reading.scan import Scan
from app.text.hazard import Hazard, goes_elsewhere
from app.text.literal import literal
from app.text.mentioned import only_mentions_a_child
from app.text.thankful import writes_to_thank
from app.text.to_come import looks_back, names_time, presses
from app.text.weights.precaution import shares
from app.text.weights.purpose import purpose
from app.text.weights.urgency import Urgency as Likely
from app.text.weights.urgency import urgency, words

DANGER, DEADLINE = 0.5, 0.25
"""How likely each must be to be told; measured on writers who were left out (docs/decisions/0011)."""
SHORT, BRIEFLY = 30, 0.6
"""Words below which a message holds little to be weighed, and how likely a danger must be in such a one."""
AFFECTED = 0.4
"""How likely a danger must be where somebody is affected who can bear less of it: a child, an invalid, a patient."""
LOOKING_BACK = 0.45
"""How likely a deadline must be where the days that are named are past ("you said Monday, then Wednesday"), or no day
is named."""
SELF_HARM, MOURNING = 0.7, 0.8
"""How likely a wish to die must be to be told to whoever answers, and where somebody mourns, whose words are near to
it: who is not heard may be lost."""
LEAVING = 0.97
"""The same where they name where they go: "cancel my membership, I'm moving to Cork, I still have the key"."""
SPOKEN_TO = 0.9
"""From which likelihood the reply itself speaks to them of it: to somebody who means nothing of the kind it would be
grotesque, and whoever answers is told of it in any case."""
PLEASED = 0.3
"""How likely a complaint must be at least where a danger is not sure: nothing went wrong for who praises and asks."""
IDLE = 0.8
"""From which likelihood that nobody has to do anything first a danger that is not sure is none: soot on a carpet."""
UNSURE = 0.75
"""Below which likelihood a danger is not sure."""
SURELY = 0.85
"""How likely a danger must be to count as a risk to somebody's safety, which goes to somebody above the reader."""
DOUBTED = 0.5
"""From which likelihood that nobody has to do anything first a danger is no risk for somebody above the reader, however
likely it is by its words: a man who goes up and down to a loft in his boots."""
_RISKS: frozenset[Risk] = frozenset({"safety", "self_harm", "violence"})


class Pressing(NamedTuple):
    """The urgency, the sentence that shows it, and the risks with that to somebody's safety where it is sure."""

    urgency: Urgency
    signs: tuple[Sign, ...]
    risks: tuple[Risk, ...]


def weigh(scan: Scan, language: str) -> Likely | None:
    """How likely an English message tells of a deadline, a danger, a wish to die; None for any other or an empty one.

    What is only a manner of speaking, denied or over tells of a deadline at most.
    """
    texts = told(scan)
    if language != "en" or not texts:
        return None
    meant = [literal(text) for text in texts]
    whole = urgency(texts)
    return whole if meant == texts else urgency(meant)._replace(deadline=whole.deadline)


def find_urgency(
    scan: Scan,
    risks: tuple[Risk, ...],
    abuse: Abuse,
    likely: Likely | None,
    danger: Hazard | None = None,
) -> Pressing:
    """Danger where a risk to somebody was read or the words of an English message tell of one; else a deadline.

    What a threat says is no danger to tell the customer of. Where a danger is told in plain words, a hint at self-harm
    is one for the agent: who freezes and can bear it no longer mostly speaks of the cold.
    """
    endangering = _RISKS - {"violence"} if abuse == "threat" else _RISKS
    known: Urgency = "none" if endangering.isdisjoint(risks) else "danger"
    if likely is None or abuse == "threat":
        return Pressing(known, (), risks)
    texts = told(scan)
    signs = () if danger is None else (_sign(scan, danger.sentence),)
    if likely.self_harm >= _hinted(scan, texts):
        spoken = likely.self_harm >= SPOKEN_TO and (danger is None or not danger.plain)
        hint = _sign(scan, likely.shown_by("self_harm"))
        return Pressing("danger", (*signs, hint), _with(risks, "self_harm") if spoken else risks)
    if danger is not None:
        return Pressing("danger", signs, risks)
    return _by_likelihood(scan, texts, likely, known, risks)


def _hinted(scan: Scan, texts: list[str]) -> float:
    """From which likelihood on a wish to die is told to whoever answers."""
    if goes_elsewhere(" ".join(texts)):
        return LEAVING
    return MOURNING if scan.of("feelings:grief") else SELF_HARM


def _by_likelihood(
    scan: Scan, texts: list[str], likely: Likely, known: Urgency, risks: tuple[Risk, ...]
) -> Pressing:
    """What presses by the likelihoods alone, where no danger is told in plain words."""
    least = AFFECTED if "vulnerable" in risks else BRIEFLY if words(texts) < SHORT else DANGER
    if likely.danger >= least and (
        writes_to_thank(scan.text) or (known == "none" and only_mentions_a_child(texts, DANGER))
    ):
        return Pressing(known, (), risks)
    if least <= likely.danger < UNSURE and (
        purpose(texts).complaint <= PLEASED or shares(texts)["none"] >= IDLE
    ):
        return Pressing(known, (), risks)
    if likely.danger >= least:
        sure = likely.danger >= SURELY and known == "none" and shares(texts)["none"] < DOUBTED
        sign = _sign(scan, likely.shown_by("danger"))
        return Pressing("danger", (sign,), _with(risks, "safety") if sure else risks)
    if known == "none" and (place := _presses(texts, likely)) is not None:
        return Pressing("deadline", (_sign(scan, place),), risks)
    return Pressing(known, (), risks)


def _presses(texts: list[str], likely: Likely) -> int | None:
    """The sentence that shows a deadline, where there is one.

    A short message holds too few words to be weighed, and then what its grammar says is surer; where days are only told
    of as past, it takes more.
    """
    sure = next((place for place, text in enumerate(texts) if presses(text)), None)
    if sure is not None:
        return sure
    unsure = any(looks_back(text) for text in texts) or not any(names_time(text) for text in texts)
    least = LOOKING_BACK if unsure else DEADLINE
    return likely.shown_by("deadline") if likely.deadline >= least else None


def _with(risks: tuple[Risk, ...], another: Risk) -> tuple[Risk, ...]:
    """The risks and one more, in the order of the contract."""
    return tuple(risk for risk in RISKS if risk in risks or risk == another)


def _sign(scan: Scan, place: int) -> Sign:
    return sentence_sign(scan, place, "urgency")
