"""A reply that everybody reads: what is private is not told there, and the reply says that it is told in private."""

from app.engines.builtin.desk import Desk
from app.engines.builtin.notes.apart import FactLine
from app.engines.builtin.notes.in_public import PUBLIC, leads_to_private, tells_private
from app.model.plan import Given

_WHY = "in_public"


def held_from_public(desk: Desk, note: Given) -> bool:
    """Whether an offer or a limit tells something private where everybody reads along: it is left out, and listed."""
    public = desk.context.english and desk.task.brief.channel in PUBLIC
    if not (public and tells_private(note.text, desk.said)):
        return False
    desk.leave_out(FactLine(given=note, part=note.text), _WHY)
    return True


def goes_on_in_private(desk: Desk) -> bool:
    """Say that there is more to tell in a private message, where something was left out of a public reply."""
    why = str(desk.tables["notes"]["reasons"][_WHY])
    asked = any(leads_to_private(p.text) for p in desk.passages if p.part != "greeting")
    slot = "in_private_too" if asked else "in_private"
    return any(one.reason == why for one in desk.left_out) and desk.say("keep-open", slot)
