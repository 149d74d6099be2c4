"""Takes texts away when their time is over; the figures stay."""

from collections.abc import Callable
from datetime import datetime, timedelta

from app.model.erasure import Forgotten
from app.model.record import AuditEntry
from app.store.interface import Store

CLAIMS = timedelta(hours=24)
"""How long the answer to a request with an Idempotency-Key is kept."""

WHO = "retention"


class Retention:
    """The daily use case: texts older than `days` days, and stored answers older than a day."""

    def __init__(self, store: Store, clock: Callable[[], datetime], days: int) -> None:
        self._store = store
        self._clock = clock
        self._days = days

    async def run(self) -> Forgotten:
        """Take away what is due and leave no byte of it in the store's own files; may be run at any time, and again."""
        now = self._clock()
        async with self._store.transaction() as records:
            drafts = await records.drafts.forget_texts(now - timedelta(days=self._days))
            claims = await records.claims.forget(now - CLAIMS)
            if drafts:
                await records.audit.add(AuditEntry(at=now, who=WHO, what="texts.forgotten"))
        left = await self._store.scrub() if drafts or claims else ()
        return Forgotten(drafts=drafts, claims=claims, not_reached=left)
