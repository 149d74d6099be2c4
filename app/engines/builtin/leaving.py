"""Who writes to leave, or wants no answer: their decision is respected, and nobody is asked to go on talking."""

from app.engines.builtin.desk import Desk
from app.engines.builtin.mood import words_of


def leaves(desk: Desk) -> bool:
    """Whether they say outright that they go: no threat of it ("or I'm leaving") and no question about it."""
    return _says(desk, "leaves") and not words_of("leaves_not").search(_plain(desk))


def wants_no_word(desk: Desk) -> bool:
    """Whether they say that they want no answer."""
    return _says(desk, "wants_no_word")


def takes_leave(desk: Desk) -> bool:
    """What comes next for who leaves or wants no answer, in place of any question; False where something presses."""
    urgent = desk.task.reading.urgency != "none" or "escalate" in desk.task.plan.applies
    if urgent or desk.options or not (leaves(desk) or wants_no_word(desk)):
        return False
    return desk.say("follow-up", "next_leaving" if desk.open else "next_left")


def _says(desk: Desk, name: str) -> bool:
    if not desk.context.english or any(sign.of == "risk:self_harm" for sign in desk.task.reading.signs):
        return False  # what sounds like a farewell to us may be one to everything
    return words_of(name).search(_plain(desk)) is not None


def _plain(desk: Desk) -> str:
    return desk.said.replace("’", "'")
