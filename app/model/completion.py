"""What is asked of a model and what comes back, whoever carries it: an endpoint, a recording, a stub."""

from collections.abc import AsyncIterator, Callable
from typing import Any, Literal, Protocol

from app.model.brief import Brief
from app.model.value import Value
from app.model.writing import Usage

Purpose = Literal["draft", "repair", "improve", "judge"]
Finish = Literal["stop", "length", "filter", "refusal"]


class Message(Value):
    """One message of a chat."""

    role: Literal["system", "user", "assistant"]
    content: str


class Request(Value):
    """One question to a model, the same bytes for the same brief: it is what a recording is keyed by.

    `answer` is the JSON schema that the answer has to follow, `repeat` tells apart samples of one question.
    """

    purpose: Purpose
    messages: tuple[Message, ...]
    answer: dict[str, Any]
    max_tokens: int
    temperature: float | None = None
    repeat: int = 0


class Completion(Value):
    """A whole answer; `text` is what was streamed before it, put together."""

    text: str
    model: str
    finish: Finish = "stop"
    usage: Usage = Usage()


class Completes(Protocol):
    """Something that answers requests. Fakes, recordings and endpoints pass one contract test."""

    @property
    def model(self) -> str:
        """The name of the model that answers."""

    def stream(self, request: Request, deadline: float) -> AsyncIterator[str | Completion]:
        """Yield the answer's text as it comes, and last the whole `Completion`.

        `deadline` is a time of the running loop (seconds). Raises UnavailableError when no answer can be had by then.
        """


Veil = Callable[[Completes, Brief, str], Completes]
"""Stands before a model for one brief, read to be in a language, and hides what may not leave the process."""
