"""Turns a task into the request that a model answers; every sentence of it comes from prompts/ and guidelines/."""

import json
from collections.abc import Sequence
from typing import Any

from app.engines.interface import Task
from app.engines.llm.answer import SCHEMA
from app.engines.llm.ending import body_of, closes_here, wanted_language
from app.engines.llm.fence import fenced, mark_for, one_line
from app.guidelines import Guidelines
from app.model.completion import Message, Purpose, Request
from app.model.plan import Given, Move, Plan
from app.model.writing import Finding, Written
from app.prompts import Prompts

MAX_TOKENS = 4000
"""Tokens of one answer, at most; some hundred are a reply, the rest is room for models that think first."""

TEMPERATURE = 0.5
"""Some freedom of wording, so that replies differ; endpoints that take no temperature are not given one."""

SURE = 0.8
"""From here on (0-1) the language that was read in the message is not left to the model to doubt."""


class Asking:
    """Renders `prompts/draft` and `prompts/repair`; the same task gives the same request, byte for byte."""

    def __init__(self, guidelines: Guidelines, prompts: Prompts) -> None:
        self._guidelines = tuple(guidelines)
        self._prompts = prompts

    def draft(self, task: Task) -> Request:
        """The request for a reply."""
        return self._request("draft", self._opening("draft", task))

    def repair(self, task: Task, written: Written, findings: Sequence[Finding]) -> Request:
        """The request for the same reply with the findings put right.

        It begins with the very messages of the draft, so that a cache of prefixes serves them.
        """
        told = [
            {
                "guideline": finding.guideline,
                "reason": one_line(finding.reason),
                "repair": one_line(finding.repair),
                "quotes": [json.dumps(one_line(quote), ensure_ascii=False) for quote in finding.quotes],
            }
            for finding in findings
        ]
        answered = json.dumps({"subject": written.subject, "reply": body_of(written)}, ensure_ascii=False)
        return self._request(
            "repair",
            (
                *self._opening("repair", task),
                Message(role="assistant", content=answered),
                Message(
                    role="user",
                    content=self._prompts.render(
                        "repair/user.jinja", findings=told, mark=mark_for(task.brief)
                    ),
                ),
            ),
        )

    def _opening(self, purpose: Purpose, task: Task) -> tuple[Message, Message]:
        system = self._prompts.render(
            f"{purpose}/system.jinja", guidelines=self._guidelines, tone=task.brief.tone or "warm"
        )
        user = self._prompts.render("draft/user.jinja", **self._values(task))
        return Message(role="system", content=system), Message(role="user", content=user)

    def _request(self, purpose: Purpose, messages: tuple[Message, ...]) -> Request:
        return Request(
            purpose=purpose,
            messages=messages,
            answer=SCHEMA,
            max_tokens=MAX_TOKENS,
            temperature=TEMPERATURE,
        )

    def _values(self, task: Task) -> dict[str, Any]:
        """What `draft/user.jinja` may name. Notes are one line each: none can look like a part of the prompt."""
        brief, profile, plan, reading = task.brief, task.profile, task.plan, task.reading
        guided = {g.id for g in self._guidelines if g.kind == "reply" and g.prompt}
        role = plan.escalate_to
        fence = fenced(task)
        return {
            "brief": brief,
            "reading": reading,
            "profile": profile,
            "plan": plan.model_copy(
                update={
                    name: tuple(map(_flat, getattr(plan, name)))
                    for name in (
                        *("facts", "options", "cannot", "policies", "internal"),
                        *("promises", "broken_promises", "perhaps_promised"),
                    )
                }
            ),
            "company": one_line(brief.company or ""),
            "agent": one_line(brief.agent.name or ""),
            "today": brief.at.strftime("%A %Y-%m-%d") if brief.at else None,
            "contacts": [
                {"where": f"profile.contact[{i}]", "text": one_line(text)}
                for i, text in enumerate([*profile.contact, *([profile.hours] if profile.hours else [])])
            ],
            "language": wanted_language(task),
            "guessed": brief.language == "auto" and reading.language_confidence < SURE,
            "moves": [move for move in plan.moves if _has_matter(move, plan)],
            "applies": [name for name in plan.applies if name in guided],
            "asks": [
                {"id": f"asks[{ask.ask}]", "by": ask.by, "where": ask.where or ask.by} for ask in plan.asks
            ],
            "role": one_line(role.role) if role else None,
            "within": one_line(role.answers_within or "") if role else None,
            "hint": one_line(brief.hint or ""),
            "mark": fence.mark,
            "sections": fence.sections,
            "closing": not closes_here(brief),
        }


def _has_matter(move: Move, plan: Plan) -> bool:
    """Whether there is anything to say in this move of the plan."""
    matters = {"facts": plan.facts, "options": plan.options, "limits": "be-honest" in plan.applies}
    return bool(matters.get(move, True))


def _flat(given: Given) -> Given:
    return given.model_copy(update={"text": one_line(given.text)})
