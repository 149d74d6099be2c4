"""Whether a fact is a plain yes or no to a question: "Is it blocked?", "The card is not blocked".

Only where the fact has every word of the question and surely says that it is so, or that it is not.
"""

from typing import Literal

from app.engines.builtin.notes.telegraph.verb_forms import base_of_participle
from app.engines.builtin.notes.without_verb import is_clipped_short
from app.engines.builtin.tables import Table
from app.text.grammar import tokens
from app.text.words import content_stems, stem

Answer = Literal["yes", "no"]

_TABLE = Table("yes_or_no")
_LONGEST = 14
"""Words up to which a question asks one thing."""


def plain_answer(ask: str, fact: str) -> Answer | None:
    """What a fact says to a question, None where neither yes nor no is sure."""
    asked = _TABLE.shape("rounded").sub("", ask.replace("’", "'").strip())
    fact = fact.replace("’", "'")
    wanted = content_stems(asked) - content_stems(str(_TABLE.rows["empty"]))
    if not wanted or len(asked.split()) > _LONGEST or not wanted <= _stems(fact):
        return None
    if not _TABLE.shape("asks").match(asked) or _TABLE.shape("no_such").search(asked):
        return None
    if any(_TABLE.shape(name).search(fact) for name in ("unsure", "begins_so")) or is_clipped_short(fact):
        return None
    if _TABLE.shape("of_ability").search(asked) and not _TABLE.shape("tells_ability").search(fact):
        return None
    helped = _TABLE.shape("helps").search(fact)
    if helped is None or not wanted & _stems(fact[helped.end() :]):
        return None  # "a filled letter shows in time" does not say that it can be filled
    if _TABLE.shape("of_self").search(asked) and not _TABLE.shape("to_them").match(fact):
        return None
    if _TABLE.shape("denied").match(fact):
        return "no"
    return None if _TABLE.shape("any_denial").search(fact) else "yes"


def _stems(fact: str) -> frozenset[str]:
    """The stems of a fact, also those of the verbs whose past it has: "was sent" answers "did you send"."""
    bases = (base_of_participle(word) for word in tokens(fact))
    return content_stems(fact) | {stem(base) for base in bases if base is not None}
