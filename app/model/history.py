"""What is known of a returning customer: what we promised them, and how we have got on."""

from typing import Annotated, Literal

from pydantic import Field

from app.model.given import NUMBER, Moment, Truth
from app.model.value import Value

PromiseState = Literal["open", "kept", "broken"]


class Promised(Value):
    """Something that we told the customer we would do, in the words that they read.

    `broken`: its time has passed and it was not done. `admitted`: an answer of ours owned up to that already.
    `sent` is False where nobody knows whether the reply that held it went out: then the customer is told nothing of it.
    """

    text: str = Field(min_length=1, max_length=4000)
    made_at: Moment | None = None
    due: Moment | None = None
    state: PromiseState = "open"
    admitted: Truth = False
    sent: Truth = True


class History(Value):
    """What came before this message. `abusive` counts earlier messages that insulted or threatened somebody.

    `rating` is the mean of `ratings` ratings, 1 (bad) to 5; `outcome` what became of the last reply.
    """

    promises: Annotated[tuple[Promised, ...], Field(max_length=100)] = ()
    abusive: Annotated[int, Field(ge=0, le=100_000), NUMBER] = 0
    ratings: Annotated[int, Field(ge=0, le=100_000), NUMBER] = 0
    rating: Annotated[float, Field(ge=1, le=5), NUMBER] | None = None
    outcome: Literal["sent", "edited", "discarded"] | None = None

    @property
    def known(self) -> bool:
        """Whether it says anything."""
        return self != _NOTHING


_NOTHING = History()
