"""What this process works on under a key: a storm of one request asks the store once, not once each."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.model.record import Claim, Claimed

Lay = Callable[[], Coroutine[Any, Any, Claim]]
"""Lays one claim in the store."""


@dataclass(frozen=True)
class _First:
    """The request that came first under a key, and the claim that it lays."""

    holder: str
    fingerprint: str
    laying: asyncio.Task[Claim]

    def holds(self, now: datetime) -> bool:
        """Whether it still lays its claim, or has it and its time is not over."""
        if not self.laying.done():
            return True
        if self.laying.cancelled() or self.laying.exception():
            return False
        claim = self.laying.result()
        return claim.state == "ours" and claim.until is not None and claim.until > now


class UnderWay:
    """The claims that are laid and held here. Who comes beside the first takes no connection to the store: hundreds of
    them would keep waiting the work that they all wait for.

    `abandoned` is told of a claim that was laid when its caller had gone away.
    """

    def __init__(self, clock: Callable[[], datetime], abandoned: Callable[[Claimed], object]) -> None:
        self._clock = clock
        self._abandoned = abandoned
        self._firsts: dict[tuple[str, str], _First] = {}

    async def claim(self, claimed: Claimed, fingerprint: str, lay: Lay) -> Claim:
        """What has become of a claim; raises what `lay` raises."""
        first = self._firsts.get(_place(claimed))
        if first is not None and first.holds(self._clock()):
            return await _beside(first, fingerprint, lay)
        laying = asyncio.create_task(lay())
        self._firsts[_place(claimed)] = _First(claimed.holder, fingerprint, laying)
        try:
            claim = await asyncio.shield(laying)
        except asyncio.CancelledError:
            # The caller is gone while the claim is being laid: it must not lie there until its time is over.
            laying.add_done_callback(lambda _: self._abandoned(claimed))
            raise
        except BaseException:
            self.ended(claimed)
            raise
        if claim.state != "ours":
            self.ended(claimed)
        return claim

    def ended(self, claimed: Claimed) -> None:
        """Its work is done, or it was given up: who comes next asks the store."""
        first = self._firsts.get(_place(claimed))
        if first is not None and first.holder == claimed.holder:
            del self._firsts[_place(claimed)]


def _place(claimed: Claimed) -> tuple[str, str]:
    return claimed.scope, claimed.key


async def _beside(first: _First, fingerprint: str, lay: Lay) -> Claim:
    claim = await asyncio.shield(first.laying)
    if claim.state == "ours":
        return Claim(state="running" if fingerprint == first.fingerprint else "other", until=claim.until)
    # What the store said of one request it says of the same ones; of another it may say something else.
    return claim if fingerprint == first.fingerprint else await lay()
