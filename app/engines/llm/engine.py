"""The model engine: a task becomes a request, the streamed answer becomes passages."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from typing import ClassVar

from app.engines.interface import Engine, Task
from app.engines.llm.asking import Asking
from app.engines.llm.claims import passages_of
from app.engines.llm.ending import Endings, signed, wanted_language
from app.engines.llm.growing import Growing, Grown
from app.engines.llm.left_out import left_out
from app.errors import ModelError
from app.guidelines import Guidelines
from app.model.completion import Completes, Completion, Request, Veil
from app.model.writing import EngineInfo, Finding, Passage, Usage, Written
from app.prompts import Prompts

PATIENCE_S = 600.0
"""Seconds for one answer where the task has no deadline."""

SUBJECT_MAX = 120
"""Characters of a subject line."""


class ModelEngine(Engine):
    """Writes with a model.

    Passages are yielded while the answer comes, without what the model claims of them; the `Written` at the end holds
    the same text with the claims, since the model gives them last. All of them are claims (`Passage.claimed`): what
    they say is looked up by the checklist, never believed.
    """

    name: ClassVar[str] = "llm"

    def __init__(
        self,
        completes: Completes,
        guidelines: Guidelines,
        prompts: Prompts,
        wording: str,
        veil: Veil | None = None,
    ) -> None:
        self._completes = completes
        self._veil = veil
        self._asking = Asking(guidelines, prompts)
        self._endings = Endings(prompts)
        self._prompts = prompts
        self._principles = frozenset(g.id for g in guidelines if g.kind == "reply")
        self._wording = wording

    async def write(self, task: Task) -> AsyncIterator[Passage | Written]:
        """Yield the passages as the model writes them, then the whole."""
        growing = Growing(task, self._endings)
        done: Completion | None = None
        async with aclosing(self._answer(self._asking.draft(task), task)) as pieces:
            async for piece in pieces:
                if isinstance(piece, Completion):
                    done = piece
                    continue
                for passage in growing.feed(piece):
                    yield passage
        yield self._written(task, growing, done)

    async def rewrite(self, task: Task, written: Written, findings: tuple[Finding, ...]) -> Written | None:
        """One more call, with what was found wrong; tokens and attempts are added to those of `written`.

        Raises UnavailableError when the model cannot answer now.
        """
        if not findings:
            return None
        growing = Growing(task, self._endings)
        done: Completion | None = None
        async with aclosing(self._answer(self._asking.repair(task, written, findings), task)) as pieces:
            async for piece in pieces:
                if isinstance(piece, Completion):
                    done = piece
                else:
                    list(growing.feed(piece))
        better = self._written(task, growing, done)
        return better.model_copy(
            update={
                "usage": added(written.usage, better.usage),
                "engine": better.engine.model_copy(
                    update={"attempts": written.engine.attempts + better.engine.attempts}
                ),
            }
        )

    async def _answer(self, request: Request, task: Task) -> AsyncGenerator[str | Completion, None]:
        deadline = task.deadline
        if deadline is None:
            deadline = asyncio.get_running_loop().time() + PATIENCE_S
        completes = self._completes
        if self._veil is not None:
            completes = self._veil(completes, task.brief, task.reading.language)
        pieces = completes.stream(request, deadline)
        try:
            async for piece in pieces:
                yield piece
        finally:
            # Who stops early lets the connection behind go.
            if isinstance(pieces, AsyncGenerator):
                await pieces.aclose()

    def _written(self, task: Task, growing: Growing, done: Completion | None) -> Written:
        if done is None:
            raise ModelError("dropped", "the model stopped before its answer was whole")
        grown = growing.finish(done)
        passages = self._passages(task, grown)
        return Written(
            subject=_subject(task, grown),
            passages=passages,
            language=_language(task, grown),
            left_out=left_out(task, passages, self._prompts.wording("notes", "en")["reasons"]),
            engine=EngineInfo(
                name=self.name, model=done.model, wording=self._wording, attempts=max(1, done.usage.calls)
            ),
            usage=done.usage,
        )

    def _passages(self, task: Task, grown: Grown) -> tuple[Passage, ...]:
        plan = task.plan
        notes = frozenset(given.where for given in (*plan.facts, *plan.options, *plan.cannot, *plan.policies))
        asks = len(task.reading.asks)
        body = passages_of(grown.text, grown.answer.claims, self._principles, notes, asks)
        return (*body, *signed(grown.letter))


def added(one: Usage, other: Usage) -> Usage:
    """What two calls took together; the cost is known only where both are."""
    cost = None if one.cost is None or other.cost is None else one.cost + other.cost
    return Usage(
        input_tokens=one.input_tokens + other.input_tokens,
        output_tokens=one.output_tokens + other.output_tokens,
        cached_tokens=one.cached_tokens + other.cached_tokens,
        calls=one.calls + other.calls,
        cost=cost,
    )


def _subject(task: Task, grown: Grown) -> str | None:
    if task.brief.channel != "email" or grown.answer.subject is None:
        return None
    line = " ".join(grown.answer.subject.split())
    return line[:SUBJECT_MAX].strip() or None


def _language(task: Task, grown: Grown) -> str:
    """The language asked for; the model's word counts where the reading itself was not sure."""
    said = (grown.answer.understanding.language or "").lower()[:2]
    doubtful = task.brief.language == "auto" and task.reading.language_confidence < 0.5
    return (
        said if doubtful and said.isascii() and said.isalpha() and len(said) == 2 else wanted_language(task)
    )
