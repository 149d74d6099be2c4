"""What the gate's verdicts are worth: how often an unchanged prompt is called worse, and how often a drop is seen.

    python -m scripts.prove_gate                # 200 evaluations of each sort (about fifteen seconds)
    python -m scripts.prove_gate --runs 2000    # the same, ten times as sure
    python -m scripts.prove_gate --seed 31      # the same with other chance
    python -m scripts.prove_gate --table        # how many cases a drop needs
    python -m scripts.prove_gate --baselines 15 # unchanged runs against one baseline, and another, and another

Evaluations are simulated: each sample of each case misses a principle by chance (a flake) with a given rate, in both
runs alike; in one principle some cases fail for good, or all of them a little more often. Everything from the scores on
is the gate's own.
"""

import argparse
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from app.promptci.gate.measuring import Scores
from app.promptci.gate.power import cases_needed, seen_alone
from app.promptci.gate.report import GateSettings
from app.promptci.gate.statistics import clopper_pearson
from app.promptci.gate.verdicts import Finding, Test, p_values, result

Counts = NDArray[np.int64]
SEED = 7
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


Fall = Callable[[Counts, int, Suite, np.random.Generator], Counts]
"""What becomes of the misses of a principle (runs x clusters x size) that falls in so many clusters."""


def for_good(counts: Counts, broken: int, suite: Suite, _: np.random.Generator) -> Counts:
    """The first clusters fail in every sample."""
    fallen = counts.copy()
    fallen[:, :broken] = suite.samples
    return fallen


def evenly(counts: Counts, broken: int, suite: Suite, chance: np.random.Generator) -> Counts:
    """Every sample fails more often, by the same share in all."""
    return counts + chance.binomial(suite.samples - counts, broken / suite.clusters)


def evaluations(
    suite: Suite, runs: int, broken: int, seed: int, fall: Fall = for_good
) -> Iterator[tuple[Counts, Counts]]:
    """Misses before and after (principles x clusters x size); the first principle falls in `broken` clusters."""
    chance = np.random.default_rng(seed)
    before, after = misses(suite, runs, chance), misses(suite, runs, chance)
    if broken:
        after[:, 0] = fall(after[:, 0], broken, suite, chance)
    yield from zip(before, after, strict=True)


def verdicts(before: Counts, after: Counts, samples: int, settings: GateSettings) -> list[str]:
    """The verdict on each principle."""
    tests = []
    for then, now in zip(before, after, strict=True):
        worse = now - then
        drop, was = worse.sum() / (samples * then.size), 1 - then.sum() / (samples * then.size)
        found = scores_of(then, now, samples)
        tests.append(Test("sign_flip", drop, was, sure=False, scores=found, flips=found.flips()))
    return [result(test, Finding(*ps), settings) for test, ps in zip(tests, p_values(tests), strict=True)]


def scores_of(then: Counts, now: Counts, samples: int) -> Scores:
    """The scores of one principle's clusters."""
    worse = now - then
    lost = (now == samples).astype(int) - (then == samples)
    size = then.shape[1]
    return Scores(
        by_cluster=tuple((worse * abs(worse)).sum(axis=1).tolist()),
        lost=tuple(lost.sum(axis=1).tolist()) if samples > 1 else (),
        whole=samples * samples * size,
        whole_lost=size,
        single=samples == 1 and size == 1,
    )


def red(suite: Suite, runs: int, broken: int = 0, seed: int = SEED, fall: Fall = for_good) -> float:
    """In which share of evaluations the gate is red; with `broken`, red for the principle that fell."""
    settings = GateSettings()
    found = 0
    for before, after in evaluations(suite, runs, broken, seed, fall):
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
BROKEN = 10
DROPS: Sequence[tuple[Suite, Fall]] = [
    *((Suite(n, samples=k, flake=f), for_good) for n in (50, 200) for k in (1, 3) for f in (0.01, 0.04)),
    *((Suite(n, samples=k, flake=f), evenly) for n in (50, 200) for k in (1, 3) for f in (0.01, 0.04)),
    *((Suite(200, samples=k, flake=f, principles=1), for_good) for k in (1, 3) for f in (0.01, 0.04)),
    *((Suite(n, 4, flake=f, icc=0.7), for_good) for n in (50, 200) for f in (0.01, 0.04)),
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
        seen = seen_alone(cases, settings.alpha)
        yield f"| {cases} | {'none' if seen is None else f'{100 * seen:.1f} %'} |"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--seed", type=int, default=SEED)
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
        rates(given.runs, given.seed)


def rates(runs: int, seed: int) -> None:
    """How often each suite is red."""
    print("| prompt | clusters x cases | principles | samples | flake | ICC | red | of | 95 % |")
    print("|---|---|---|---|---|---|---|---|---|")
    for suite, fall in [*((suite, None) for suite in UNCHANGED), *DROPS]:
        share = red(suite, runs, BROKEN, seed, fall) if fall else red(suite, runs, 0, seed)
        low, high = clopper_pearson(round(share * runs), runs)
        what = f"{BROKEN / suite.clusters:.0%} {fall.__name__}" if fall else "unchanged"
        shape = (f"{suite.clusters} x {suite.size}", suite.principles, suite.samples, f"{suite.flake:.0%}")
        cells = (what, *shape, suite.icc, f"{share:.1%}", runs, f"{low:.1%}-{high:.1%}")
        print(f"| {' | '.join(map(str, cells))} |")


if __name__ == "__main__":
    main()
