"""Whether the lawyers and courts of an English message are a step against us, or have to do with something else.

"My solicitor needs the letter for the house sale" threatens nobody; "you'll hear from my solicitor" does.
"""

import re
from functools import cache

from app.text.tables import table


def is_step(sentence: str, message: str) -> bool:
    """Whether a sentence tells of a step with a court, an overseer or a lawyer that is meant for us."""
    text = _plain(sentence)
    if not any(pattern.search(text) for pattern in _patterns("step")):
        return False
    return not is_subject(sentence, message)


def is_subject(sentence: str, message: str) -> bool:
    """Whether a lawyer in it is only whom their own business is with, or what the writer is."""
    text = _plain(sentence)
    if any(pattern.search(text) for pattern in _patterns("against")):
        return False
    business = re.search(str(table("en", "legal")["business"]), _plain(message), re.IGNORECASE)
    return business is not None or any(pattern.search(text) for pattern in _patterns("subject"))


def _plain(text: str) -> str:
    return text.replace("’", "'")


@cache
def _patterns(kind: str) -> tuple[re.Pattern[str], ...]:
    raw = table("en", "legal")
    words = {str(name): str(text) for name, text in raw["words"].items()}
    return tuple(re.compile(_filled(str(text), words), re.IGNORECASE) for text in raw[kind])


def _filled(text: str, words: dict[str, str]) -> str:
    return re.sub(r"<([a-z]+)>", lambda name: words[name.group(1)], text)
