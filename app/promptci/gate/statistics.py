"""Intervals of a rate, and binomial tails; scipy agrees with them in the tests.

Why they are written here and not imported: docs/decisions/0009-the-gates-own-statistics.md.
"""

from collections.abc import Callable
from functools import cache
from math import exp, lgamma, log, log1p, sqrt
from statistics import NormalDist


def wilson(hits: int, of: int, confidence: float = 0.95) -> tuple[float, float]:
    """Wilson's interval of a rate; (0, 1) where nothing was seen."""
    if not of:
        return 0.0, 1.0
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    rate = hits / of
    middle = (rate + z * z / (2 * of)) / (1 + z * z / of)
    half = z / (1 + z * z / of) * sqrt(rate * (1 - rate) / of + z * z / (4 * of * of))
    return max(0.0, middle - half), min(1.0, middle + half)


@cache
def clopper_pearson(hits: int, of: int, confidence: float = 0.95) -> tuple[float, float]:
    """The exact interval of a rate. Where none or all were hit it is one-sided: 0 of 50 gives at most 5.8 %."""
    if not of:
        return 0.0, 1.0
    alpha = 1 - confidence
    if hits == 0:
        return 0.0, 1 - alpha ** (1 / of)
    if hits == of:
        return alpha ** (1 / of), 1.0
    low = solve(lambda rate: at_least(hits, of, rate) >= alpha / 2)
    high = solve(lambda rate: 1 - at_least(hits + 1, of, rate) <= alpha / 2)
    return low, high


def at_least(hits: int, of: int, rate: float) -> float:
    """The chance of `hits` or more out of `of`, each with the chance `rate`."""
    if hits <= 0:
        return 1.0
    if hits > of or rate <= 0:
        return 0.0
    if rate >= 1:
        return 1.0
    # The smaller tail is summed, away from the middle: no small number is lost in a large one, and it ends soon.
    if hits > of * rate:
        return min(1.0, _tail(hits, of, rate))
    return max(0.0, 1 - _tail(of - hits + 1, of, 1 - rate))


def _tail(hits: int, of: int, rate: float) -> float:
    """The sum from `hits` on; each term is got from the one before."""
    log_comb = lgamma(of + 1) - lgamma(hits + 1) - lgamma(of - hits + 1)
    term = exp(log_comb + hits * log(rate) + (of - hits) * log1p(-rate))
    total, odds = term, rate / (1 - rate)
    for k in range(hits, of):
        term *= odds * (of - k) / (k + 1)
        total += term
        if term < total * 1e-17:
            break
    return total


def solve(holds: Callable[[float], bool]) -> float:
    """The smallest rate from which on `holds` is true, to 1e-9; 1 where it never is."""
    low, high = 0.0, 1.0
    while high - low > 1e-9:
        middle = (low + high) / 2
        low, high = (low, middle) if holds(middle) else (middle, high)
    return high
