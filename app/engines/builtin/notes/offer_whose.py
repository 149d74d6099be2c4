"""Who carries out an order among the offers: we, the customer, or either, by its verb and by how it is done."""

from collections.abc import Sequence
from itertools import pairwise

from app.engines.builtin.notes.offer_form import Form
from app.engines.builtin.notes.patterns import jotting, pattern
from app.engines.builtin.notes.telegraph.verb_forms import bases
from app.text.grammar import lexicon

_PLACES = frozenset(
    {"from", "shop", "store", "branch", "desk", "depot", "counter", "reception", "office", "locker"}
)
"""Where the customer collects something; without any, either may."""
_LOOKING = frozenset({"see", "look", "try", "taste", "test", "talk", "watch", "view"})
"""What somebody comes for: "come and see it" is theirs to do."""


def is_theirs(order: str) -> bool:
    """Whether an order can only be one to the customer by how it is done: "pay £40 a month", "drop in any day"."""
    return pattern("theirs_by_how").match(order) is not None


def is_ours(order: str) -> bool:
    """Whether an order that may be theirs is done for them: "come back on Monday and clear it", "see her on Friday"."""
    return pattern("ours_by_how").match(order) is not None


def by_how(order: str) -> Form | None:
    """Whose an order is by how it is done; None where that does not tell, or where its own words say that they can."""
    if order.lower().startswith(jotting("they_can").format(do="")):
        return None
    return "vp" if is_ours(order) else "theirs" if is_theirs(order) else None


def _is_open(words: Sequence[str]) -> bool:
    """Whether a "collect tomorrow 7-9" may be for either to do."""
    told = words[1:2] and words[1] in lexicon().determiners | lexicon().pronouns
    return words[0] == "collect" and not told and _PLACES.isdisjoint(words)


def whose(words: Sequence[str]) -> Form:
    """Who carries an order out: we ("vp"), the customer ("theirs"), or either ("clause").

    "Collect it from the shop" is theirs to do; "collect it and refund the £20" is ours.
    """
    lex = lexicon()
    if words[0] in lex.theirs and pattern("with_our_means").search(" ".join(words)):
        return "vp"  # "collect car on our truck"
    if words[0] in lex.anybodys or _is_open(words):
        return "clause"
    joined = {
        after for word, after in pairwise(words) if word == "and" and (after in bases() or "-" in after)
    }
    return "theirs" if words[0] in lex.theirs and joined <= lex.theirs | _LOOKING else "vp"
