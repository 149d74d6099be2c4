"""Whether a sentence of a note with a full stop lacks its verb or who does it: "Website right, poster out of date.".

Such a one is told, since all of it is there, and a person reads it before it is sent.
"""

import re

from app.engines.builtin.notes.telegraph.articles import is_plural
from app.engines.builtin.notes.telegraph.tagging import tagged
from app.engines.builtin.notes.telegraph.tokens import Token
from app.text.compiled import compiled
from app.text.grammar import lexicon

_FINITE = frozenset({"third", "past", "aux", "modal", "be", "either"})
"""Tags of what may be a finite verb."""
_CALLS = frozenset({"please", "thank", "thanks", "sorry", "yes", "no", "apologies"})
"""What begins no statement."""
_SENTENCES = compiled(r"(?<=[a-z\d)][.;]) (?=[A-Za-z£$€\d])")
_LEAST = 3
"""Words from which on a sentence may lack something."""
_UNDONE = compiled(r"\bnot (?:yet )?[a-z]{3,}(?:ed|en|t|own)\b", re.IGNORECASE)
_HELPED = compiled(
    r"\b(?:is|are|was|were|be|been|has|have|had|did|does|do|can|could|will|would|may|might|must|should|am)\b|n['’]t\b",
    re.IGNORECASE,
)
_NOBODY_DOES = compiled(
    r"(?:if|when|once|as soon as) [^,]{3,80}, (?:can|could|will|would|may) (?!be\b)[a-z]", re.IGNORECASE
)
"""A deed behind a condition, without who does it: "if Jan gets them out, can lend you a hive"."""


def is_clipped_short(text: str) -> bool:
    """Whether some sentence of the text lacks its verb, the "be" of it, or who does it."""
    return any(_lacks(one.rstrip(" .;")) for one in _SENTENCES.split(text))


def _lacks(sentence: str) -> bool:
    if _NOBODY_DOES.match(sentence):
        return True
    row = tagged(sentence[:1].lower() + sentence[1:])
    if len(row) < _LEAST:
        return False
    if _UNDONE.search(sentence) and not _HELPED.search(sentence):
        return True
    return _is_bare_thing(row) and not any(token.tag in _FINITE for token in row)


def _is_bare_thing(row: list[Token]) -> bool:
    """Whether one thing begins it, without an article: the verb of several looks like a noun ("groups pay £8")."""
    if row[0].tag not in {"noun", "state"} or row[0].low in lexicon().pronouns | _CALLS:
        return False
    head = next((k for k, token in enumerate(row) if token.tag not in {"noun", "state", "name"}), len(row))
    return not any(is_plural(token.low) for token in row[:head])
