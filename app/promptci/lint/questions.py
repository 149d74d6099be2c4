"""All that a model may be asked of one case, worded by the very classes that ask it: draft, repair, judge, improve."""

import json
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from app.checklist.case import Case
from app.checklist.judge import Judge
from app.engines.interface import Task
from app.errors import UnavailableError
from app.guidelines import Guidelines
from app.model.completion import Completion, Request
from app.model.draft import ChecklistItem
from app.model.guideline import Guideline
from app.model.writing import EngineInfo, Finding, Passage, Written
from app.pipeline.improving.model import ModelEdits
from app.pipeline.workshop import task_for
from app.promptci.lint.traced import Traced

POOR = "-"
"""A reply that meets nothing: every principle that applies is asked about, and is to be put right."""


class AsksForReplies(Protocol):
    """What words the requests of the engine that writes (`engines/llm`)."""

    def draft(self, task: Task) -> Request:
        """The request for a reply."""

    def repair(self, task: Task, written: Written, findings: Sequence[Finding]) -> Request:
        """The request for the same reply with the findings put right."""


Asked = Callable[[], object]
"""Renders one question; raises what Jinja raises."""


class Nobody:
    """A model that is never there (a `Completes`): questions are only worded here."""

    @property
    def model(self) -> str:
        """A name that is never used."""
        return "nobody"

    def stream(self, request: Request, deadline: float) -> AsyncIterator[str | Completion]:  # noqa: ARG002 - nobody answers
        """Raises UnavailableError, always."""
        raise UnavailableError("lint asks no model")


NOBODY = Nobody()


class Questions:
    """Words what is asked. `tell` words the schema of an answer for a model that takes none."""

    def __init__(
        self,
        replies: AsksForReplies,
        judge: Judge,
        guidelines: Guidelines,
        prompts: Traced,
        tell: Callable[[str], str],
    ) -> None:
        self._replies = replies
        self._tell = tell
        self._guidelines = guidelines
        self._judge = judge
        self._edits = ModelEdits(NOBODY, guidelines, prompts)

    def of(self, case: Case, reply: str = POOR) -> Iterator[Asked]:
        """Each question of a case, to be rendered one by one: a draft, then what follows a reply that misses all."""
        task = task_for(case, None)
        missed = [g for g in self._guidelines if g.id in case.plan.applies]
        items = [_missed(g, reply) for g in missed]
        yield lambda: self._tell(json.dumps(self._replies.draft(task).answer, ensure_ascii=False))
        yield lambda: self._replies.repair(task, _written(reply), [_finding(g, reply) for g in missed])
        yield lambda: self._judge.request(case, reply, [i for i in items if self._asked(i)])
        yield lambda: self._edits.request(task, reply, items)

    def _asked(self, item: ChecklistItem) -> bool:
        guideline = self._guidelines.get(item.id)
        return guideline is not None and bool(guideline.question)


@dataclass(frozen=True)
class Wordings:
    """Guidelines and prompts of some folders (ours are the first of the guidelines), and the questions made of them."""

    guideline_folders: tuple[Path, ...]
    guidelines: Guidelines
    prompts: Traced
    questions: Questions


def _missed(guideline: Guideline, reply: str) -> ChecklistItem:
    return ChecklistItem(
        id=guideline.id,
        title=guideline.title,
        kind=guideline.kind,
        severity=guideline.severity,
        status="missed",
        confidence=1.0,
        decided_by="code",
        reason=_reason(guideline, reply),
        hint=guideline.repair,
    )


def _finding(guideline: Guideline, reply: str) -> Finding:
    return Finding(
        guideline=guideline.id,
        reason=_reason(guideline, reply),
        repair=guideline.repair or guideline.title,
        quotes=(reply,),
    )


def _reason(guideline: Guideline, reply: str) -> str:
    return f"{guideline.why} {reply}"


def _written(reply: str) -> Written:
    return Written(passages=(Passage(text=reply),), engine=EngineInfo(name="llm", wording=""))
