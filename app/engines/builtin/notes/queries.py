"""Takes out of a jotted fact what its writer only asked: "£22 paid for hotel? receipt needed" tells of no payment."""

import re

from app.engines.builtin.notes.patterns import pattern
from app.engines.builtin.notes.unsaid import Reason
from app.text.compiled import compiled
from app.text.trimmed import trimmed

_ASKED = compiled(r"(?:^|(?<=[;,.] )|(?<= - ))(?P<asked>[^;,.?]{2,80}\?+)(?: |$)")


def without_queries(note: str) -> tuple[str, tuple[tuple[str, Reason], ...]]:
    """The note without its questions, and each with why it is left out; one that is answered at once stays."""
    held: list[tuple[str, Reason]] = []

    def out(found: re.Match[str]) -> str:
        if pattern("answered").match(note[found.end() :]):
            return found.group()
        held.append((found["asked"], "short"))
        return ""

    told = _ASKED.sub(out, note)
    return trimmed(told), tuple(held)
