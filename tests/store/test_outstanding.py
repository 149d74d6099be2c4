"""Drafts to come, notes and attempts: kept, counted and erased alike on SQLite and Postgres."""

from datetime import timedelta

import pytest

from app.model.later import LaterDraft, Note, Outstanding


@pytest.fixture
def later(now):
    def make(draft_id="l-1", **given):
        plain = {"id": draft_id, "at": now, "by": "key-1", "brief": '{"message": "Late!"}'}
        return LaterDraft(**{**plain, **given})

    return make


@pytest.fixture
def note(now):
    def make(note_id="d-1.made.1", draft_id="d-1", **given):
        return Note(
            **{"id": note_id, "draft_id": draft_id, "at": now, "event": "draft.made", "due": now, **given}
        )

    return make


def test_attempts_are_counted_until_there_is_a_draft_or_none_will_be(run, later):
    async def work(store):
        async with store.transaction() as records:
            await records.later.add(later())
            await records.later.add(later("l-2"))
        async with store.transaction() as records:
            begun = [await records.later.begin("l-1") for _ in range(2)]
            running = await records.later.get("l-1")
            await records.later.take_back("l-1")
            back = await records.later.get("l-1")
        async with store.transaction() as records:
            ended = [await records.later.finish("l-1"), await records.later.finish("l-1")]
            await records.later.fail("l-2", '{"status": 500}')
            await records.later.fail("l-2", '{"status": 422}')
            failed = await records.later.get("l-2")
            after = [
                await records.later.begin("l-1"),
                await records.later.begin("l-2"),
                await records.later.open(),
            ]
            nothing = await records.later.finish("l-2")
        return (
            begun,
            (running.state, running.attempts),
            (back.state, back.attempts),
            ended,
            failed,
            after,
            nothing,
        )

    begun, running, back, ended, failed, after, nothing = run(work)
    assert (begun, running, back) == ([1, 2], ("running", 2), ("waiting", 1))
    assert (ended, after, nothing) == ([True, False], [None, None, ()], False)
    assert (failed.state, failed.error, failed.brief) == ("failed", '{"status": 500}', None)


def test_the_oldest_are_named_first_and_not_too_many(run, later, now):
    async def work(store):
        async with store.transaction() as records:
            for number in (2, 0, 1):
                await records.later.add(later(f"l-{number}", at=now + timedelta(seconds=number)))
        async with store.view() as records:
            return await records.later.open(2)

    assert run(work) == ("l-0", "l-1")


def test_attempts_at_a_line_are_counted_while_it_has_no_result(run, batch, now):
    from app.model.record import BatchLine

    async def work(store):
        async with store.transaction() as records:
            await records.batches.add(batch(total=1), ["{}"])
            begun = [await records.batches.begin("b-1", 0) for _ in range(2)]
            await records.batches.take_back("b-1", 0)
            line = await records.batches.line("b-1", 0)
            await records.batches.finish("b-1", BatchLine(number=0, error="{}"), now)
            return (
                begun,
                line.attempts,
                await records.batches.begin("b-1", 0),
                await records.batches.begin("b-1", 7),
            )

    assert run(work) == ([1, 2], 1, None, None)


def test_a_note_is_tried_by_one_at_a_time_when_it_is_due_and_ended_once(run, note, draft_record, now):
    later = now + timedelta(seconds=20)

    async def work(store):
        async with store.transaction() as records:
            await records.drafts.add(draft_record())
            await records.notes.add(note(due=now))
        async with store.transaction() as records:
            early = await records.notes.begin("d-1.made.1", now - timedelta(seconds=1), later)
            first = await records.notes.begin("d-1.made.1", now, later)
            second = await records.notes.begin("d-1.made.1", now, later)
            again = await records.notes.begin("d-1.made.1", later, later + timedelta(seconds=20))
        sent = again.model_copy(update={"state": "sent"})
        async with store.transaction() as records:
            ends = [await records.notes.end(sent), await records.notes.end(sent)]
            return (
                early,
                first.attempts,
                second,
                again.attempts,
                ends,
                (await records.notes.get("d-1.made.1")).state,
            )

    assert run(work) == (None, 1, None, 2, [True, False], "sent")


def test_what_is_outstanding_is_counted(run, note, later, draft_record, now):
    async def work(store):
        async with store.transaction() as records:
            await records.drafts.add(draft_record())
            for number, state in enumerate(["waiting", "waiting", "sent", "dead"]):
                due = now + timedelta(seconds=9 - number)
                await records.notes.add(note(f"n-{number}", state=state, due=due))
            await records.later.add(later())
            await records.later.add(later("l-2", state="running"))
            await records.later.add(later("l-3", state="failed"))
        async with store.view() as records:
            counted, waiting = await records.notes.count(), await records.notes.open()
        return counted, [one.id for one in waiting], (await store.state()).outstanding

    wanted = Outstanding(drafts=2, notes=2, notes_dead=1)
    assert run(work) == (wanted, ["n-1", "n-0"], wanted)


def test_erasing_a_customer_takes_drafts_to_come_and_notes_with_it(run, note, later, draft_record, now):
    async def work(store):
        async with store.transaction() as records:
            await records.drafts.add(draft_record(customer_ref="c-1"))
            await records.notes.add(note())
            await records.later.add(later(customer_ref="c-1"))
            await records.later.add(later("l-2", customer_ref="c-2"))
        async with store.transaction() as records:
            gone = await records.customers.erase("c-1", now)
            kept = await records.later.finish("l-1")
            return set(gone), kept, await records.notes.get("d-1.made.1"), await records.later.open()

    assert run(work) == ({"d-1", "l-1"}, False, None, ("l-2",))


def test_what_is_older_than_its_time_goes(run, note, later, draft_record, now):
    async def work(store):
        async with store.transaction() as records:
            await records.drafts.add(draft_record())
            await records.notes.add(note("sent", state="sent"))
            await records.notes.add(note("waits"))
            await records.later.add(later())
            await records.later.add(later("l-2", at=now + timedelta(days=2)))
        oldest = (await store.state()).oldest_text
        async with store.transaction() as records:
            await records.drafts.forget_texts(now + timedelta(days=1))
            names = [await records.notes.get("sent"), (await records.notes.get("waits")).id]
            return oldest, names, await records.later.open()

    assert run(work) == (now, [None, "waits"], ("l-2",))


def test_where_nothing_is_kept_nothing_is_outstanding(later, note, now):
    import asyncio

    from app.errors import ConfigurationError
    from app.store.none import NoStore

    async def work():
        async with NoStore().transaction() as records:
            with pytest.raises(ConfigurationError):
                await records.later.add(later())
            await records.notes.add(note())
            await records.later.fail("l-1", "{}")
            found = [
                await records.later.get("l-1"),
                await records.later.begin("l-1"),
                await records.notes.get("n"),
            ]
            more = [await records.notes.begin("n", now, now), await records.batches.begin("b", 0)]
            assert found + more == [None] * 5
            assert (await records.later.open(), await records.notes.open()) == ((), ())
            assert (await records.later.finish("l-1"), await records.notes.end(note())) == (False, False)
            return await records.notes.count()

    assert asyncio.run(work()) == Outstanding()
