"""Times keeping a draft, and lists over many drafts, on SQLite and on a Postgres where there is one: `make bench`."""

import asyncio
import json
import os
import random
import statistics
import sys
import tempfile
import time
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path

from rich.console import Console
from rich.table import Table
from sqlalchemy import insert, text

from app.bootstrap import build_service
from app.model.brief import Brief
from app.model.record import AuditEntry, DraftFilter, DraftRecord, FollowUp
from app.records.figures import figures_of
from app.settings import Settings
from app.store.sql.store import SqlStore
from app.store.sql.tables import drafts

HERE = Path(__file__).resolve().parent.parent
NOW = datetime(2026, 6, 1, tzinfo=UTC)
FILTERS = {
    "all": {},
    "one customer of 5,000": {"customer_ref": "c-17"},
    "a topic, 1 in 5": {"topic": "topic-1"},
    "a topic that is rare, 1 in 10,000": {"topic": "rare"},
    "a topic that none has": {"topic": "none"},
    "a channel, 1 in 3": {"channel": "channel-1"},
    "verdict needs_you, 1 in 10": {"verdict": "needs_you"},
    "outcome open": {"outcome": "open"},
    "outcome discarded, 1 in 20": {"outcome": "discarded"},
    "rare topic and discarded": {"topic": "rare", "outcome": "discarded"},
    "one day": {"since": NOW - timedelta(days=30), "until": NOW - timedelta(days=29)},
    "a topic that none has, in half of the time": {"topic": "none", "until": NOW - timedelta(days=45)},
}


def bench_store(console: Console, count: int, saves: int) -> None:
    """Print a table for each database."""
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_bench(console, "SQLite", SqlStore(Path(folder) / "bench.sqlite"), count, saves))
    sys.path.insert(0, str(HERE))
    from tests.postgres import Cluster, binaries

    with Cluster.running(fsync=True) if binaries() else nullcontext() as cluster:
        if cluster is None:
            console.print("There is no Postgres here to be timed.")
            return
        asyncio.run(_bench(console, "Postgres", SqlStore(cluster.database()), count, saves))


async def _bench(console: Console, name: str, store: SqlStore, count: int, saves: int) -> None:
    await store.open()
    try:
        await _fill(store, count)
        table = Table(title=f"{name}: {count:,} drafts kept, synchronous commits")
        for column in ("what", "p50 ms", "p95 ms", "max ms"):
            table.add_column(column, justify="left" if column == "what" else "right")
        if name == "SQLite":
            _row(table, "for scale: 24 KB written and synced", _sync())
        _row(table, "a draft is kept (5 statements, 1 commit)", await _save(store, saves))
        for what, wanted in FILTERS.items():
            laps, found = await _list(store, DraftFilter(**wanted))
            _row(table, f"50 a page: {what} ({found})", laps)
        console.print(table)
    finally:
        await store.close()


def _row(table: Table, what: str, laps: list[float]) -> None:
    ordered = sorted(laps)
    times = (statistics.median(ordered), ordered[int(len(ordered) * 0.95)], ordered[-1])
    table.add_row(what, *(f"{lap:.2f}" for lap in times))


def _sync(rounds: int = 60) -> list[float]:
    laps = []
    with tempfile.TemporaryFile(dir=tempfile.gettempdir()) as file:
        for _ in range(rounds):
            start = time.perf_counter()
            file.write(b"x" * 24_000)
            file.flush()
            os.fdatasync(file.fileno())
            laps.append((time.perf_counter() - start) * 1000)
    return laps


async def _fill(store: SqlStore, count: int) -> None:
    chance = random.Random(1)
    figures = {"statuses": {f"principle-{n}": "met" for n in range(25)}}
    rows = [
        {
            "id": f"d-{chance.getrandbits(64):016x}",
            "at": NOW - timedelta(days=90) * (1 - number / count),
            "by": "key-1",
            "customer_ref": f"c-{chance.randrange(5000)}" if number % 3 else None,
            "channel": f"channel-{chance.randrange(3)}",
            "topic": "rare" if number % 10_000 == 77 else f"topic-{chance.randrange(5)}",
            "language": "en",
            "anger": chance.randrange(5),
            "verdict": "ready" if chance.random() < 0.9 else "needs_you",
            "engine": "builtin",
            "outcome": chance.choice([None, None, "sent", "edited"]) if number % 20 else "discarded",
            "figures": figures,
        }
        for number in range(count)
    ]
    async with store.engines.writer.begin() as connection:
        for start in range(0, count, 1000):
            await connection.execute(insert(drafts), rows[start : start + 1000])
    async with store.engines.writer.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        if connection.dialect.name == "postgresql":
            # As its own housekeeping does by itself in time.
            await connection.execute(text("VACUUM ANALYZE drafts"))


async def _save(store: SqlStore, saves: int) -> list[float]:
    service = build_service(Settings(engine="builtin"))
    lines = (HERE / "tests" / "data" / "briefs.jsonl").read_text(encoding="utf-8").splitlines()
    briefs = [Brief.model_validate(json.loads(line)) for line in lines[:20]]
    made = [(brief, await service.draft(brief)) for brief in briefs]
    laps = []
    for number in range(saves):
        brief, draft = made[number % len(made)]
        name, at = f"s-{random.getrandbits(64):016x}", NOW + timedelta(seconds=number)
        record = DraftRecord(
            id=name,
            at=at,
            by="key-1",
            customer_ref=f"c-{number}",
            figures=figures_of(brief, draft),
            brief=brief,
            draft=draft.model_copy(update={"id": name}),
        )
        promise = FollowUp(id=f"f-{name}", draft_id=name, due=at, reason="promised", text="On Friday.")
        start = time.perf_counter()
        async with store.transaction() as records:
            await records.drafts.add(record)
            await records.follow_ups.add([promise])
            await records.customers.seen(f"c-{number}", at, abusive=False)
            await records.audit.add(AuditEntry(at=at, who="key-1", what="draft.made", object=name))
        laps.append((time.perf_counter() - start) * 1000)
    return laps


async def _list(store: SqlStore, wanted: DraftFilter, rounds: int = 15) -> tuple[list[float], int]:
    laps, found = [], 0
    for _ in range(rounds):
        start = time.perf_counter()
        async with store.view() as records:
            page = await records.drafts.list(wanted)
        laps.append((time.perf_counter() - start) * 1000)
        found = len(page.items)
    return laps, found
