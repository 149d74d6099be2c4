"""What a reply tells back of a message, and whether it reads as somebody would put it who had understood."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from app.engines.builtin.concern.concerns import Clause
from app.engines.builtin.concern.denied import one_side_only
from app.engines.builtin.simple.heard import is_unheard
from app.model.value import Span
from app.text.thankful import writes_to_thank
from app.text.weights.retold import Piece, odd, unnamed

if TYPE_CHECKING:
    from app.engines.builtin.desk import Desk

DOUBTED = 0.15
"""How likely (0-1) something told is odd from which on a person has to look: of what is below, 1 in 12 is."""
DROPPED = 0.5
"""How likely something told is odd from which on it is not told: of what is above, 7 in 10 are."""
UNNAMED = 0.3
"""How likely it is that the main thing is not named, or half of it, from which on a person has to look."""
_SLOT = "restate"
"""How the slots begin by which a concern is told back."""


def told_back(
    guideline: str, slot: str, shown: Sequence[Span], values: Mapping[str, str | None]
) -> Iterator[Piece]:
    """What a phrase tells back, where it does; nothing where it holds no words of theirs."""
    text = " and ".join(value for value in values.values() if value)
    if guideline == "listen" and slot.startswith(_SLOT) and shown and text:
        yield Piece(text, shown[0].start, shown[0].end, "quote" in slot)


def is_doubted(desk: "Desk") -> bool:
    """Whether a person has to read what is told back of a message against it.

    Beside notes the opening is short, and what they tell shows that the message was read: only where it was not sure
    and nothing else shows it.
    """
    if not desk.bare and desk.context.english:
        return desk.unnamed >= UNNAMED
    told, message = desk.told_back, desk.task.reading.text
    if not desk.context.english:
        return is_unheard(desk)
    if not told or not is_weighed(desk):
        return False
    if one_side_only(message, [(one.start, one.end) for one in told]):
        return True
    some = any(odd(message, one, number) >= DOUBTED for number, one in enumerate(told))
    return some or max(desk.unnamed, unnamed(message, told)) >= UNNAMED


def piece(one: Clause) -> Piece:
    """A clause as the grades see it."""
    return Piece(one.text, one.source.start, one.source.end, one.quoted)


def not_odd(desk: "Desk", account: Sequence[Clause]) -> list[Clause]:
    """What they tell, without what had better not be told beside the rest of it."""
    message = desk.task.reading.text
    kept = [
        one
        for number, one in enumerate(account)
        if not is_weighed(desk) or odd(message, piece(one), number) < DROPPED
    ]
    return kept or list(account)


def is_weighed(desk: "Desk") -> bool:
    """Whether what is told back is all that shows it was read; who writes to thank has no grievance to be missed."""
    reading = desk.task.reading
    english = reading.language.partition("-")[0] == "en"
    return desk.bare and english and not writes_to_thank(reading.text)
