"""Whether the words of a jotted offer are none that its frame can hold: a clause within a thing, a condition without a
verb, an order that would be one to the customer.
"""

import re
from functools import cache

from app.engines.builtin.notes.as_phrase import lowered
from app.engines.builtin.notes.options import OptionLine
from app.engines.builtin.notes.telegraph.tagging import tagged
from app.engines.builtin.notes.telegraph.verb_forms import bases, is_noun
from app.text.compiled import compiled
from app.text.grammar import lexicon, tokens
from app.text.tables import table

FINITE = frozenset({"aux", "modal", "be", "third", "past", "either"})
"""Tags of words that a clause has, and a thing has not."""
_LEADS = frozenset({"help", "go", "come", "make", "let", "get", "have"})
"""Deeds that another may follow at once."""


def is_unfit(line: OptionLine) -> bool:
    """Whether the words of an offer are none that its frame can hold."""
    if line.doubtful or line.addressed:
        return False  # quoted already, or a whole order
    if shape("subjectless").match(line.given.text):
        return True
    if shape("either_ones").match(line.given.text) and line.form != "clause":
        return True
    text = lowered(line.text.rstrip(". "))
    if shape("unfit_any").search(text) or _hangs(text):
        return True
    if line.form == "np":
        return shape("unfit_thing").search(text) is not None
    if line.form == "vp":
        return shape("unfit_deed").search(text) is not None or _two_deeds(text)
    return line.noted and is_order(text)


def _two_deeds(text: str) -> bool:
    """Whether two deeds stand side by side with nothing between them: "delay repay" is the name of something."""
    row = tokens(text)[:2]
    if len(row) < len(("delay", "repay")) or row[0] in _LEADS:
        return False
    return all(word in bases() for word in row) and not is_noun(row[1])


def is_order(text: str) -> bool:
    """Whether an item in its own words begins with an order: in a list it is one to the customer."""
    row = tokens(text)
    if not row or not shape("bare_order").match(text):
        return False
    if row[0] in bases() and text.startswith(f"{row[0]}, "):
        return True
    told = len(row) > 1 and row[1] in {"a", "an", "the", "it", "them", "your"}
    bare = len(row) > 1 and row[1] in lexicon().determiners | lexicon().pronouns
    return told or row[0] in lexicon().ordered or (row[0] in bases() and bare)


def _hangs(text: str) -> bool:
    """Whether a condition in it has no verb of its own: "if skin sore"."""
    for found in shape("condition").finditer(text):
        cond = found["cond"].strip()
        row = tagged(cond, inner=True)
        verbs = [token for token in row if token.tag in FINITE | {"part", "state", "base"}]
        bare = len(verbs) == 1 and verbs[0].tag == "base" and verbs[0] is row[-1]
        hangs = not verbs or (bare and not any(token.tag == "pronoun" for token in row))
        if hangs and not shape("short_condition").match(cond):
            return True
    return False


@cache
def shape(name: str) -> re.Pattern[str]:
    """The shape of that name."""
    return compiled(words(name), re.IGNORECASE)


@cache
def words(name: str) -> str:
    """The words of that name, from `offer_classes.yaml`."""
    return str(table("en", "offer_classes")[name])
