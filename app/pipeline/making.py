"""One draft in the making: the steps that every door listens to."""

from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing
from time import perf_counter

from app.checklist.case import Case
from app.model.events import Event, ReplaceEvent, StepEvent, TextEvent
from app.model.writing import Written
from app.pipeline.stage import Stage, pieces
from app.pipeline.version import Version
from app.pipeline.workshop import Workshop, task_for

FIRST = "first_sentence"
"""The lap at which the first sentence is shown, counted from the beginning."""


class Making:
    """Writes, mends and shows one reply. Mutable; `version` stands when `events` has ended."""

    def __init__(self, workshop: Workshop, case: Case, deadline: float | None, clock: "Clock") -> None:
        self._workshop = workshop
        self._case = case
        self._task = task_for(case, deadline)
        self._clock = clock
        self._stage = workshop.stage(case)
        self.version: Version | None = None

    async def events(self) -> AsyncGenerator[Event, None]:
        """Yield the steps and the text; raises UnavailableError when the engine cannot answer."""
        yield StepEvent(name="write", state="started")
        async with aclosing(self._workshop.write(self._task)) as arriving:
            async for batch in arriving:
                if isinstance(batch, Written):
                    written = batch
                    break
                for piece in self._stage.show(batch):
                    self._clock.note(FIRST)
                    yield TextEvent(append=piece)
        self._clock.lap("write")
        yield StepEvent(name="write", state="done")
        version = self._workshop.examine(self._case, written)
        self._clock.lap("check")
        yield StepEvent(name="check", state="done")
        if self._workshop.wants_mending(version):
            yield StepEvent(name="repair", state="started")
            took_s = self._clock.laps["write"] / 1000
            version = await self._workshop.mend(self._case, self._task, version, took_s)
            self._clock.lap("repair")
            yield StepEvent(name="repair", state="done")
        version = await self._workshop.finish(self._case, self._task, version)
        for event in _shown(self._stage, version.text):
            self._clock.note(FIRST)
            yield event
        self.version = version


def _shown(stage: Stage, text: str) -> Iterator[Event]:
    """What is still to be shown: the rest of the text, or all of it anew where something else was shown."""
    if text.startswith(stage.shown):
        yield from (TextEvent(append=piece) for piece in pieces(text, len(stage.shown)))
    else:
        yield ReplaceEvent(text=text)


class Clock:
    """Milliseconds of each step."""

    def __init__(self) -> None:
        self.laps: dict[str, float] = {}
        self._began = self._last = perf_counter()

    def lap(self, name: str) -> None:
        """Note how long it took since the last lap."""
        now = perf_counter()
        self.laps[name] = round((now - self._last) * 1000, 3)
        self._last = now

    def note(self, name: str) -> None:
        """Note, the first time only, how long it took since the beginning."""
        self.laps.setdefault(name, round((perf_counter() - self._began) * 1000, 3))
