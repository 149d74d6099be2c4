"""The result of a person shift, and the sheet of words that a shift is written on."""

from collections.abc import Sequence

from app.model.value import Value
from app.text.person_words import Token


class Shifted(Value):
    """A text in the second person. Use it only when `certain`; `reason` says in a few words what was in doubt."""

    text: str
    certain: bool
    reason: str


class Sheet:
    """A text as tokens with replacements; the white space between them stays as it was."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.doubts: list[str] = []
        self._text = text
        self._new: dict[int, str] = {}

    def put(self, index: int, word: str) -> None:
        """Replace a token; an initial capital is kept (but for "I" and names), an empty word takes the token out."""
        old = self.tokens[index].text
        keeps_case = (
            index == 0 and old[0].isupper() and not old.isupper() and self.tokens[index].low[0] != "i"
        )
        self._new[index] = word[:1].upper() + word[1:] if keeps_case and word else word

    def doubt(self, reason: str) -> None:
        """Note why the shift is not certain."""
        self.doubts.append(reason)

    def low(self, index: int) -> str:
        """The word as it reads now, lower-case; empty outside the text."""
        if not 0 <= index < len(self.tokens):
            return ""
        return self._new.get(index, self.tokens[index].low).lower()

    def was(self, index: int) -> str:
        """The word as it read at first, lower-case; empty outside the text."""
        return self.tokens[index].low if 0 <= index < len(self.tokens) else ""

    def changed(self, index: int) -> bool:
        """Whether the token was replaced."""
        return index in self._new

    def result(self) -> Shifted:
        """The text as it reads now, with every doubt told."""
        parts: list[str] = []
        at = 0
        for index, token in enumerate(self.tokens):
            word = self._new.get(index, token.text)
            gap = self._text[at : token.start]
            parts.append(gap if word else gap[:0])
            parts.append(word)
            at = token.end
        parts.append(self._text[at:])
        reason = "; ".join(dict.fromkeys(self.doubts)) or ("shifted" if self._new else "nothing to shift")
        return Shifted(text="".join(parts), certain=not self.doubts, reason=reason)
