"""Any store, with every transaction counted and timed."""

import time
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from app.errors import UnavailableError
from app.model.erasure import Unreached
from app.store.interface import Records, Store, StoreState
from app.telemetry.interface import Listener, StoreOutcome, StoreUse


class WatchedStore:
    """See `app.store.interface.Store`; the listener is told of each transaction when it ended."""

    def __init__(self, store: Store, listener: Listener) -> None:
        self._store = store
        self._listener = listener

    @property
    def keeps(self) -> bool:
        """Whether anything is kept at all."""
        return self._store.keeps

    async def open(self) -> None:
        """Make ready what must be there."""
        await self._store.open()

    def transaction(self) -> AbstractAsyncContextManager[Records]:
        """All or nothing."""
        return self._timed("write", self._store.transaction())

    def view(self) -> AbstractAsyncContextManager[Records]:
        """For reading alone."""
        return self._timed("read", self._store.view())

    @asynccontextmanager
    async def _timed(
        self, use: StoreUse, transaction: AbstractAsyncContextManager[Records]
    ) -> AsyncIterator[Records]:
        began = time.perf_counter()
        outcome: StoreOutcome = "rolled_back"
        try:
            async with transaction as records:
                yield records
            outcome = "ok"
        except UnavailableError:
            outcome = "unavailable"
            raise
        finally:
            self._listener.store_used(use, outcome, time.perf_counter() - began)

    async def scrub(self) -> tuple[Unreached, ...]:
        """Leave no byte of what was taken away."""
        return await self._store.scrub()

    async def state(self) -> StoreState:
        """How it is doing."""
        return await self._store.state()

    async def close(self) -> None:
        """Close the connections of the running loop."""
        await self._store.close()
