"""Reads the elements of a phrase: what each of its pieces matches in a text (the language is in `phrases.py`)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from app.errors import ConfigurationError
from app.reading.tokens import fold_word

_GAPS = {"..": 3, "...": 6}
_GAPS_MAX = 3
_EDGES = frozenset("^$")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


class Element(NamedTuple):
    """What one word, gap or edge of a sentence has to be; words in order, so that equal elements are equal."""

    words: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    any_word: bool = False
    number: bool = False
    gap: int = 0
    begins: bool = False
    ends: bool = False
    optional: bool = False


class Elements:
    """The elements of phrases over one set of classes of words; equal pieces are read once."""

    def __init__(self, classes: Mapping[str, Sequence[str]]) -> None:
        self._classes = classes
        self._known: dict[str, Element] = {}
        self._fixed: dict[str, bool] = {}

    def pieces(self, phrase: str, *, widens: bool) -> tuple[str, ...]:
        """The pieces of a phrase, to be read when they are needed.

        A gap at the end finds nothing more and is left out; only in a phrase that cancels others does it count, since
        it `widens` what that covers. Raises ConfigurationError for a phrase that cannot be searched fast, or that names
        a class that there is not.
        """
        found = tuple(phrase.split())
        fixed = [
            self._is_fixed(piece, phrase) for piece in found
        ]  # each piece is looked at, for unknown classes
        if not any(fixed) or self._is_open(found[0]):
            raise ConfigurationError(
                [f"phrase {phrase!r} must begin with a word and hold one that is not optional"]
            )
        if not widens and found[-1] in _GAPS:
            found = found[:-1]
        if sum(piece in _GAPS for piece in found) > _GAPS_MAX:
            raise ConfigurationError(
                [f"phrase {phrase!r}: at most {_GAPS_MAX} gaps, so that matching stays linear"]
            )
        return found

    def of(self, piece: str) -> Element:
        """The element that a piece stands for."""
        known = self._known.get(piece)
        if known is None:
            known = self._known[piece] = _element(piece, self._classes)
        return known

    def _is_fixed(self, piece: str, phrase: str) -> bool:
        """Whether a piece stands for a word of its own. Raises ConfigurationError for an unknown class."""
        known = self._fixed.get(piece)
        if known is None:
            for choice in piece.strip("?").split("|") if "@" in piece else ():
                if choice.startswith("@") and choice[1:] not in self._classes:
                    raise ConfigurationError([f"phrase {phrase!r}: there is no class {choice}"])
            optional = piece.endswith("?") or piece.startswith("?")
            known = not (optional or piece in _EDGES or self._is_open(piece))
            self._fixed[piece] = known
        return known

    def _is_open(self, piece: str) -> bool:
        """Whether a piece lets any word pass."""
        return piece in _GAPS or ("_" in piece and self.of(piece).any_word)


def _element(piece: str, classes: Mapping[str, Sequence[str]]) -> Element:
    if piece in _GAPS:
        return Element(gap=_GAPS[piece])
    if piece == "^":
        return Element(begins=True)
    if piece == "$":
        return Element(ends=True)
    optional = piece.endswith("?") or piece.startswith("?")
    words: set[str] = set()
    starts: set[str] = set()
    flags = {"any_word": False, "number": False}
    for choice in _choices(piece.strip("?"), classes):
        if choice == "_":
            flags["any_word"] = True
        elif choice == "#":
            flags["number"] = True
        elif choice.endswith("*"):
            starts.update(_spellings(choice[:-1]))
        else:
            words.update(_spellings(choice))
    return Element(tuple(sorted(words)), tuple(sorted(starts)), optional=optional, **flags)


def _choices(piece: str, classes: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for choice in piece.split("|"):
        if choice.startswith("@"):
            yield from classes[choice[1:]]
        else:
            yield choice


def _spellings(word: str) -> set[str]:
    """A word as it may stand in a text: without accents, with umlauts in two letters, without its apostrophe."""
    folded = fold_word(word)
    if word.isascii() and "'" not in word:
        return {folded}  # as nearly all words of English
    found = {folded, fold_word(word.lower().translate(_UMLAUTS))}
    if "'" in folded and folded.count("'") < len(folded) - 2:
        found.add(folded.replace("'", ""))
    return found
