"""Whether words in capitals are what stands on something: "the card said HAPPY RETIREMENT", "it is spelt KRZYSTOF"."""

from app.engines.builtin.concern.words import concern_words

_BEFORE = 80
"""Characters before a word in capitals in which it is told what bears it."""
_SPELT = frozenset({"spelt", "spelled", "misspelt", "called", "named", "labelled", "marked"})
"""What tells by itself that a word follows as it is written."""


def stands_written(before: str) -> bool:
    """Whether what stands `before` a word in capitals tells that it follows as it is written, and is not shouted."""
    words = before[-_BEFORE:].split()
    while words and words[-1].isupper() and len(words[-1]) > 1:
        words.pop()
    known = concern_words()
    if not words or not known.has("says_words", words[-1].lower()):
        return False
    return words[-1].lower() in _SPELT or (len(words) > 1 and known.has("bears_words", words[-2].lower()))
