"""One principle in numbers, and the tests that these numbers allow."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import lcm

from app.model.draft import Severity
from app.promptci.gate.flips import Flips, flips
from app.promptci.gate.pairing import Pair
from app.promptci.gate.power import Shows, smallest_drop
from app.promptci.gate.report import GateSettings


@dataclass(frozen=True)
class Scores:
    """How much worse each cluster got, by two measures; a cluster that fails wholly scores `whole` and `whole_lost`.

    In `by_cluster` a case counts by the square of the samples that it lost, gains below zero. `lost` counts the cases
    that fail in all their samples now and did not before, less those that did and do not now; it is empty where that
    says the same. Where nothing changed in truth a loss is as likely as the same gain, whatever either counts, so
    both tests stay exact. The first sees many cases that fail more often; the second a few that fail for good, which
    single flakes cannot drown.
    """

    by_cluster: tuple[int, ...]
    lost: tuple[int, ...]
    whole: int
    whole_lost: int
    single: bool
    """Whether each cluster is one case with one sample."""

    def flips(self) -> tuple[Flips, ...]:
        """How likely such falls are where nothing changed: a test a measure."""
        return tuple(flips(scores) for scores, _ in self._measures())

    def smallest_drop(self, shows: Sequence[Shows]) -> float | None:
        """The smallest share of clusters whose whole fall would have shown, by either test; `shows` is one a test."""
        seen = (
            smallest_drop([score for score in scores if score < 0], len(scores), shown, whole)
            for (scores, whole), shown in zip(self._measures(), shows, strict=True)
        )
        return min((drop for drop in seen if drop is not None), default=None)

    def _measures(self) -> Iterator[tuple[tuple[int, ...], int]]:
        yield self.by_cluster, self.whole
        if self.lost:
            yield self.lost, self.whole_lost


def scores(pairs: Sequence[Pair]) -> Scores:
    """The scores of whole clusters, which rise or fall together; cases of fewer samples weigh the same as others."""
    scale = lcm(*(pair.samples for pair in pairs))
    sums: dict[str, int] = defaultdict(int)
    lost: dict[str, int] = defaultdict(int)
    for pair in pairs:
        worse = pair.worse * scale // pair.samples
        sums[pair.cluster] += worse * abs(worse)
        lost[pair.cluster] += pair.lost
    size = len(pairs) / len(sums)
    return Scores(
        by_cluster=tuple(sums.values()),
        lost=tuple(lost.values()) if scale > 1 else (),
        whole=max(1, round(scale * scale * size)),
        whole_lost=max(1, round(size)),
        single=scale == 1 and len(sums) == len(pairs),
    )


def certain(pair: Pair, severity: Severity, engine: str, settings: GateSettings) -> bool:
    """Whether no chance is in the case: code decides a `must`, in replies that this engine gives each time anew.

    A recording is no chance: of its samples nobody chose any, so one that breaks a `must` is a reply that can be sent.
    """
    return severity == "must" and pair.by_code and engine in settings.chance_free


def pass_rate(pairs: Sequence[Pair], *, before: bool = False) -> float:
    """The mean share of samples that do not miss it, each case counting once."""
    sides = [(pair.before if before else pair.after, pair.samples) for pair in pairs]
    return 1 - sum(side.misses / samples for side, samples in sides if side) / len(pairs)
