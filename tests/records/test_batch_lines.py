"""Lines of a batch: tried, kept once, and none of them takes the others with it; over a real store."""

import asyncio
import json
from datetime import UTC, datetime

import pytest

from app.errors import ConflictError, InputError, UnavailableError
from app.model.brief import Brief
from app.problem import problem
from app.records.batch_lines import BatchLines
from app.records.batches import Batches
from app.records.keeping import Keeper
from app.records.trying import Trying
from app.store.sql.store import SqlStore

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
BRIEF = Brief(id="b-1", message="My order is late.")


async def nobody(batch_id):
    """No job is begun."""


def with_lines(tmp_path, draft, work):
    """What `work` makes of the lines of a batch of one brief, whose drafts `draft` makes; and its line, and itself."""

    async def whole():
        store = SqlStore(tmp_path / "store.sqlite")
        await store.open()
        try:
            batches = Batches(store, lambda: NOW, nobody, nobody)
            batch = await batches.submit([BRIEF], "me")
            made = draft(store) if draft else None
            await work(BatchLines(store, Trying(store, made, problem), lambda: NOW), batches, batch.id)
            async with store.view() as records:
                line = await records.batches.line(batch.id, 0)
            return line, await batches.get(batch.id)
        finally:
            await store.close()

    return asyncio.run(whole())


async def once(lines, batches, batch_id):
    await lines.do_line(batch_id, 0)


@pytest.mark.parametrize(
    ("error", "code"),
    [(InputError("too odd"), "invalid-input"), (KeyError("My order is late."), "internal")],
)
def test_a_brief_that_cannot_be_drafted_is_a_line_with_its_problem_and_not_tried_again(tmp_path, error, code):
    tries = []

    def draft(store):
        async def fails(brief, keeping):
            tries.append(brief.id)
            raise error

        return fails

    line, batch = with_lines(tmp_path, draft, once)
    told = json.loads(line.error)
    assert told["type"].endswith(code)
    assert "late" not in told["detail"]
    assert (tries, batch.failed, batch.state) == (["b-1"], 1, "done")


def test_what_cannot_answer_now_is_tried_three_times(tmp_path):
    tries = []

    def draft(store):
        async def away(brief, keeping):
            tries.append(brief.id)
            raise UnavailableError("the model is away", retry_after_s=0)

        return away

    line, _ = with_lines(tmp_path, draft, once)
    assert len(tries) == 3
    assert json.loads(line.error)["status"] == 503


def test_a_line_that_two_do_at_once_is_kept_once_with_its_draft(tmp_path, service):
    def draft(store):
        return service.keeping_with(Keeper(store, lambda: NOW)).draft

    async def both(lines, batches, batch_id):
        await asyncio.gather(lines.do_line(batch_id, 0), lines.do_line(batch_id, 0))
        store = lines._store
        async with store.view() as records:
            from app.model.record import DraftFilter

            drafts = await records.drafts.list(DraftFilter())
        assert len(drafts.items) == 1

    line, batch = with_lines(tmp_path, draft, both)
    assert (batch.done, batch.failed, batch.state) == (1, 0, "done")
    assert line.draft_id


def test_a_line_that_another_process_did_is_no_failure(tmp_path):
    def draft(store):
        async def taken(brief, keeping):
            raise ConflictError("another process has done this line already")

        return taken

    line, batch = with_lines(tmp_path, draft, once)
    assert line.error is None
    assert batch.state == "running"


def test_nothing_is_begun_of_a_batch_that_was_cancelled_or_is_not_there(tmp_path):
    def draft(store):
        async def never(brief, keeping):
            raise AssertionError

        return never

    async def cancelled(lines, batches, batch_id):
        await batches.cancel(batch_id, "me")
        assert await lines.total(batch_id) is None
        await lines.do_line(batch_id, 0)
        await lines.do_line("never-was", 0)

    line, batch = with_lines(tmp_path, draft, cancelled)
    assert (line.draft_id, line.error, batch.state) == (None, None, "cancelled")
