"""A small linear model of labels of which one holds, over marks that count by their rarity; fitted by `scripts.fit`.

Its table is `locale/<language>/<name>.npz`. Of each mark it holds a number (32 bits) in place of the text: the tables
are long, and most marks are never met. An unknown mark is taken for a known one about five times in a million.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

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

    @property
    def labels(self) -> int:
        """How many labels there are."""
        return len(self._table.bias)

    def knows(self, mark: str) -> bool:
        """Whether the mark stood in what the model was fitted on."""
        return bool(self._met(numbered([mark]))[1].any())

    def says(self, marks: Sequence[str], label: int) -> list[float]:
        """How much each mark speaks for a label, and by a number below 0 against it; 0 where it is not known."""
        import numpy as np

        at, met = self._met(numbered(marks))
        told: list[float] = np.where(
            met, self._table.rarity[at] / RARITIES * (self._table.weights[at, label] / SCALE), 0.0
        ).tolist()
        return told

    def shares(self, marks: Iterable[str]) -> list[float]:
        """How likely (0-1, together 1) each label is, in the order of the table."""
        return self.shares_of([numbered(marks)])[0]

    def shares_of(
        self, texts: Sequence["Numbers"], counts: Sequence[Sequence[float]] | None = None
    ) -> list[list[float]]:
        """The same for each of several texts, of which the numbers of the marks are given, each number once.

        With `counts` a mark weighs so many times as much as one that stands there once.
        """
        import numpy as np

        at, met = self._met(texts[0] if len(texts) == 1 else np.concatenate(texts))
        at = at[met]
        rarity = self._table.rarity[at] / np.float64(RARITIES)
        if counts is not None:
            rarity *= np.concatenate(counts)[met]
        told = np.empty((len(rarity), 1 + self.labels))
        told[:, 0], told[:, 1:] = rarity, self._table.weights[at]
        told *= rarity[:, None]
        sums = told.cumsum(axis=0)
        if len(texts) == 1 and len(told):
            sums = sums[-1:]
        else:
            # Sums up to the end of each text: a text without a known mark has none of its own.
            ends = np.concatenate([[0], met.cumsum()])[np.cumsum([0, *map(len, texts)])]
            sums = np.diff(np.concatenate([np.zeros((1, told.shape[1])), sums])[ends], axis=0)
        squares, says = sums[:, :1], sums[:, 1:]
        # Each mark counts by how rare it is, all of them together of length 1; less where there are few.
        whole = np.maximum(np.sqrt(squares), self._table.floor or _LEAST) * SCALE
        odds = self._table.bias + says / whole
        found = np.exp(odds - odds.max(axis=1, keepdims=True))
        shares: list[list[float]] = (found / found.sum(axis=1, keepdims=True)).tolist()
        return shares

    def _met(self, marks: "Numbers") -> tuple["NDArray[np.intp]", "NDArray[np.bool_]"]:
        """For each mark a place in the table, and whether it stands there."""
        known = self._table.numbers
        at = known.searchsorted(marks)
        at[at == len(known)] = 0
        return at, known[at] == marks


def numbered(marks: Iterable[str]) -> "Numbers":
    """The numbers of marks."""
    import numpy as np

    return np.array([crc32(mark.encode("utf-8", "surrogatepass")) for mark in marks], dtype=np.uint32)


def together(rows: Sequence["Numbers"]) -> "Numbers":
    """The marks of several texts, each once."""
    import numpy as np

    found = np.concatenate(rows)
    found.sort()
    # Not `np.unique`, whose first call imports all of `numpy.ma`.
    each: Numbers = found[np.concatenate([[True], found[1:] != found[:-1]])[: len(found)]]
    return each


@cache
def fitted(name: str, language: str = "en") -> Fitted:
    """The model of that name for a language (ISO 639-1)."""
    return Fitted(unpacked(_file(name, language).read_bytes()))


@cache
def is_fitted(name: str, language: str) -> bool:
    """Whether there is such a model; `language` is one of those that the reading tells."""
    return _file(name, language).is_file()


def _file(name: str, language: str) -> "Traversable":
    return files("app.text") / "locale" / language / f"{name}.npz"


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
