"""How well something of an English message gives its matter back, where no notes tell what the matter is.

Besides what went wrong, people write of how they came, whom they asked, what was good and what it reminds them of. Sums
of trees over what its sentence is in the message (`app.text.weights.retold`), what the message would be for if only
that were written (`app.text.weights.purpose`) and what else of it could be told, fitted by `scripts.fit.matter` on all
that could be told of some 600 messages, each piece of which readers graded (`training/matter/`).
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from app.text.sentences import split
from app.text.weights.purpose import LABELS, Purpose, purpose
from app.text.weights.retold import Piece, signs, signs_of_all
from app.text.weights.trees import grown
from app.text.words import content_stems

Way = Literal["account", "clause", "other", "quote", "thing"]
_WAYS: tuple[Way, ...] = ("account", "clause", "other", "quote", "thing")
_TURN = re.compile(
    r"(?:\b(?:but|however|only|except|though|although|yet|thing|problem|trouble|issue|now|then|since)\b\W{0,3}(?:\w+\W+){0,3})$",
    re.IGNORECASE,
)
"""Words that turn from what was good to what was not, right before a piece."""
_BEFORE = 40
"""Characters before a piece that are looked at."""
_BARE = Purpose(0.0, 0.0, 0.0, 0.0, 0.0)


class Telling(NamedTuple):
    """One thing that could be told: its pieces, in the order of the message, and by which ways it was found.

    It is `named` where it is no more than a name for the matter.
    """

    pieces: tuple[Piece, ...]
    by: tuple[Way, ...] = ()
    named: bool = False


class Worth(NamedTuple):
    """How likely (0-1) readers would be glad of it, would mind it, and would have it among what is told."""

    apt: float
    amiss: float
    among: float


def worth_of(message: str, tellings: Sequence[Telling], asked: Sequence[str] = ()) -> list[Worth]:
    """What each is worth, beside the others and what is `asked` besides."""
    trees = [grown(f"matter_{label}") for label in Worth._fields]
    return [
        Worth(*(one.share(seen) for one in trees)) for seen in signs_of_tellings(message, tellings, asked)
    ]


def signs_of_tellings(message: str, tellings: Sequence[Telling], asked: Sequence[str]) -> list[list[float]]:
    """What the trees see of each; the others are what it is held against."""
    stems = frozenset[str]().union(*map(content_stems, asked))
    whole = _purpose(message)
    own = [_of_one(message, each, stems, whole) for each in tellings]
    most = [max(column) for column in zip(*own, strict=True)]
    starts = sorted(each.pieces[0].start for each in tellings)
    return [
        [
            *mine,
            *(one - high for one, high in zip(mine, most, strict=True)),
            float(len(tellings)),
            float(len(asked)),
            float(starts.index(each.pieces[0].start)),
            *whole,
        ]
        for each, mine in zip(tellings, own, strict=True)
    ]


def _of_one(message: str, each: Telling, asked: frozenset[str], whole: Purpose) -> list[float]:
    first, last = each.pieces[0], each.pieces[-1]
    itself, behind = signs(message, first, 0), signs(message, last, 0)
    in_all = signs_of_all(message, each.pieces)
    stems = frozenset[str]().union(*(content_stems(piece.text) for piece in each.pieces))
    alone = _BARE if each.named else _purpose(". ".join(piece.text for piece in each.pieces))
    before = message[max(0, first.start - _BEFORE) : first.start]
    return [
        grown("retold").share(itself),
        grown("unnamed").share(in_all),
        *alone,
        *(of_it - of_all for of_it, of_all in zip(alone, whole, strict=True)),
        *itself,
        *behind[: len(LABELS)],
        *in_all,
        *(float(each.by.count(way)) for way in _WAYS),
        float(each.named),
        float(len(each.pieces)),
        first.start / max(1, len(message)),
        last.end / max(1, len(message)),
        float(first.text[:4].lower() == "your"),
        float(len(stems & asked)),
        float(_TURN.search(before) is not None),
        float(message[last.end :].lstrip()[:3] == "but"),
    ]


@lru_cache(maxsize=64)
def _purpose(text: str) -> Purpose:
    return purpose([sentence.text for sentence in split(text)] or [text])
