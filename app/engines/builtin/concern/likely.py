"""How likely another sentence begins at a word of a sentence that its writer left without marks."""

from collections.abc import Sequence

from app.text.person.words import Token
from app.text.weights.breaks import breaks, plain

UNLIKELY, LIKELY, EVENLY, WELL, SURELY = 0.1, 0.33, 0.45, 0.55, 0.8
"""How likely (0-1) one is too little whatever the words are, enough for a clause, for a subject, for one that
may as well describe what stands before it, and for any word."""


class Likely:
    """The words of one sentence, small and without marks, and where each token stands among them."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._words = plain(token.low for token in tokens if token.is_word)
        self._places = [0]
        for token in tokens:
            self._places.append(self._places[-1] + token.is_word)

    def begins(self, k: int, opened: int) -> float:
        """How likely (0-1) a sentence begins with token `k`, where the one before it began with token `opened`."""
        return breaks(self._words, self._places[k], self._places[opened])
