"""Whether two things stand side by side in a clause of somebody who writes without marks: no one could read it back."""

import re
from collections.abc import Sequence
from functools import lru_cache

from app.text.person_words import PersonWords

_MARK = re.compile(r"[.!?](?=\s|$)")
_WORDS_A_MARK = 22
"""Words for each mark that ends a sentence, from which on a message is written without."""
_JOINS = (
    "conjunctions",
    "subordinators",
    "relatives",
    "tell_verbs",
)
_MORE_JOINS = frozenset(
    {
        ",",
        "and",
        "but",
        "so",
        "because",
        "cos",
        "then",
        "that",
        "to",
        "than",
        "what",
        "how",
        "why",
        "where",
        "who",
        "said",
    }
    | {"says", "told", "thinks", "know", "hoping", "like", "as", "which", "before", "after", "once", "saying"}
)
_STRONG = frozenset(
    {"wont", "won't", "cant", "can't", "doesn't", "isn't", "wasn't", "was", "were", "is", "are", "has"}
)
"""Forms that are surely the verb of a clause."""


@lru_cache(maxsize=64)
def is_unmarked(message: str) -> bool:
    """Whether a message has hardly a mark that ends a sentence."""
    return len(message.split()) > _WORDS_A_MARK * (1 + len(_MARK.findall(message.rstrip(" .!?"))))


def runs_on(low: Sequence[str], person: PersonWords) -> bool:
    """Whether a second verb follows with nothing that joins it: "left it on the step box soaked telly won't turn"."""
    seen = False
    for k, word in enumerate(low):
        if word in _MORE_JOINS or any(person.has(name, word) for name in _JOINS):
            seen = False
        strong = word in _STRONG or word in person.pasts_safe
        part = k > 0 and (person.has("auxiliaries", low[k - 1]) or low[k - 1] == "not")
        if strong and seen and not part:
            return True
        seen = seen or person.finite(word)
    return False
