"""What the gate's verdicts are worth: how often an unchanged prompt is called worse, and how often a drop is seen.

    python -m scripts.prove_gate                # 200 evaluations of each sort (about fifteen seconds)
    python -m scripts.prove_gate --runs 2000    # the same, ten times as sure
    python -m scripts.prove_gate --table        # how many cases a drop needs
    python -m scripts.prove_gate --baselines 15 # unchanged runs against one baseline, and another, and another

Evaluations are simulated: each sample of each case misses a principle by chance (a flake) with a given rate, in both
runs alike; in one principle some cases fail for good. Everything from the scores on is the gate's own.
"""

import argparse
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from app.promptci.gate.measuring import Scores
from app.promptci.gate.power import cases_needed, smallest_drop
from app.promptci.gate.report import GateSettings
from app.promptci.gate.statistics import clopper_pearson, holm
from app.promptci.gate.verdicts import Test, result

Counts = NDArray[np.int64]
PRINCIPLES = 22
"""As many as show in a reply: each is a question that chance may answer."""


class Suite(NamedTuple):
    """`size` cases a cluster, `samples` a case; flakes of one cluster and run go together as far as `icc` says."""

    clusters: int
    size: int = 1
    samples: int = 3
    flake: float = 0.01
    icc: float = 0.0
    principles: int = PRINCIPLES


def misses(suite: Suite, runs: int, chance: np.random.Generator) -> Counts:
    """Samples that miss by chance: runs x principles x clusters x size."""
    shape = (runs, suite.principles, suite.clusters)
    rate = np.full(shape, suite.flake)
    if suite.icc:
        spread = (1 - suite.icc) / suite.icc
        rate = chance.beta(suite.flake * spread, (1 - suite.flake) * spread, shape)
    return chance.binomial(suite.samples, rate[..., None], (*shape, suite.size))


def evaluations(suite: Suite, runs: int, broken: int, seed: int) -> Iterator[tuple[Counts, Counts]]:
    """Misses before and after (principles x clusters x size); `broken` clusters of the first principle fail now."""
    chance = np.random.default_rng(seed)
    before, after = misses(suite, runs, chance), misses(suite, runs, chance)
    after[:, 0, :broken] = suite.samples
    yield from zip(before, after, strict=True)


def verdicts(before: Counts, after: Counts, samples: int, settings: GateSettings) -> list[str]:
    """The verdict on each principle."""
    tests = []
    for then, now in zip(before, after, strict=True):
        worse = now - then
        by_cluster = tuple(int(score) for score in (worse * abs(worse)).sum(axis=1))
        single = samples == 1 and then.shape[1] == 1
        scores = Scores(by_cluster, samples * samples * then.shape[1], single)
        drop, was = worse.sum() / (samples * then.size), 1 - then.sum() / (samples * then.size)
        tests.append(Test("sign_flip", drop, was, scores.p(), scores.least_p(), None, sure=False))
    corrected = holm([t.p or 0.0 for t in tests], [t.least_p for t in tests], settings.alpha)
    return [result(test, p, settings) for test, p in zip(tests, corrected, strict=True)]


def red(suite: Suite, runs: int, broken: int = 0, seed: int = 7) -> float:
    """In which share of evaluations the gate is red; with `broken`, red for the principle that fell."""
    settings = GateSettings()
    found = 0
    for before, after in evaluations(suite, runs, broken, seed):
        told = verdicts(before, after, suite.samples, settings)
        found += "regression" in (told[:1] if broken else told)
    return found / runs


def against_one(suite: Suite, runs: int, seed: int) -> float:
    """In which share of unchanged runs the gate is red, all of them against the same baseline."""
    chance = np.random.default_rng(seed)
    before = misses(suite, 1, chance)[0]
    told = (verdicts(before, after, suite.samples, GateSettings()) for after in misses(suite, runs, chance))
    return sum("regression" in one for one in told) / runs


UNCHANGED: Sequence[Suite] = [
    Suite(clusters, size, samples, flake, icc)
    for clusters, size, icc in ((50, 1, 0.0), (200, 1, 0.0), (50, 4, 0.7), (50, 10, 0.7))
    for samples in (1, 3)
    for flake in (0.01, 0.04)
]
DROPS: Sequence[tuple[Suite, int]] = [
    *((Suite(50, samples=k, flake=f), 10) for k in (1, 3) for f in (0.01, 0.04)),
    *((Suite(200, samples=k, flake=f), 10) for k in (1, 3) for f in (0.01, 0.04)),
    *((Suite(200, flake=f, samples=k, principles=1), 10) for k in (1, 3) for f in (0.01, 0.04)),
    *((Suite(50, 4, flake=f, icc=0.7), 10) for f in (0.01, 0.04)),
    *((Suite(200, 4, flake=f, icc=0.7), 10) for f in (0.01, 0.04)),
]


def table(settings: GateSettings) -> Iterator[str]:
    """Rows: a drop, and how many cases it needs; then a number of cases, and the drop that it shows."""
    yield "| drop | cases needed |"
    yield "|---|---|"
    for drop in (0.3, 0.2, 0.15, 0.1, 0.05, 0.03, 0.02):
        yield f"| {drop:.0%} | {cases_needed(drop, settings.alpha)} |".replace("%", " %")
    yield ""
    yield "| cases | smallest drop seen |"
    yield "|---|---|"
    for cases in (3, 5, 10, 20, 50, 100, 200, 300, 500):
        seen = smallest_drop((), cases, settings.alpha)
        yield f"| {cases} | {'none' if seen is None else f'{100 * seen:.1f} %'} |"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--table", action="store_true")
    parser.add_argument("--baselines", type=int)
    given = parser.parse_args()
    if given.table:
        print("\n".join(table(GateSettings())))
    elif given.baselines:
        for suite in UNCHANGED:
            shares = [against_one(suite, given.runs, seed) for seed in range(given.baselines)]
            print(f"{suite}: mean {sum(shares) / len(shares):.1%}, worst {max(shares):.1%}")
    else:
        rates(given.runs)


def rates(runs: int) -> None:
    """How often each suite is red."""
    print("| prompt | clusters x cases | principles | samples | flake | ICC | red | of | 95 % |")
    print("|---|---|---|---|---|---|---|---|---|")
    for suite, broken in [*((suite, 0) for suite in UNCHANGED), *DROPS]:
        share = red(suite, runs, broken)
        low, high = clopper_pearson(round(share * runs), runs)
        what = f"{broken / suite.clusters:.0%} broken" if broken else "unchanged"
        cells = (
            what,
            f"{suite.clusters} x {suite.size}",
            suite.principles,
            suite.samples,
            f"{suite.flake:.0%}",
        )
        cells = (*cells, suite.icc, f"{share:.1%}", runs, f"{low:.1%}-{high:.1%}")
        print(f"| {' | '.join(map(str, cells))} |")


if __name__ == "__main__":
    main()
