"""Whether much is at stake for whoever writes in English: a keepsake, a home, a living, health, an animal, a name.

What they feel about it is not guessed: the words of the reply are as weighty as the matter, and name nothing more.
"""

import re

from app.engines.builtin.kinds import kinds_of
from app.text.compiled import compiled
from app.text.sentences import split

_SENTENCES = 40
"""Sentences of a message that are looked at."""
_OFFERED = compiled(r"\W*(?:do|does|are|is) (?:you|there|your \w+)\b", re.IGNORECASE)
"""What begins a question about our trade: "do you mend my gran's kind of clock?" tells of no loss."""


def at_stake(message: str) -> str | None:
    """The first kind of stake of which a sentence surely tells, else None."""
    told = [span.text for span in split(message.replace("’", "'"))][:_SENTENCES]
    told = [text for text in told if not (text.rstrip().endswith("?") and _OFFERED.match(text))]
    return kinds_of("stakes").first(told)
