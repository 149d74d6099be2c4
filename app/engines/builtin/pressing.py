"""What presses as far as the words of a reply go: nobody is told that it is grave where no word tells of harm."""

from app.engines.builtin.desk import Desk
from app.engines.builtin.mood import words_of
from app.model.reading import Urgency
from app.text.mentioned import tells_of_a_body, tells_of_a_place, tells_of_harm
from app.text.sentences import split

_SENTENCES = 40
"""Sentences of a message that are looked at."""
_BODILY = frozenset({"safety", "violence", "self_harm"})


def presses(desk: Desk) -> Urgency:
    """What presses; of a danger that is only likely by the run of the words, no more than that it has to be looked at.

    It is looked at first all the same, and whoever answers is told of it. Haste is spoken of where they name a time by
    which it is needed.
    """
    pressing = desk.bearing.presses
    if pressing == "none" or not desk.context.english:
        return pressing
    if pressing == "deadline":
        return "deadline" if words_of("due").search(desk.said.replace("’", "'")) else "none"
    return "danger" if is_told(desk) else "none"


def is_told(desk: Desk) -> bool:
    """Whether a danger was read, or a word tells of harm to a body, a want, or a thing that does harm."""
    if desk.bearing.hazard is not None or not _BODILY.isdisjoint(desk.task.reading.risks):
        return True
    return tells_of_harm(_sentences(desk))


def is_about_a_body(desk: Desk) -> bool:
    """Whether a word tells of a body that came to harm: nobody is sent to a doctor for a leak or a menu."""
    return not desk.context.english or tells_of_a_body(_sentences(desk))


def is_about_a_place(desk: Desk) -> bool:
    """Whether a word tells of something to keep away from: nobody is told to get to safety for mould by a bed."""
    return not desk.context.english or tells_of_a_place(_sentences(desk))


def _sentences(desk: Desk) -> list[str]:
    return [span.text for span in split(desk.said)][:_SENTENCES]
