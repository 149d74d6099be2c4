"""Idempotency keys: who works on a request, and what was answered."""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, or_, select, update

from app.errors import UnavailableError
from app.model.record import Answer, Claim
from app.store.sql.rows import Rows
from app.store.sql.tables import claims

_TRIES = 5


class SqlClaims:
    """See `app.store.interface.Claims`."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    async def claim(
        self, scope: str, key: str, fingerprint: str, holder: str, now: datetime, until: datetime
    ) -> Claim:
        """Lay claim to a key of a scope; one holder at a time gets `ours`, over all processes."""
        new = self._rows.insert(claims).values(
            scope=scope, key=key, fingerprint=fingerprint, holder=holder, at=now, until=until
        )
        # The row is locked by the insert that runs into it: of many at once, each sees what the one before it left.
        free = and_(
            claims.c.status.is_(None),
            claims.c.fingerprint == fingerprint,
            or_(claims.c.until <= now, claims.c.holder == holder),
        )
        taken = new.on_conflict_do_update(
            index_elements=[claims.c.scope, claims.c.key],
            set_={"holder": new.excluded.holder, "until": new.excluded.until},
            where=free,
        )
        for _ in range(_TRIES):
            if await self._rows.change(taken):
                return Claim(state="ours", until=until)
            found = await self._rows.first(select(claims).where(_is(scope, key)))
            if found is None:
                continue  # It was released in between.
            if found.fingerprint != fingerprint:
                return Claim(state="other")
            if found.status is None:
                return Claim(state="running", until=found.until)
            answer = Answer(
                status=found.status,
                body=found.body,
                draft_id=found.draft_id,
                customer_ref=found.customer_ref,
            )
            return Claim(state="done", answer=answer)
        raise UnavailableError("the key is claimed and released too fast", retry_after_s=1)

    async def settle(self, scope: str, key: str, holder: str, answer: Answer) -> bool:
        """Keep the answer; False where the claim is not this holder's any more."""
        held = update(claims).where(_is(scope, key), claims.c.holder == holder, claims.c.status.is_(None))
        return bool(await self._rows.change(held.values(**answer.model_dump())))

    async def release(self, scope: str, key: str, holder: str) -> None:
        """Give the claim up, so that the next request does the work."""
        await self._rows.change(
            delete(claims).where(_is(scope, key), claims.c.holder == holder, claims.c.status.is_(None))
        )

    async def forget(self, before: datetime) -> int:
        """Take away claims that were laid before that time."""
        return await self._rows.change(delete(claims).where(claims.c.at < before))


def _is(scope: str, key: str) -> ColumnElement[bool]:
    return and_(claims.c.scope == scope, claims.c.key == key)
