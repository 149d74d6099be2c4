"""What the doors need of the records: use cases by their names, and the store for plain reading."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from app.errors import NotKeptError
from app.model.value import Value
from app.records.batches import Batches
from app.records.erasure import Erasure
from app.records.follow_ups import FollowUps
from app.records.insights import InsightsDesk
from app.records.keeping_customers import Customers
from app.records.later import LaterDrafts
from app.records.outcomes import Outcomes
from app.settings import PREFIX
from app.store.interface import Records, Store

Also = Callable[[Records, Value], Awaitable[None]]
"""What is done with the result in the same transaction: an answer is settled with the work that it answers."""


@dataclass(frozen=True)
class Desk:
    """All of them over one store."""

    store: Store
    clock: Callable[[], datetime]
    outcomes: Outcomes
    follow_ups: FollowUps
    insights: InsightsDesk
    customers: Customers
    erasure: Erasure
    batches: Batches
    later: LaterDrafts

    def open(self) -> "Desk":
        """The desk itself. Raises NotKeptError where nothing is kept."""
        if not self.store.keeps:
            raise NotKeptError(
                "this server keeps no drafts",
                hint=f"Set {PREFIX}DATABASE_URL to a database, or leave it out.",
            )
        return self
