"""The one path from brief to draft, as an async generator of events."""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import aclosing
from typing import TYPE_CHECKING, Protocol

from app.checklist.case import Case
from app.checklist.checklist import Checklist
from app.engines.interface import Engine
from app.guidelines import Guidelines
from app.model.brief import Brief
from app.model.draft import Checked, PersonAnswer
from app.model.events import DraftEvent, Event, StepEvent
from app.model.improvement import Improvement
from app.model.profile import Profile
from app.model.reading import Reading
from app.model.writing import Passage
from app.pipeline.advice import with_advice
from app.pipeline.case_of import case_of
from app.pipeline.drafting import Drafting
from app.pipeline.improving.improve import Improver, Proposes
from app.pipeline.making import Clock, Making
from app.pipeline.neutral import Neutral
from app.pipeline.opened import Opened
from app.pipeline.settle import settled
from app.pipeline.variants import VariantMaker, Variants
from app.pipeline.workshop import Workshop, task_for
from app.prompts import Prompts

if TYPE_CHECKING:
    from app.checklist.judge import Judge

Remember = Callable[[str, tuple[Passage, ...]], None]
"""Told of each draft's id and passages, so that a later check knows its unchanged sentences."""


class ReadsMessages(Protocol):
    """What the pipeline needs of the reading room."""

    def read(self, brief: Brief) -> Reading:
        """The reading of the brief's message."""


class Pipeline:
    """Read, plan, write, check, repair; built once, used for every brief. For `spare` see Workshop.

    `proposes` is a model that edits a person's own reply; what `own`, else the engine, would write is edited in.
    """

    def __init__(  # noqa: PLR0913 - each collaborator comes in by its name
        self,
        *,
        reader: ReadsMessages,
        engine: Engine,
        checklist: Checklist,
        guidelines: Guidelines,
        prompts: Prompts,
        profile: Profile,
        remember: Remember | None = None,
        own: Engine | None = None,
        spare: Engine | None = None,
        proposes: Proposes | None = None,
        judge: "Judge | None" = None,
    ) -> None:
        self._reader = reader
        self._checklist = checklist
        self._guidelines = guidelines
        self._profile = profile
        self._remember = remember
        self._opened = Opened()
        neutral = Neutral(prompts.wording("neutral", "en"))
        self._workshop = Workshop(engine, checklist, guidelines, neutral, spare, judge)
        self._improver = Improver(checklist, guidelines, own or engine, proposes)
        self._drafting = Drafting(prompts)
        self._variants = VariantMaker(self._workshop, prompts.wording("variants", "en"))

    def read(self, brief: Brief) -> Reading:
        """The reading alone."""
        brief = settled(brief, self._profile)
        known = self._opened.of(brief)
        return known.reading if known else self._reader.read(brief)

    def forget(self) -> None:
        """Take what this process knows of the last briefs out of its memory."""
        self._opened.forget()

    def check(
        self,
        brief: Brief,
        text: str,
        known: tuple[Passage, ...] = (),
        answers: Mapping[str, PersonAnswer] | None = None,
    ) -> Checked:
        """The checklist of any reply to this brief, also one that a person wrote.

        `answers` are a person's word, by the ids of items that were left unsure.
        """
        brief = settled(brief, self._profile)
        case = self._case(brief)
        checked = self._checklist.check(case, text, known, language=case.reading.language)
        return self._advised(case, self._checklist.by_person(case, text, checked, answers or {}))

    async def second_opinion(
        self, brief: Brief, text: str, checked: Checked, deadline: float | None
    ) -> Checked:
        """The checklist of `check` with the judge's word on what it left unsure; as it is where there is no judge."""
        brief = settled(brief, self._profile)
        case = self._case(brief)
        return (await self._workshop.judged(case, text, checked, deadline))[0]

    @property
    def judges(self) -> bool:
        """Whether there is a judge to ask."""
        return self._workshop.judges

    async def improve(
        self, brief: Brief, text: str, deadline: float | None = None, only: str | None = None
    ) -> Improvement:
        """A person's reply with the smallest edits that meet the checklist, or `only` one guideline of it; `deadline`
        as for `run`.
        """
        brief = settled(brief, self._profile)
        case = self._case(brief)
        found = await self._improver.improve(case, task_for(case, deadline), text, only)
        return found.model_copy(
            update={"before": self._advised(case, found.before), "after": self._advised(case, found.after)}
        )

    async def run(self, brief: Brief, deadline: float | None = None) -> AsyncIterator[Event]:
        """Yield the steps, the text as it is written, and last the whole draft.

        `deadline` is a time of the running loop (seconds). Raises UnavailableError when the engine cannot answer.
        """
        clock = Clock()
        brief = settled(brief, self._profile)
        yield StepEvent(name="read", state="started")
        known = self._opened.of(brief)
        reading = known.reading if known else self._reader.read(brief)
        clock.lap("read")
        yield StepEvent(name="read", state="done")
        case = known or self._planned(brief, reading)
        clock.lap("plan")
        yield StepEvent(name="plan", state="done")
        making = Making(self._workshop, case, deadline, clock)
        async with aclosing(making.events()) as events:
            async for event in events:
                yield event
        version = making.version
        assert version is not None
        variants = Variants()
        if brief.variants > 1:
            yield StepEvent(name="variants", state="started")
            variants = await self._variants.make(case, version, deadline)
            clock.lap("variants")
            yield StepEvent(name="variants", state="done")
        draft = self._drafting.draft(case, version, clock.laps, variants)
        if self._remember is not None:
            self._remember(draft.id, version.written.passages)
        yield DraftEvent(draft=draft)

    def _advised(self, case: Case, checked: Checked) -> Checked:
        return with_advice(checked, self._guidelines, case.brief, case.reading, "en")

    def _case(self, brief: Brief) -> Case:
        return self._opened.of(brief) or self._planned(brief, self._reader.read(brief))

    def _planned(self, brief: Brief, reading: Reading) -> Case:
        case = case_of(brief, self._profile, reading, self._guidelines)
        self._opened.remember(case)
        return case
