"""How likely another sentence begins at a word of a sentence that its writer left without marks."""

from collections.abc import Sequence

from app.engines.builtin.concern import jotted
from app.engines.builtin.concern.beginnings import Beginnings
from app.engines.builtin.concern.classes import word_at
from app.engines.builtin.concern.clause import ClauseGrammar
from app.engines.builtin.concern.words import ConcernWords
from app.text.person.words import PersonWords, Token
from app.text.weights.breaks import breaks, plain

UNLIKELY, LIKELY, EVENLY, WELL, SURELY = 0.05, 0.33, 0.45, 0.55, 0.8
"""How likely (0-1) one is too little whatever the words are, enough for a clause, for a subject, for one that
may as well describe what stands before it, and for any word."""


class Gaps:
    """The words of one sentence, small and without marks, and where each token stands among them."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._words = plain(token.low for token in tokens if token.is_word)
        self._places = [0]
        for token in tokens:
            self._places.append(self._places[-1] + token.is_word)

    def begins(self, k: int, opened: int) -> float:
        """How likely (0-1) a sentence begins with token `k`, where the one before it began with token `opened`."""
        return breaks(self._words, self._places[k], self._places[opened])


class Likely:
    """Weighs how likely a sentence begins with what its words may be."""

    def __init__(
        self, words: ConcernWords, person: PersonWords, grammar: ClauseGrammar, beginnings: Beginnings
    ) -> None:
        self._words = words
        self._person = person
        self._classes = grammar.classes
        self._at = beginnings

    def begins(self, chance: float, low: Sequence[str], opened: int, k: int) -> bool:
        """Whether a sentence likely begins there, and what stands before is not left without its end."""
        before = low[k - 1]
        if chance < LIKELY or before in jotted.OPEN or self._classes.in_any(before, *jotted.GOVERN):
            return False
        if (
            low[k - 2] in {"which", "what", "how"}
            or before in jotted.TELLING
            or self._words.has("mental", before)
        ):
            return False  # "which branch | do I bring it to", "thinking | he was hurt"
        if not self._at.joined_whole(low, opened, k) or self._is_what_is_told(low, opened, k):
            return False
        if self._at.only_says_which(low, opened, k):
            return False
        if low[opened] in jotted.LED or chance < EVENLY:
            told = low[k] == "told" and word_at(low, k + 1) in {
                "you",
                "u",
                "them",
                "him",
                "her",
                "your",
                "ur",
            }
            next_ = (told or low[k] in jotted.NEXT) and not self._classes.nominative(before)
            return (next_ or self._at.starts(low, k)) and self._at.complete(low, opened, k)
        if chance >= SURELY:
            return True
        held = self._classes.nominative(low[k]) and before in jotted.HELD
        mine = low[k] in {"i", "we", "you"}
        held = held or (self._at.describes(low, k) and (mine or chance < WELL))
        return self._opens(low, k) and not held

    def _is_what_is_told(self, low: Sequence[str], opened: int, k: int) -> bool:
        """Whether nothing was told yet by a verb of telling before: "I told the lad at the desk | we had a table"."""
        said = (j for j in range(k - 1, opened - 1, -1) if low[j] in jotted.SAID and low[j + 1] != "off")
        at = next(said, None)
        # "I've told you three times | I don't want it" has told it.
        return (
            at is not None
            and low[k - 1] not in jotted.AGO
            and not any(self._at.verb(low, j) for j in range(at + 1, k))
        )

    def _opens(self, low: Sequence[str], k: int) -> bool:
        """Whether the first words may be a subject and its verb, or a question: "hes lost", "should he stop"."""
        first, second = low[k], word_at(low, k + 1)
        if self._person.has("auxiliaries", first):
            # "A hen do | they were loud" asks nothing.
            return self._classes.nominative(second) and not self._person.finite(word_at(low, k + 2))
        short = first in jotted.SHORT or first == "its"
        orders = (
            first in jotted.LIKELY_ORDERS
            and second in jotted.ORDERED
            and low[k - 1] not in self._person.bases
        )
        return short or orders or self._classes.nominative(first) or self._at.starts(low, k)
