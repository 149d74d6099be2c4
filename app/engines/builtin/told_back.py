"""What a reply tells back of a message, and whether it reads as somebody would put it who had understood."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from app.engines.builtin.concern.concerns import Clause
from app.model.value import Span
from app.text.retold import Piece, odd, unnamed
from app.text.thankful import writes_to_thank

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


class ToldBack(NamedTuple):
    """Something told back: its words, the stretch of the message that it was made of, whether it is a quotation, and
    at which place (from 0) of what is told it stands.
    """

    text: str
    source: Span
    quoted: bool
    number: int


def told_back(
    guideline: str, slot: str, shown: Sequence[Span], values: Mapping[str, str | None], number: int
) -> Iterator[ToldBack]:
    """What a phrase tells back, where it does; nothing where it holds no words of theirs."""
    text = " and ".join(value for value in values.values() if value)
    if guideline == "listen" and slot.startswith(_SLOT) and shown and text:
        yield ToldBack(text, shown[0], "quote" in slot, number)


def is_odd(desk: "Desk", one: ToldBack, least: float) -> bool:
    """Whether something told back of a bare English message is as likely as that no sentence to send.

    Beside notes the opening is short, and what they tell shows that the message was read.
    """
    if not _is_weighed(desk):
        return False
    message = desk.task.reading.text
    source = one.source
    likely = odd(message, one.text, source.start, source.end, quoted=one.quoted, number=one.number)
    return likely >= least


def is_unnamed(desk: "Desk") -> bool:
    """Whether whoever wrote a bare English message may not find the main thing in what is told back of it."""
    pieces = [Piece(one.text, one.source.start, one.source.end, one.quoted) for one in desk.told_back]
    return bool(pieces) and _is_weighed(desk) and unnamed(desk.task.reading.text, pieces) >= UNNAMED


def _is_weighed(desk: "Desk") -> bool:
    """Whether what is told back is all that shows it was read; who writes to thank has no grievance to be missed."""
    reading = desk.task.reading
    english = reading.language.partition("-")[0] == "en"
    return desk.bare and english and not writes_to_thank(reading.text)


def not_odd(desk: "Desk", account: Sequence[Clause]) -> list[Clause]:
    """What they tell, without what had better not be told beside the rest of it."""
    pieces = (ToldBack(one.text, one.source, one.quoted, number) for number, one in enumerate(account))
    kept = [one for one, piece in zip(account, pieces, strict=True) if not is_odd(desk, piece, DROPPED)]
    return kept or list(account)
