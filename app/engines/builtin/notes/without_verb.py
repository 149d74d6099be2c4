"""Whether a sentence of a note with a full stop lacks its verb or who does it: "Website right, poster out of date.".

Such a one is told, since all of it is there, and a person reads it before it is sent.
"""

import re
from itertools import pairwise

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
_SAYING = compiled(
    r"[A-Z][a-z]+ (?:saying|confirming|stating|explaining|showing|asking)\b[^,;]*?:", re.IGNORECASE
)
"""A paper of which only a list tells where it is: "Letter saying it was never late: mailed today"."""
_BEFORE_A_VERB = frozenset({"noun", "name", "number", "adverb", "pronoun"})
_ALIKE = frozenset(
    {"cost", "put", "set", "cut", "read", "hit", "let", "shut", "split", "spread", "beat", "bet"}
)
"""Verbs of which the past is as the base."""
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
    if _SAYING.match(sentence):
        return True
    if any(token.tag in _FINITE for token in row):
        return False
    return _is_bare_thing(row) or (_is_led(row) and not _several_do(row))


def _is_led(row: list[Token]) -> bool:
    """Whether things stand first, bare or behind an article: "Photos of the tags on the 3rd", "A slot on Friday"."""
    first = row[0]
    several = first.tag == "noun" and is_plural(first.low) and first.low not in lexicon().pronouns | _CALLS
    return several or first.low in {"a", "an", "the", "your", "our", "two", "three", "one"}


def _several_do(row: list[Token]) -> bool:
    """Whether what stands behind several may be what they do: "crews come within six hours", "blocks start at $25"."""
    lex = lexicon()
    verbs = lex.verbs | lex.past | _ALIKE
    return any(
        token.low in verbs or token.low.removesuffix("s") in verbs or token.tag in {"part", "base"}
        for before, token in pairwise(row)
        if is_plural(before.low) or before.tag in _BEFORE_A_VERB or before.low in {"both", "all"}
    ) or any(one.low.endswith("ed") and then.tag in {"pronoun", "det"} for one, then in pairwise(row[1:]))


def _is_bare_thing(row: list[Token]) -> bool:
    """Whether one thing begins it, without an article: the verb of several looks like a noun ("groups pay £8")."""
    if row[0].tag not in {"noun", "state"} or row[0].low in lexicon().pronouns | _CALLS:
        return False
    head = next((k for k, token in enumerate(row) if token.tag not in {"noun", "state", "name"}), len(row))
    return not any(is_plural(token.low) for token in row[:head])
