"""By what a company would find the customer's matter: a garage by the registration, a school by the child's class."""

import re
from functools import cache
from importlib.resources import files
from typing import Any

from app.kept.yaml_text import parsed
from app.text.compiled import compiled

_STRONG, _ENOUGH = 2, 2
"""What a word counts that hardly any other trade uses, and what a record needs."""


def names() -> tuple[str, ...]:
    """All records that are known."""
    return tuple(_cues())


def record_of(message: str) -> str | None:
    """The record that an English message speaks of: a key of `locale/en/records.yaml`, None where it is not clear.

    Of two that as many words speak for it is the one that stands first there: a car that was booked in is a car.
    """
    counted = {name: _count(message, cues) for name, cues in _cues().items()}
    best = max(counted, key=lambda name: counted[name])
    return best if counted[best] >= _ENOUGH else None


def is_told(message: str, record: str) -> bool:
    """Whether the message names already what would be asked for."""
    pattern = _told().get(record)
    return pattern is not None and pattern.search(message) is not None


def is_own(message: str) -> bool:
    """Whether the message is about something of its writer's own, and not only about what is so for everybody."""
    return _own().search(message.replace("’", "'")) is not None


def _count(message: str, cues: tuple[re.Pattern[str], re.Pattern[str]]) -> int:
    strong, weak = ({hit.group().lower() for hit in cue.finditer(message)} for cue in cues)
    return _STRONG * len(strong) + len(weak)


@cache
def _table() -> dict[str, Any]:
    raw = (files("app.engines.builtin") / "locale" / "en" / "records.yaml").read_text(encoding="utf-8")
    return dict(parsed(raw))


@cache
def _cues() -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    return {
        name: (compiled(cues["strong"], re.IGNORECASE), compiled(cues["weak"], re.IGNORECASE))
        for name, cues in _table()["records"].items()
    }


@cache
def _told() -> dict[str, re.Pattern[str]]:
    return {name: compiled(str(words)) for name, words in _table()["told"].items()}


@cache
def _own() -> re.Pattern[str]:
    return compiled(_table()["own"], re.IGNORECASE)
