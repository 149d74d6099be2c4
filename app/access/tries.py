"""Wrong passwords, counted by address: each one after the first few makes the next wait longer."""

import time
from collections import OrderedDict
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address

from app.errors import LimitedError

FREE = 5
"""Wrong passwords that cost nothing."""

LONGEST_S = 900
"""Seconds that anybody waits at most."""

FORGOTTEN_S = 3600
"""Seconds after which the wrong passwords of an address are forgotten."""

ADDRESSES_MOST = 10_000
"""Addresses that are remembered; the one that was wrong longest ago is forgotten first."""


class Tries:
    """Counts for this process alone; several processes allow as many times as much.

    Ask `check`, compare, and tell `wrong` or `right` without giving the loop away in between: then guesses that come
    together are counted one by one.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._wrong: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def check(self, address: str) -> None:
        """Raise LimitedError while this address has to wait; nothing that it shows is looked at until then."""
        left = self._left(_neighbours(address))
        if left > 0:
            raise LimitedError(
                "too many wrong passwords came from this address",
                retry_after_s=max(1, round(left)),
                hint="Wait a moment, then try again.",
            )

    def wrong(self, address: str) -> None:
        """Count one."""
        place = _neighbours(address)
        count, last = self._wrong.pop(place, (0, 0.0))
        now = self._clock()
        self._wrong[place] = (count + 1 if now - last < FORGOTTEN_S else 1, now)
        while len(self._wrong) > ADDRESSES_MOST:
            self._wrong.popitem(last=False)

    def right(self, address: str) -> None:
        """Forget what was wrong before."""
        self._wrong.pop(_neighbours(address), None)

    def _left(self, place: str) -> float:
        count, last = self._wrong.get(place, (0, 0.0))
        if count < FREE:
            return 0.0
        waits = min(LONGEST_S, 2.0 ** min(count - FREE + 1, 20))
        return last + waits - self._clock()


def _neighbours(address: str) -> str:
    """An IPv6 address stands for its /64: one home or server has all of that."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address[:64]
    if isinstance(parsed, IPv6Address):
        return str(parsed.ipv4_mapped) if parsed.ipv4_mapped else parsed.exploded[:19]
    return str(parsed)
