"""What a person has to do because of a message and the reply to it: each promise of process becomes an action."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from app.model.brief import Brief
from app.model.draft import Action, Commitment
from app.model.plan import Plan
from app.model.reading import Reading
from app.model.writing import LeftOut


def actions_for(
    brief: Brief,
    reading: Reading,
    plan: Plan,
    commitments: Sequence[Commitment],
    left_out: Sequence[LeftOut],
    words: Mapping[str, Any],
) -> tuple[Action, ...]:
    """Actions in the order of their weight: pause, escalate, part ways, what the reply promises, what it leaves out."""
    actions: list[Action] = []
    if reading.abuse in {"insult", "threat"}:
        actions.append(Action(type="pause", reason=str(words["pause"][reading.abuse])))
    if "escalate" in plan.applies:
        actions.append(_escalation(reading, plan, words))
    if brief.end_relationship:
        actions.append(Action(type="part_ways", reason=str(words["part_ways"])))
    standing = re.compile("|".join(words["standing"]), re.IGNORECASE)
    actions += [_kept(c, words) for c in commitments if c.kind == "process" and not standing.search(c.text)]
    actions += [
        Action(type="do", reason=str(words["granted"]), text=c.text)
        for c in commitments
        if c.kind in {"money", "thing"}
        and c.ground is not None
        and not c.ground.where.startswith(("facts", "thread"))
    ]
    actions += [
        Action(type="do", reason=str(words["left_out"]), text=fact.text) for fact in left_out if fact.matters
    ]
    if "follow-up" in plan.applies and not any(a.type == "follow_up" for a in actions):
        actions.append(Action(type="follow_up", reason=str(words["check_back"])))
    return tuple(_once(actions))


def _escalation(reading: Reading, plan: Plan, words: Mapping[str, Any]) -> Action:
    reasons = [str(words["escalate"][risk]) for risk in plan.escalate_for] or [
        str(words["escalate"]["asked"])
    ]
    role = plan.escalate_to.role if plan.escalate_to else str(words["escalate"]["nobody"])
    return Action(type="escalate", reason="; ".join(reasons), text=f"{role}: {reading.calm_summary}".strip())


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
