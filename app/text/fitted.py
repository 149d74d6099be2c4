"""A small linear model of labels of which one holds, over marks that count by their rarity; fitted by `scripts.fit`.

Its table is `locale/en/<name>.npz`. Of each mark it holds a number (32 bits) in place of the text: the tables are long,
and most marks are never met. An unknown mark is taken for a known one about five times in a million.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.uint32]

RARITIES, SCALE = 100, 20
"""Rarities are kept in hundredths, weights in twentieths."""
_LEAST = 1e-3
"""The least length: shorter than any mark, so that a text without one is not divided by nothing."""


class Table(NamedTuple):
    """What a file holds: `numbers` of the marks, in order; of each its `rarity` and (marks x labels) its `weights`.

    `floor` is the length of all marks of a text together below which they are not made longer.
    """

    numbers: "Numbers"
    rarity: "NDArray[np.uint16]"
    weights: "NDArray[np.int16]"
    bias: "NDArray[np.float64]"
    floor: float


class Fitted:
    """The weights of one model."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def knows(self, mark: str) -> bool:
        """Whether the mark stood in what the model was fitted on."""
        return len(self._places([numbered([mark])])[0]) > 0

    def shares(self, marks: Iterable[str]) -> list[float]:
        """How likely (0-1, together 1) each label is, in the order of the table."""
        return self.shares_of([numbered(marks)])[0]

    def shares_of(self, texts: Sequence["Numbers"]) -> list[list[float]]:
        """The same for each of several texts, of which the numbers of the marks are given, each number once."""
        import numpy as np

        at, ends = self._places(texts)
        rarity = self._table.rarity[at].astype(np.float64) / RARITIES
        told = np.column_stack([rarity, self._table.weights[at]]) * rarity[:, None]
        # Sums up to the end of each text: a text without a known mark has none of its own.
        sums = np.concatenate([np.zeros((1, told.shape[1])), told.cumsum(axis=0)])[ends]
        squares, says = np.hsplit(sums[1:] - sums[:-1], [1])
        # Each mark counts by how rare it is, all of them together of length 1; less where there are few.
        whole = np.maximum(np.sqrt(squares), self._table.floor or _LEAST) * SCALE
        odds = self._table.bias + says / whole
        found = np.exp(odds - odds.max(axis=1, keepdims=True))
        shares: list[list[float]] = (found / found.sum(axis=1, keepdims=True)).tolist()
        return shares

    def _places(self, texts: Sequence["Numbers"]) -> tuple["NDArray[np.intp]", "NDArray[np.intp]"]:
        """Where in the table the known marks of all texts stand, and how many they are before and after each text."""
        import numpy as np

        known, marks = self._table.numbers, np.concatenate(texts)
        at = known.searchsorted(marks)
        at[at == len(known)] = 0
        met = known[at] == marks
        before = np.concatenate([[0], met.cumsum()])
        return at[met], before[np.cumsum([0, *map(len, texts)])]


def numbered(marks: Iterable[str]) -> "Numbers":
    """The numbers of marks."""
    import numpy as np

    return np.array([crc32(mark.encode("utf-8", "surrogatepass")) for mark in marks], dtype=np.uint32)


def together(rows: Sequence["Numbers"]) -> "Numbers":
    """The marks of several texts, each once."""
    import numpy as np

    return np.unique(np.concatenate(rows))


@cache
def fitted(name: str) -> Fitted:
    """The model of that name for English."""
    return Fitted(unpacked((files("app.text") / "locale" / "en" / f"{name}.npz").read_bytes()))


def packed(table: Table) -> bytes:
    """The bytes of a file."""
    import numpy as np

    file = BytesIO()
    np.savez_compressed(file, allow_pickle=False, **table._asdict())
    return file.getvalue()


def unpacked(content: bytes) -> Table:
    """The table in the bytes of a file."""
    import numpy as np

    with np.load(BytesIO(content), allow_pickle=False) as file:
        return Table(
            file["numbers"], file["rarity"], file["weights"], bias=file["bias"], floor=float(file["floor"])
        )
