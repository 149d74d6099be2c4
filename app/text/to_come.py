"""Whether a sentence tells of a day or hour to come that presses: an event of theirs, or the last time for something.

"The funeral's on Thursday" and "if it isn't stamped by Friday we lose the place" do; "you said it would be here on
Monday" tells of a day that is past, and "I want it by Friday" is a wish.
"""

import re
from functools import cache

from app.text.compiled import compiled
from app.text.tables import table

_LOOKED_AT = 600
"""Characters of a sentence that are looked at."""


def presses(sentence: str) -> bool:
    """Whether an English sentence tells of one; a question never does."""
    text = _plain(sentence)
    pattern = _patterns()
    if text.endswith("?") or pattern["ahead"].search(text) is None or pattern["has_time"].search(text):
        return False
    return any(_so(clause) for clause in pattern["parts"].split(text) if clause)


def looks_back(sentence: str) -> bool:
    """Whether an English sentence that names a day or an hour tells of what was to happen then, or did."""
    text = _plain(sentence)
    pattern = _patterns()
    if pattern["ahead"].search(text) is None:
        return False
    return pattern["past"].search(pattern["done_now"].sub(" ", text)) is not None and not presses(sentence)


def names_time(sentence: str) -> bool:
    """Whether an English sentence names a day or an hour by which nothing has been done already ("arrived today")."""
    pattern = _patterns()
    text = _plain(sentence)
    return _ahead(pattern["done_now"].sub(" ", text)) and not _by_habit(text)


def _so(clause: str) -> bool:
    pattern = _patterns()
    if not _ahead(clause) or pattern["no_press"].search(clause) is not None or _by_habit(clause):
        return False
    told = pattern["done_now"].sub(" is ", clause)
    return pattern["past"].search(told) is None and pattern["present"].search(told) is not None


def _ahead(text: str) -> bool:
    return _patterns()["ahead"].search(text) is not None


def _by_habit(text: str) -> bool:
    """Whether it tells what is so at some hour again and again: "the showers are fine before 7am"."""
    return _patterns()["habit"].search(text) is not None


def _plain(sentence: str) -> str:
    return sentence[:_LOOKED_AT].replace("’", "'").lower().strip()


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    raw = table("en", "to_come")
    words = {str(name): str(text) for name, text in raw["words"].items()}
    filled = {
        name: re.sub(r"<([a-z]+)>", lambda found: words[found.group(1)], str(text))
        for name, text in raw.items()
        if name != "words"
    }
    return {name: compiled(text, 0) for name, text in filled.items()}
