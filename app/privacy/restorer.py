"""Puts values back into a text that comes in pieces, and never lets half a placeholder out."""

import json
import re
from collections.abc import Callable

from app.privacy.placeholder import Placeholders, told
from app.text.compiled import compiled

_OPENS_JSON = compiled(r'\{\s*"')
_LEAD = 2000
"""Characters in which JSON begins, if it does."""


class Restorer:
    """Fed with pieces, hands back what is sure: only what may still become a placeholder is held back.

    In JSON text (an object begins before the placeholder) a value is written as the inside of a JSON string.
    `value_of` gives the value for a family and number, or nothing where there is none.
    """

    def __init__(self, placeholders: Placeholders, value_of: Callable[[str | None, int], str | None]) -> None:
        self._placeholders = placeholders
        self._value_of = value_of
        self._held = ""
        self._lead = ""
        self._json = False

    def feed(self, piece: str) -> str:
        """The next stretch of the restored text; empty while nothing is sure."""
        return self._settle(self._held + piece, last=False)

    def flush(self) -> str:
        """What was held back, when no more comes."""
        return self._settle(self._held, last=True)

    def _settle(self, text: str, *, last: bool) -> str:
        out: list[str] = []
        at = 0
        held = len(text) if last else self._placeholders.begun(text)
        while match := self._placeholders.find(text, at):
            if not last and held <= match.start():
                break
            out.append(self._plain(text[at : match.start()]))
            out.append(self._restored(match))
            at = match.end()
            if held < at:
                held = self._placeholders.begun(text, at)
        self._held = text[held:]
        out.append(self._plain(text[at:held]))
        return "".join(out)

    def _restored(self, match: re.Match[str]) -> str:
        family, number = told(match)
        value = self._value_of(family, number)
        if value is None:
            return self._plain(match.group())
        if family == "email" and match.group()[0] == "<":
            # "<EMAIL-1-KXQ>" in a mail's header: the angles are its own.
            value = f"<{value}>"
        return json.dumps(value, ensure_ascii=False)[1:-1] if self._json else value

    def _plain(self, text: str) -> str:
        if not self._json and len(self._lead) < _LEAD:
            self._lead = (self._lead + text)[:_LEAD]
            self._json = _OPENS_JSON.search(self._lead) is not None
        return text
