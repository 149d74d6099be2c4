"""The one path from brief to draft, as an async generator of events."""

from collections.abc import AsyncIterator, Callable, Iterator
from time import perf_counter
from typing import Protocol
from uuid import uuid4

from app.checklist.case import Case
from app.checklist.checklist import Checklist
from app.engines.interface import Engine, Task
from app.errors import UnavailableError
from app.guidelines import Guidelines
from app.model.brief import Brief
from app.model.draft import Checked, Draft, Reply
from app.model.events import DraftEvent, Event, StepEvent, TextEvent
from app.model.profile import Profile
from app.model.reading import Reading
from app.model.writing import Passage, Written
from app.pipeline.actions import actions_for
from app.pipeline.advice import with_advice
from app.pipeline.note import note_for
from app.pipeline.plan import make_plan
from app.pipeline.repair import neutralised
from app.pipeline.settle import settled
from app.prompts import Prompts
from app.text.sentences import split

Remember = Callable[[str, tuple[Passage, ...]], None]
"""Told of each draft's id and passages, so that a later check knows its unchanged sentences."""


class ReadsMessages(Protocol):
    """What the pipeline needs of the reading room."""

    def read(self, brief: Brief) -> Reading:
        """The reading of the brief's message."""


class Pipeline:
    """Read, plan, write, check; built once, used for every brief."""

    def __init__(
        self,
        reader: ReadsMessages,
        engine: Engine,
        checklist: Checklist,
        guidelines: Guidelines,
        prompts: Prompts,
        profile: Profile,
        remember: Remember | None = None,
    ) -> None:
        self._reader = reader
        self._engine = engine
        self._checklist = checklist
        self._guidelines = guidelines
        self._prompts = prompts
        self._profile = profile
        self._remember = remember

    def read(self, brief: Brief) -> Reading:
        """The reading alone."""
        return self._reader.read(settled(brief, self._profile))

    def check(self, brief: Brief, text: str, known: tuple[Passage, ...] = ()) -> Checked:
        """The checklist of any reply to this brief, also one that a person wrote."""
        case = self._case(settled(brief, self._profile))
        checked = self._checklist.check(case, text, known, language=case.reading.language)
        return with_advice(checked, self._guidelines, case.brief, case.reading, "en")

    async def run(self, brief: Brief, deadline: float | None = None) -> AsyncIterator[Event]:
        """Yield the steps, the text as it is written, and last the whole draft.

        `deadline` is a time of the running loop (seconds). Raises UnavailableError when the engine cannot answer.
        """
        clock = _Clock()
        brief = settled(brief, self._profile)
        yield StepEvent(name="read", state="started")
        reading = self._reader.read(brief)
        clock.lap("read")
        yield StepEvent(name="read", state="done")
        plan = make_plan(brief, self._profile, reading, self._guidelines)
        clock.lap("plan")
        yield StepEvent(name="plan", state="done")
        case = Case(brief=brief, profile=self._profile, reading=reading, plan=plan)
        yield StepEvent(name="write", state="started")
        written = await self._written(
            Task(brief=brief, profile=self._profile, reading=reading, plan=plan, deadline=deadline)
        )
        clock.lap("write")
        yield StepEvent(name="write", state="done")
        text, checked = self._checked(case, written)
        checked = with_advice(checked, self._guidelines, brief, reading, "en")
        clock.lap("check")
        yield StepEvent(name="check", state="done")
        for piece in _pieces(text):
            yield TextEvent(append=piece)
        yield DraftEvent(draft=self._draft(case, written, text, checked, clock))

    async def _written(self, task: Task) -> Written:
        """The whole reply. It is shown only when it has passed the checks: nothing unsafe is ever taken back."""
        written: Written | None = None
        async for piece in self._engine.write(task):
            written = piece if isinstance(piece, Written) else written
        if written is None:
            raise UnavailableError(f"the engine {self._engine.name} stopped before the reply was whole")
        return written

    def _checked(self, case: Case, written: Written) -> tuple[str, Checked]:
        """The text as it may be shown, and its checklist; what cannot be grounded stands in brackets."""
        checked = self._checklist.check(
            case, written.text, written.passages, written.subject, written.language
        )
        text = neutralised(written.text, checked)
        if text != written.text:
            checked = self._checklist.check(case, text, written.passages, written.subject, written.language)
        return text, checked

    def _case(self, brief: Brief) -> Case:
        reading = self._reader.read(brief)
        plan = make_plan(brief, self._profile, reading, self._guidelines)
        return Case(brief=brief, profile=self._profile, reading=reading, plan=plan)

    def _draft(self, case: Case, written: Written, text: str, checked: Checked, clock: "_Clock") -> Draft:
        words = self._prompts.wording("actions", "en")
        actions = actions_for(
            case.brief, case.reading, case.plan, checked.commitments, written.left_out, words
        )
        note = note_for(self._prompts, "en", case, written, checked, actions)
        draft = Draft(
            id=uuid4().hex,
            brief_id=case.brief.id,
            verdict=checked.verdict,
            verdict_reasons=checked.verdict_reasons,
            reply=Reply(subject=written.subject, text=text, language=written.language),
            checklist=checked.checklist,
            commitments=checked.commitments,
            answers=checked.answers,
            gaps=checked.gaps,
            reading=case.reading,
            actions=actions,
            note=note,
            engine=written.engine,
            usage=written.usage,
            timings_ms=clock.laps,
        )
        if self._remember is not None:
            self._remember(draft.id, written.passages)
        return draft


def _pieces(text: str) -> Iterator[str]:
    """Whole sentences with the white space before them; together they are the text."""
    start = 0
    for sentence in split(text):
        yield text[start : sentence.end]
        start = sentence.end
    if start < len(text):
        yield text[start:]


class _Clock:
    """Milliseconds of each step."""

    def __init__(self) -> None:
        self.laps: dict[str, float] = {}
        self._last = perf_counter()

    def lap(self, name: str) -> None:
        now = perf_counter()
        self.laps[name] = round((now - self._last) * 1000, 3)
        self._last = now
