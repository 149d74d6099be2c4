"""What every reply passes through between the engine and the customer: examined, mended, made safe."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from time import perf_counter
from typing import TYPE_CHECKING

from app.checklist.case import Case
from app.checklist.checklist import Checklist
from app.checklist.guards import Guards
from app.engines.interface import Engine, Task
from app.errors import UnavailableError
from app.guidelines import Guidelines
from app.model.draft import Checked
from app.model.writing import Passage, Usage, Written
from app.pipeline.advice import with_advice
from app.pipeline.arrivals import arrivals
from app.pipeline.neutral import Neutral
from app.pipeline.repair import RESERVE_S, Mender
from app.pipeline.stage import Stage
from app.pipeline.version import Examiner, Version

if TYPE_CHECKING:
    from app.checklist.judge import Judge


def task_for(case: Case, deadline: float | None) -> Task:
    """What an engine is given of a case."""
    return Task(
        brief=case.brief, profile=case.profile, reading=case.reading, plan=case.plan, deadline=deadline
    )


class Workshop:
    """Writes, examines, mends and makes safe; built once.

    `spare` writes in the engine's place where what that wrote was steered by the message or is in the wrong language
    and cannot be repaired; without one such sentences are left out, and the draft says so.
    """

    def __init__(
        self,
        engine: Engine,
        checklist: Checklist,
        guidelines: Guidelines,
        neutral: Neutral,
        spare: Engine | None = None,
        judge: "Judge | None" = None,
    ) -> None:
        self._engine = engine
        self._checklist = checklist
        self._guidelines = guidelines
        self._neutral = neutral
        self._spare = spare
        self._judge = judge
        self._examiner = Examiner(checklist, neutral)
        self._mender = Mender(engine, self._examiner, guidelines)

    def stage(self, case: Case) -> Stage:
        """Where the sentences of a reply to this case are shown."""
        return Stage(Guards(self._checklist, case, case.reading.language), self._neutral)

    async def write(self, task: Task) -> AsyncGenerator[tuple[Passage, ...] | Written, None]:
        """Yield what the engine writes, batch by batch as it arrives, and last the whole.

        Passages that come together with the whole are left to it. Raises UnavailableError when it never comes.
        """
        async with aclosing(arrivals(self._engine.write(task))) as batches:
            async for batch in batches:
                whole = next((p for p in batch if isinstance(p, Written)), None)
                if whole is not None:
                    yield whole
                    return
                yield tuple(p for p in batch if isinstance(p, Passage))
        raise UnavailableError(f"the engine {self._engine.name} stopped before the reply was whole")

    def examine(self, case: Case, written: Written) -> Version:
        """What the checklist and the guards say of the reply as it was written."""
        return self._examiner.examine(case, written)

    def wants_mending(self, version: Version) -> bool:
        """Whether anything was found that an engine could put right."""
        return not version.shortfall.nothing_missed

    async def mend(self, case: Case, task: Task, version: Version, took_s: float) -> Version:
        """The best version that can be had in time; see `Mender.mend`."""
        return await self._mender.mend(case, task, version, took_s)

    async def finish(self, case: Case, task: Task, version: Version) -> Version:
        """The version as it may be shown, judged where there is a judge and time, with advice for the agent."""
        safe = self._examiner.neutralised(case, version)
        if self._spare is not None and version.unfit:
            spare = await self._spared(case, task, self._spare)
            safe = min(safe, spare, key=lambda v: v.shortfall) if spare else safe
        checked, usage = await self.judged(case, safe.text, safe.checked, task.deadline)
        checked = with_advice(checked, self._guidelines, case.brief, case.reading, "en")
        written = safe.written.model_copy(update={"usage": safe.written.usage.plus(usage)})
        return self._examiner.owned_up(safe.model_copy(update={"checked": checked, "written": written}))

    async def make(self, case: Case, deadline: float | None) -> Version:
        """A whole reply to a case, with nobody watching: written, mended, made safe."""
        task = task_for(case, deadline)
        began = perf_counter()
        written: Written | None = None
        async with aclosing(self.write(task)) as arriving:
            async for batch in arriving:
                written = batch if isinstance(batch, Written) else None
        assert written is not None  # `write` ends with the whole, or raises
        version = self.examine(case, written)
        if self.wants_mending(version):
            version = await self.mend(case, task, version, perf_counter() - began)
        return await self.finish(case, task, version)

    @property
    def judges(self) -> bool:
        """Whether there is a judge to ask."""
        return self._judge is not None

    async def judged(
        self, case: Case, text: str, checked: Checked, deadline: float | None
    ) -> tuple[Checked, Usage]:
        """The checklist with the judge's word on what code left open, and what that took."""
        if self._judge is None:
            return checked, Usage()
        latest = None if deadline is None else deadline - RESERVE_S
        try:
            async with asyncio.timeout_at(latest):
                return await self._judge.judged(case, text, checked, latest)
        except TimeoutError:
            return checked, Usage()

    async def _spared(self, case: Case, task: Task, spare: Engine) -> Version | None:
        async for piece in spare.write(task):
            if isinstance(piece, Written):
                told = piece.engine.model_copy(update={"fallback_reason": self._neutral.written_anew})
                written = piece.model_copy(update={"engine": told})
                return self._examiner.neutralised(case, self._examiner.examine(case, written))
        return None
