"""What any fair test of one sample a case could see, beside what the gate sees.

    python -m scripts.gate_limits    # about a minute; scipy must be there (it is where `make install` was run)

A fall of so many of n cases for good, with flakes of a known rate. The gate is asked of 22 principles at once, and then
of one. Two bounds follow, for one principle that may use the whole 5 % alone; a gate for many can only see less:

- `fair`: the best unbiased test of the cases that changed, the exact McNemar test with the coin thrown that lets it
  use its level up to the last bit (Lehmann and Romano 2005, 4.4). A gate may throw no coins.
- `knowing`: the best test of all (Neyman and Pearson), if somebody told it the true rate of flakes.
"""

from collections.abc import Callable, Mapping
from functools import partial

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from app.promptci.gate.power import POWER
from scripts.prove_gate import PRINCIPLES, Suite, red

Power = Callable[[int, int, float], float]
"""The chance to see that so many (second) of so many cases (first) fell, with flakes of a rate (0-1)."""


def fair(cases: int, broken: int, flake: float, alpha: float) -> float:
    """The chance that the randomised McNemar test sees it."""
    changes = _changes(cases, broken, flake)
    fell, rose = np.indices(changes.shape)
    changed = fell + rose
    coin = stats.binom(changed, 0.5)
    return float((changes * _used_up(alpha, coin.sf(fell), coin.pmf(fell))).sum())


def knowing(cases: int, broken: int, flake: float, alpha: float) -> float:
    """The chance that the test sees it which counts the misses now and knows how many there should be."""
    counts = np.arange(cases + 1)
    chance = stats.binom(cases, flake)
    rejects = _used_up(alpha, chance.sf(counts), chance.pmf(counts))
    return float((stats.binom.pmf(counts - broken, cases - broken, flake) * rejects).sum())


def _used_up(alpha: float, above: NDArray[np.float64], here: NDArray[np.float64]) -> NDArray[np.float64]:
    """How often (0-1) to call it worse at each count, so that chance is called so in alpha of all runs and no less."""
    return np.clip((alpha - above) / np.maximum(here, 1e-300), 0.0, 1.0)


def _changes(cases: int, broken: int, flake: float) -> NDArray[np.float64]:
    """How likely so many cases (first index) fell and so many (second) rose."""
    most = broken + int(stats.binom.isf(1e-9, cases, flake * (1 - flake))) + 1
    fell, rose = np.indices((most, most))
    sound = cases - broken
    share = flake * (1 - flake)
    flaky = stats.binom.pmf(rose, sound, share) * stats.binom.pmf(fell, sound - rose, share / (1 - share))
    lost = stats.binom.pmf(np.arange(broken + 1), broken, 1 - flake)
    together = np.zeros((most + broken, most))
    for count, chance in enumerate(lost):
        together[count : count + most] += chance * flaky
    return together


def smallest(power: Power, cases: int, flake: float) -> int:
    """So many of the cases must fall to be seen 4 times of 5."""
    return next(broken for broken in range(1, cases) if power(cases, broken, flake) >= POWER)


def gate(principles: int) -> Power:
    """The gate, simulated with a seed of its own."""

    def power(cases: int, broken: int, flake: float) -> float:
        return red(Suite(cases, samples=1, flake=flake, principles=principles), 200, broken, seed=2027)

    return power


TESTS: Mapping[str, Power] = {
    "the gate, 22 principles": gate(PRINCIPLES),
    "the gate, one": gate(1),
    "fair": partial(fair, alpha=0.05),
    "knowing": partial(knowing, alpha=0.05),
}


def main() -> None:
    print(f"| cases | flakes | a fall of 10: {' | '.join(TESTS)} | smallest fall seen: {' | '.join(TESTS)} |")
    print("|---" * (2 + 2 * len(TESTS)) + "|")
    for cases in (50, 200):
        for flake in (0.01, 0.04):
            seen = [f"{power(cases, 10, flake):.0%}" for power in TESTS.values()]
            least = [f"{smallest(power, cases, flake) / cases:.1%}" for power in TESTS.values()]
            print(f"| {' | '.join((str(cases), f'{flake:.0%}', *seen, *least))} |".replace("%", " %"))


if __name__ == "__main__":
    main()
