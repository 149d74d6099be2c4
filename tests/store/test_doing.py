"""How a SQLite store is doing is seen without touching it."""

import asyncio
import os
from datetime import UTC, datetime, timedelta

import pytest

from app.errors import UnavailableError
from app.model.brief import Brief
from app.model.record import LOCAL, Batch, DraftRecord
from app.records.figures import figures_of
from app.store.none import NoStore
from app.store.sql.store import SqlStore

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)


def with_store(path, work):
    async def run():
        store = SqlStore(path)
        await store.open()
        try:
            await work(store)
            return await store.state()
        finally:
            await store.close()

    return asyncio.run(run())


def test_a_store_that_is_not_there_is_not_made_by_looking(tmp_path):
    state = asyncio.run(SqlStore(tmp_path / "s.sqlite").state())
    assert not state.there
    assert list(tmp_path.iterdir()) == []


def test_its_oldest_text_and_the_work_that_waits_are_told(service, brief, tmp_path):
    async def work(store):
        wanted = Brief.model_validate(brief)
        draft = await service.draft(wanted)
        async with store.transaction() as records:
            for days in (3, 40, 5):
                record = DraftRecord(
                    id=f"d-{days}", at=NOW - timedelta(days=days), by="k", figures=figures_of(wanted, draft),
                    brief=wanted, draft=draft,
                )  # fmt: skip
                await records.drafts.add(record)
            await records.batches.add(Batch(id="b-1", at=NOW, by="k", total=2), ["{}", "{}"])
            await records.batches.add(Batch(id="b-2", at=NOW, by=LOCAL, total=1), ["{}"])
            await records.batches.add(Batch(id="b-3", at=NOW, by="k", total=1), ["{}"])
            await records.batches.end("b-3", "cancelled", NOW)

    state = with_store(tmp_path / "s.sqlite", work)
    assert state.oldest_text == NOW - timedelta(days=40)
    assert state.waiting == 2
    assert (state.there, state.writable, state.durable, state.newer) == (True, True, True, False)
    assert state.version == state.wanted
    assert state.size > 10_000


def test_figures_without_texts_have_no_oldest_text(service, brief, tmp_path):
    async def work(store):
        wanted = Brief.model_validate(brief)
        figures = figures_of(wanted, await service.draft(wanted))
        async with store.transaction() as records:
            await records.drafts.add(DraftRecord(id="d", at=NOW, by="k", figures=figures))
            await records.drafts.forget_texts(NOW + timedelta(days=1))

    assert with_store(tmp_path / "s.sqlite", work).oldest_text is None


def test_a_file_that_is_no_database_is_unavailable(tmp_path):
    (tmp_path / "s.sqlite").write_bytes(b"a letter of a customer" * 300)
    with pytest.raises(UnavailableError) as caught:
        asyncio.run(SqlStore(tmp_path / "s.sqlite").state())
    assert "letter" not in str(caught.value)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_file_that_may_only_be_read_is_told(tmp_path):
    with_store(tmp_path / "s.sqlite", lambda store: asyncio.sleep(0))
    (tmp_path / "s.sqlite").chmod(0o400)
    assert not asyncio.run(SqlStore(tmp_path / "s.sqlite").state()).writable


def test_where_nothing_is_kept_nothing_is_wrong():
    assert asyncio.run(NoStore().state()).there


def test_tables_that_lack_columns_of_their_version_are_told(tmp_path):
    async def work(store):
        assert (await store.state()).lacking == ()
        async with store.engines.writer.begin() as connection:
            await connection.exec_driver_sql("ALTER TABLE claims RENAME COLUMN customer_ref TO ref")
            await connection.exec_driver_sql("DROP TABLE batch_lines")

    lacking = with_store(tmp_path / "s.sqlite", work).lacking
    assert "claims.customer_ref" in lacking
    assert "batch_lines.number" in lacking
    assert all(column.startswith(("claims.customer_ref", "batch_lines.")) for column in lacking)
