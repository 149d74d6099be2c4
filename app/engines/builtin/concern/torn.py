"""Whether a stretch of a sentence is torn off from what it needs: a subject from its verb, "when I came" from what was.

"And the driver, when I rang, told me tomorrow", cut at its pause, would be told as "and the driver".
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from app.engines.builtin.concern.clause import ClauseGrammar
from app.text.compiled import compiled
from app.text.person.words import PersonWords, tokenise

_SAYING = frozenset({
    "saying", "telling", "claiming", "stating", "asking", "promising", "confirming", "insisting",
    "explaining", "suggesting", "including", "meaning", "warning", "admitting", "pretending",
})  # fmt: skip
"""What needs behind it what is said or shown: "a letter saying"."""
_GOES_ON = frozenset(
    {"keep", "keeps", "kept", "keeping", "of", "without", "stop", "stopped", "from", "by", "just"}
)
"""Behind what these may end a clause all the same: "nobody keeps asking"."""
_LED = frozenset(
    {
        "when",
        "if",
        "while",
        "after",
        "before",
        "as",
        "because",
        "although",
        "though",
        "once",
        "until",
        "since",
    }
)
_JOINED = frozenset({"and", "but"})
_SEGMENT = compiled(r",\s+|;\s+|\s[-–—]\s|\s(?=(?:and|but)\s)")
_SELF = frozenset({"i", "we", "i'd", "i've", "i'm", "we'd", "we've", "we're", "i'll", "we'll"})
_ANOTHER = frozenset(
    {"he", "she", "they", "it", "nobody", "somebody", "someone", "you", "there", "who", "which"}
)


_NONE = frozenset({"nobody", "no-one", "none", "neither"})


def nobody_does(low: Sequence[str]) -> bool:
    """Whether nobody does what a clause tells, so that what an "and" joins to it belongs to what nobody did."""
    return not _NONE.isdisjoint(low) or ("no", "one") in pairwise(low)


_TEXTS = 128
"""Texts whose answer is remembered: one draft asks for that of the same sentence again and again."""


class Torn:
    """Judges stretches by closed word classes; holds only word lists."""

    def __init__(self, person: PersonWords, grammar: ClauseGrammar) -> None:
        self._person = person
        self._grammar = grammar
        self.is_torn = lru_cache(maxsize=_TEXTS)(self._is_torn)

    def _is_torn(self, text: str) -> bool:
        """Whether the end of what stands before a pause wants what stands behind it."""
        segments = [low for part in _SEGMENT.split(text.replace("’", "'")) if (low := _words(part))]
        for at, low in enumerate(segments):
            joined = low[0] in _JOINED
            rest = low[joined:]
            if not rest:
                continue
            behind = segments[at + 1 :]
            if (joined or at == 0) and rest[0] in _LED and not any(map(self._clause, behind)):
                return True  # "and when we came, in the rain | it was locked"
            if joined and at > 0 and self._named(rest) and not any(map(self._verb, [rest, *behind])):
                return True  # "and the driver | when I rang, told me"
            if joined and self._named(rest) and not self._verb(rest) and any(map(self._owned, behind)):
                return True  # "and the machine, I saw it"
        return False

    def has_another_subject(self, before: str) -> bool:
        """Whether what stands before a stretch in its sentence speaks last of somebody else than whoever writes."""
        for part in reversed(_SEGMENT.split(before.replace("’", "'"))):
            low = [word for word in _words(part) if word not in _JOINED]
            if not low or low[0] in _LED:
                continue
            if low[0] in _SELF:
                return False
            if low[0] in _ANOTHER or (self._named(low) and self._verb(low)):
                return True
        return False

    def _clause(self, low: Sequence[str]) -> bool:
        return self._grammar.classes.starts_clause(low) or (self._named(low) and self._verb(low))

    def _owned(self, low: Sequence[str]) -> bool:
        return low[0] in _SELF

    def _named(self, low: Sequence[str]) -> bool:
        return self._grammar.classes.in_any(low[0], "determiners", "possessives")

    def _verb(self, low: Sequence[str]) -> bool:
        return any(self._person.finite(word) or self._person.has("auxiliaries", word) for word in low[1:])


def wants_what_is_said(low: Sequence[str]) -> bool:
    """Whether words end with a word that needs what is said or shown: "a letter saying"."""
    before = low[-2] if len(low) > 1 else ""
    goes_on = before in _GOES_ON or before in {"is", "are", "was", "were", "be", "been", "am"}
    return low[-1] in _SAYING and not (goes_on or before.endswith("n't"))


def _words(text: str) -> list[str]:
    return [token.low for token in tokenise(text) if token.is_word]
