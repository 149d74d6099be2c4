"""What a suite can see at all: the smallest drop it would have shown, and how many cases a drop needs."""

from collections.abc import Callable, Sequence

from app.promptci.gate.flips import flips
from app.promptci.gate.statistics import at_least, clopper_pearson, solve

POWER = 0.8

Shows = Callable[[float], bool]
"""Whether a p of this size would have been found significant."""


def smallest_drop(gains: Sequence[int], units: int, shows: Shows, whole: int = 1) -> float | None:
    """The smallest share of units that, had they failed wholly, would have been found significant 4 times of 5.

    A unit is a case, or a cluster of them. `gains` are the scores of those that got better; they are taken for chance,
    so as much chance is assumed on the other side. `whole` is the score of a unit that fails wholly. Nothing is
    returned where even a fall of every unit would not have shown: at an alpha of .03 with fewer than six.
    """
    noise = [*gains, *(-gain for gain in gains)]
    needed = 1
    while needed <= units and not shows(flips([*noise, *[whole] * needed]).p):
        needed += 1
    if needed > units:
        return None
    return solve(lambda rate: at_least(needed, units, rate) >= POWER)


def cases_needed(drop: float, alpha: float, most: int = 5_000) -> int | None:
    """How many cases, each on its own, a suite needs to see a drop of this size; nothing where `most` are too few."""
    fits = (n for n in range(5, most + 1) if (seen := seen_alone(n, alpha)) and seen <= drop)
    return next(fits, None)


def seen_alone(units: int, alpha: float) -> float | None:
    """The smallest drop seen where no flake is and no other principle is asked."""
    return smallest_drop((), units, lambda p: p < alpha)


def interval(missed: int, of: int, groups: tuple[int, int] | None = None) -> tuple[float, float]:
    """Between which rates the true share of misses lies (95 %, Clopper-Pearson).

    `groups` are clusters with a miss and clusters in all, where several cases share one: then they are what counts.
    """
    return clopper_pearson(*(groups or (missed, of)))


def bound(missed: int, of: int, groups: tuple[int, int] | None = None) -> str:
    """The same in words."""
    low, high = interval(missed, of, groups)
    seen = f"{missed} of {of} missed"
    if groups:
        seen += f" ({groups[0]} of {groups[1]} groups)"
    if not missed:
        return f"{seen}: true rate at most {_percent(high)}"
    if high >= 1:
        return f"{seen}: true rate at least {_percent(low)}"
    return f"{seen}: true rate {_percent(low)} to {_percent(high)}"


def _percent(rate: float) -> str:
    return f"{100 * rate:.1f} %"
