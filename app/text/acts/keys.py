"""Numbers (64 bits) for the units of a sentence: a file of weights holds them in place of the units themselves.

A run of tokens gets its number from those of its tokens, so that all runs of a sentence are numbered at once. Words,
their shapes and letters are numbered apart.
"""

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING

from app.text.acts.units import LETTERS, SHAPES, WORDS, letter_words, shape, tokens

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Keys = NDArray[np.uint64]

BLOCKS = (WORDS, SHAPES, LETTERS)
"""The blocks of units, in their order."""
_STEP = 0x9E3779B97F4A7C15
"""Odd, its bits well mixed: what a token's number is multiplied by for each one behind it."""
_WORDS, _SHAPES, _LETTERS = (1, 3), (2, 5), (2, 5)
"""The shortest and the longest run of each block."""


class _Numbers(dict[str, int]):
    """The numbers of tokens in one block, each worked out when it is first met."""

    def __init__(self, block: str) -> None:
        super().__init__()
        self._block = block.encode()

    def __missing__(self, token: str) -> int:
        raw = blake2b(token.encode("utf-8", "surrogatepass"), digest_size=8, person=self._block).digest()
        found = int.from_bytes(raw, "little")
        if len(self) < _REMEMBERED:
            self[token] = found
        return found

    def row(self, found: Sequence[str]) -> "Keys":
        """The numbers of tokens that follow each other."""
        import numpy as np

        return np.fromiter(map(self.__getitem__, found), np.uint64, len(found))


_REMEMBERED = 16384
"""Tokens whose numbers are kept, in each block."""
_NUMBERS = {block: _Numbers(block) for block in BLOCKS}


def keys(sentence: str, language: str, common: frozenset[str]) -> tuple["Keys", "Keys", "Keys"]:
    """The numbers of all units of a sentence, for each of BLOCKS, as often as they stand there.

    Units are runs of one to three words with the edges of the sentence; runs of two to five of which only the `common`
    words keep their form; and runs of two to five letters in a word with its edges.
    """
    found = tokens(sentence, language)
    framed = [token if token in common else shape(token) for token in found]
    return (
        _joined(_runs(_NUMBERS[WORDS].row(("<s>", *found, "</s>")), *_WORDS)),
        _joined(_runs(_NUMBERS[SHAPES].row(("<s>", *framed, "</s>")), *_SHAPES)),
        _joined(_letters(f" {' '.join(letter_words(sentence))} ")),
    )


def key(block: str, run: Sequence[str]) -> int:
    """The number of one run of tokens, or of letters."""
    row = _NUMBERS[block].row(run)
    return int(next(_runs(row, len(row), len(row)))[0])


def _runs(row: "Keys", least: int, most: int) -> Iterator["Keys"]:
    """The numbers of all runs of `least` to `most` in a row, the shortest first."""
    import numpy as np

    step, found = np.uint64(_STEP), row
    for size in range(1, min(most, len(row)) + 1):
        if size > 1:
            found = found[:-1] * step + row[size - 1 :]
        if size >= least:
            yield found


def _letters(text: str) -> Iterator["Keys"]:
    """The numbers of runs of letters within words, which single blanks part: no blank but at a run's ends."""
    import numpy as np

    row = _NUMBERS[LETTERS].row(text)
    blank = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32) == ord(" ")
    parted = np.zeros(len(row), dtype=bool)
    for size, found in enumerate(_runs(row, *_LETTERS), start=2):
        parted = parted[: len(found)]
        if size > 2:
            parted = parted | blank[size - 2 : size - 2 + len(found)]
        yield found[~parted]


def _joined(rows: Iterator["Keys"]) -> "Keys":
    import numpy as np

    return np.concatenate([np.zeros(0, np.uint64), *rows])
