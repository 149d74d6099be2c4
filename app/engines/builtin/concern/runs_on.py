"""Whether two things stand side by side in a clause of somebody who writes without marks: no one could read it back."""

from collections.abc import Sequence
from functools import lru_cache

from app.text.compiled import compiled
from app.text.person.words import PersonWords

_MARK = compiled(r"[.!?](?=\s|$)")
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
_NOBODY, _THEY = frozenset({"nobody", "no-one"}), frozenset({"they", "he", "she"})
_TOLD = frozenset({"said", "says", "say", "told", "tell", "keep"})
_TELLING = frozenset({"said", "says", "told"})
_CLAUSE = frozenset({"that", "there", "nobody", "me", "us", "him", "her", "them", "if"})
_OPENS = ("nominative", "determiners", "possessives")
"""What shows that a verb of telling goes on with a clause."""
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
        if seen and (word in _NOBODY or (word in _THEY and low[k + 1 : k + 2] and low[k + 1] in _TOLD)):
            return True  # "I went to collect it they said", "I emailed nobody answers"
        if word in _MORE_JOINS or any(person.has(name, word) for name in _JOINS):
            # "Said office hours only we were up" has told all that was said with the next words.
            after = low[k + 1] if k + 1 < len(low) else ""
            plain = person.has("tell_verbs", word) or word in _TELLING
            seen = plain and after not in _CLAUSE and not any(person.has(name, after) for name in _OPENS)
            continue
        strong = word in _STRONG or word.endswith("n't") or word in person.pasts_safe
        part = k > 0 and (person.has("auxiliaries", low[k - 1]) or low[k - 1] == "not")
        if strong and seen and not part:
            return True
        seen = seen or person.finite(word)
    return False
