"""Erasure and retention: no byte of the customer's words is left in the files, and what cannot be reached is said."""

import pytest

from app.errors import UnavailableError
from app.records.erasure import Erasure, digest_of
from app.records.retention import Retention
from tests.records.desk import UNREACHABLE, at_desk

SECRET = "the turquoise samovar with the crooked spout"
MESSAGE = f"Where is {SECRET}? I have been waiting three weeks and I am furious!"


def bytes_of(folder):
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file())


def holds(folder, *words):
    data = bytes_of(folder)
    return [w for w in words if w.encode() in data or w.encode("utf-16-le") in data]


def test_nothing_of_a_customer_is_left_and_others_stay(service, tmp_path):
    async def work(desk):
        draft = await desk.draft(message=MESSAGE)
        edited = f"{draft.reply.text}\n\nPS: Greetings from the lighthouse."
        await desk.outcome(draft, "edited", edited, rating=1)
        other = await desk.draft(message="My order KT-9 is late.", customer={"ref": "c-8"})
        assert holds(tmp_path, SECRET, "from the lighthouse") == [SECRET, "from the lighthouse"]
        asked = []

        async def jobs(ids):
            asked.extend(ids)
            return 2

        passages = []
        erasure = Erasure(desk.store, desk.clock, UNREACHABLE, passages.extend, jobs)
        told = await erasure.erase("c-7", "key-1")
        assert (told.known, told.drafts, told.follow_ups, told.jobs) == (True, 1, 1, 2)
        assert set(UNREACHABLE.always()) < set(told.not_reached)
        assert asked == passages == [draft.id]
        assert holds(tmp_path, SECRET, "from the lighthouse", "c-7", draft.reply.text[30:60]) == []
        assert await desk.customer() is None
        assert (await desk.record(other.id)).draft == other

        again = await erasure.erase("c-7", "key-1")
        assert (again.known, again.drafts) == (False, 0)
        assert (await desk.audit())[-2:] == ["customer.erased"] * 2
        async with desk.store.view() as records:
            entries = (await records.audit.list()).items
        assert {e.object for e in entries if e.what == "customer.erased"} == {digest_of("c-7")}

    at_desk(tmp_path, service, work)


def test_where_the_jobs_cannot_be_reached_nothing_is_taken_away(service, tmp_path):
    async def work(desk):
        draft = await desk.draft()

        async def jobs(_ids):
            raise UnavailableError("the jobs do not answer")

        with pytest.raises(UnavailableError):
            await Erasure(desk.store, desk.clock, UNREACHABLE, None, jobs).erase("c-7", "key-1")
        assert (await desk.record(draft.id)).draft == draft

    at_desk(tmp_path, service, work)


def test_the_memory_of_this_process_forgets_the_sentences(service, tmp_path):
    from app.service.passages import Passages

    async def work(desk):
        draft = await desk.draft()
        passages = Passages()
        passages.remember(draft.id, service.passages_of(draft.id))
        passages.remember("other", service.passages_of(draft.id))
        assert passages.of(draft.id)
        await Erasure(desk.store, desk.clock, UNREACHABLE, passages.forget).erase("c-7", "key-1")
        assert passages.of(draft.id) == ()
        assert passages.of("other")

    at_desk(tmp_path, service, work)


def test_a_digest_tells_nothing_and_is_the_same_for_the_same():
    assert digest_of("c-7") == digest_of("c-7") != digest_of("c-8")
    assert "c-7" not in digest_of("c-7")
    assert digest_of("\ud800")


def test_texts_are_forgotten_after_their_time_and_figures_stay(service, tmp_path):
    async def work(desk):
        old = await desk.draft(message=MESSAGE)
        await desk.outcome(old, "sent", rating=5)
        desk.later(days=60)
        young = await desk.draft(message="My order KT-9 is late.", customer={"ref": "c-8"})
        retention = Retention(desk.store, desk.clock, 90)
        assert (await retention.run()).drafts == 0
        desk.later(days=31)
        told = await retention.run()
        assert (told.drafts, holds(tmp_path, SECRET, old.reply.text[30:60])) == (1, [])
        record = await desk.record(old.id)
        assert (record.brief, record.draft, record.passages) == (None, None, ())
        assert (record.outcome.outcome, record.outcome.rating, record.figures.kept) == ("sent", 5, 1.0)
        assert (await desk.record(young.id)).draft == young
        assert (await retention.run()).drafts == 0
        assert [e for e in await desk.audit() if e == "texts.forgotten"] == ["texts.forgotten"]

    at_desk(tmp_path, service, work)


def test_with_no_days_texts_go_with_the_next_run(service, tmp_path):
    async def work(desk):
        await desk.draft(message=MESSAGE)
        desk.later(seconds=1)
        assert (await Retention(desk.store, desk.clock, 0).run()).drafts == 1
        assert holds(tmp_path, SECRET) == []

    at_desk(tmp_path, service, work)


def test_stored_answers_are_forgotten_after_a_day(service, tmp_path):
    async def work(desk):
        async with desk.store.transaction() as records:
            await records.claims.claim("s", "k", "f", "me", desk.now, desk.now)
        desk.later(hours=23)
        assert (await Retention(desk.store, desk.clock, 90).run()).claims == 0
        desk.later(hours=2)
        assert (await Retention(desk.store, desk.clock, 90).run()).claims == 1

    at_desk(tmp_path, service, work)
