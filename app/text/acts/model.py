"""Tells how likely each act is in a sentence; the weights lie in one small file a language, fitted by `scripts/fit`."""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from app.text import tables
from app.text.acts.keys import BLOCKS, keys

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_REMEMBERED = 2048
"""Sentences whose acts are kept: a repair leaves most of a reply as it was, and phrases return."""


class Weights(NamedTuple):
    """What a file of weights holds. `keys` are the numbers of the units, in order (`app.text.acts.keys`); `blocks`
    tells of each its place in BLOCKS; `rare` weighs a unit by how rare it is.

    `weights` (units x acts) times `scale` are log-odds; `bias` is set so that 0 is where an act is taken to be there.
    """

    acts: tuple[str, ...]
    keys: "NDArray[np.uint64]"
    blocks: "NDArray[np.uint8]"
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
        at, often = self._places(sentence)
        values = (1 + np.log(often)) * w.rare[at]
        # Each block of units counts as a whole of length one.
        blocks = w.blocks[at]
        length = np.sqrt(np.bincount(blocks, values * values, len(BLOCKS))).astype(np.float32)
        told = (values / length[blocks]) @ w.weights[at].astype(np.float32)
        shares: list[float] = (1 / (1 + np.exp(-(told * w.scale + w.bias)))).tolist()
        return tuple(shares)

    def _places(self, sentence: str) -> tuple["NDArray[np.intp]", "NDArray[np.float32]"]:
        """The places of the units that are known, and how often each stands in the sentence."""
        import numpy as np

        w = self._weights
        found = np.concatenate(keys(sentence, self._language, w.common))
        found.sort()
        first = np.concatenate([[0], np.flatnonzero(found[1:] != found[:-1]) + 1, [len(found)]])
        often = (first[1:] - first[:-1]).astype(np.float32)
        found = found[first[:-1]]
        at = np.minimum(w.keys.searchsorted(found), len(w.keys) - 1)
        known = w.keys[at] == found
        return at[known], often[known]


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
        file, acts=_text(weights.acts), keys=weights.keys, blocks=weights.blocks, common=_text(sorted(weights.common)),
        rare=weights.rare.astype(np.float16), weights=weights.weights, scale=weights.scale, bias=weights.bias,
    )  # fmt: skip
    return file.getvalue()


def unpacked(content: bytes) -> Weights:
    """The weights in the bytes of a file."""
    import numpy as np

    with np.load(BytesIO(content), allow_pickle=False) as file:
        return Weights(
            acts=_lines(file["acts"]), keys=file["keys"], blocks=file["blocks"],
            common=frozenset(_lines(file["common"])), rare=file["rare"].astype(np.float32),
            weights=file["weights"], scale=file["scale"], bias=file["bias"],
        )  # fmt: skip


def _text(lines: Sequence[str] | Iterable[str]) -> "NDArray[np.uint8]":
    import numpy as np

    return np.frombuffer("\n".join(lines).encode(), dtype=np.uint8)


def _lines(array: "NDArray[np.uint8]") -> tuple[str, ...]:
    return tuple(array.tobytes().decode().split("\n"))
