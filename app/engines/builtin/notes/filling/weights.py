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

    def rows(self, features: Iterable[str]) -> list[int]:
        """The rows of the features that are known."""
        return [at for feature in features if (at := self.features.get(feature)) is not None]

    def total(self, rows: Sequence[int]) -> "NDArray[np.int32]":
        """The weights of these rows together."""
        import numpy as np

        total: NDArray[np.int32] = self.weights[rows].sum(axis=0, dtype=np.int32)
        return total


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
