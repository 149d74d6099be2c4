"""The arithmetic of every figure: shares, precision, recall, F1, Cohen's kappa, calibration."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Share(NamedTuple):
    """So many of so many; the figure is nothing where there is nothing to count."""

    part: int
    whole: int

    @property
    def figure(self) -> float | None:
        """0-1."""
        return self.part / self.whole if self.whole else None

    def plus(self, other: "Share") -> "Share":
        """Both counted together."""
        return Share(self.part + other.part, self.whole + other.whole)


class Hits(NamedTuple):
    """How a yes/no finding stands against the gold: found rightly, found wrongly, overlooked, rightly not found."""

    right: int
    wrong: int
    overlooked: int
    quiet: int = 0

    @property
    def precision(self) -> Share:
        """Of what was found, what is so."""
        return Share(self.right, self.right + self.wrong)

    @property
    def recall(self) -> Share:
        """Of what is so, what was found."""
        return Share(self.right, self.right + self.overlooked)

    @property
    def alarms(self) -> Share:
        """Of what is not so, what was found all the same."""
        return Share(self.wrong, self.wrong + self.quiet)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall, 0-1; nothing where nothing is so and nothing was found."""
        among = 2 * self.right + self.wrong + self.overlooked
        return 2 * self.right / among if among else None

    def plus(self, other: "Hits") -> "Hits":
        """Both counted together."""
        return Hits(*(a + b for a, b in zip(self, other, strict=True)))


NO_HITS = Hits(0, 0, 0)


def hits(pairs: Iterable[tuple[bool, bool]]) -> Hits:
    """Counts of (so in the gold, found) pairs."""
    seen = Counter((bool(gold), bool(found)) for gold, found in pairs)
    return Hits(seen[True, True], seen[False, True], seen[True, False], seen[False, False])


def share(rights: Iterable[bool]) -> Share:
    """How many are true."""
    seen = [bool(right) for right in rights]
    return Share(sum(seen), len(seen))


def mean(figures: Iterable[float | None]) -> float | None:
    """The plain mean of the figures that exist."""
    known = [figure for figure in figures if figure is not None]
    return sum(known) / len(known) if known else None


def kappa(pairs: Iterable[tuple[str, str]]) -> float | None:
    """Cohen's kappa of two readers' answers: agreement beyond chance, 1 at best.

    Nothing where there are no answers, or where both always give one and the same: then chance explains all.
    """
    seen = Counter(pairs)
    whole = seen.total()
    if not whole:
        return None
    ours, gold = Counter[str](), Counter[str]()
    for (a, b), count in seen.items():
        gold[a] += count
        ours[b] += count
    agreed = sum(count for (a, b), count in seen.items() if a == b) / whole
    chance = sum(gold[name] * ours[name] for name in gold) / whole**2
    return (agreed - chance) / (1 - chance) if chance < 1 else None


class Decile(NamedTuple):
    """The answers whose confidence lies from `low` up to the next tenth, how sure they are on average, and how many
    of them are right.
    """

    low: float
    sure: float
    right: Share


def calibration(answers: Iterable[tuple[float, bool]]) -> tuple[Decile, ...]:
    """(confidence 0-1, right) answers by tenths of confidence, the least sure first; empty tenths are left out."""
    tenths: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in answers:
        # 0.3 * 10 is 2.999…: half a unit of the last place that confidences have is added.
        tenths.setdefault(min(9, int(confidence * 10 + 1e-9)), []).append((confidence, right))
    return tuple(
        Decile(tenth / 10, sum(c for c, _ in found) / len(found), share(r for _, r in found))
        for tenth, found in sorted(tenths.items())
    )


def percentile(values: Sequence[float], part: float) -> float | None:
    """The value below which `part` (0-1) of the values lie; nothing where there are none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))] if ordered else None
