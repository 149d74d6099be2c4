"""The sign-flip test in whole numbers, with all the p that it could have given, and Holm over several such tests."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from math import gcd
from typing import NamedTuple

DRAWS = 10_000
SEED = 20_000_101
_AT_ONCE = 500
EXACT_BITS = 4_000_000
"""The largest table of sums (bits) that is counted exactly, half a megabyte; beyond it DRAWS random flips are."""

_ROUNDING = 1 + 1e-12
"""The same share out of two tables may differ in its last digit."""


class Flips(NamedTuple):
    """One test: its one-sided `p`, and in `tails` every p that other signs of the same scores would give, falling.

    `tails` is nothing where there were too many signs to count; any p is thought possible then.
    """

    p: float
    tails: tuple[float, ...] | None

    def reach(self, p: float) -> float:
        """How likely this test gives `p` or less where nothing changed: its largest possible p that is no larger."""
        if self.tails is None:
            return p
        at = bisect_left(self.tails, -p * _ROUNDING, key=lambda tail: -tail)
        return self.tails[at] if at < len(self.tails) else 0.0


def flips(scores: Sequence[int], exact_bits: int = EXACT_BITS) -> Flips:
    """The test of the sum of scores (positive is worse), each as likely with the other sign where nothing changed.

    A score stands for a whole cluster of cases. All signs are counted, or DRAWS of them where there are too many. Of
    scores that are all 1 or -1 it is the exact one-sided McNemar test.
    """
    unit = gcd(*scores) or 1
    sizes = tuple(sorted(abs(score) // unit for score in scores if score))
    # With A the sum of the sizes whose sign is +, the sum of all is 2A minus their total.
    least = sum(score // unit for score in scores if score > 0)
    if sum(sizes) * (len(sizes) + 1) > exact_bits:
        return Flips(_drawn(sizes, least), None)
    tails = _tails(sizes)
    return Flips(tails[least], tails)


def holm(asked: Sequence[Flips]) -> tuple[float, ...]:
    """Each p corrected for all questions asked, and no more than that: Holm (1979) with what each test can reach.

    Where nothing changed, the chance that any of several tests gives `p` or less is at most the sum of what they reach
    at `p`. Holm counts each of them as `p`; a test of few changes reaches far less, and often nothing at all.
    """
    order = sorted(range(len(asked)), key=lambda at: asked[at].p)
    sums = (
        min(1.0, sum(asked[other].reach(asked[at].p) for other in order[rank:]))
        for rank, at in enumerate(order)
    )
    corrected = dict(zip(order, accumulate(sums, max), strict=True))
    return tuple(corrected[at] for at in range(len(asked)))


@lru_cache(maxsize=512)
def _tails(sizes: tuple[int, ...]) -> tuple[float, ...]:
    """For each sum the share of all subsets of the sizes that reach it."""
    counts = accumulate(reversed(tuple(_counted(sizes))))
    return tuple(reversed([count / (1 << len(sizes)) for count in counts]))


def _counted(sizes: Sequence[int]) -> Iterator[int]:
    """How many subsets have the sum 0, 1, 2 and so on.

    One big number holds the polynomial that counts them, a field of `width` bits for each sum.
    """
    width = len(sizes) + 1
    counts = 1
    for size in sizes:
        counts += counts << (width * size)
    mask = (1 << width) - 1
    data = counts.to_bytes(-(-counts.bit_length() // 8) + 1, "little")
    for at in range(0, width * (sum(sizes) + 1), width):
        yield (int.from_bytes(data[at // 8 : (at + width + 7) // 8], "little") >> (at % 8)) & mask


def _drawn(sizes: Sequence[int], least: int) -> float:
    """The p by random subsets, the same ones each time; what was seen counts as one of them."""
    import numpy as np  # only a suite of a thousand clusters pays for it

    chance = np.random.default_rng(SEED)
    weights = np.array(sizes, dtype=np.int64)
    found = 0
    for _ in range(DRAWS // _AT_ONCE):
        chosen = chance.integers(0, 2, size=(_AT_ONCE, len(sizes)), dtype=np.int8)
        found += int((chosen @ weights >= least).sum())
    return (found + 1) / (DRAWS + 1)
