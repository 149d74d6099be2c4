"""Tells whether an offer is an order, a thing, or a statement."""

from itertools import pairwise

from app.engines.builtin.notes.patterns import pattern, word_list
from app.engines.builtin.notes.telegraph.verb_forms import bases
from app.text.grammar import form_of, lexicon, tokens

_ORDER_AT_MOST = 3
"""Words before "and" up to which two verbs are two orders."""
_OBJECTS = frozenset(
    {"it", "them", "him", "us", "one", "two", "three", "some", "both", "another", "everything"}
)


def form_of_offer(text: str) -> str:
    """The form of an offer: as that of any note, but "text alert" is a thing and "lock account and …" an order."""
    if pattern("thing_first").match(text):
        return "noun_phrase"
    form = "order" if _ordered(text) else form_of(text)
    return "noun_phrase" if form == "order" and tokens(text)[1:2] == ["of"] else form


def is_done_to_it(words: list[str]) -> bool:
    """Whether words begin with a deed, known or not, that is done to "it" or to "them": "replant them on Monday"."""
    lex = lexicon()
    small = lex.prepositions | lex.pronouns | lex.determiners | lex.conjunctions | lex.adverbs
    plain = words[:1] != [] and words[0].isalpha() and words[0] not in small
    plain = plain and not words[0].endswith(("ed", "ing", "s"))
    return plain and words[1:2] in (["it"], ["them"]) and len(words[0]) > len("to")


def _ordered(text: str) -> bool:
    """Whether an offer begins with an order though its verb may be a noun: "lock account and reset the PIN"."""
    words = tokens(text)
    if not words or pattern("thing_first").match(text):
        return False
    if words[0] in lexicon().ordered or is_done_to_it(words):
        return True
    takes = (
        words[1:2] and words[1] in lexicon().determiners | _OBJECTS and not pattern("same_day").match(text)
    )
    if takes and words[0] in bases() | word_list("deeds_too"):
        return True
    joined = [after for word, after in pairwise(words[1:]) if word == "and"][:1]
    second = bool(joined) and joined[0] in bases() and words.index("and") <= _ORDER_AT_MOST
    return second and words[0] in bases() and words[1] not in lexicon().prepositions | {"and"}
