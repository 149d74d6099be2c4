"""All that a caller gives for one reply; only `message` is required."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, field_validator

from app.model.history import History
from app.model.profile import Fault, Tone
from app.model.value import Value

Channel = Literal["email", "chat", "review", "social"]
Length = Literal["short", "standard", "long"]

MESSAGE_MAX = 100_000
"""Characters of one message; a longer one is refused, never cut in silence."""

Note = Annotated[str, Field(min_length=1, max_length=4000)]


def _none_to_empty(value: Any) -> Any:
    return () if value is None else value


def _says_nothing(history: History) -> bool:
    return not history.known


Notes = Annotated[tuple[Note, ...], BeforeValidator(_none_to_empty), Field(max_length=100)]


class Turn(Value):
    """One earlier message of the thread, oldest first."""

    sender: Literal["customer", "agent"] = Field(alias="from")
    text: str = Field(max_length=MESSAGE_MAX)
    at: datetime | None = None


class Customer(Value):
    """Who writes, as far as it is known."""

    name: str | None = Field(default=None, max_length=200)
    ref: str | None = Field(default=None, max_length=200)
    contacts_before: int = Field(default=0, ge=0, le=100_000)


class Agent(Value):
    """Who answers."""

    name: str | None = Field(default=None, max_length=200)
    signature: str | None = Field(default=None, max_length=1000)


class Brief(Value):
    """The request of `POST /v1/drafts`, and one JSON line for the commands.

    `facts`, `options`, `cannot`, `policies` and `internal` are notes as agents jot them: fragments, third person.
    `internal` (and a line of `facts` that begins with "Internal") steers the reply and never shows in it.
    """

    id: str | None = Field(default=None, max_length=200)
    message: str = Field(max_length=MESSAGE_MAX)
    thread: Annotated[tuple[Turn, ...], BeforeValidator(_none_to_empty)] = ()
    customer: Annotated[Customer, BeforeValidator(lambda v: Customer() if v is None else v)] = Customer()
    company: str | None = Field(default=None, max_length=200)
    agent: Annotated[Agent, BeforeValidator(lambda v: Agent() if v is None else v)] = Agent()
    facts: Notes = ()
    options: Notes = ()
    cannot: Notes = ()
    policies: Notes = ()
    internal: Notes = ()
    fault: Fault = "unknown"
    beyond_agent: bool = False
    end_relationship: bool = False
    channel: Channel = "email"
    tone: Tone | None = None
    length: Length = "standard"
    language: str = Field(default="auto", max_length=20)
    at: datetime | None = None
    timezone: str | None = Field(default=None, max_length=60)
    variants: int = Field(default=1, ge=1, le=3)
    hint: str | None = Field(default=None, max_length=1000)
    # Left out where it is empty: fences, seeds and recordings are drawn from what a brief says.
    history: Annotated[History, BeforeValidator(lambda v: History() if v is None else v)] = Field(
        default=History(), exclude_if=_says_nothing
    )

    @field_validator("message")
    @classmethod
    def _message_says_something(cls, value: str) -> str:
        if not value.strip():
            raise ValueError("the message is empty")
        return value
