"""Jotted notes that make no sound sentence, as a list may hold them: written out, and with no word put in.

A list is where people expect a note to be a note. A sentence that was put together wrongly says something that the
note did not say; an item says what it said, and no more.
"""

import re

from app.engines.builtin.notes.as_phrase import capitalised
from app.engines.builtin.notes.patterns import pattern, word_list
from app.engines.builtin.notes.shorthand import rounded
from app.text.compiled import compiled
from app.text.grammar import lexicon, tokens

_LEAST, _MOST = 2, 32
"""Words of an item; a longer note is several, and reads as what it is."""
_MARKS = (("(", ")"), ("“", "”"))
_EQUALS = compiled(r" ?= ?(?=[\w£$€])")
_ANSWER = compiled(r"(?P<answer>yes|no)\s?[:–-] (?=\w)", re.IGNORECASE)
_STOPS = compiled(r"(?<!\s)\s*;\s*|(?<!\w)(?P<last>\w*)\.\s+(?=[a-z])")


def as_noted(text: str, capitals: frozenset[str]) -> str | None:
    """The words of an item, None where no reader would make sense of them; `capitals` are initials that they know.

    `text` is a note that was written out and speaks to the customer.
    """
    if (answer := _ANSWER.match(text)) is not None:
        rest = as_noted(text[answer.end() :], capitals)
        return rest and f"{capitalised(answer['answer'])}: {rest}"
    plain = rounded(_EQUALS.sub(": ", _STOPS.sub(_parted, text.strip(" ,;."))))
    words = tokens(plain)
    if not _LEAST <= len(words) <= _MOST or _is_shorthand(plain, capitals) or _is_broken(plain):
        return None
    return capitalised(plain) if not _opens_nothing(words) else None


def _parted(stop: re.Match[str]) -> str:
    """A stop within an item as a pause; the stop of a clipped word is none."""
    last = stop.group("last")
    if last is None:
        return "; "
    return stop.group() if last.lower() in word_list("clipped") else f"{last}; "


def _is_shorthand(plain: str, capitals: frozenset[str]) -> bool:
    """Whether marks or initials are left that only who jotted them knows."""
    known = word_list("initials") | capitals
    unknown = any(word not in known for word in re.findall(r"(?<![\w-])[A-Z]{2,4}(?![\w-])", plain))
    return unknown or any(pattern(name).search(plain) for name in ("leftover", "unlisted", "unread"))


def _is_broken(plain: str) -> bool:
    """Whether brackets or quotation marks are left open."""
    quotes = plain.replace("s' ", "s ")
    unpaired = any(plain.count(left) != plain.count(right) for left, right in _MARKS)
    return unpaired or plain.count('"') % 2 == 1 or re.search(r"(?<!\w)'|'(?!\w)", quotes) is not None


def _opens_nothing(words: list[str]) -> bool:
    """Whether an item begins with what goes back to something that is not there."""
    lex = lexicon()
    return words[0] in (lex.conjunctions - {"or"}) | lex.third_persons
