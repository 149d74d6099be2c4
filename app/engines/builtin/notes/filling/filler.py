"""Fills a note: chooses what is put in before each word and what becomes of each mark, a few ways side by side."""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from math import inf
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from app.engines.builtin.notes.filling.features import Behind, Looked, behind, seen
from app.engines.builtin.notes.filling.sentence import appointed, put_together, unhung
from app.engines.builtin.notes.filling.soundness import flaws, holds_verb, soundness
from app.engines.builtin.notes.filling.units import MARK, VERBS, Unit, units
from app.engines.builtin.notes.filling.weights import Weights, weights

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WAYS, NEXT = 8, 4
"""Ways of filling that are followed side by side, and what is tried of each at the next place."""
_MOST_UNITS = 40
_SLIGHT = 5e-4
"""A share up to which a label is looked at only where fewer than `NEXT` have more."""


class Filled(NamedTuple):
    """A note with what was left out: its sentence, how likely (0-1) it may be sent, and what was put in at each place,
    and instead of each mark.
    """

    text: str
    sound: float
    put_in: tuple[str, ...]


Step = tuple[float, float, str]
"""What may be put in at one place: how sure that is (log of 0-1), the same as a share (0-1), and the label."""


class Way(NamedTuple):
    """One way to fill a row: how sure the whole is (log of 0-1), and its weakest place (0-1)."""

    sure: float
    weakest: float
    put_in: tuple[str, ...]
    past: Behind


@lru_cache(maxsize=256)
def fill(note: str, kind: str) -> Filled | None:
    """The note in full, None for one too long; `kind` is "fact" or "option"."""
    row = units(note)
    if not 0 < len(row) <= _MOST_UNITS:
        return None
    best = _best(row, _filler().ways(row, kind), kind)
    best = best._replace(put_in=unhung(row, appointed(row, best.put_in)))
    sound = soundness(row, best.put_in, kind, best.sure, best.weakest)
    return Filled(put_together(row, best.put_in), sound, best.put_in)


def _best(row: Sequence[Unit], ways: Sequence[Way], kind: str) -> Way:
    """The first of the ways, the likeliest first, that is best with what speaks against it."""
    best, worth = ways[0], -inf
    for way in ways:
        # Flaws make none likelier: behind one that is worth as much as the next is sure, none can be better.
        if way.sure <= worth:
            break
        if (each := way.sure - flaws(row, way.put_in, kind)) > worth:
            best, worth = way, each
    return best


class Filler:
    """Fills rows of units by one set of weights."""

    def __init__(self, by: Weights) -> None:
        self._marks = by.of([label for label in by.labels if label.startswith("=")])
        self._gaps = by.of([label for label in by.labels if not label.startswith("=")])

    def ways(self, row: Sequence[Unit], kind: str) -> list[Way]:
        """The likeliest ways to fill the row, the likeliest first."""
        ways = [Way(0.0, 1.0, (), Behind())]
        looked = Looked.at(row)
        for at in range(len(row) + 1):
            by = self._marks if at < len(row) and row[at].tag == MARK else self._gaps
            # What is likely depends on no more than what was put in last, and many ways share that.
            pasts = list(dict.fromkeys(way.past for way in ways))
            shares = by.shares(seen(looked, at, kind), behind(looked, at, pasts))
            steps = dict(zip(pasts, _steps(by.labels, shares), strict=True))
            chosen = _likeliest(ways, steps)
            # Of the ways several go on in the same manner.
            onward = {key: step(row, at, *key) for key in {(way.past, label) for _, way, _, label in chosen}}
            ways = [
                Way(sure, min(way.weakest, share), (*way.put_in, label), onward[way.past, label])
                for sure, way, share, label in chosen
            ]
        return ways


def _steps(labels: Sequence[str], shares: "NDArray[np.float64]") -> list[list[Step]]:
    """The likeliest next steps of each row of shares, the likeliest first."""
    import numpy as np

    # Few labels are likely at a place, and to sort those alone takes a fraction of the time.
    likely = np.flatnonzero(np.maximum.reduce(shares, axis=0) > _SLIGHT)
    best, places = _highest(shares.take(likely, axis=1))
    if best.shape[1] == NEXT and np.minimum.reduce(best, axis=None) > _SLIGHT:
        places = likely[places]
    else:
        best, places = _highest(shares)
    sure = np.log(best + 1e-9)
    return [
        [(log, share, labels[place]) for log, share, place in zip(*each, strict=True)]
        for each in zip(sure.tolist(), best.tolist(), places.tolist(), strict=True)
    ]


def _highest(shares: "NDArray[np.float64]") -> "tuple[NDArray[np.float64], NDArray[np.intp]]":
    """The highest few shares of each row, the highest first, and their places."""
    import numpy as np

    places = np.argsort(-shares, axis=1)[:, :NEXT]
    return shares[np.arange(len(shares))[:, None], places], places


def _likeliest(
    ways: Sequence[Way], steps: Mapping[Behind, Sequence[Step]]
) -> list[tuple[float, Way, float, str]]:
    """The ways to go on with, the likeliest first: how sure each then is, and by which share and label."""
    onward = [(way.sure + log, way, share, label) for way in ways for log, share, label in steps[way.past]]
    onward.sort(key=itemgetter(0), reverse=True)
    return onward[:WAYS]


def step(row: Sequence[Unit], at: int, past: Behind, label: str) -> Behind:
    """What is behind the next place, once the label was chosen at this one."""
    if at < len(row) and row[at].tag == MARK:
        return Behind(label, past.last, verb=False)
    has = past.verb or holds_verb(label) or (at < len(row) and row[at].tag in VERBS)
    return Behind(label, past.last, verb=has)


@cache
def _filler() -> Filler:
    return Filler(weights())
