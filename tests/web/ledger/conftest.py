"""The app over a store of its own, which a test fills with what it needs."""

import asyncio
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from starlette.testclient import TestClient

from app.main import create_app
from app.model.record import DraftRecord, Figures, FollowUp, OutcomeRecord
from app.settings import Settings


class Ledger:
    """A store in a file, and a client of the app over it."""

    def __init__(self, path, service):
        self.path = path
        self.now = datetime.now(UTC)
        self._service = service
        self.on(lambda store: asyncio.sleep(0))

    def on(self, work):
        """What `work(store)` gives."""
        from app.store.sql.store import SqlStore

        async def run():
            store = SqlStore(self.path)
            await store.open()
            try:
                return await work(store)
            finally:
                await store.close()

        # A thread of its own: in a test with a browser, the event loop of this one is the browser's.
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(lambda: asyncio.run(run())).result()

    def keep(self, drafts=(), follow_ups=()):
        """Keep drafts, and count their customers; keep follow-ups."""

        async def work(store):
            async with store.transaction() as records:
                for draft in drafts:
                    await records.drafts.add(draft)
                    if draft.customer_ref:
                        abusive = draft.figures.abuse != "none"
                        await records.customers.seen(draft.customer_ref, draft.at, abusive=abusive)
                await records.follow_ups.add(list(follow_ups))

        self.on(work)

    def draft(self, number=1, ago=timedelta(hours=1), outcome=None, rating=None, ref=None, **figures):
        plain = {
            "channel": "email", "topic": "delivery", "language": "en", "anger": 2, "abuse": "none",
            "verdict": "ready", "engine": "builtin", "wording": "w",
        }  # fmt: skip
        at = self.now - ago
        said = OutcomeRecord(outcome=outcome, at=at, rating=rating) if outcome else None
        known = Figures(**{**plain, **figures})
        return DraftRecord(id=f"d-{number}", at=at, by="page", customer_ref=ref, figures=known, outcome=said)

    def follow_up(self, number=1, due=timedelta(hours=-1), **given):
        plain = {"draft_id": "d-1", "reason": "The reply promises it", "text": "We write by Friday."}
        return FollowUp(id=f"f-{number}", due=self.now + due, **{**plain, **given})

    def follow_ups(self):
        async def work(store):
            async with store.view() as records:
                return {f.id: f for f in await records.follow_ups.of_draft("d-1")}

        return self.on(work)

    def empty(self):
        """Nothing is kept any more but the audit trail, which can only grow."""
        with closing(sqlite3.connect(self.path)) as database, database:
            database.execute("PRAGMA foreign_keys = ON")
            for table in ("follow_ups", "drafts", "customers", "claims"):
                database.execute(f"DELETE FROM {table}")

    def client(self):
        """A client of a new app; use it as a context."""
        settings = Settings(database_url=f"sqlite:///{self.path}", engine="builtin", jobs="off")
        app = create_app(settings, self._service)
        return TestClient(app, base_url="http://softanswer.test", follow_redirects=False)


@pytest.fixture(scope="module")
def shared(tmp_path_factory, service):
    """One store and one app for a module: an app takes a second to start."""
    ledger = Ledger(tmp_path_factory.mktemp("ledger") / "records.sqlite", service)
    with ledger.client() as client:
        yield ledger, client


@pytest.fixture
def ledger(shared):
    """Its store, empty."""
    ledger, client = shared
    ledger.empty()
    ledger.now = datetime.now(UTC)
    client.cookies.clear()
    return ledger


@pytest.fixture
def client(shared, ledger):
    """Its client, over an empty store."""
    return shared[1]


@pytest.fixture
def own(tmp_path, service):
    """A store of the test alone: a key that is kept in it closes its doors to everybody else."""
    return Ledger(tmp_path / "records.sqlite", service)
