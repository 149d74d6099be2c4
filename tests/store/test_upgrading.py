"""A database of an older version is brought up to date with its rows; a process of that version goes on with it."""

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import text

from app.model.record import BatchLine
from app.store.sql.engine import postgres_engines, sqlite_engines
from app.store.sql.migrating import VERSIONS, alembic_config, version_of
from app.store.sql.store import SqlStore
from app.store.sql.transaction import connection_in_transaction

OLD_LINE = """
INSERT INTO batch_lines (batch_id, number, ended, customer_ref, brief)
VALUES (:batch, :number, :ended, :ref, '{}')
"""
OLD_FINISH = "UPDATE batch_lines SET ended = :ended, error = '{}' WHERE batch_id = 'b-1' AND number = 1"
FIGURES = """{"channel": "email", "topic": "delivery", "language": "en", "anger": 2, "abuse": "none",
"verdict": "ready", "engine": "builtin", "wording": "w"}"""
OLD_ROWS = (
    """INSERT INTO drafts
    (id, at, "by", customer_ref, channel, topic, language, anger, verdict, engine, figures)
    VALUES ('d-1', 5, 'key-1', 'c-1', 'email', 'delivery', 'en', 2, 'ready', 'builtin', :json)""",
    "INSERT INTO draft_texts (draft_id, at, brief) VALUES ('d-1', 5, :json)",
    """INSERT INTO batches (id, at, "by", total, done, failed, state)
    VALUES ('b-1', 5, 'key-1', 2, 0, 0, 'running')""",
)
OLD_JSON = ({"json": FIGURES}, {"json": '{"message": "Late!"}'}, {})


def old_rows():
    """Rows as the first version wrote them, for the tables that later ones change or refer to."""
    yield from zip(OLD_ROWS, OLD_JSON, strict=True)
    for number in (0, 1):
        yield OLD_LINE, {"batch": "b-1", "number": number, "ended": False, "ref": "c-1"}


async def make_old(engine, version):
    """A database as that version left it."""

    def upgrade(connection):
        from alembic import command

        command.upgrade(alembic_config(connection), version)

    async with connection_in_transaction(engine, keep=True) as connection:
        await connection.run_sync(upgrade)
    async with connection_in_transaction(engine, keep=True) as connection:
        for statement, values in old_rows():
            await connection.execute(text(statement), values)


@pytest.fixture
def engines(database):
    if isinstance(database, Path):
        return lambda: sqlite_engines(database)
    return lambda: postgres_engines(database)


def test_rows_of_the_first_version_are_there_after_the_upgrade_and_used_on(database, engines, now):
    async def work():
        old = engines()
        await make_old(old.writer, "0001")
        store = SqlStore(database)
        await store.open()
        async with store.engines.writer.connect() as connection:
            version = await connection.run_sync(version_of)
        async with store.transaction() as records:
            draft, line = await records.drafts.get("d-1"), await records.batches.line("b-1", 0)
            begun = await records.batches.begin("b-1", 0)
            await records.batches.finish("b-1", BatchLine(number=0, draft_id="d-1"), now)
        await store.close()
        await old.dispose()
        return version, draft, line, begun

    version, draft, line, begun = asyncio.run(work())
    assert version == VERSIONS[-1]
    assert (draft.customer_ref, draft.brief.message, draft.figures.topic) == ("c-1", "Late!", "delivery")
    assert (line.brief, line.attempts, begun) == ("{}", 0, 1)


def test_a_process_of_the_version_before_goes_on_after_the_upgrade(database, engines, now):
    async def work():
        old = engines()
        await make_old(old.writer, "0001")
        store = SqlStore(database)
        await store.open()
        async with connection_in_transaction(old.writer, keep=True) as connection:
            await connection.execute(text(OLD_FINISH), {"ended": True})
            added = {"batch": "b-1", "number": 2, "ended": False, "ref": "c-2"}
            await connection.execute(text(OLD_LINE), added)
            # As it erases: what the newer version keeps beside a draft goes with it.
            await connection.execute(text("DELETE FROM drafts WHERE id = 'd-1'"))
        async with store.transaction() as records:
            lines = [await records.batches.line("b-1", number) for number in (1, 2)]
            begun = await records.batches.begin("b-1", 2)
        await store.close()
        await old.dispose()
        return [(line.error, line.attempts) for line in lines], begun

    assert asyncio.run(work()) == ([("{}", 0), (None, 0)], 1)
