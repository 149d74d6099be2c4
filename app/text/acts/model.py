"""Tells how likely each act is in a sentence; the weights lie in one small file a language, fitted by `scripts/fit`."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from app.text import tables
from app.text.acts.units import (
    LETTERS,
    SHAPES,
    WORDS,
    letter_runs,
    letter_words,
    shape_runs,
    tokens,
    word_runs,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_REMEMBERED = 2048
"""Sentences whose acts are kept: a repair leaves most of a reply as it was, and phrases return."""


class Weights(NamedTuple):
    """What a file of weights holds. `units` lists each unit with its place; `rare` weighs a unit by how rare it is.

    `weights` (units x acts) times `scale` are log-odds; `bias` is set so that 0 is where an act is taken to be there.
    """

    acts: tuple[str, ...]
    units: dict[str, int]
    common: frozenset[str]
    rare: "NDArray[np.float32]"
    weights: "NDArray[np.int8]"
    scale: "NDArray[np.float32]"
    bias: "NDArray[np.float32]"


class Acts:
    """The acts of sentences in one language."""

    def __init__(self, weights: Weights, language: str) -> None:
        self._weights = weights
        self._language = language
        self._place = {act: at for at, act in enumerate(weights.acts)}
        self._letters = lru_cache(maxsize=16384)(self._letters_of)
        self.of = lru_cache(maxsize=_REMEMBERED)(self._of)

    @property
    def names(self) -> tuple[str, ...]:
        """The acts, in the order of the columns."""
        return self._weights.acts

    def place(self, act: str) -> int:
        """The column of an act; KeyError when there is no such act."""
        return self._place[act]

    def _of(self, sentence: str) -> tuple[float, ...]:
        """How likely each act is (0-1, in the order of `names`); at 0.5 it is taken to be there."""
        import numpy as np

        w = self._weights
        total = w.bias.copy()
        for places, counts in self._blocks(sentence):
            values = (1.0 + np.log(counts)) * w.rare[places]
            length = math.sqrt(float(values @ values))
            total += (values / length) @ w.weights[places] * w.scale
        return tuple(float(p) for p in 1.0 / (1.0 + np.exp(-total)))

    def _blocks(self, sentence: str) -> Iterable[tuple[list[int], list[int]]]:
        """For each block with a known unit: the places of its units and how often each stands there."""
        place, found = self._weights.units.get, tokens(sentence, self._language)
        letters: list[int] = []
        for word in letter_words(sentence):
            letters += self._letters(word)
        # Of lists, since those are counted several times as fast as what is made one by one.
        for block in (
            [at for run in word_runs(found) if (at := place(WORDS + run)) is not None],
            [
                at
                for run in shape_runs(found, self._weights.common)
                if (at := place(SHAPES + run)) is not None
            ],
            letters,
        ):
            if block:
                counts = Counter(block)
                yield list(counts), list(counts.values())

    def _letters_of(self, word: str) -> tuple[int, ...]:
        known = self._weights.units
        return tuple(known[u] for run in letter_runs(word) if (u := f"{LETTERS}{run}") in known)


@cache
def acts(language: str) -> Acts | None:
    """The acts of a language (ISO 639-1); None where nothing was fitted for it."""
    code = language[:2].lower()
    if code not in tables.LANGUAGES:
        return None
    path = files("app.text.acts") / f"{code}.npz"
    return Acts(unpacked(path.read_bytes()), code) if path.is_file() else None


def packed(weights: Weights) -> bytes:
    """The bytes of a file of weights."""
    import numpy as np

    file = BytesIO()
    np.savez_compressed(
        file, acts=_text(weights.acts), units=_text(weights.units), common=_text(sorted(weights.common)),
        rare=weights.rare, weights=weights.weights, scale=weights.scale, bias=weights.bias,
    )  # fmt: skip
    return file.getvalue()


def unpacked(content: bytes) -> Weights:
    """The weights in the bytes of a file."""
    import numpy as np

    with np.load(BytesIO(content), allow_pickle=False) as file:
        return Weights(
            acts=_lines(file["acts"]),
            units={unit: at for at, unit in enumerate(_lines(file["units"]))},
            common=frozenset(_lines(file["common"])),
            rare=file["rare"].astype(np.float32),
            weights=file["weights"],
            scale=file["scale"],
            bias=file["bias"],
        )


def _text(lines: Sequence[str] | Iterable[str]) -> "NDArray[np.uint8]":
    import numpy as np

    return np.frombuffer("\n".join(lines).encode(), dtype=np.uint8)


def _lines(array: "NDArray[np.uint8]") -> tuple[str, ...]:
    return tuple(array.tobytes().decode().split("\n"))
