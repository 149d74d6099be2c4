"""The result of a person shift, and the sheet of words that a shift is written on."""

from collections.abc import Sequence

from app.model.value import Value
from app.text.person.words import Token


class Shifted(Value):
    """A text in the second person. Use it only when `certain`; `reason` says in a few words what was in doubt."""

    text: str
    certain: bool
    reason: str
    marks: tuple[tuple[int, int], ...] = ()
    """Where the words stand in `text` and where they stood in the note, if something is doubtful."""
    source: str = ""
    doubtful: tuple[int, ...] = ()
    """Where in `text`, in characters, the words stand that are in doubt; empty where the whole is."""

    def original(self, start: int, end: int) -> str:
        """The words of the note that stand between two places of `text` now."""
        held = [old for new, old in self.marks if start <= new < end]
        after = next((old for new, old in self.marks if new >= end), len(self.source))
        return self.source[held[0] : after].strip() if held else ""


class Sheet:
    """A text as tokens with replacements; the white space between them stays as it was."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.doubts: list[str] = []
        self._places: list[int | None] = []
        self._text = text
        self._new: dict[int, str] = {}

    def put(self, index: int, word: str) -> None:
        """Replace a token; an initial capital is kept (but for "I" and names), an empty word takes the token out."""
        old = self.tokens[index].text
        opens = index == 0 or self.was(index - 1) in {".", "?", "!"}
        keeps_case = opens and old[0].isupper() and not old.isupper() and self.tokens[index].low[0] != "i"
        self._new[index] = word[:1].upper() + word[1:] if keeps_case and word else word

    def doubt(self, reason: str, index: int | None = None) -> None:
        """Note why the shift is not certain, and at which word; None where all of it is in doubt."""
        self.doubts.append(reason)
        self._places.append(index)

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
        at = length = 0
        places: list[int] = []
        marks: list[tuple[int, int]] = []
        doubted = set(self._places)
        for index, token in enumerate(self.tokens):
            word = self._new.get(index, token.text)
            gap = self._text[at : token.start] if word else ""
            parts += [gap, word]
            marks.append((length + len(gap), token.start))
            length += len(gap) + len(word)
            if index in doubted:
                places.append(max(length - 1, 0))
            at = token.end
        parts.append(self._text[at:])
        reason = "; ".join(dict.fromkeys(self.doubts)) or ("shifted" if self._new else "nothing to shift")
        text = "".join(parts)
        if not places or None in doubted:
            return Shifted(text=text, certain=not self.doubts, reason=reason)
        return Shifted(
            text=text,
            certain=False,
            reason=reason,
            doubtful=tuple(places),
            marks=tuple(marks),
            source=self._text,
        )
