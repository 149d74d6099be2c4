"""What is known of a returning customer: what we promised them, and how we have got on."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from app.model.value import Value

PromiseState = Literal["open", "kept", "broken"]


def _none_to_empty(value: Any) -> Any:
    return () if value is None else value


class Promised(Value):
    """Something that we told the customer we would do, in the words that they read.

    `broken`: its time has passed and it was not done. `admitted`: an answer of ours owned up to that already.
    `sent` is False where nobody knows whether the reply that held it went out: then the customer is told nothing of it.
    """

    text: str = Field(min_length=1, max_length=4000)
    made_at: datetime | None = None
    due: datetime | None = None
    state: PromiseState = "open"
    admitted: bool = False
    sent: bool = True


class History(Value):
    """What came before this message. `abusive` counts earlier messages that insulted or threatened somebody.

    `rating` is the mean of `ratings` ratings, 1 (bad) to 5; `outcome` what became of the last reply.
    """

    promises: Annotated[tuple[Promised, ...], BeforeValidator(_none_to_empty), Field(max_length=100)] = ()
    abusive: int = Field(default=0, ge=0, le=100_000)
    ratings: int = Field(default=0, ge=0, le=100_000)
    rating: float | None = Field(default=None, ge=1, le=5)
    outcome: Literal["sent", "edited", "discarded"] | None = None

    @property
    def known(self) -> bool:
        """Whether it says anything."""
        return self != _NOTHING


_NOTHING = History()
