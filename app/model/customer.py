"""What is known of a customer, as it is told to those who ask."""

from typing import Literal

from pydantic import AwareDatetime

from app.model.record import DraftLine, FollowUp
from app.model.value import Value


class CustomerView(Value):
    """What is known of a customer, and whether to keep them: the body of `GET /v1/customers/{ref}`.

    `rating` is the mean of `ratings`, 1 to 5. Promises count where it is known that they were sent. `advice` is `keep`,
    `mend` (put right first what we owe) or `weigh` (lay it before whoever decides); `said` and `reasons` tell it in
    words. `follow_ups` are the open ones.
    """

    ref: str
    contacts: int
    abusive: int
    ratings: int
    rating: float | None = None
    promises_kept: int = 0
    promises_broken: int = 0
    promises_open: int = 0
    first_at: AwareDatetime
    last_at: AwareDatetime
    advice: Literal["keep", "mend", "weigh"]
    said: str
    reasons: tuple[str, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    drafts: tuple[DraftLine, ...] = ()
