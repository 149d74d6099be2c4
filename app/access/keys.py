"""API keys as the operator handles them: made, listed, rotated, ended. A secret is shown once and kept as a digest."""

import secrets
import string
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import uuid4

from app.errors import InputError, NotFoundError
from app.model.record import AuditEntry, Key, Scope
from app.store.interface import Records, Store

PREFIX = "sa_"
"""What every secret begins with, so that scanners of repositories find one that slipped in."""

_DIGITS = string.digits + string.ascii_letters
_LENGTH = 43  # characters of base 62 that 32 random bytes need
_HINT = len(PREFIX) + 5
NAME_MAX = 100


class KeyRing:
    """The use cases over keys; each leaves an entry in the audit trail."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock

    async def create(
        self, name: str, scopes: Sequence[Scope], who: str, lives: timedelta | None = None
    ) -> tuple[Key, str]:
        """A new key and its secret, which nobody can show again. Raises InputError for a name or a life of no use."""
        if not name.strip() or len(name) > NAME_MAX or not name.isprintable():
            raise InputError(f"a name of 1 to {NAME_MAX} printable characters is needed")
        if not scopes:
            raise InputError("a key without a scope opens nothing", hint="Give --scope draft, read or admin.")
        if lives is not None and lives <= timedelta(0):
            raise InputError("the key would have ended already")
        async with self._store.transaction() as records:
            return await self._add(records, name, scopes, who, lives)

    async def list(self) -> tuple[Key, ...]:
        """All of them, the newest first."""
        async with self._store.view() as records:
            return await records.keys.list()

    async def revoke(self, key_id: str, who: str) -> None:
        """End a key now. Raises NotFoundError where there is none, or none that has not ended."""
        now = self._clock()
        async with self._store.transaction() as records:
            if not await records.keys.revoke(key_id, now):
                raise _unknown()
            await records.audit.add(AuditEntry(at=now, who=who, what="key.revoked", object=key_id))

    async def rotate(self, key_id: str, who: str, grace: timedelta) -> tuple[Key, str]:
        """A new key in place of an old one, with its name, scopes and length of life; the old one ends after `grace`.

        Raises NotFoundError where there is no such key, or it has ended.
        """
        now = self._clock()
        async with self._store.transaction() as records:
            old = next((key for key in await records.keys.list() if key.id == key_id), None)
            if old is None or not old.valid(now):
                raise _unknown()
            lives = old.expires_at - old.created_at if old.expires_at else None
            made = await self._add(records, old.name, old.scopes, who, lives)
            await records.keys.expire(old.id, now + grace)
            await records.audit.add(AuditEntry(at=now, who=who, what="key.rotated", object=old.id))
        return made

    async def _add(
        self, records: Records, name: str, scopes: Sequence[Scope], who: str, lives: timedelta | None
    ) -> tuple[Key, str]:
        now = self._clock()
        secret = new_secret()
        key = Key(
            id=f"key-{uuid4().hex[:12]}",
            name=name.strip(),
            hint=secret[:_HINT],
            scopes=tuple(dict.fromkeys(scopes)),
            created_at=now,
            expires_at=now + lives if lives is not None else None,
        )
        await records.keys.add(key, digest_of(secret))
        await records.audit.add(AuditEntry(at=now, who=who, what="key.created", object=key.id))
        return key, secret


def new_secret() -> str:
    """The prefix and 32 random bytes in base 62."""
    number = int.from_bytes(secrets.token_bytes(32))
    digits = []
    for _ in range(_LENGTH):
        number, digit = divmod(number, len(_DIGITS))
        digits.append(_DIGITS[digit])
    return PREFIX + "".join(digits)


def digest_of(secret: str) -> str:
    """What is kept of a secret: its SHA-256, enough for one that is random."""
    return sha256(secret.encode()).hexdigest()


def looks_like_key(secret: str) -> bool:
    """Whether it may be one of ours; the store is not asked about anything else."""
    return secret.startswith(PREFIX) and len(secret) == len(PREFIX) + _LENGTH and secret.isascii()


def _unknown() -> NotFoundError:
    return NotFoundError("there is no such key that is valid", hint="See softanswer keys list.")
