"""Whether much is at stake for whoever writes in English: a keepsake, a home, a living, health, an animal, a name.

What they feel about it is not guessed: the words of the reply are as weighty as the matter, and name nothing more.
"""

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from app.kept.yaml_text import parsed
from app.text.guarded import Guarded
from app.text.sentences import split

_SENTENCES = 40
"""Sentences of a message that are looked at."""
_OFFERED = re.compile(r"\W*(?:do|does|are|is) (?:you|there|your \w+)\b", re.IGNORECASE)
"""What begins a question about our trade: "do you mend my gran's kind of clock?" tells of no loss."""


class _Kind(NamedTuple):
    told: Guarded
    but: Guarded


def at_stake(message: str) -> str | None:
    """The first kind of stake of which a sentence surely tells, else None."""
    told = [span.text for span in split(message.replace("’", "'"))][:_SENTENCES]
    told = [text for text in told if not (text.rstrip().endswith("?") and _OFFERED.match(text))]
    return next(
        (
            name
            for name, kind in _kinds().items()
            if any(kind.told.search(text) and not kind.but.search(text) for text in told)
        ),
        None,
    )


@cache
def _kinds() -> dict[str, _Kind]:
    raw = (files("app.engines.builtin") / "locale" / "en" / "stakes.yaml").read_text(encoding="utf-8")
    return {
        name: _Kind(Guarded(words["told"], re.IGNORECASE), Guarded(words["but"], re.IGNORECASE))
        for name, words in parsed(raw).items()
    }
