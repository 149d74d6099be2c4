"""The weights by which words are put into notes: one small file, fitted by `scripts.fit.filling`."""

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Weights(NamedTuple):
    """`labels` are what may be put in before a word, or what becomes of a mark where they begin with "=".

    `features` gives each feature its row; `weights` (features x labels) times `scale` and `bias` are log-odds of a
    place at which 1 feature is seen; of several, their sum is divided by the root of their number.
    """

    labels: tuple[str, ...]
    features: dict[str, int]
    weights: "NDArray[np.int8]"
    scale: float
    bias: "NDArray[np.float32]"

    def of(self, labels: Sequence[str]) -> "Columns":
        """What tells some of the labels apart, in their order here."""
        import numpy as np

        columns = [at for at, label in enumerate(self.labels) if label in set(labels)]
        none = np.zeros((1, len(columns)), np.int16)
        return Columns(
            tuple(self.labels[at] for at in columns),
            self.features,
            np.ascontiguousarray(np.concatenate([self.weights[:, columns], none], dtype=np.int16)),
            self.scale,
            self.bias[columns],
        )


class Columns(NamedTuple):
    """The weights of some labels, with a last row of nothing for whatever feature is not known.

    They are as wide as the sum of all features of a place, which is so made in half the time.
    """

    labels: tuple[str, ...]
    features: dict[str, int]
    weights: "NDArray[np.int16]"
    scale: float
    bias: "NDArray[np.float32]"

    def shares(self, seen: Sequence[str], behind: Sequence[Sequence[str]]) -> "NDArray[np.float64]":
        """How likely (0-1) each label is at a place, a row for each way to have come there.

        `seen` is what all of them share, `behind` the same number of features for each.
        """
        import numpy as np

        # `reduce` is what `sum` and `max` call in the end: of rows as short as these that is a good part of the time.
        none, row_of = len(self.features), self.features.get
        known = [row for feature in seen if (row := row_of(feature)) is not None]
        shared = np.add.reduce(self.weights.take(known, axis=0), axis=0, dtype=np.int16)
        rows = [[row_of(feature, none) for feature in each] for each in behind]
        total = shared + np.add.reduce(self.weights.take(rows, axis=0), axis=1, dtype=np.int16)
        odds = total * (self.scale / (len(seen) + len(behind[0])) ** 0.5) + self.bias
        shares: NDArray[np.float64] = np.exp(odds - np.maximum.reduce(odds, axis=1, keepdims=True))
        shares /= np.add.reduce(shares, axis=1, keepdims=True)
        return shares


@cache
def weights() -> Weights:
    """Those for English."""
    path = files("app.engines.builtin") / "locale" / "en" / "filling.npz"
    return unpacked(path.read_bytes())


def packed(one: Weights) -> bytes:
    """The bytes of a file of weights."""
    import numpy as np

    file = BytesIO()
    np.savez_compressed(
        file, labels=_text(one.labels), features=_text(one.features), weights=one.weights,
        scale=np.float32(one.scale), bias=one.bias,
    )  # fmt: skip
    return file.getvalue()


def unpacked(content: bytes) -> Weights:
    """The weights in the bytes of a file."""
    import numpy as np

    with np.load(BytesIO(content), allow_pickle=False) as file:
        return Weights(
            labels=_lines(file["labels"]),
            features={feature: at for at, feature in enumerate(_lines(file["features"]))},
            weights=file["weights"],
            scale=float(file["scale"]),
            bias=file["bias"],
        )


def _text(lines: Iterable[str]) -> "NDArray[np.uint8]":
    import numpy as np

    return np.frombuffer("\n".join(lines).encode(), dtype=np.uint8)


def _lines(array: "NDArray[np.uint8]") -> tuple[str, ...]:
    return tuple(array.tobytes().decode().split("\n"))
