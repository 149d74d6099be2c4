"""A request's turn at its work: the same request again gets the same answer, and its work is done once."""

import asyncio
import math
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import aclosing
from datetime import datetime, timedelta
from functools import partial
from types import TracebackType
from typing import Any, Self
from uuid import uuid4

from starlette.requests import Request

from app.access.idempotency import fingerprint, key_of
from app.access.under_way import UnderWay
from app.errors import ConflictError, GoneError, KeyReuseError, SoftanswerError
from app.model.events import Event
from app.model.record import Answer, Claim, Claimed, Keeping
from app.store.interface import Records, Store
from app.telemetry.interface import ClaimOutcome, Listener
from app.telemetry.log import kind_of, tell

LATER_S = 2
"""Seconds after which who meets a running request is asked to come back at most."""

CLOSING_S = 5.0
"""Seconds that work which nobody waits for any more gets when the server stops."""

_MET: Mapping[str, ClaimOutcome] = {
    "ours": "made",
    "done": "replayed",
    "running": "running",
    "other": "other",
}


class Turn:
    """One request's turn at its work. Left by an error, it gives its claim up; with `answer` it was done before."""

    def __init__(
        self,
        who: str,
        claim: Claimed | None = None,
        answer: Answer | None = None,
        ended: Callable[[Claimed], None] | None = None,
        give_up: Callable[[Claimed], asyncio.Task[None]] | None = None,
    ) -> None:
        self.claim = claim
        self.answer = answer
        self.keeping = Keeping(who=who, claim=claim)
        self._ended = ended
        self._give_up = give_up

    async def settle(self, records: Records, answer: Answer) -> None:
        """Keep the answer with the work, in its transaction. Raises ConflictError where the claim is lost."""
        claim = self.claim
        if claim and not await records.claims.settle(claim.scope, claim.key, claim.holder, answer):
            raise ConflictError("another process has taken this request over", hint="Send it again.")

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.claim is None or self._ended is None or self._give_up is None:
            return
        if error is None:
            self._ended(self.claim)
            return
        released = self._give_up(self.claim)
        if isinstance(error, Exception):
            # Given up before the caller hears of the error, so that sending again at once is no conflict.
            await asyncio.shield(released)


class Turns:
    """Lays claims in the store, one short transaction before the work, for at most `lease_s` seconds each."""

    def __init__(
        self, store: Store, clock: Callable[[], datetime], lease_s: float, listener: Listener | None = None
    ) -> None:
        self._store = store
        self._clock = clock
        self._lease = timedelta(seconds=lease_s)
        self._listener = listener or Listener()
        self._under_way = UnderWay(clock, self._give_up)
        self._releasing: set[asyncio.Task[None]] = set()
        self._working: set[asyncio.Task[None]] = set()

    async def begin(self, request: Request, who: str, body: Mapping[str, Any] | bytes) -> Turn:
        """The turn of a request; without a key, one that claims nothing.

        Raises IdempotencyKeyError, and as `claim` does.
        """
        key = key_of(request.headers.getlist("idempotency-key"))
        if key is None:
            return Turn(who)
        return await self.claim(who, key, fingerprint(request.method, request.url.path, body))

    async def claim(self, who: str, key: str, print_: str) -> Turn:
        """The turn of the work that `who` asks for under a key; `print_` tells works under one key apart.

        Raises KeyReuseError for other work, ConflictError while it is running, UnavailableError where the store
        cannot say.
        """
        claimed = Claimed(scope=who, key=key, holder=uuid4().hex)
        claim = await self._under_way.claim(claimed, print_, partial(self._lay, claimed, print_))
        self._listener.claim_met(_MET[claim.state])
        if claim.state == "ours":
            return Turn(who, claimed, ended=self._under_way.ended, give_up=self._give_up)
        if claim.state == "other":
            raise KeyReuseError(
                "this key came with another request before", hint="Take a new key for a new request."
            )
        if claim.state == "running" or claim.answer is None:
            raise ConflictError(
                "the first request with this key is still being worked on",
                retry_after_s=self._later(claim),
                hint="Send it again after the time told.",
            )
        return Turn(who, answer=claim.answer)

    async def stored(self, answer: Answer) -> str:
        """The body of a stored answer. Raises GoneError where its texts were taken away since."""
        if answer.body or answer.draft_id is None:
            return answer.body
        async with self._store.view() as records:
            record = await records.drafts.get(answer.draft_id)
        if record is None or record.draft is None:
            raise GoneError("this request was answered, and the texts of the answer were taken away since")
        return record.draft.model_dump_json()

    async def settle(self, turn: Turn, answer: Answer) -> None:
        """Keep the answer of work that is kept nowhere else; errors as for `Turn.settle`."""
        if turn.claim is not None:
            async with self._store.transaction() as records:
                await turn.settle(records, answer)

    def outliving(self, turn: Turn, events: AsyncGenerator[Event, None]) -> AsyncGenerator[Event, None]:
        """The events; with a claim the work goes on to its end when its listener goes away."""
        if turn.claim is None:
            return events
        queue: asyncio.Queue[Event | BaseException | None] = asyncio.Queue()
        task = asyncio.create_task(_work(turn, events, queue))
        self._working.add(task)
        task.add_done_callback(self._working.discard)
        return _heard(queue)

    async def close(self) -> None:
        """Let what is under way end, for a moment; then give its claims up."""
        if self._working:
            _, late = await asyncio.wait(self._working, timeout=CLOSING_S)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        await asyncio.gather(*self._releasing, return_exceptions=True)

    async def _lay(self, claimed: Claimed, print_: str) -> Claim:
        now = self._clock()
        async with self._store.transaction() as records:
            return await records.claims.claim(
                claimed.scope, claimed.key, print_, claimed.holder, now, now + self._lease
            )

    def _give_up(self, claimed: Claimed) -> asyncio.Task[None]:
        task = asyncio.create_task(self._release(claimed))
        self._releasing.add(task)
        task.add_done_callback(self._releasing.discard)
        return task

    async def _release(self, claimed: Claimed) -> None:
        try:
            async with self._store.transaction() as records:
                await records.claims.release(claimed.scope, claimed.key, claimed.holder)
        except SoftanswerError as error:
            tell("claim_not_released", error=kind_of(error))
        finally:
            self._under_way.ended(claimed)

    def _later(self, claim: Claim) -> int:
        left = (claim.until - self._clock()).total_seconds() if claim.until else LATER_S
        return max(1, min(LATER_S, math.ceil(left)))


async def _work(
    turn: Turn, events: AsyncGenerator[Event, None], queue: asyncio.Queue[Event | BaseException | None]
) -> None:
    try:
        async with turn, aclosing(events):
            async for event in events:
                queue.put_nowait(event)
        queue.put_nowait(None)
    except BaseException as error:
        queue.put_nowait(error)
        if not isinstance(error, Exception):
            raise


async def _heard(queue: asyncio.Queue[Event | BaseException | None]) -> AsyncGenerator[Event, None]:
    while (event := await queue.get()) is not None:
        if isinstance(event, BaseException):
            raise event
        yield event
