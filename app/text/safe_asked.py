"""Whether somebody asks if a thing is safe, in English, and whether a note speaks of that.

Nobody may be left to guess at such an answer, so it is never passed over for a note about something else.
"""

import re
from functools import cache

from app.text.compiled import compiled
from app.text.tables import table


def asks_if_safe(ask: str, *, endangered: bool = False) -> bool:
    """Whether an ask wants to know if something is safe to use, eat, drive or take.

    `endangered`: the message tells of a danger, so that "should we keep using it?" asks for no more than that.
    """
    said = ask.replace("’", "'")
    if not _pattern("asks").search(said) or _pattern("figurative").search(said):
        return False
    return _pattern("safe").search(said) is not None or (
        endangered and _pattern("go_on").search(said) is not None
    )


def about_health(ask: str) -> bool:
    """Whether it is about a medicine or a body, of which a doctor has to speak."""
    return _pattern("health").search(ask) is not None


def tells_if_safe(note: str) -> bool:
    """Whether a note says something of safety, or what is to be done with the thing."""
    return _pattern("tells").search(note.replace("’", "'")) is not None


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return compiled(str(table("en", "safe_asked")[name]), re.IGNORECASE)
