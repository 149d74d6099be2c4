"""What a person has to do because of a message and the reply to it: each promise of process becomes an action."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from app.model.brief import Brief
from app.model.draft import Action, Commitment
from app.model.plan import Given, Plan
from app.model.reading import Reading
from app.model.writing import LeftOut
from app.pipeline.history import RECORDED
from app.text.safe_asked import asks_if_safe, tells_if_safe


def actions_for(
    brief: Brief,
    reading: Reading,
    plan: Plan,
    commitments: Sequence[Commitment],
    left_out: Sequence[LeftOut],
    words: Mapping[str, Any],
) -> tuple[Action, ...]:
    """Actions by their weight: pause, what presses, escalate, part ways, what the reply promises or leaves out."""
    actions: list[Action] = []
    if reading.abuse in {"insult", "threat"}:
        actions.append(Action(type="pause", reason=str(words["pause"][reading.abuse])))
    actions += [
        Action(type="do", reason=str(words["presses"][reading.urgency]), text=sign.text)
        for sign in reading.signs
        if sign.of == "urgency"
    ]
    actions += _unsafe(reading, plan, words)
    if "escalate" in plan.applies:
        actions.append(_escalation(reading, plan, words))
    if brief.end_relationship:
        actions.append(Action(type="part_ways", reason=str(words["part_ways"])))
    standing = re.compile("|".join(words["standing"]), re.IGNORECASE)
    actions += [
        _kept(c, words)
        for c in commitments
        if c.kind == "process" and not standing.search(c.text) and not _promised_before(c)
    ]
    actions += [
        Action(type="do", reason=str(words["granted"]), text=c.text)
        for c in commitments
        if c.kind in {"money", "thing"}
        and c.ground is not None
        and not c.ground.where.startswith(("facts", "thread", RECORDED))
    ]
    actions += [
        Action(type="do", reason=str(words["left_out"]), text=fact.text) for fact in left_out if fact.matters
    ]
    actions += [Action(type="do", reason=str(words["overdue"]), text=g.text) for g in _overdue(plan)]
    said = {c.text for c in commitments}
    actions += [
        Action(type="do", reason=str(words["perhaps_promised"]), text=g.text)
        for g in plan.perhaps_promised
        if g.text not in said
    ]
    to_come = plan.promises or any(a.type == "follow_up" for a in actions)
    if "follow-up" in plan.applies and not to_come:
        actions.append(Action(type="follow_up", reason=str(words["check_back"])))
    return tuple(_once(actions))


def _unsafe(reading: Reading, plan: Plan, words: Mapping[str, Any]) -> list[Action]:
    """What they ask about safety and no note speaks of, to be answered before anything else."""
    notes = (*plan.facts, *plan.options, *plan.cannot, *plan.policies)
    if reading.language.partition("-")[0] != "en" or any(tells_if_safe(note.text) for note in notes):
        return []
    endangered = reading.urgency == "danger" or "safety" in reading.risks
    asked = [ask.text for ask in reading.asks if asks_if_safe(ask.text, endangered=endangered)]
    return [Action(type="do", reason=str(words["asks_if_safe"]), text=text) for text in asked]


def _escalation(reading: Reading, plan: Plan, words: Mapping[str, Any]) -> Action:
    reasons = [str(words["escalate"][risk]) for risk in plan.escalate_for] or [
        str(words["escalate"]["asked"])
    ]
    role = plan.escalate_to.role if plan.escalate_to else str(words["escalate"]["nobody"])
    return Action(type="escalate", reason="; ".join(reasons), text=f"{role}: {reading.calm_summary}".strip())


def _overdue(plan: Plan) -> tuple[Given, ...]:
    """Promises that our records show to be broken: admitting one does not do it."""
    return tuple(g for g in plan.broken_promises if g.where.startswith(RECORDED))


def _promised_before(commitment: Commitment) -> bool:
    """Whether it only says again what an earlier reply promised: that is followed up already."""
    return commitment.ground is not None and commitment.ground.where.startswith(RECORDED)


def _kept(commitment: Commitment, words: Mapping[str, Any]) -> Action:
    text = commitment.text.lower()
    later = any(word in text for word in words["follow_up_words"])
    return Action(type="follow_up" if later else "do", reason=str(words["promised"]), text=commitment.text)


def _once(actions: Sequence[Action]) -> list[Action]:
    seen: set[tuple[str, str | None]] = set()
    kept = []
    for action in actions:
        key = (action.type, action.text)
        if key not in seen:
            seen.add(key)
            kept.append(action)
    return kept
