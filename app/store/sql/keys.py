"""API keys by the digest of their secret."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, or_, select, update

from app.model.record import Key
from app.store.sql.rows import Rows
from app.store.sql.tables import keys

_SHOWN = tuple(column for column in keys.c if column.name != "digest")


class SqlKeys:
    """See `app.store.interface.Keys`."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    async def add(self, key: Key, digest: str) -> None:
        """Keep a key."""
        await self._rows.add(keys, key.model_dump() | {"digest": digest})

    async def find(self, digest: str) -> Key | None:
        """The key of a secret, also one that is revoked or expired."""
        row = await self._rows.first(select(*_SHOWN).where(keys.c.digest == digest))
        return _read(row) if row else None

    async def list(self) -> tuple[Key, ...]:
        """All of them, the newest first."""
        rows = await self._rows.all(select(*_SHOWN).order_by(keys.c.created_at.desc(), keys.c.id.desc()))
        return tuple(map(_read, rows))

    async def used(self, key_id: str, at: datetime) -> None:
        """Note when it was last used."""
        earlier = or_(keys.c.last_used_at.is_(None), keys.c.last_used_at < at)
        await self._rows.change(update(keys).where(keys.c.id == key_id, earlier).values(last_used_at=at))

    async def expire(self, key_id: str, at: datetime) -> bool:
        """Let it end at that time, unless it ends sooner; False where there is no such key."""
        later = or_(keys.c.expires_at.is_(None), keys.c.expires_at > at)
        if await self._rows.change(update(keys).where(keys.c.id == key_id, later).values(expires_at=at)):
            return True
        return await self._rows.first(select(keys.c.id).where(keys.c.id == key_id)) is not None

    async def revoke(self, key_id: str, at: datetime) -> bool:
        """End it now; False where there is no such key or it was ended before."""
        standing = update(keys).where(keys.c.id == key_id, keys.c.revoked_at.is_(None))
        return bool(await self._rows.change(standing.values(revoked_at=at)))


def _read(row: Row[Any]) -> Key:
    return Key(**row._mapping)  # noqa: SLF001 - its documented name
