"""Whether whoever writes is in tears, worn out, ill, alone or looks after somebody: one warm sentence answers that.

It is no diagnosis and no drama: what is said fits the words of the message, and only words of their own count. What is
told of somebody else, or of a figure of speech, is none.
"""

from app.engines.builtin.desk import Desk
from app.engines.builtin.kinds import kinds_of
from app.engines.builtin.mood import words_of
from app.engines.builtin.stakes import at_stake
from app.text.sentences import split

_SENTENCES = 40
"""Sentences of a message that are looked at."""


def strain_slot(desk: Desk) -> str | None:
    """The slot of words for what weighs on them; None where nothing shows, or nobody writes in English."""
    kind = strain(desk.said) if desk.context.english else None
    return f"strain_{kind}" if kind is not None else None


def asked_in_shame(desk: Desk) -> str | None:
    """The slot of words for somebody who is ashamed of what they ask or of a slip of their own, else None."""
    slot = strain_slot(desk)
    return slot if slot in {"strain_ashamed", "strain_slip"} else None


def lies_awake(desk: Desk) -> bool:
    """Whether all that shows is that they do not sleep, over a worry or much that is at stake: that is answered."""
    said = desk.said.replace("’", "'")
    only = strain(said) == "worn" and strain(words_of("sleepless").sub(" ", said)) != "worn"
    return only and (desk.book.feelings[:1] == ("worry",) or at_stake(said) is not None)


def strain(message: str) -> str | None:
    """What they say of themselves: the first kind of which a sentence surely tells, else None."""
    told = [span.text for span in split(message.replace("’", "'"))][:_SENTENCES]
    return kinds_of("strain").first(told)


def strains() -> tuple[str, ...]:
    """The names of the kinds; each has phrases of its own."""
    return kinds_of("strain").names
