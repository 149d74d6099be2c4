"""Fills a note: chooses what is put in before each word and what becomes of each mark, a few ways side by side."""

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from app.engines.builtin.notes.filling.features import Behind, behind, seen
from app.engines.builtin.notes.filling.sentence import appointed, put_together, unhung
from app.engines.builtin.notes.filling.soundness import VERB, flaws, soundness
from app.engines.builtin.notes.filling.units import MARK, VERBS, Unit, units
from app.engines.builtin.notes.filling.weights import Weights, weights

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WAYS, NEXT = 8, 4
"""Ways of filling that are followed side by side, and what is tried of each at the next place."""
_MOST_UNITS = 40


class Filled(NamedTuple):
    """A note with what was left out: its sentence, how likely (0-1) it may be sent, and what was put in at each place,
    and instead of each mark.
    """

    text: str
    sound: float
    put_in: tuple[str, ...]


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
    ways = Filler(weights()).ways(row, kind)
    best = max(ways, key=lambda way: way.sure - flaws(row, way.put_in, kind))
    best = best._replace(put_in=unhung(row, appointed(row, best.put_in)))
    sound = soundness(row, best.put_in, kind, best.sure, best.weakest)
    return Filled(put_together(row, best.put_in), sound, best.put_in)


class Filler:
    """Fills rows of units by one set of weights."""

    def __init__(self, by: Weights) -> None:
        self._by = by
        self._marks = [at for at, label in enumerate(by.labels) if label.startswith("=")]
        self._gaps = [at for at, label in enumerate(by.labels) if not label.startswith("=")]

    def ways(self, row: Sequence[Unit], kind: str) -> list[Way]:
        """The likeliest ways to fill the row, the likeliest first."""
        ways = [Way(0.0, 1.0, (), Behind())]
        for at in range(len(row) + 1):
            there = seen(row, at, kind)
            known = self._by.total(self._by.rows(there))
            onward = [new for way in ways for new in self._onward(row, at, way, known, len(there))]
            ways = sorted(onward, key=lambda way: -way.sure)[:WAYS]
        return ways

    def _onward(
        self, row: Sequence[Unit], at: int, way: Way, known: "NDArray[np.int32]", count: int
    ) -> list[Way]:
        """A way with each of the likeliest next steps."""
        import numpy as np

        by = self._by
        mark = at < len(row) and row[at].tag == MARK
        may = self._marks if mark else self._gaps
        there = behind(row, at, way.past)
        total = (known + by.total(by.rows(there))) * (by.scale / (count + len(there)) ** 0.5) + by.bias
        odds = total[may]
        shares = np.exp(odds - odds.max())
        shares /= shares.sum()
        onward = []
        for place in np.argsort(-shares)[:NEXT]:
            label, share = by.labels[may[place]], float(shares[place])
            onward.append(
                Way(
                    way.sure + float(np.log(share + 1e-9)),
                    min(way.weakest, share),
                    (*way.put_in, label),
                    step(row, at, way.past, label),
                )
            )
        return onward


def step(row: Sequence[Unit], at: int, past: Behind, label: str) -> Behind:
    """What is behind the next place, once the label was chosen at this one."""
    if at < len(row) and row[at].tag == MARK:
        return Behind(label, past.last, verb=False)
    has = past.verb or VERB.search(label) is not None or (at < len(row) and row[at].tag in VERBS)
    return Behind(label, past.last, verb=has)
