"""The last line of a reply in English, by what is left to say, where no sentence before it has asked anything."""

from app.engines.builtin.desk import Desk
from app.engines.builtin.notes.patterns import pattern
from app.engines.builtin.waiting_for_none import is_done, is_stated

_CALM = 1
"""Anger (0-4) up to which somebody who asks is answered as one who asks, and not as one who complains."""


def is_to_come(desk: Desk) -> bool:
    """Whether the reply will end with a line of its own: it has asked for nothing and offered nothing yet."""
    asked = any("solve-together" in p.serves for p in desk.passages)
    return desk.context.english and "solve-together" in desk.task.plan.applies and not asked


def last_line(desk: Desk) -> bool:
    """Say what is left to say; False where the reply has asked for something, which they will answer."""
    if not is_to_come(desk):
        return False
    if _leaves_asks(desk):
        return desk.say("keep-open", "missed")
    if _asks_in_private(desk):
        return desk.say("keep-open", "private")
    if _handed_on(desk):
        return desk.say("solve-together", "ask_handed_on")
    if _goes_on(desk):
        return desk.say("keep-open", "ongoing")
    slot = _slot(desk)
    if slot == "ask_answered" and _granted(desk):
        return desk.say("keep-open", "granted")
    return desk.say("solve-together", slot)


def _asks_in_private(desk: Desk) -> bool:
    """Whether something is missing that nobody is asked for where everybody reads along."""
    public = desk.task.brief.channel in {"review", "social"}
    return public and desk.open and desk.bearing.complains and desk.task.plan.question is not None


def _leaves_asks(desk: Desk) -> bool:
    """Whether they ask more than is told them: one note mostly answers one ask, whatever words it has for it."""
    told = {where for p in desk.passages for where in p.uses}
    return not desk.bare and bool(desk.unanswered) and len(desk.task.reading.asks) > len(told)


def _slot(desk: Desk) -> str:
    """Whether it was read right, where the answer is still to come; whether it was enough, where it is given."""
    if desk.open and not all_told(desk):
        return _to_come(desk)
    if desk.limits and not desk.options and desk.task.brief.fault != "ours":
        return "ask_refused"  # where we own up, nothing of theirs was turned down
    return "ask_answer" if _asks_to_know(desk) else "ask_answered"


def all_told(desk: Desk) -> bool:
    """Whether all that is known and can be done is told: nothing has to be looked into any more."""
    owed = desk.owes or desk.task.plan.question is not None
    return desk.context.english and bool(desk.options) and not owed


def _handed_on(desk: Desk) -> bool:
    """Whether the reply has said that somebody else takes it from here: "more to put right" is for them to hear."""
    handed = any("escalate" in p.serves and not p.uses for p in desk.passages)
    return handed and desk.task.plan.emergency not in {"safety", "self_harm"}


def _goes_on(desk: Desk) -> bool:
    """Whether what went wrong is being put right at this moment: nobody can say yet whether it is settled."""
    told = [p.text for p in desk.passages if p.uses]
    return not desk.open and any(pattern("ongoing").search(text) for text in told)


def _granted(desk: Desk) -> bool:
    """Whether the reply tells what we do for them, which is not done yet: nobody can see "at their end" how it is."""
    used = {where for p in desk.passages for where in p.uses}
    return any(line.given.where in used and is_stated(line) and not is_done(line) for line in desk.options)


def _to_come(desk: Desk) -> str:
    """The line behind what is still to come, by what the message is for: a question, an errand or a complaint."""
    if is_errand(desk):
        return "ask_request"
    if not desk.bearing.complains:
        return "ask_more"
    return "ask_complete"


def is_errand(desk: Desk) -> bool:
    """Whether they want something done, and not to be told something, however they put it ("could you let me know")."""
    asks = desk.task.reading.asks
    to_know = any(pattern("asks_to_know").search(ask.text.rstrip("?! ")) for ask in asks)
    return desk.bearing.wants_done and not to_know


def _asks_to_know(desk: Desk) -> bool:
    """Whether they want to know something, and we have done nothing that has to be put right."""
    reading = desk.task.reading
    if desk.bare or desk.task.brief.fault == "ours" or reading.anger > _CALM:
        return False
    # Without an ask a question mark stands behind scorn alone: nothing was asked that could have been answered.
    return bool(reading.asks) and (
        "?" in desk.said or any(pattern("asks_to_know").search(ask.text) for ask in reading.asks)
    )
