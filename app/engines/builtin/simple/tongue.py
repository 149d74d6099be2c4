"""What the notes and messages of one language look like: the table `locale/<language>/notes.yaml`, compiled."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from app.kept.yaml_text import parsed
from app.text import language, words
from app.text.compiled import compiled

_LOCALE = Path(__file__).parent.parent / "locale"
_LETTERS = compiled(r"[^\W\d_]+(?:['’][^\W\d_]+)*")

_PATTERNS = (
    "trouble", "weak_start", "weak_end", "joins", "beside",
    "verbs", "denies", "today", "inside", "customer", "third", "alternative", "lowered",
)  # fmt: skip
"""Entries of the table that are regular expressions; an entry that is missing matches nothing."""

_SURE = 0.85
"""Confidence (0-1) from which a note is taken to be in another language than the reply."""

_ENOUGH = 5
"""Words of a note from which on its language can be told by more than its English function words."""


class Tongue(NamedTuple):
    """One language; `borrowed` are words that look English and are at home in it."""

    code: str
    trouble: re.Pattern[str]
    weak_start: re.Pattern[str]
    weak_end: re.Pattern[str]
    joins: re.Pattern[str]
    beside: re.Pattern[str]
    verbs: re.Pattern[str]
    denies: re.Pattern[str]
    today: re.Pattern[str]
    inside: re.Pattern[str]
    customer: re.Pattern[str]
    to_you: tuple[tuple[re.Pattern[str], str], ...]
    third: re.Pattern[str]
    me: Mapping[str, str]
    alternative: re.Pattern[str]
    lowered: re.Pattern[str]
    borrowed: frozenset[str]

    def stranger(self, note: str) -> str | None:
        """The language (ISO 639-1) of a note that is not in this one; None where it is, or where nothing tells.

        One function word of English is enough: a note that mixes two languages cannot be sent either.
        """
        low = [w.replace("’", "'") for w in _LETTERS.findall(note) if w[0].islower()]
        if any(word in _english() for word in low if word not in self.borrowed and not self._own(word)):
            return "en"
        if len(note.split()) < _ENOUGH or sum(self._own(word) for word in low) > 1:
            return None
        code, sure = language.detect(note, default=self.code)
        return code if sure >= _SURE and code != self.code else None

    def _own(self, word: str) -> bool:
        return words.is_stop(word, self.code)


@cache
def tongue(code: str) -> Tongue:
    """The tongue of a language that the engine has phrases in; each is read once."""
    table = _table(code)
    patterns = {name: re.compile(str(table.get(name, "(?!)")), re.IGNORECASE) for name in _PATTERNS}
    return Tongue(
        code=code,
        **patterns,
        to_you=tuple((re.compile(r["match"], re.IGNORECASE), str(r["say"])) for r in table.get("to_you", ())),
        me={str(verb): str(own) for verb, own in table.get("me", {}).items()},
        borrowed=frozenset(table.get("borrowed", ())),
    )


@cache
def _english() -> frozenset[str]:
    """English function words of two letters and more, and the words that English notes are full of."""
    return frozenset(w for w in words.stops("en") if len(w) > 1) | frozenset(_table("any")["english"])


def _table(code: str) -> Mapping[str, Any]:
    path = _LOCALE / code / "notes.yaml"
    return parsed(path.read_text(encoding="utf-8")) if path.is_file() else {}
