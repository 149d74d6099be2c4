"""Cuts a note into its pieces: at commas, dashes and the stops that part them."""

import re

from app.engines.builtin.notes.patterns import word_list
from app.engines.builtin.notes.plain.table import expression
from app.engines.builtin.notes.telegraph.classes import telegraph

_HELD = {ord(mark): chr(k) for k, mark in enumerate(",.;-")}
_FREED = {value_of: mark for mark, value_of in ((chr(key), ord(held)) for key, held in _HELD.items())}
"""Marks in brackets, which part nothing."""


def cut(note: str) -> list[str]:
    """The note at its commas, dashes and stops; those in brackets part nothing."""
    held = re.sub(r"\([^()]*\)", lambda m: m.group().translate(_HELD), note.strip(" .;,"))
    held = parted(held)
    return [
        one.translate(_FREED).strip(" .;,") for one in expression("pieces").split(held) if one.strip(" .;,")
    ]


def parted(note: str) -> str:
    """The note with a semicolon for each stop that parts two of its pieces."""
    return expression("stop_behind").sub(_parted, note)


def _parted(stop: re.Match[str]) -> str:
    """A stop behind a short word or a figure as what parts; that of a clipped word parts nothing."""
    clipped = stop["last"].lower() in word_list("clipped") | telegraph("titles")
    return stop[0] if clipped else f"{stop['last']}; "
