"""Drafts that nobody waits for: tried, given up where they end their process again and again, and kept once."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from app.errors import ConflictError, InputError, SoftanswerError, UnavailableError
from app.model.brief import Brief
from app.model.draft import Draft
from app.model.given import AS_KEPT
from app.model.record import Keeping
from app.store.interface import Records, Store
from app.telemetry.log import kind_of, tell

TRIES = 3
"""How often a brief is tried where something it needs cannot answer."""

ATTEMPTS = 3
"""How often a brief is begun, after which it counts as one that ends whatever process works on it."""

WAIT_MOST_S = 15
"""Seconds that are waited at most before the next try, whatever the endpoint asks for."""

Tell = Callable[[SoftanswerError], dict[str, Any]]
"""An error as its reader gets it."""

Drafts = Callable[[Brief, Keeping], Awaitable[Draft]]
"""Makes a draft and keeps it, with what `keeping` names. Raises ConflictError where that was done already."""


@dataclass(frozen=True)
class Work:
    """A brief (JSON) that is kept, and how its attempts are counted; `begun` counts those that did not end.

    `begin` counts one more and returns how many that are, None where there is nothing to do any more; `take_back`
    uncounts it; `fail` keeps why there is no draft (a problem, as JSON).
    """

    brief: str | None
    keeping: Keeping
    begun: int
    begin: Callable[[Records], Awaitable[int | None]]
    take_back: Callable[[Records], Awaitable[None]]
    fail: Callable[[Records, str], Awaitable[object]]


class Trying:
    """Makes drafts of such briefs, over a store."""

    def __init__(self, store: Store, draft: Drafts, tell: Tell) -> None:
        self._store = store
        self._draft = draft
        self._tell = tell
        self._suspects = asyncio.Lock()

    async def do(self, work: Work) -> None:
        """Make and keep the draft, or keep why there is none. Raises UnavailableError where nothing can be kept."""
        async with self._turn(work.begun):
            async with self._store.transaction() as records:
                attempt = await work.begin(records)
            if attempt is None:
                return
            error = await self._guarded(work) if attempt <= ATTEMPTS else _given_up()
            if error is not None:
                async with self._store.transaction() as records:
                    await work.fail(records, json.dumps(self._tell(error)))

    @asynccontextmanager
    async def _turn(self, begun: int) -> AsyncIterator[None]:
        """What was begun before may have killed its process, or only died with it: such are done one at a time here.

        So one that kills does not take the same others with it each time, until they count as killers too.
        """
        if not begun:
            yield
            return
        async with self._suspects:
            yield

    async def _guarded(self, work: Work) -> SoftanswerError | None:
        try:
            return await self._tried(work)
        except asyncio.CancelledError:
            # This process ends in good order, which is not the brief's doing.
            await asyncio.shield(self._taken_back(work))
            raise

    async def _taken_back(self, work: Work) -> None:
        try:
            async with self._store.transaction() as records:
                await work.take_back(records)
        except SoftanswerError as error:
            tell("attempt_not_taken_back", error=kind_of(error))

    async def _tried(self, work: Work) -> SoftanswerError | None:
        """Why there is no draft, after some tries; None where there is one, ours or another process's."""
        failed: SoftanswerError | None = None
        for left in reversed(range(TRIES)):
            try:
                await self._draft(Brief.model_validate_json(work.brief or "", context=AS_KEPT), work.keeping)
                return None
            except ConflictError:
                return None
            except UnavailableError as error:
                failed = error
                if left:
                    await asyncio.sleep(min(error.retry_after_s, WAIT_MOST_S))
            except SoftanswerError as error:
                return error
            except ValidationError:
                return InputError("the brief that was kept cannot be read by this version")
            except Exception as error:  # noqa: BLE001 - one brief must not take the others with it
                tell("line_crashed", error=kind_of(error))
                return SoftanswerError("an unexpected error was met")
        return failed


def _given_up() -> SoftanswerError:
    return SoftanswerError(
        f"it was begun {ATTEMPTS} times, and each time the process that worked on it ended before it was done"
    )
