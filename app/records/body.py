"""The sentences of a letter between its greeting and its sign-off, in any language."""

import re

from app.model.value import Span
from app.text.sentences import split

_GREETING_WORDS = 6
_CLOSING_LINES = 4
"""Lines at the end that may be a closing formula, a name, an office and a company."""
_CLOSING_WORDS = 7

_ENDS = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
_ITEM = re.compile(r"\s*(?:[-*•·]|\(?\d{1,2}[.)])\s")


def body(text: str) -> tuple[Span, ...]:
    """The sentences that say something, in order; `text[s.start:s.end] == s.text`.

    A short first line is a greeting, and up to four short lines without a full stop at the end are a sign-off.
    """
    found = list(split(text))
    if len(found) > 1 and _greets(text, found[0]):
        found.pop(0)
    for _ in range(_CLOSING_LINES):
        if len(found) < 2 or not _closes(text, found[-1]):
            break
        found.pop()
    return tuple(found)


def _greets(text: str, first: Span) -> bool:
    alone = text[first.end :].lstrip(" \t")[:1] == "\n"
    return alone and len(first.text.split()) <= _GREETING_WORDS and not first.text.endswith((".", "?"))


def _closes(text: str, last: Span) -> bool:
    alone = "\n" in text[: last.start].rpartition(text[: last.start].rstrip())[2]
    short = len(last.text.split()) <= _CLOSING_WORDS
    return alone and short and not _ENDS.search(last.text) and not _ITEM.match(last.text)
