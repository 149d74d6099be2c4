"""What the product does for its doors: draft, check, read, list the guidelines, open a mail."""

import asyncio
from collections import OrderedDict
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import aclosing
from threading import Lock
from typing import ParamSpec, Protocol, TypeVar

from app.errors import UnavailableError
from app.model.brief import Brief
from app.model.draft import Checked, Draft
from app.model.events import DraftEvent, Event
from app.model.guideline import Guideline
from app.model.improvement import Improvement
from app.model.reading import Reading
from app.model.writing import Passage
from app.reading.mail import Mail

DRAFTS_REMEMBERED = 1000
"""Drafts whose passages are kept in memory, so that a check knows the sentences that we wrote."""

LONG = 20_000
"""Characters; a longer text is worked on beside the event loop, so that nobody else waits for it."""


P = ParamSpec("P")
R = TypeVar("R")


class Passages:
    """The passages of the last drafts by draft id; the one used longest ago goes first."""

    def __init__(self, most: int = DRAFTS_REMEMBERED) -> None:
        self._most = most
        self._by_draft: OrderedDict[str, tuple[Passage, ...]] = OrderedDict()
        self._lock = Lock()

    def remember(self, draft_id: str, passages: tuple[Passage, ...]) -> None:
        """Keep the passages of one draft."""
        with self._lock:
            self._by_draft[draft_id] = passages
            self._by_draft.move_to_end(draft_id)
            while len(self._by_draft) > self._most:
                self._by_draft.popitem(last=False)

    def of(self, draft_id: str | None) -> tuple[Passage, ...]:
        """The passages of a draft; empty when it is not known (any more)."""
        with self._lock:
            if draft_id is None or draft_id not in self._by_draft:
                return ()
            self._by_draft.move_to_end(draft_id)
            return self._by_draft[draft_id]


class Work(Protocol):
    """What the service needs of the pipeline."""

    def read(self, brief: Brief) -> Reading:
        """What the message says."""

    def check(self, brief: Brief, text: str, known: tuple[Passage, ...] = ()) -> Checked:
        """The checklist of a reply."""

    @property
    def judges(self) -> bool:
        """Whether there is a judge to ask."""

    async def second_opinion(self, brief: Brief, text: str, checked: Checked, deadline: float) -> Checked:
        """The checklist with the judge's word on what it left unsure."""

    async def improve(self, brief: Brief, text: str, deadline: float | None = None) -> Improvement:
        """A person's reply with the smallest edits that meet the checklist."""

    def run(self, brief: Brief, deadline: float | None = None) -> AsyncIterator[Event]:
        """Read, plan, write, check, repair; the last event holds the draft. `deadline`: a time of the running loop."""


class Service:
    """The use cases. Built once by `bootstrap`; safe to share between requests of one event loop."""

    def __init__(
        self,
        pipeline: Work,
        guidelines: tuple[Guideline, ...],
        passages: Passages,
        open_mail: Callable[[bytes], Mail],
        deadline_s: float = 20.0,
    ) -> None:
        self._pipeline = pipeline
        self._guidelines = guidelines
        self._passages = passages
        self._open_mail = open_mail
        self._deadline_s = deadline_s

    async def draft_events(self, brief: Brief) -> AsyncGenerator[Event, None]:
        """Yield what happens while the reply is made; the last event is a DraftEvent.

        Raises UnavailableError when the engine cannot answer, or not before the deadline.
        """
        deadline = asyncio.get_running_loop().time() + self._deadline_s
        async with aclosing(self._events(brief, deadline)) as events:
            while True:
                try:
                    async with asyncio.timeout_at(deadline):
                        event = await anext(events)
                except StopAsyncIteration:
                    return
                except TimeoutError as error:
                    raise self._late() from error
                yield event

    async def _events(self, brief: Brief, deadline: float) -> AsyncGenerator[Event, None]:
        """The pipeline's events; for a long message made in a thread with a loop of its own, so all at the end."""
        if len(brief.message) <= LONG:
            async for event in self._pipeline.run(brief, deadline):
                yield event
            return
        left_s = deadline - asyncio.get_running_loop().time()
        for event in await asyncio.to_thread(asyncio.run, _all(self._pipeline, brief, left_s)):
            yield event

    async def draft(self, brief: Brief) -> Draft:
        """The whole draft; errors as for `draft_events`."""
        try:
            deadline = asyncio.get_running_loop().time() + self._deadline_s
            # One deadline around all of them: one for each event costs more than the event.
            async with asyncio.timeout_at(deadline), aclosing(self._events(brief, deadline)) as events:
                async for event in events:
                    if isinstance(event, DraftEvent):
                        return event.draft
        except TimeoutError as error:
            raise self._late() from error
        raise UnavailableError("the engine stopped before the reply was whole")

    def _late(self) -> UnavailableError:
        return UnavailableError(
            f"the reply was not ready within {self._deadline_s:g} seconds",
            hint="Try again, or raise SOFTANSWER_DEADLINE_S.",
        )

    async def check(self, brief: Brief, reply: str, draft_id: str | None = None) -> Checked:
        """The checklist of a reply that anybody wrote.

        With the id of a draft, the sentences of it that still stand keep what we knew when we wrote them.
        """
        known = self._passages.of(draft_id)
        checked = await _aside(len(brief.message) + len(reply), self._pipeline.check, brief, reply, known)
        if not self._pipeline.judges:
            return checked
        deadline = asyncio.get_running_loop().time() + self._deadline_s
        return await self._pipeline.second_opinion(brief, reply, checked, deadline)

    async def improve(self, brief: Brief, reply: str) -> Improvement:
        """A reply that a person wrote, with the smallest edits that meet the checklist, and both checklists.

        Raises UnavailableError when it takes longer than the deadline.
        """
        deadline = asyncio.get_running_loop().time() + self._deadline_s
        try:
            async with asyncio.timeout_at(deadline):
                if len(brief.message) + len(reply) <= LONG:
                    return await self._pipeline.improve(brief, reply, deadline)
                # In a loop of its own, whose clock is another; the timeout here ends the waiting all the same.
                return await asyncio.to_thread(asyncio.run, self._pipeline.improve(brief, reply))
        except TimeoutError as error:
            raise UnavailableError(
                f"the edits were not ready within {self._deadline_s:g} seconds",
                hint="Try again, or raise SOFTANSWER_DEADLINE_S.",
            ) from error

    async def read(self, brief: Brief) -> Reading:
        """What the message says, with the words that show it."""
        return await _aside(len(brief.message), self._pipeline.read, brief)

    def guidelines(self) -> tuple[Guideline, ...]:
        """All guidelines in force, in their order."""
        return self._guidelines

    async def open_mail(self, raw: bytes) -> Mail:
        """Subject, sender, text and date of a saved mail (.eml).

        Raises TooLargeError or UnreadableError.
        """
        return await _aside(len(raw), self._open_mail, raw)


async def _all(pipeline: Work, brief: Brief, left_s: float) -> list[Event]:
    """All events of a run in a loop of its own, whose clock is another."""
    deadline = asyncio.get_running_loop().time() + left_s
    return [event async for event in pipeline.run(brief, deadline)]


async def _aside(length: int, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Do short work here, where a thread would cost more than the work; long work in a thread."""
    if length > LONG:
        return await asyncio.to_thread(work, *args, **kwargs)
    return work(*args, **kwargs)
