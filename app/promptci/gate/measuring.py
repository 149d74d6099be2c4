"""One principle in numbers, and the test that these numbers allow."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import lcm

from app.model.draft import Severity
from app.promptci.gate.pairing import Pair
from app.promptci.gate.power import smallest_drop
from app.promptci.gate.report import GateSettings
from app.promptci.gate.statistics import DRAWS, mcnemar, sign_flip


@dataclass(frozen=True)
class Scores:
    """How much worse each cluster got; `whole` is the score of one of middling size that fails in every sample.

    A case counts by the square of the samples that it lost, gains below zero. Where nothing changed in truth a loss is
    as likely as the same gain, whatever either counts, so the test stays exact; and a few cases that fail for good are
    seen among flakes in which the plain sum would drown them.
    """

    by_cluster: tuple[int, ...]
    whole: int
    single: bool
    """Whether each cluster is one case with one sample."""

    def p(self) -> float:
        """One-sided: how likely such a fall is where nothing changed."""
        if self.single:
            return mcnemar(self.by_cluster.count(1), self.by_cluster.count(-1))
        return sign_flip(self.by_cluster)

    def least_p(self) -> float:
        """The smallest p that any signs of these changes could give."""
        changed = len(self.by_cluster) - self.by_cluster.count(0)
        return 2.0**-changed if self.single else max(2.0**-changed, 1 / (DRAWS + 1))

    def smallest_drop(self, settings: GateSettings) -> float | None:
        """The smallest share of clusters whose whole fall would have shown."""
        gains = [score for score in self.by_cluster if score < 0]
        return smallest_drop(gains, len(self.by_cluster), settings.alpha, self.whole)


def scores(pairs: Sequence[Pair]) -> Scores:
    """The scores of whole clusters, which rise or fall together; cases of fewer samples weigh the same as others."""
    scale = lcm(*(pair.samples for pair in pairs))
    sums: dict[str, int] = defaultdict(int)
    for pair in pairs:
        worse = pair.worse * scale // pair.samples
        sums[pair.cluster] += worse * abs(worse)
    single = scale == 1 and len(sums) == len(pairs)
    return Scores(tuple(sums.values()), max(1, round(scale * scale * len(pairs) / len(sums))), single)


def certain(pair: Pair, severity: Severity, engine: str, settings: GateSettings) -> bool:
    """Whether no chance is in the case: code decides a `must`, in replies that this engine gives each time anew.

    A recording is no chance: of its samples nobody chose any, so one that breaks a `must` is a reply that can be sent.
    """
    return severity == "must" and pair.by_code and engine in settings.chance_free


def pass_rate(pairs: Sequence[Pair], *, before: bool = False) -> float:
    """The mean share of samples that do not miss it, each case counting once."""
    sides = [(pair.before if before else pair.after, pair.samples) for pair in pairs]
    return 1 - sum(side.misses / samples for side, samples in sides if side) / len(pairs)
