"""An engine that writes what a test says, as a model does: sentence by sentence, with claims that prove nothing."""

import asyncio
import re
from collections.abc import AsyncIterator, Sequence
from functools import cache
from typing import ClassVar

from app.bootstrap import shipped
from app.checklist.checklist import Checklist
from app.engines.builtin.concern.concerns import Concerns
from app.engines.builtin.engine import BuiltinEngine
from app.engines.interface import Engine, Task
from app.guidelines import Guidelines, load
from app.model.brief import Brief
from app.model.draft import Draft
from app.model.events import DraftEvent, Event, ReplaceEvent, TextEvent
from app.model.profile import Profile
from app.model.writing import EngineInfo, Finding, Passage, Usage, Written
from app.pipeline.draft_reply import Pipeline
from app.prompts import Prompts
from app.reading.lexicon import load_lexicons
from app.reading.reading import Reader
from app.text.sentences import split


def passages_of(text: str, *, claimed: bool = True) -> tuple[Passage, ...]:
    """The sentences of a text with the white space before each."""
    found, at = [], 0
    for sentence in split(text):
        found.append(Passage(text=sentence.text, before=text[at : sentence.start], claimed=claimed))
        at = sentence.end
    return tuple(found)


def written(text: str, calls: int = 1) -> Written:
    """A whole reply of a model."""
    info = EngineInfo(name="scripted", model="m", wording="w", attempts=calls)
    return Written(subject="Your order", passages=passages_of(text), engine=info, usage=Usage(calls=calls))


class Scripted(Engine):
    """Writes the first text, and the others when it is asked to rewrite; a text that is an error is raised."""

    name: ClassVar[str] = "scripted"

    def __init__(self, *texts: str | Exception, wait_s: float = 0.0, rewrite_s: float = 0.0) -> None:
        self.texts = list(texts)
        self.wait_s, self.rewrite_s = wait_s, rewrite_s
        self.findings: list[tuple[Finding, ...]] = []
        self.tasks: list[Task] = []

    async def write(self, task: Task) -> AsyncIterator[Passage | Written]:
        self.tasks.append(task)
        text = self.texts[0]
        if isinstance(text, Exception):
            raise text
        for passage in passages_of(text):
            await asyncio.sleep(self.wait_s)
            yield passage
        await asyncio.sleep(self.wait_s)
        yield written(text)

    async def rewrite(self, task: Task, before: Written, findings: tuple[Finding, ...]) -> Written | None:
        self.tasks.append(task)
        self.findings.append(findings)
        await asyncio.sleep(self.rewrite_s)
        if len(self.findings) >= len(self.texts):
            return None
        text = self.texts[len(self.findings)]
        if isinstance(text, Exception):
            raise text
        return written(text, before.usage.calls + 1)


class Parts:
    """The real parts, read once."""

    guidelines: Guidelines
    prompts: Prompts

    def __init__(self) -> None:
        self.guidelines = load([shipped("guidelines")])
        self.prompts = Prompts([shipped("prompts")])
        self.reader = Reader(load_lexicons(), self.prompts)
        self.checklist = Checklist(self.guidelines, self.prompts)


@cache
def parts() -> Parts:
    """The real parts of the product."""
    return Parts()


def pipeline_over(
    engine: Engine, *, spare: Engine | None = None, checklist: Checklist | None = None, **more: object
) -> Pipeline:
    """The real pipeline over an engine of the test's."""
    made = parts()
    return Pipeline(
        reader=made.reader,
        engine=engine,
        checklist=checklist or made.checklist,
        guidelines=made.guidelines,
        prompts=made.prompts,
        profile=more.pop("profile", Profile()),  # type: ignore[arg-type]
        spare=spare,
        **more,  # type: ignore[arg-type]
    )


async def events_of(pipeline: Pipeline, brief: Brief, within_s: float | None = None) -> list[Event]:
    """All events of one run; the deadline is `within_s` seconds from now."""
    deadline = None if within_s is None else asyncio.get_running_loop().time() + within_s
    return [event async for event in pipeline.run(brief, deadline)]


def drafted(events: Sequence[Event]) -> Draft:
    """The draft at the end."""
    last = events[-1]
    assert isinstance(last, DraftEvent)
    return last.draft


def shown_at(events: Sequence[Event]) -> list[str]:
    """What a person sees after each event that changes the text."""
    seen, text = [], ""
    for event in events:
        if isinstance(event, TextEvent):
            text += event.append
            seen.append(text)
        elif isinstance(event, ReplaceEvent):
            text = event.text
            seen.append(text)
    return seen


def open_text(text: str) -> str:
    """The text outside of `[confirm: …]`."""
    return re.sub(r"\[confirm:(?:[^\[\]]|\[[^\[\]]*\])*\]", "", text)


def builtin() -> Engine:
    """The built-in engine, as the product builds it."""
    return BuiltinEngine(parts().guidelines, parts().prompts, Concerns(parts().prompts), "w")
