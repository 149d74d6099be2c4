"""A server that acknowledges before it commits: the history checker must see it (see test_crashes)."""

import asyncio
import sys
from contextlib import asynccontextmanager

import uvicorn

from app.bootstrap_records import build_store
from app.main import create_app
from app.settings import from_environment

LATE_S = 0.1


class LateStore:
    """A store whose transactions are committed a while after they are left."""

    def __init__(self, store):
        self._store = store
        self._waiting = set()

    def __getattr__(self, name):
        return getattr(self._store, name)

    @asynccontextmanager
    async def transaction(self):
        inner = self._store.transaction()
        records = await inner.__aenter__()
        try:
            yield records
        except BaseException:
            await inner.__aexit__(*sys.exc_info())
            raise
        task = asyncio.create_task(self._later(inner))
        self._waiting.add(task)
        task.add_done_callback(self._waiting.discard)

    async def _later(self, inner):
        await asyncio.sleep(LATE_S)
        await inner.__aexit__(None, None, None)


if __name__ == "__main__":
    settings = from_environment()
    app = create_app(settings, store=LateStore(build_store(settings)))
    uvicorn.run(app, host=settings.host, port=settings.port, log_level="warning")
