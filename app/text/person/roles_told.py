"""The parts that a message has of others than who writes it: a rival, "the buyer"; and a note's "he or she"."""

import re
from itertools import pairwise

from app.text.person.words import PersonWords, tokenise


def as_one(note: str) -> str:
    """The note with the customer for a "he or she", whose sex its writer did not know."""
    return _EITHER_ONE.sub("the customer", _EITHERS.sub("the customer's", note))


def rivals_in(message: str, words: PersonWords) -> frozenset[str]:
    """What a message calls those for whom the customer had to make room: "it went to a corporate client"."""
    row = [token.low for token in tokenise(message) if token.is_word]
    return frozenset(noun for kind, noun in pairwise(row) if words.has("before_a_rival", kind))


def roles_of_others(message: str, words: PersonWords) -> frozenset[str]:
    """The parts that a message has of somebody else: "the buyer took them home", not "I am the tenant"."""
    row = [token.low for token in tokenise(message) if token.is_word]
    return frozenset(
        role.removesuffix("'s")
        for k, role in enumerate(row)
        if k
        and row[k - 1] in _OF_OTHERS
        and words.has("customer_roles", role.removesuffix("'s"))
        and not _OWN.search(" ".join(row[max(k - _BEFORE, 0) : k]))
    )


_OF_OTHERS = frozenset({"the", "your", "another", "that", "this", "some"})
_OWN = re.compile(r"\b(?:i am|i'm|i was|we are|we're|as|me|us)\b")
_BEFORE = 3
"""Words before a part in which somebody says that it is theirs."""
_EITHERS = re.compile(r"\b(?:his or her|her or his|his/her|her/his)\b")
_EITHER_ONE = re.compile(
    r"\b(?:he or she|she or he|he/she|she/he|s/he|him or her|her or him|him/her|her/him)\b"
)
