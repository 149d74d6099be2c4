"""How often a caller may come: a moving window for each, in memory or, for several processes, in Redis."""

import asyncio
import math
import time
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Literal

from app.env_values import Rate
from app.errors import ConfigurationError, LimitedError
from app.settings import PREFIX
from app.telemetry.interface import Listener
from app.telemetry.log import kind_of, tell

if TYPE_CHECKING:
    from limits.aio.strategies import MovingWindowRateLimiter

Kind = Literal["drafts", "rest"]
"""What makes texts, and everything else: each is counted by itself."""

REDIS_S = 0.5
"""Seconds that Redis may take; a request never waits longer for it."""

PAUSE_S = 5.0
"""Seconds for which Redis is left alone after it failed."""


@dataclass(frozen=True)
class Standing:
    """Where a caller stands with one limit after a request: what is left, and seconds until the first is given back."""

    kind: Kind
    rate: Rate
    admitted: bool
    remaining: int
    reset_s: int

    def headers(self) -> tuple[tuple[bytes, bytes], ...]:
        """As draft-ietf-httpapi-ratelimit-headers words them."""
        policy = f'"{self.kind}";q={self.rate.times};w={self.rate.seconds}'
        left = f'"{self.kind}";r={self.remaining};t={self.reset_s}'
        return (b"ratelimit-policy", policy.encode()), (b"ratelimit", left.encode())

    def check(self) -> None:
        """Raise LimitedError where the request was one too many."""
        if not self.admitted:
            raise LimitedError(
                f"at most {self.rate.times} requests of this kind are taken in {self.rate.seconds} seconds",
                retry_after_s=self.reset_s,
            )


class Limits:
    """Counts requests. Without a rate nobody is counted; while Redis is away everybody is let in, and it is told."""

    def __init__(
        self,
        rate: Rate | None = None,
        redis_url: str | None = None,
        listener: Listener | None = None,
        redis_s: float = REDIS_S,
    ) -> None:
        if rate and redis_url and find_spec("redis") is None:
            raise ConfigurationError(
                [f"{PREFIX}REDIS_URL: the package redis is needed: install softanswer[redis]"]
            )
        self._rate = rate
        self._redis_url = redis_url
        self._redis_s = redis_s
        self._listener = listener or Listener()
        # Its import may take longer than Redis may: it is done before anybody is counted.
        self._window: MovingWindowRateLimiter | None = _window(redis_url, redis_s) if rate else None
        self._away = False
        self._left_alone_until = 0.0

    @property
    def away(self) -> bool:
        """Whether Redis did not answer when it was asked last: requests are then not counted."""
        return self._away

    async def count(self, kind: Kind, who: str) -> Standing | None:
        """Count one request of `who`; None where nothing is counted."""
        if self._rate is None or time.monotonic() < self._left_alone_until:
            return None
        window = self._window = self._window or _window(self._redis_url, self._redis_s)
        if self._redis_url is None:
            return await self._hit(window, self._rate, kind, who)
        try:
            async with asyncio.timeout(self._redis_s):
                standing = await self._hit(window, self._rate, kind, who)
        except Exception as error:  # noqa: BLE001 - whatever Redis or its client says, answering comes first
            # Drafts matter more than their count: who needs a hard limit puts it into the proxy before us.
            self._away, self._left_alone_until = True, time.monotonic() + PAUSE_S
            tell("redis_away", error=kind_of(error))
            return None
        self._away = False
        return standing

    async def close(self) -> None:
        """Close the connections of the running loop."""
        window, self._window = self._window, None
        if window is not None and self._redis_url is not None:
            client = getattr(window.storage, "bridge").storage  # noqa: B009 - the interface of storages has none
            await client.aclose()

    async def _hit(self, window: "MovingWindowRateLimiter", rate: Rate, kind: Kind, who: str) -> Standing:
        from limits import RateLimitItemPerSecond

        item = RateLimitItemPerSecond(rate.times, rate.seconds, namespace="softanswer")
        admitted = await window.hit(item, kind, who)
        if not admitted:
            self._listener.limit_met(kind)
        reset, remaining = await window.get_window_stats(item, kind, who)
        wait = max(1, math.ceil(reset - time.time()))
        return Standing(kind, rate, admitted, max(0, remaining), min(wait, rate.seconds))


def _window(redis_url: str | None, redis_s: float) -> "MovingWindowRateLimiter":
    from limits.aio.storage import MemoryStorage, RedisStorage
    from limits.aio.strategies import MovingWindowRateLimiter

    if redis_url is None:
        return MovingWindowRateLimiter(MemoryStorage())
    redis = RedisStorage(
        redis_url, implementation="redispy", socket_timeout=redis_s, socket_connect_timeout=redis_s
    )
    return MovingWindowRateLimiter(redis)
