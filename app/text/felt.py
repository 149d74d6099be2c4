"""Which feelings an English message shows plainly enough to be named to its writer, and how heavily the matter weighs.

Two linear models over the marks of its sentences (`app.text.heart`), fitted by `scripts.fit.felt` on messages of which
readers said what feelings their writers would nod to (`training/felt/`). They weigh; which words are said, and whether
a reply's words are doubted, is decided elsewhere.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple, get_args

from app.text.fitted import fitted, numbered
from app.text.purpose import marks

Kind = Literal[
    "angry",
    "fed_up",
    "frustrated",
    "disappointed",
    "worried",
    "upset",
    "grief",
    "embarrassed",
    "distrust",
    "confused",
    "inconvenienced",
    "pressed",
]
"""What a reply may name, each by words of its own; `fed_up` is patience that has run out."""

KINDS: tuple[Kind, ...] = get_args(Kind)

WEIGHTS = ("trifle", "annoying", "serious", "grave")
"""How heavily a matter weighs for the one who writes, by what happened and not by how loud they are."""


class Felt(NamedTuple):
    """What a message shows."""

    kinds: dict[Kind, float]
    """How likely (0-1) its writer would nod to each feeling; several may hold."""
    weights: tuple[float, ...]
    """How likely (0-1, together 1) each of WEIGHTS is."""

    @property
    def heavy(self) -> float:
        """How likely (0-1) the matter is serious or grave."""
        return self.weights[2] + self.weights[3]


def felt(sentences: Sequence[str]) -> Felt:
    """What a whole English message shows, given by its sentences in their order."""
    return _felt(tuple(sentences))


@lru_cache(maxsize=16)
def _felt(sentences: tuple[str, ...]) -> Felt:
    row = numbered(marks(sentences))
    likely = fitted("felt").each_of(row)
    return Felt(dict(zip(KINDS, likely, strict=True)), tuple(fitted("weight").shares_of([row])[0]))
