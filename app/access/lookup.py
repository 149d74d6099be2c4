"""Finds the stored key of a secret: remembered for seconds, so that a revoked one ends soon."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

from app.access.keys import digest_of, looks_like_key
from app.errors import SoftanswerError, UnavailableError
from app.model.record import Key
from app.store.interface import Store
from app.telemetry.log import kind_of, tell

REMEMBERED_S = 3.0
"""Seconds for which what the store said of a secret is believed: a revoked key ends within them."""

REMEMBERED_MOST = 2000
"""Secrets remembered at once, known and unknown."""

NOTED_EVERY = timedelta(minutes=1)
"""How often at most the last use of one key is written down."""


class StoredKeys:
    """The keys of a store, for one process."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock
        self._known: OrderedDict[str, tuple[datetime, Key | None]] = OrderedDict()
        self._looked: datetime | None = None
        self._any = False
        self._noted: dict[str, datetime] = {}
        self._notes: set[asyncio.Task[None]] = set()

    async def find(self, secret: str) -> Key | None:
        """The key of a secret, where it opens anything now; its use is noted beside the request."""
        return await self.of(digest_of(secret)) if looks_like_key(secret) else None

    async def of(self, digest: str) -> Key | None:
        """The same by the digest of the secret."""
        now = self._clock()
        key = await self._key(digest, now)
        if key is None or not key.valid(now):
            return None
        self._note(key, now)
        return key

    async def exist(self) -> bool:
        """Whether a key was ever stored; one that is revoked or expired counts, so that no door opens by its end.

        While the store is away its last word holds: a door that stood open stays open for drafts, and one that nobody
        looked at before stays shut. Raises UnavailableError for that one.
        """
        now = self._clock()
        if not self._any and (self._looked is None or _older(self._looked, now)):
            try:
                async with self._store.view() as records:
                    self._any = bool(await records.keys.list())
            except UnavailableError:
                if self._looked is None:
                    raise
            else:
                self._looked = now
        return self._any

    async def close(self) -> None:
        """Wait for the notes that are under way."""
        await asyncio.gather(*self._notes, return_exceptions=True)

    async def _key(self, digest: str, now: datetime) -> Key | None:
        if digest in self._known:
            asked, key = self._known[digest]
            if not _older(asked, now):
                return key
        async with self._store.view() as records:
            key = await records.keys.find(digest)
        self._known[digest] = now, key
        self._known.move_to_end(digest)
        while len(self._known) > REMEMBERED_MOST:
            self._known.popitem(last=False)
        return key

    def _note(self, key: Key, now: datetime) -> None:
        # Other processes note uses too: what the store says counts as well as what was noted here.
        last = max(filter(None, (self._noted.get(key.id), key.last_used_at)), default=None)
        if last is not None and now - last < NOTED_EVERY:
            return
        self._noted[key.id] = now
        task = asyncio.get_running_loop().create_task(self._write(key.id, now))
        self._notes.add(task)
        task.add_done_callback(self._notes.discard)

    async def _write(self, key_id: str, now: datetime) -> None:
        try:
            async with self._store.transaction() as records:
                await records.keys.used(key_id, now)
        except SoftanswerError as error:
            tell("key_use_not_noted", key=key_id, error=kind_of(error))


def _older(asked: datetime, now: datetime) -> bool:
    return not timedelta(0) <= now - asked < timedelta(seconds=REMEMBERED_S)


def has_valid_key(store: Store, clock: Callable[[], datetime]) -> bool:
    """Whether a key of the store opens the API now; asked in a loop of its own, for the caller may run in one."""

    async def asked() -> bool:
        try:
            await store.open()
            async with store.view() as records:
                return any(key.valid(clock()) for key in await records.keys.list())
        finally:
            await store.close()

    with ThreadPoolExecutor(1) as aside:
        return aside.submit(asyncio.run, asked()).result()
