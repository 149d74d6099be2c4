"""What happens next, in a reply without grammar."""

from app.engines.builtin.desk import Desk
from app.engines.builtin.opening import own_slot


def next_step(desk: Desk) -> None:
    """What happens next and who does it; an offer has said it already. No time, since none is known for sure."""
    role = desk.task.plan.escalate_to
    desk.paragraph()
    if not _served(desk, "follow-up"):
        handed_on = role is not None and "escalate" in desk.task.plan.applies
        named = {"role": role.role} if handed_on and role is not None else {}
        slot = "next_escalated" if named else "next_look" if desk.open or handed_on else "next_answered"
        desk.say("follow-up", slot, values=named)
        if desk.tightness < 0 and desk.open:
            desk.say("follow-up", "how")
    if desk.owns_later and not _served(desk, "take-ownership"):
        desk.say("take-ownership", own_slot(desk))


def _served(desk: Desk, guideline: str) -> bool:
    return any(guideline in p.serves for p in desk.passages)
