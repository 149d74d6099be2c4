"""The exact statistics of the gate, in whole numbers where they can be; scipy agrees with them in the tests.

Why they are written here and not imported: docs/decisions/0009-the-gates-own-statistics.md.
"""

from collections.abc import Callable, Sequence
from functools import cache
from itertools import accumulate
from math import comb, exp, gcd, lgamma, log, log1p, sqrt
from statistics import NormalDist

DRAWS = 10_000
SEED = 20_000_101
_AT_ONCE = 500
EXACT_BITS = 4_000_000
"""The largest table of sums (bits) that is counted exactly, half a megabyte; beyond it DRAWS random flips are."""


def mcnemar(newly_failing: int, newly_passing: int) -> float:
    """The exact one-sided p: how likely at least so many of the cases that changed fell, were a fall no likelier."""
    changed = newly_failing + newly_passing
    return sum(comb(changed, k) for k in range(newly_failing, changed + 1)) / (1 << changed)


def sign_flip(scores: Sequence[int], exact_bits: int = EXACT_BITS) -> float:
    """The one-sided p of the sum of scores (positive is worse), each as likely with the other sign.

    A score stands for a whole cluster of cases. All sums are counted, or DRAWS of them where there are too many.
    """
    unit = gcd(*scores) or 1
    scores = [score // unit for score in scores]
    sizes = [abs(score) for score in scores if score]
    # With A the sum of the sizes whose sign is +, the sum of all is 2A minus their total.
    least = sum(score for score in scores if score > 0)
    if sum(sizes) * (len(sizes) + 1) > exact_bits:
        return _drawn(sizes, least)
    return _counted(sizes, least)


def _counted(sizes: Sequence[int], least: int) -> float:
    """The share of all subsets whose sum is at least `least`.

    One big number holds the polynomial that counts subsets by sum, a field of `width` bits for each sum.
    """
    width = len(sizes) + 1
    counts = 1
    for size in sizes:
        counts += counts << (width * size)
    tail, mask, found = counts >> (width * least), (1 << width) - 1, 0
    data = tail.to_bytes(-(-tail.bit_length() // 8) + 1, "little")
    for at in range(0, tail.bit_length(), width):
        end = (at + width + 7) // 8
        found += (int.from_bytes(data[at // 8 : end], "little") >> (at % 8)) & mask
    return found / (1 << len(sizes))


def _drawn(sizes: Sequence[int], least: int) -> float:
    """The same by random subsets, the same ones each time; what was seen counts as one of them."""
    import numpy as np  # only a suite of a thousand clusters pays for it

    chance = np.random.default_rng(SEED)
    weights = np.array(sizes, dtype=np.int64)
    found = 0
    for _ in range(DRAWS // _AT_ONCE):
        chosen = chance.integers(0, 2, size=(_AT_ONCE, len(sizes)), dtype=np.int8)
        found += int((chosen @ weights >= least).sum())
    return (found + 1) / (DRAWS + 1)


def holm(ps: Sequence[float], least_ps: Sequence[float], alpha: float) -> tuple[float, ...]:
    """Each p corrected for having asked as many questions as could be answered (Holm 1979, on Tarone's family 1990).

    `least_ps` are the smallest p that each test could give at all. A principle in which hardly a case changed cannot
    come out at `alpha`, whatever the sign of the changes; it is left out of the count, and its p is given as 1.
    """
    family = 1
    while sum(p <= alpha / family for p in least_ps) > family:
        family += 1
    asked = sorted((p, at) for at, p in enumerate(ps) if least_ps[at] <= alpha / family)
    raised = accumulate((min(1.0, p * (len(asked) - rank)) for rank, (p, _) in enumerate(asked)), max)
    corrected = dict(zip((at for _, at in asked), raised, strict=True))
    return tuple(corrected.get(at, 1.0) for at in range(len(ps)))


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
