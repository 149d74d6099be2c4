"""Weighs the signs of a guideline: how likely it is missed, whether that decides it, and which sentence says so."""

from math import exp

from app.checklist.deeds import ACT, FAULTS
from app.checklist.finding import MOST, Finding
from app.checklist.inquiry import Inquiry
from app.checklist.signs import sign
from app.model.guideline import Guideline, Scale
from app.model.value import Span

PROVEN = 0.8
"""How sure (0-1) words of the reply itself are at least that prove a miss."""

_DOES = 0.5
"""How likely (0-1) a sentence must perform an act to be quoted for it."""

_AGAINST = "weighed_against"
"""The reason that quotes words of the reply against it; all others tell what was not found."""


def likelihood(scale: Scale, finding: Finding, inquiry: Inquiry) -> float:
    """How likely (0-1) the guideline is missed."""
    total = scale.start
    for name, weight in scale.signs.items():
        value = sign(name)
        if value is None:
            raise KeyError(name)
        total += weight * value(finding, inquiry)
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, total))))


def weighed(guideline: Guideline, finding: Finding, inquiry: Inquiry) -> Finding:
    """The finding as the signs decide it; what words of the reply itself prove to be missed stays so.

    A guideline without weights, and a reply in a language without acts, keeps its finding.
    """
    weighing = guideline.weighing
    if weighing is None or not inquiry.acts.known:
        return finding
    scale = weighing if inquiry.lexicon.known else weighing.plain
    if scale is None:
        return finding
    missed = likelihood(scale, finding, inquiry)
    if finding.status == "missed" and finding.proven:
        return finding.model_copy(update={"confidence": max(missed, PROVEN)})
    if missed >= weighing.missed_from:
        told = _missed(guideline, finding, missed, scale, inquiry)
        if missed >= weighing.absent_from or guideline.kind == "guard" or told.code == _AGAINST:
            return told
        return _unsure(finding, missed, scale, inquiry)
    if not finding.capped and missed <= (weighing.kept_to if finding.status == "met" else weighing.met_to):
        return _met(guideline, finding, missed, scale, inquiry)
    return _unsure(finding, missed, scale, inquiry)


def _missed(guideline: Guideline, finding: Finding, likely: float, scale: Scale, inquiry: Inquiry) -> Finding:
    if finding.status == "missed":
        return finding.model_copy(update={"confidence": likely})
    against = _quoted(scale, inquiry, speaks_for_miss=True)
    if against is not None:
        act, place = against
        update = {"code": _AGAINST, "evidence": (place,), "values": {"act": act}}
    elif guideline.kind == "guard" and finding.evidence:
        # A guard is broken by words that stand there: those that were doubted, and none that were not found.
        update = {"code": finding.code, "evidence": finding.evidence, "values": finding.values}
    else:
        wanted = _strongest_wanted(scale)
        update = {"code": "weighed_absent", "evidence": finding.evidence[:MOST], "values": {"act": wanted}}
        if not wanted:
            update["code"] = "weighed_missed"
    return finding.model_copy(
        update={"status": "missed", "confidence": likely, "hint": None, "proven": False} | update
    )


def _met(guideline: Guideline, finding: Finding, likely: float, scale: Scale, inquiry: Inquiry) -> Finding:
    if finding.status == "met":
        return finding.model_copy(update={"confidence": 1 - likely})
    shown = _quoted(scale, inquiry, speaks_for_miss=False)
    traces = inquiry.cues.of(guideline.id).traces
    if guideline.severity == "must" and shown and traces and not traces.match(inquiry.sheet.piece(shown[1])):
        # Without any of its traces no sentence meets what must be met, whatever it looks like.
        return _unsure(finding, likely, scale, inquiry)
    update = {"status": "met", "confidence": 1 - likely, "hint": None, "proven": False}
    if shown is None:
        return finding.model_copy(update=update | {"code": "weighed_clear", "evidence": (), "values": {}})
    act, place = shown
    return finding.model_copy(
        update=update | {"code": "weighed_shows", "evidence": (place,), "values": {"act": act}}
    )


def _unsure(finding: Finding, likely: float, scale: Scale, inquiry: Inquiry) -> Finding:
    sure = max(likely, 1 - likely)
    if finding.status == "unsure":
        return finding.model_copy(update={"confidence": sure})
    shown = _quoted(scale, inquiry, speaks_for_miss=finding.status == "met")
    places = (shown[1],) if shown else finding.evidence[:MOST]
    return finding.model_copy(
        update={
            "status": "unsure",
            "confidence": sure,
            "code": "weighed_unsure",
            "evidence": places,
            "hint": None,
        }
    )


def _quoted(scale: Scale, inquiry: Inquiry, *, speaks_for_miss: bool) -> tuple[str, Span] | None:
    """The act with the most say in one direction that a sentence performs, and that sentence.

    Only a fault is quoted against a reply, and only what is none for it, whatever the weights say.
    """
    named = {n.removeprefix(ACT): w for n, w in scale.signs.items() if n.startswith(ACT)}
    # Signs share their say: where faults alone are weighed, each speaks against a reply, whatever share it was given.
    faults_alone = FAULTS.issuperset(named)
    best: tuple[float, str, Span] | None = None
    for act, weight in named.items():
        speaks = (weight > 0) == speaks_for_miss or (faults_alone and speaks_for_miss)
        if not speaks or (act in FAULTS) != speaks_for_miss:
            continue
        likely, place = inquiry.acts.strongest(act)
        if place is not None and likely >= _DOES and (best is None or abs(weight) * likely > best[0]):
            best = (abs(weight) * likely, act, place)
    return best[1:] if best else None


def _strongest_wanted(scale: Scale) -> str:
    """The act whose presence speaks most for the guideline."""
    acts = {n.removeprefix(ACT): w for n, w in scale.signs.items() if n.startswith(ACT)}
    wanted = {act: weight for act, weight in acts.items() if weight < 0 and act not in FAULTS}
    return min(wanted, key=wanted.__getitem__) if wanted else ""
