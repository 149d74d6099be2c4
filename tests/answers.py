"""A model that gives one answer, and notes what it was asked."""

import json
from collections.abc import AsyncIterator
from typing import Any

from app.model.completion import Completion, Request
from app.model.writing import Usage


class Answers:
    """Answers every request with the same text, or with a value as JSON; an error is raised, a function is asked."""

    model = "m"

    def __init__(self, answer: Any) -> None:
        self.answer = answer
        self.asked: list[Request] = []

    async def stream(self, request: Request, deadline: float) -> AsyncIterator[str | Completion]:
        self.asked.append(request)
        answer = self.answer(request) if callable(self.answer) else self.answer
        if isinstance(answer, Exception):
            raise answer
        text = answer if isinstance(answer, str) else json.dumps(answer)
        yield text
        yield Completion(text=text, model="m", usage=Usage(input_tokens=10, calls=1))
