"""A simulated model that does just what the rendered prompt says. It proves wiring, and nothing about quality.

It can fulfil a principle as the built-in engine does, and does so only where the line of that principle stands in the
system prompt and the plan of the user prompt names it. What it would keep by saying nothing (most guards, a calm tone)
it breaks where the line is gone, with a bad example of the guideline's own folder. So a line, or the loop that prints
them, that goes missing is seen in the replies.
"""

import json
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from typing import Any

from app.model.brief import Brief
from app.model.completion import Completion, Request
from app.model.guideline import Guideline
from app.model.writing import Passage, Usage
from app.promptci.eval.sampling import NOW

Knows = Callable[[Brief], Awaitable[tuple[Passage, ...]]]
"""The passages of the built-in engine for a brief, each with the guidelines that it serves."""

ANSWERS = "answers-every-ask"
"""The guard that is kept by what is told of the notes, and not by saying nothing wrong."""


class Obedient:
    """A `Completes` for `softanswer eval --engine obedient`."""

    model = "obedient (simulated)"

    def __init__(self, guidelines: Iterable[Guideline], knows: Knows) -> None:
        self._guidelines = tuple(guidelines)
        self._knows = knows
        self._guards = frozenset(g.id for g in self._guidelines if g.kind == "guard") - {ANSWERS}
        self._always = frozenset(
            g.id for g in self._guidelines if g.kind == "reply" and g.applies == "always"
        )
        principles = "|".join(re.escape(g.id) for g in self._guidelines if g.kind == "reply")
        self._named = re.compile(rf"(?<![\w-])(?:{principles})(?![\w-])")

    async def stream(self, request: Request, deadline: float) -> AsyncIterator[str | Completion]:  # noqa: ARG002 - it thinks no time
        """Yield the answer at once, then the whole. A repair is answered as the draft was: it has nothing better."""
        passages = await self._knows(NOW.get().brief)
        answer: dict[str, Any] = {"subject": None, "reply": self._reply(passages, request), "claims": []}
        text = json.dumps(answer, ensure_ascii=False)
        yield text
        yield Completion(text=text, model=self.model, usage=Usage(calls=1))

    def _reply(self, passages: Sequence[Passage], request: Request) -> str:
        """The passages that serve nothing which was not asked for; what silence would keep is broken by a bad habit."""
        lines, planned = self._lines(request), self._planned(request)
        told = frozenset(
            g.id for g in self._guidelines if g.id in lines and (g.kind == "guard" or g.id in planned)
        )
        ours = {g.id for g in self._guidelines if g.kind != "agent"}
        kept, carried = "", ""
        spoken = {name for passage in passages for name in passage.serves}
        habits = self._habits((self._always - spoken | self._guards) - lines)
        for passage in passages:
            before = carried if carried.count("\n") > passage.before.count("\n") else passage.before
            if ours.intersection(_served(passage)) - told:
                carried = before
                continue
            if passage.part == "signoff":
                kept, habits = kept + habits, ""
            kept, carried = f"{kept}{before}{passage.text}", ""
        return (kept + habits).strip()

    def _lines(self, request: Request) -> frozenset[str]:
        """The guidelines whose line stands in the system prompt."""
        system = _flat(" ".join(m.content for m in request.messages if m.role == "system"))
        return frozenset(g.id for g in self._guidelines if g.prompt and _flat(g.prompt) in system)

    def _planned(self, request: Request) -> frozenset[str]:
        """The principles that the plan of the user prompt names: those of the line that names most of them."""
        user = next(m.content for m in request.messages if m.role == "user")
        return max((frozenset(self._named.findall(line)) for line in user.splitlines()), key=len)

    def _habits(self, broken: frozenset[str]) -> str:
        bad = (g.examples.bad[0].reply for g in self._guidelines if g.id in broken and g.examples.bad)
        return "".join(f"\n\n{reply}" for reply in bad)


def _served(passage: Passage) -> tuple[str, ...]:
    return (*passage.serves, ANSWERS) if passage.answers or passage.uses else passage.serves


def _flat(text: str) -> str:
    return " ".join(text.split())
