"""Edits that a model proposes: asked for with the findings, and kept only where their words stand in the reply."""

from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import ValidationError

from app.checklist.asked import whole_answer
from app.checklist.case import Case
from app.engines.interface import Task
from app.errors import UnavailableError
from app.guidelines import Guidelines
from app.model.completion import Completes, Message, Request, Veil
from app.model.draft import ChecklistItem
from app.model.improvement import Edit, Op
from app.model.value import Value
from app.model.writing import Usage
from app.prompts import Prompts
from app.text.fence import mark_for

MAX_TOKENS = 1500
MOST = 20
"""Edits that are looked at."""


class _Proposal(Value):
    """One edit as a model tells it; `find` are words of the reply."""

    op: Op
    find: str
    text: str = ""
    guideline: str
    reason: str = ""


class _Answer(Value):
    edits: tuple[_Proposal, ...]


_TEXT = {"type": "string"}
_EDIT = {
    "op": {"type": "string", "enum": ["replace", "insert", "delete"]},
    "find": _TEXT,
    "text": _TEXT,
    "guideline": _TEXT,
    "reason": _TEXT,
}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "edits": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": _EDIT,
                "required": list(_EDIT),
                "additionalProperties": False,
            },
        }
    },
    "required": ["edits"],
    "additionalProperties": False,
}


class ModelEdits:
    """Asks a model for edits."""

    def __init__(
        self, completes: Completes, guidelines: Guidelines, prompts: Prompts, veil: Veil | None = None
    ) -> None:
        self._completes = completes
        self._veil = veil
        self._guidelines = guidelines
        self._prompts = prompts

    async def propose(
        self, task: Task, reply: str, missed: Sequence[ChecklistItem]
    ) -> tuple[tuple[Edit, ...], Usage]:
        """Edits whose words stand in the reply just once, with what they took.

        Raises UnavailableError when no answer can be had, or none that can be read.
        """
        case = Case(brief=task.brief, profile=task.profile, reading=task.reading, plan=task.plan)
        answer = await whole_answer(
            self._completes, self._veil, case, self.request(task, reply, missed), task.deadline
        )
        try:
            told = _Answer.model_validate_json(answer.text)
        except ValidationError as error:
            raise UnavailableError("the model's answer holds no edits that can be read") from error
        wanted = {item.id: item for item in missed}
        return tuple(_placed(reply, told.edits[:MOST], wanted)), answer.usage

    def request(self, task: Task, reply: str, missed: Sequence[ChecklistItem]) -> Request:
        """What the model is asked: the same for the same brief and reply."""
        brief, plan = task.brief, task.plan
        user = self._prompts.render(
            "improve/user.jinja",
            mark=mark_for(brief.model_dump_json(), reply),
            message=task.reading.text,
            reply=reply,
            findings=[self._told(item) for item in missed],
            **{
                name: [_line(given.text) for given in getattr(plan, name)]
                for name in ("facts", "options", "cannot", "policies", "internal")
            },
            fault=brief.fault,
            channel=brief.channel,
            tone=brief.tone or "warm",
        )
        system = self._prompts.render("improve/system.jinja")
        messages = (Message(role="system", content=system), Message(role="user", content=user))
        return Request(
            purpose="improve", messages=messages, answer=SCHEMA, max_tokens=MAX_TOKENS, temperature=0
        )

    def _told(self, item: ChecklistItem) -> dict[str, str]:
        guideline = self._guidelines.get(item.id)
        repair = guideline.repair if guideline is not None else None
        return {"guideline": item.id, "reason": _line(item.reason), "repair": repair or item.hint or ""}


def _placed(reply: str, proposals: Sequence[_Proposal], wanted: dict[str, ChecklistItem]) -> Iterator[Edit]:
    """Edits with offsets; one whose words stand nowhere or twice, or that is for nothing missed, is left out."""
    for told in proposals:
        if not told.find or reply.count(told.find) != 1 or told.guideline not in wanted:
            continue
        start = reply.index(told.find)
        end = start + len(told.find)
        if told.op == "insert":
            start = end
        text = "" if told.op == "delete" else told.text
        if (told.op == "delete" or text) and text != reply[start:end]:
            reason = told.reason or wanted[told.guideline].reason
            yield Edit(op=told.op, start=start, end=end, text=text, guideline=told.guideline, reason=reason)


def _line(text: str) -> str:
    return " ".join(text.split())
