"""Settings to the doctor's checks: each is given what it looks at."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import aclosing, asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from app.access.lookup import has_valid_key
from app.bootstrap import load_guidelines, prompt_mistakes, schema_teller, wording_folders
from app.bootstrap_backup import database_file
from app.bootstrap_records import build_store
from app.company import load_profile
from app.doctor.configuration import look_at_guidelines, look_at_profile, look_at_prompts, look_at_settings
from app.doctor.endpoint import CALL_S, Ask, look_at_models
from app.doctor.examine import Check
from app.doctor.jobs import look_at_jobs, look_at_notes
from app.doctor.keeping import (
    look_at_clock,
    look_at_disk,
    look_at_erasure,
    look_at_store,
    look_at_texts,
    unset,
)
from app.doctor.keys import look_at_keys
from app.doctor.machine import look_at_time, look_at_versions
from app.doctor.sign import Signs
from app.endpoint import Endpoint
from app.errors import ConfigurationError
from app.model.completion import Message, Request
from app.prompts import Prompts
from app.settings import Settings
from app.store.interface import Records, Store, StoreState
from app.telemetry.interface import Listener

_ANSWER = {
    "type": "object",
    "properties": {"ok": {"type": "boolean"}},
    "required": ["ok"],
    "additionalProperties": False,
}


def now() -> datetime:
    """The time of day."""
    return datetime.now(UTC)


def build_checks(settings: Settings, clock: Callable[[], datetime] = now) -> Mapping[str, Check]:
    """Every check by its name, in the order in which they are told; none is begun."""
    kept = _Kept(settings, clock)

    async def settings_() -> Signs:
        return look_at_settings(settings, lambda: has_valid_key(build_store(settings), clock))

    async def profile() -> Signs:
        path = settings.company
        return look_at_profile(None if path is None else lambda: load_profile(path).name or "")

    async def guidelines() -> Signs:
        return look_at_guidelines(lambda: tuple(load_guidelines(settings)), settings.guidelines is not None)

    async def prompts() -> Signs:
        return look_at_prompts(lambda: prompt_mistakes(settings), settings.prompts is not None)

    async def model() -> Signs:
        return await look_at_models(_asks(settings), needed=settings.engine == "llm")

    async def versions() -> Signs:
        return look_at_versions()

    async def time() -> Signs:
        return look_at_time(clock(), _zone(settings))

    return {
        "settings": settings_,
        "profile": profile,
        "guidelines": guidelines,
        "prompts": prompts,
        "store": kept.store,
        "retention": kept.retention,
        "erasure": kept.erasure,
        "disk": kept.disk,
        "keys": kept.keys,
        "jobs": kept.jobs,
        "notes": kept.notes,
        "model": model,
        "versions": versions,
        "time": time,
    }


class _Kept:
    """The checks of what is kept. The store is not opened: that would make or change it."""

    def __init__(self, settings: Settings, clock: Callable[[], datetime]) -> None:
        self._settings = settings
        self._clock = clock

    async def store(self) -> Signs:
        if self._settings.database_url == "none":
            return unset("store")
        state = await self._state()
        return (*look_at_store(state), *look_at_clock(state, self._clock()))

    async def retention(self) -> Signs:
        if self._settings.database_url == "none":
            return unset("retention")
        return look_at_texts(await self._state(), self._settings.retention_days, self._clock())

    async def erasure(self) -> Signs:
        if self._settings.database_url == "none":
            return unset("erasure")
        return look_at_erasure(await self._state())

    async def disk(self) -> Signs:
        file = database_file(self._settings)
        size = file.stat().st_size if file is not None and file.exists() else None
        return look_at_disk(None if file is None else _nearest(file.parent), size, shutil.disk_usage)

    async def keys(self) -> Signs:
        async with self._view() as records:
            stored = await records.keys.list() if records else ()
        return look_at_keys(self._settings, stored, self._clock())

    async def jobs(self) -> Signs:
        async with self._view() as records:
            workers = await records.workers.list() if records else ()
        state = await self._state()
        return look_at_jobs(workers, state.waiting, self._clock(), state.outstanding)

    async def notes(self) -> Signs:
        outstanding = (await self._state()).outstanding
        posts, keeps = self._settings.webhook_url is not None, self._settings.database_url != "none"
        return look_at_notes(outstanding, posts=posts, keeps=keeps)

    async def _state(self) -> StoreState:
        async with self._built() as store:
            return await store.state()

    @asynccontextmanager
    async def _view(self) -> AsyncIterator[Records | None]:
        """What is kept; None where there are no tables of this version to look into."""
        async with self._built() as store:
            state = await store.state()
            if not state.there or state.version != state.wanted:
                yield None
                return
            async with store.view() as records:
                yield records

    @asynccontextmanager
    async def _built(self) -> AsyncIterator[Store]:
        store = build_store(self._settings)
        try:
            yield store
        finally:
            await store.close()


def _zone(settings: Settings) -> str | None:
    """The profile's time zone; a profile that cannot be read is told of by its own check."""
    try:
        return None if settings.company is None else load_profile(settings.company).timezone
    except ConfigurationError:
        return None


def _nearest(folder: Path) -> Path:
    """The folder, or the first above it that is there."""
    return next(path for path in (folder, *folder.resolve().parents) if path.is_dir())


def _asks(settings: Settings) -> Mapping[str, Ask]:
    """One tiny call of each model that may be asked, by its name."""
    if settings.engine == "builtin" or settings.recordings is not None:
        return {}
    tell = schema_teller(Prompts(wording_folders(settings)[1]))
    return {endpoint.name: _ask(endpoint, settings, tell) for endpoint in settings.endpoints}


def _ask(endpoint: Endpoint, settings: Settings, tell: Callable[[str], str]) -> Ask:
    async def ask() -> None:
        from app.engines.llm.abilities import Abilities
        from app.engines.llm.caller import Caller
        from app.engines.llm.client import Client

        client = Client(endpoint, settings.connect_s)
        client.load()  # before any time is taken: importing the SDK is no fault of the endpoint's
        caller = Caller(endpoint, client, Abilities(tell), CALL_S, Listener())
        said = Message(role="user", content='{"ok": true}')
        request = Request(purpose="draft", messages=(said,), answer=_ANSWER, max_tokens=16)
        deadline = asyncio.get_running_loop().time() + CALL_S
        try:
            async with aclosing(caller.stream(request, deadline)) as pieces:
                async for _ in pieces:
                    pass
        finally:
            await client.close()

    return ask
