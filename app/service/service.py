"""The use cases, each a method."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Iterator, Mapping, Sequence
from contextlib import aclosing, contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from app.errors import ConflictError, SoftanswerError, UnavailableError
from app.model.brief import Brief
from app.model.draft import Checked, Draft, PersonAnswer
from app.model.events import DraftEvent, Event
from app.model.guideline import Guideline
from app.model.improvement import Improvement
from app.model.profile import Profile
from app.model.provenance import Provenance
from app.model.readiness import Readiness
from app.model.reading import Reading
from app.model.record import UNCLAIMED, Keeping
from app.model.writing import Passage
from app.service.aside import LONG, aside, aside_if_long, length_of, told_aside
from app.service.backing import Backing, Keeps, Work
from app.service.passages import Passages
from app.telemetry.draft_watch import DraftWatch

if TYPE_CHECKING:
    from app.reading.mail import Mail

GRACE_S = 0.15
"""Seconds after the deadline at which a draft that is still not there is given up; engines keep the deadline itself."""
REHEARSAL_S = 600.0
"""Seconds that a rehearsal's draft may take at least."""


class Service:
    """The use cases. Built once by `bootstrap`; safe to share between requests of one event loop."""

    def __init__(
        self,
        pipeline: Work,
        guidelines: tuple[Guideline, ...],
        passages: Passages,
        open_mail: Callable[[bytes], "Mail"],
        deadline_s: float = 20.0,
        backing: Backing | None = None,
    ) -> None:
        self._pipeline = pipeline
        self._guidelines = guidelines
        self._passages = passages
        self._open_mail = open_mail
        self._deadline_s = deadline_s
        self._backing = backing or Backing()
        self._also_forget: list[Callable[[Sequence[str]], None]] = []

    async def draft_events(self, brief: Brief, keeping: Keeping = UNCLAIMED) -> AsyncGenerator[Event, None]:
        """Yield what happens while the reply is made; the last event is a DraftEvent, of a draft that is kept by then.

        `keeping` says for whom. Raises UnavailableError when the engine cannot answer, or not before the deadline,
        and as `Keeps.keep` does.
        """
        with self._watched() as watch:
            recalled = await self._backing.keeper.recall(brief)
            async with aclosing(self._in_time(recalled)) as events:
                async for event in events:
                    shown = event
                    if isinstance(event, DraftEvent):
                        shown = DraftEvent(draft=await self._kept(recalled, event.draft, keeping))
                    watch.see(shown)
                    yield shown

    async def _kept(self, brief: Brief, draft: Draft, keeping: Keeping) -> Draft:
        if keeping.later is not None:  # whoever asked for it knows it by this id
            self._passages.rename(draft.id, keeping.later)
            draft = draft.model_copy(update={"id": keeping.later})
        try:
            return await self._backing.keeper.keep(brief, draft, self._passages.of(draft.id), keeping)
        except ConflictError:
            self._passages.forget([draft.id])  # nobody gets it, and its customer may have been erased
            raise

    @contextmanager
    def _watched(self) -> Iterator[DraftWatch]:
        """Who counts is told what becomes of a draft."""
        try:
            yield DraftWatch(self._backing.listener)
        except SoftanswerError as error:
            self._backing.listener.draft_failed(error.status)
            raise

    async def _in_time(self, brief: Brief) -> AsyncGenerator[Event, None]:
        deadline = asyncio.get_running_loop().time() + self._deadline_s
        async with aclosing(self._events(brief, deadline)) as events:
            while True:
                try:
                    async with asyncio.timeout_at(deadline + GRACE_S):
                        event = await anext(events)
                except StopAsyncIteration:
                    return
                except TimeoutError as error:
                    raise self._late() from error
                yield event

    async def _events(self, brief: Brief, deadline: float) -> AsyncGenerator[Event, None]:
        """The pipeline's events; for a long brief they come from a thread with a loop of its own.

        All loops of one process read the same clock, so the deadline holds there too.
        """
        if length_of(brief) <= LONG:
            async for event in self._pipeline.run(brief, deadline):
                yield event
            return
        async with aclosing(told_aside(lambda: self._in_own_loop(brief, deadline))) as events:
            async for event in events:
                yield event

    async def _in_own_loop(self, brief: Brief, deadline: float) -> AsyncGenerator[Event, None]:
        try:
            async for event in self._pipeline.run(brief, deadline):
                yield event
        finally:
            await self._backing.models.close()

    @property
    def rehearsal(self) -> "Service":
        """The same use cases with no model asked and nothing counted: for warming up, and for examples.

        Nobody waits for its drafts, and the first loads what later ones find loaded, so they have all the time they
        need: on a busy machine it may take longer than any draft after it may.
        """
        work = self._backing.practice or self._pipeline
        return Service(
            work, self._guidelines, self._passages, self._open_mail, max(self._deadline_s, REHEARSAL_S)
        )

    def keeping_with(self, keeper: Keeps) -> "Service":
        """The same use cases with what is drafted kept by `keeper`."""
        backing = replace(self._backing, keeper=keeper)
        return Service(
            self._pipeline, self._guidelines, self._passages, self._open_mail, self._deadline_s, backing
        )

    def readiness(self) -> Readiness:
        """Whether drafts can be made now, and whether a model writes them where one is set."""
        return self._backing.models.readiness() if self._guidelines else Readiness(status="empty")

    def load(self) -> None:
        """Import what the first call of a model needs, which takes about a second; may be done by any thread."""
        self._backing.models.load()

    async def close(self) -> None:
        """Close what the running loop holds open; the service can be used on, also by another loop."""
        await self._backing.models.close()

    async def draft(self, brief: Brief, keeping: Keeping = UNCLAIMED) -> Draft:
        """The whole draft; arguments and errors as for `draft_events`."""
        with self._watched() as watch:
            brief = await self._backing.keeper.recall(brief)
            draft = await self._drafted(brief, watch)
            return await self._kept(brief, draft, keeping)

    async def _drafted(self, brief: Brief, watch: DraftWatch) -> Draft:
        deadline = asyncio.get_running_loop().time() + self._deadline_s
        try:
            # One deadline around all of them: one for each event costs more than the event.
            async with (
                asyncio.timeout_at(deadline + GRACE_S),
                aclosing(self._events(brief, deadline)) as events,
            ):
                async for event in events:
                    watch.see(event)
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

    def passages_of(self, draft_id: str) -> tuple[Passage, ...]:
        """What we know of the sentences of one of the last drafts; empty when it is not known (any more)."""
        return self._passages.of(draft_id)

    def forget(self, draft_ids: Sequence[str]) -> None:
        """Take what this process knows of these drafts out of its memory."""
        self._passages.forget(draft_ids)
        self._pipeline.forget()
        for forget in self._also_forget:
            forget(draft_ids)

    def also_forget(self, forget: Callable[[Sequence[str]], None]) -> None:
        """Have `forget` told of drafts that are to be forgotten too: a door may remember some."""
        self._also_forget.append(forget)

    async def check(
        self,
        brief: Brief,
        reply: str,
        draft_id: str | None = None,
        answers: Mapping[str, PersonAnswer] | None = None,
    ) -> Checked:
        """The checklist of a reply that anybody wrote.

        With the id of a draft, the sentences of it that still stand keep what we knew when we wrote them; `answers`
        are a person's word, by the ids of items that were left unsure.
        """
        known = self._passages.of(draft_id)
        if draft_id and not known:
            known = await self._backing.keeper.passages(draft_id)
        checked = await aside_if_long(
            length_of(brief) + len(reply), self._pipeline.check, brief, reply, known, answers
        )
        if self._pipeline.judges:
            deadline = asyncio.get_running_loop().time() + self._deadline_s
            checked = await self._pipeline.second_opinion(brief, reply, checked, deadline)
        return checked.model_copy(update={"draft_known": bool(known)}) if draft_id else checked

    async def improve(self, brief: Brief, reply: str, only: str | None = None) -> Improvement:
        """A reply that a person wrote, with the smallest edits that meet the checklist, and both checklists.

        With `only`, the edits are for that one guideline. What is found by the deadline is what counts.
        Raises UnavailableError when it takes longer than the deadline.
        """
        deadline = asyncio.get_running_loop().time() + self._deadline_s
        try:
            # Beside the loop however short the texts are: each edit is tried by checking the whole reply.
            async with asyncio.timeout_at(deadline + GRACE_S):
                return await aside(asyncio.run, self._improve_aside(brief, reply, deadline, only))
        except TimeoutError as error:
            raise UnavailableError(
                f"the edits were not ready within {self._deadline_s:g} seconds",
                hint="Try again, or raise SOFTANSWER_DEADLINE_S.",
            ) from error

    async def _improve_aside(
        self, brief: Brief, reply: str, deadline: float, only: str | None
    ) -> Improvement:
        try:
            return await self._pipeline.improve(brief, reply, deadline, only)
        finally:
            await self._backing.models.close()

    async def read(self, brief: Brief) -> Reading:
        """What the message says, with the words that show it."""
        return await aside_if_long(length_of(brief), self._pipeline.read, brief)

    def guidelines(self) -> tuple[Guideline, ...]:
        """All guidelines in force, in their order."""
        return self._guidelines

    @property
    def profile(self) -> Profile:
        """What the company says of itself; it lies under every brief."""
        return self._backing.profile

    @property
    def profile_file(self) -> str | None:
        """The name of the profile's file, without its folder; nothing where the company has none."""
        return self._backing.profile_file

    @property
    def provenance(self) -> Provenance:
        """Where the guidelines come from, and what the company makes of ours."""
        return self._backing.provenance

    async def open_mail(self, raw: bytes) -> "Mail":
        """Subject, sender, text and date of a saved mail (.eml).

        Raises TooLargeError or UnreadableError.
        """
        return await aside_if_long(len(raw), self._open_mail, raw)
