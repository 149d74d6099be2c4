"""Drafts in the making: whoever asks for the same one follows the same work, however often they come back."""

import asyncio
import json
import time
from collections import OrderedDict
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import aclosing
from hashlib import sha256

from app.errors import SoftanswerError
from app.model.brief import Brief
from app.model.draft import Draft
from app.model.events import DraftEvent, Event
from app.telemetry.log import crashed

MOST = 200
"""Runs that are remembered; the oldest that are done go first."""

CLOSING_S = 5.0
"""Seconds that drafts which are being made get when the server stops."""

KEPT_S = 3600.0
"""Seconds for which a run that is done is remembered, its texts with it."""


def run_key(once: str, brief: Brief) -> str:
    """The same form sent again is the same run; with anything changed in it, it is another.

    `once` is drawn anew for every empty form.
    """
    told = json.dumps(brief.model_dump(mode="json"), sort_keys=True)
    return sha256(f"{once}\0{told}".encode("utf-8", "surrogatepass")).hexdigest()[:32]


class Run:
    """One draft in the making, with all its events; anybody may follow it, from its beginning, at any time."""

    def __init__(self, key: str, who: str, brief: Brief) -> None:
        self.key = key
        self.who = who
        self.brief = brief
        self.draft: Draft | None = None
        self.error: SoftanswerError | None = None
        self.ended_at: float | None = None
        self._events: list[Event] = []
        self._moved = asyncio.Event()

    @property
    def done(self) -> bool:
        """Whether nothing more will happen."""
        return self.ended_at is not None

    async def work(self, events: AsyncGenerator[Event, None]) -> None:
        """Take the events in until they end; an error is kept for those who follow."""
        try:
            async with aclosing(events):
                async for event in events:
                    self.draft = event.draft if isinstance(event, DraftEvent) else self.draft
                    self._events.append(event)
                    self._tell()
        except SoftanswerError as error:
            self.error = error
        except Exception as error:  # noqa: BLE001 - whatever it is, those who follow are told that it ended
            crashed(error, "the page's draft")
            self.error = SoftanswerError("an unexpected error was met; the log has it")
        finally:
            self.ended_at = time.monotonic()
            self._tell()

    async def follow(self) -> AsyncIterator[Event]:
        """Every event from the first; ends when the run ends."""
        seen = 0
        while True:
            moved = self._moved
            while seen < len(self._events):
                yield self._events[seen]
                seen += 1
            if self.done:
                return
            if moved is self._moved:
                await moved.wait()

    async def whole(self) -> Draft:
        """The draft, when it is there. Raises what made it fail."""
        async for _ in self.follow():
            pass
        if self.draft is None:
            raise self.error or SoftanswerError("the draft ended without a word")
        return self.draft

    def _tell(self) -> None:
        moved, self._moved = self._moved, asyncio.Event()
        moved.set()


class Runs:
    """The runs of this process; bounded in number, and in time once they are done."""

    def __init__(self, most: int = MOST, kept_s: float = KEPT_S) -> None:
        self._most = most
        self._kept_s = kept_s
        self._runs: OrderedDict[str, Run] = OrderedDict()
        self._tasks: set[asyncio.Task[None]] = set()

    def find(self, key: str, who: str) -> Run | None:
        """A run by its key, for whom it belongs to."""
        self._drop_old()
        return self._theirs(self._runs.get(key), who)

    def of_draft(self, draft_id: str, who: str) -> Run | None:
        """The run that made a draft, for whom it belongs to."""
        found = (r for r in reversed(self._runs.values()) if r.draft is not None and r.draft.id == draft_id)
        return self._theirs(next(found, None), who)

    @staticmethod
    def _theirs(run: Run | None, who: str) -> Run | None:
        return run if run is not None and run.who == who else None

    def start(self, run: Run, events: AsyncGenerator[Event, None]) -> Run:
        """Begin the work of a new run; it goes on when nobody follows it."""
        self._runs[run.key] = run
        task = asyncio.create_task(run.work(events))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return run

    async def close(self, within_s: float = CLOSING_S) -> None:
        """Let what is under way end, for a moment, before the store closes; then stop it."""
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=within_s)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    def forget(self, draft_ids: Sequence[str]) -> None:
        """Take the runs of these drafts out of memory."""
        gone = set(draft_ids)
        for key in [k for k, r in self._runs.items() if r.draft is not None and r.draft.id in gone]:
            del self._runs[key]

    def _drop_old(self) -> None:
        now = time.monotonic()
        done = [(k, r.ended_at) for k, r in self._runs.items() if r.ended_at is not None]
        surplus = max(0, len(self._runs) - self._most)
        for number, (key, ended) in enumerate(done):
            if number < surplus or (ended or now) < now - self._kept_s:
                del self._runs[key]
