"""Where a noun stands in a message: behind a word of place it is named in passing."""

import re

from app.text.compiled import compiled

_PLACED = compiled(
    r"\b(?:at|in|on|past|from|to|into|near|by|with|through|behind|outside|inside|off|over)\s*$", re.IGNORECASE
)


def placed(text: str, start: int) -> bool:
    """Whether a noun stands behind a word of place ("past the docks"): it is something in passing."""
    return _PLACED.search(text[max(0, start - 12) : start]) is not None
