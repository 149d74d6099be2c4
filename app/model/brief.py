"""All that a caller gives for one reply; only `message` is required."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, field_validator

from app.model.given import NUMBER, Language, Line, Moment, Truth, Zone
from app.model.history import History
from app.model.profile import Fault, Tone
from app.model.value import Value

Channel = Literal["email", "chat", "review", "social"]
Length = Literal["short", "standard", "long"]

MESSAGE_MAX = 100_000
"""Characters of one message; a longer one is refused, never cut in silence."""

Note = Annotated[str, Field(min_length=1, max_length=4000)]


def _or_nothing(kind: type[Value]) -> BeforeValidator:
    """Takes null for an object that says nothing."""
    return BeforeValidator(lambda v: kind() if v is None else v, json_schema_input_type=kind | None)


def _says_nothing(history: History) -> bool:
    return not history.known


Notes = Annotated[tuple[Note, ...], Field(max_length=100)]


class Turn(Value):
    """One earlier message of the thread, oldest first."""

    sender: Literal["customer", "agent"] = Field(alias="from")
    text: str = Field(max_length=MESSAGE_MAX)
    at: Moment | None = None


class Customer(Value):
    """Who writes, as far as it is known."""

    name: str | None = Field(default=None, max_length=200)
    ref: Line | None = Field(default=None, max_length=200)
    contacts_before: Annotated[int, Field(ge=0, le=100_000), NUMBER] = 0


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
    thread: tuple[Turn, ...] = ()
    customer: Annotated[Customer, _or_nothing(Customer)] = Customer()
    company: str | None = Field(default=None, max_length=200)
    agent: Annotated[Agent, _or_nothing(Agent)] = Agent()
    facts: Notes = ()
    options: Notes = ()
    cannot: Notes = ()
    policies: Notes = ()
    internal: Notes = ()
    fault: Fault = "unknown"
    beyond_agent: Truth = False
    end_relationship: Truth = False
    channel: Channel = "email"
    tone: Tone | None = None
    length: Length = "standard"
    language: Language = "auto"
    at: Moment | None = None
    timezone: Zone | None = None
    variants: Annotated[int, Field(ge=1, le=3), NUMBER] = 1
    hint: str | None = Field(default=None, max_length=1000)
    # Left out where it is empty: fences, seeds and recordings are drawn from what a brief says.
    history: Annotated[History, _or_nothing(History)] = Field(default=History(), exclude_if=_says_nothing)

    @field_validator("message")
    @classmethod
    def _message_says_something(cls, value: str) -> str:
        if not value.strip():
            raise ValueError("the message is empty")
        return value
