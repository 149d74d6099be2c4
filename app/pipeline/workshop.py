"""What every reply passes through between the engine and the customer: examined, mended, made safe."""

from collections.abc import AsyncGenerator
from contextlib import aclosing

from app.checklist.case import Case
from app.checklist.checklist import Checklist
from app.checklist.guards import Guards
from app.engines.interface import Engine, Task
from app.errors import UnavailableError
from app.guidelines import Guidelines
from app.model.writing import Passage, Written
from app.pipeline.advice import with_advice
from app.pipeline.arrivals import arrivals
from app.pipeline.neutral import Neutral
from app.pipeline.repair import Mender
from app.pipeline.stage import Stage
from app.pipeline.version import Examiner, Version


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
    ) -> None:
        self._engine = engine
        self._checklist = checklist
        self._guidelines = guidelines
        self._neutral = neutral
        self._spare = spare
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
        """The version as it may be shown, with advice for the agent."""
        safe = self._examiner.neutralised(case, version)
        if self._spare is not None and version.unfit:
            spare = await self._spared(case, task, self._spare)
            safe = min(safe, spare, key=lambda v: v.shortfall) if spare else safe
        checked = with_advice(safe.checked, self._guidelines, case.brief, case.reading, "en")
        return safe.model_copy(update={"checked": checked})

    async def _spared(self, case: Case, task: Task, spare: Engine) -> Version | None:
        async for piece in spare.write(task):
            if isinstance(piece, Written):
                told = piece.engine.model_copy(update={"fallback_reason": self._neutral.written_anew})
                written = piece.model_copy(update={"engine": told})
                return self._examiner.neutralised(case, self._examiner.examine(case, written))
        return None
