"""What a clause of a spoken note may be, and who or what its words mean."""

from functools import cache
from typing import Literal, NamedTuple

from app.engines.builtin.notes.customer import sex_by_name
from app.engines.builtin.notes.plain.table import words as plain_words
from app.engines.builtin.notes.spoken.beside import Beside
from app.engines.builtin.notes.spoken.table import words
from app.engines.builtin.notes.telegraph.articles import sure_nouns
from app.text.grammar import lexicon
from app.text.person.words import person_words

Kind = Literal["own", "deed", "lead", "carried", "order", "bit", "owned"]
"""A clause with its own subject; a deed of the agent; asking somebody, which leads to what they said; what the subject
before does as well; what the customer is asked to do; a bit without a verb; that we own up."""
PAST = frozenset({"past", "either", "part"})
"""Tags of a word that may be a verb of what is over."""
SOMEBODY = frozenset({"he", "she", "they", "we", "nobody", "someone"})
"""Subjects that do things."""


class Clause(NamedTuple):
    """A clause with what it is; `text` is what a sentence of it says, not yet in words to the customer.

    `past`: its subject does something, or did, and may have done the next thing as well.
    """

    kind: Kind
    text: str
    subject: str = ""
    past: bool = False


def is_actor(noun: str) -> bool:
    """Whether somebody, or a body, is meant."""
    people = person_words().sets
    if noun in people["people"] | people["agents"] | people["men"] | people["women"]:
        return True
    if noun in words("bodies") | lexicon().actors:
        return True
    return noun not in words("no_name") and sex_by_name(noun.capitalize()) is not None


def is_noun(word: str, beside: Beside) -> bool:
    """Whether a word is a thing that is known, so that an article stands before it."""
    known, forms = _nouns(), [word, word.removesuffix("s"), *([word[:-2]] if word.endswith("es") else [])]
    return any(one in known or one in beside.message for one in forms)


@cache
def _nouns() -> frozenset[str]:
    return sure_nouns() | words("bodies") | words("nouns") | plain_words("groups") | lexicon().actors
