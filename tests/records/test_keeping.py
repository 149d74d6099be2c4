"""A draft is kept before anybody sees it, whole or not at all, and a store that fails stops nobody."""

import asyncio
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import pytest

from app.errors import ConflictError, UnavailableError
from app.model.brief import Brief
from app.model.events import DraftEvent
from app.model.record import Batch, Claimed, Keeping
from app.records import keeping
from app.records.keeping import Keeper
from app.store.none import NoStore
from app.store.sql.store import SqlStore

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
CLAIM = Claimed(scope="key", key="k-1", holder="me")


@pytest.fixture
def asked(brief):
    """A brief of a customer who is known by a reference."""
    return Brief.model_validate({**brief, "customer": {"name": "Ms Adeyemi", "ref": "c-7"}})


class Broken(NoStore):
    """A store that should keep and cannot now."""

    keeps = True

    @asynccontextmanager
    async def transaction(self):
        raise UnavailableError("the disk is full")
        yield

    view = transaction


class Slow(NoStore):
    """A store that takes its time, as one does under load; `begun` is set when somebody waits for it."""

    keeps = True

    def __init__(self, store):
        self.store = store
        self.view = store.view
        self.begun = asyncio.Event()

    @asynccontextmanager
    async def transaction(self):
        self.begun.set()
        await asyncio.sleep(0.3)
        async with self.store.transaction() as records:
            yield records


def with_store(path, work):
    """Run `work(store)` on a fresh SQLite store."""

    async def run():
        store = SqlStore(path / "kept.sqlite")
        await store.open()
        try:
            return await work(store)
        finally:
            await store.close()

    return asyncio.run(run())


def keeper(store):
    return Keeper(store, lambda: NOW)


def test_a_draft_is_in_the_store_with_its_brief_when_it_is_shown(service, asked, tmp_path):
    async def work(store):
        kept = service.keeping_with(keeper(store))
        seen = None
        async for event in kept.draft_events(asked, Keeping(who="key-1")):
            if isinstance(event, DraftEvent):
                async with store.view() as records:
                    seen = event.draft, await records.drafts.get(event.draft.id)
        return seen

    draft, record = with_store(tmp_path, work)
    assert draft.kept
    assert (record.draft, record.brief.message, record.by) == (draft, asked.message, "key-1")
    assert (record.at, record.customer_ref) == (NOW, "c-7")
    assert record.passages
    assert record.figures.statuses


def test_a_draft_of_a_whole_conversation_comes_back_with_all_of_it(service, asked, tmp_path):
    turns = [
        {"from": "customer", "text": "Where is it?", "at": "2026-02-27T10:00:00Z"},
        {"from": "agent", "text": "On its way, I promise."},
    ]
    talked = Brief.model_validate({**asked.model_dump(), "thread": turns, "variants": 2})

    async def work(store):
        draft = await service.keeping_with(keeper(store)).draft(talked)
        async with store.view() as records:
            return draft, await records.drafts.get(draft.id)

    draft, record = with_store(tmp_path, work)
    assert (record.brief, record.draft) == (talked, draft)


def test_a_customer_is_counted_and_the_making_is_in_the_audit_trail(service, asked, tmp_path):
    async def work(store):
        kept = service.keeping_with(keeper(store))
        drafts = [await kept.draft(asked, Keeping(who="page")) for _ in range(2)]
        async with store.view() as records:
            return drafts, await records.customers.get("c-7"), await records.audit.list()

    drafts, customer, trail = with_store(tmp_path, work)
    assert (customer.contacts, customer.abusive) == (2, 0)
    assert [(e.who, e.what, e.object) for e in trail.items] == [
        ("page", "draft.made", draft.id) for draft in reversed(drafts)
    ]


def test_sentences_of_a_draft_are_known_to_a_process_that_did_not_make_it(service, asked, tmp_path):
    async def work(store):
        draft = await service.keeping_with(keeper(store)).draft(asked)
        return draft, await keeper(store).passages(draft.id), await keeper(store).passages("another")

    draft, passages, nothing = with_store(tmp_path, work)
    assert "".join(p.before + p.text for p in passages).strip() == draft.reply.text
    assert nothing == ()


def test_without_a_store_a_draft_is_answered_and_says_that_it_is_not_kept(service, asked):
    assert asyncio.run(service.keeping_with(keeper(NoStore())).draft(asked)).kept is False


def test_a_store_that_fails_costs_nobody_their_draft(service, asked):
    draft = asyncio.run(service.keeping_with(keeper(Broken())).draft(asked))
    assert draft.reply.text
    assert draft.kept is False


def test_a_store_that_fails_gives_nothing_away_where_a_claim_depends_on_it(service, asked):
    kept = service.keeping_with(keeper(Broken()))
    with pytest.raises(UnavailableError):
        asyncio.run(kept.draft(asked, Keeping(who="page", claim=CLAIM)))


def test_who_waits_for_a_draft_on_a_page_gets_it_though_the_store_fails(service, asked):
    kept = service.keeping_with(keeper(Broken()))
    draft = asyncio.run(kept.draft(asked, Keeping(who="page", claim=CLAIM, shown=True)))
    assert draft.reply.text
    assert not draft.kept


def test_the_answer_of_a_claim_is_kept_with_the_draft(service, asked, tmp_path):
    async def work(store):
        async with store.transaction() as records:
            await records.claims.claim("key", "k-1", "f", "me", NOW, NOW + timedelta(seconds=9))
        draft = await service.keeping_with(keeper(store)).draft(asked, Keeping(who="page", claim=CLAIM))
        async with store.transaction() as records:
            return draft, await records.claims.claim("key", "k-1", "f", "other", NOW, NOW)

    draft, claim = with_store(tmp_path, work)
    assert (claim.state, claim.answer.draft_id) == ("done", draft.id)


def test_a_claim_that_was_taken_over_leaves_no_second_draft(service, asked, tmp_path):
    async def work(store):
        async with store.transaction() as records:
            await records.claims.claim("key", "k-1", "f", "me", NOW, NOW)
            taken = await records.claims.claim("key", "k-1", "f", "other", NOW + timedelta(seconds=1), NOW)
        assert taken.state == "ours"
        with pytest.raises(ConflictError):
            await service.keeping_with(keeper(store)).draft(asked, Keeping(who="page", claim=CLAIM))
        async with store.view() as records:
            return await records.drafts.of_customer("c-7"), await records.customers.get("c-7")

    assert with_store(tmp_path, work) == ((), None)


def test_a_line_of_a_batch_is_done_once_however_often_it_is_drafted(service, asked, tmp_path):
    async def work(store):
        async with store.transaction() as records:
            await records.batches.add(Batch(id="b-1", at=NOW, by="page", total=1), [asked.model_dump_json()])
        kept, line = service.keeping_with(keeper(store)), Keeping(who="page", batch=("b-1", 0))
        draft = await kept.draft(asked, line)
        with pytest.raises(ConflictError):
            await kept.draft(asked, line)
        async with store.view() as records:
            return draft, [r async for r in records.batches.results("b-1")], await records.batches.get("b-1")

    draft, lines, batch = with_store(tmp_path, work)
    assert [line.draft_id for line in lines] == [draft.id]
    assert (batch.state, batch.done) == ("done", 1)


def test_a_caller_who_goes_away_while_it_is_kept_finds_the_draft_whole(service, asked, tmp_path):
    async def work(store):
        kept = service.keeping_with(keeper(store))
        for pause in (0.0, 0.001, 0.003, 0.01, 0.03):
            task = asyncio.create_task(kept.draft(asked))
            await asyncio.sleep(pause)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        await asyncio.sleep(0.2)
        async with store.view() as records:
            found = await records.drafts.of_customer("c-7")
            return found, await records.customers.get("c-7"), await records.audit.list()

    found, customer, trail = with_store(tmp_path, work)
    assert len(found) == len(trail.items) == (customer.contacts if customer else 0)
    assert all(record.draft and record.brief for record in found)


async def lay(store, holder):
    """What becomes of a claim to the key of CLAIM."""
    async with store.transaction() as records:
        return await records.claims.claim("key", "k-1", "f", holder, NOW, NOW + timedelta(seconds=9))


def test_who_holds_a_claim_waits_for_a_slow_store_and_nobody_drafts_it_a_second_time(
    service, asked, tmp_path, monkeypatch
):
    monkeypatch.setattr(keeping, "KEEP_S", 0.05)

    async def work(store):
        assert (await lay(store, "me")).state == "ours"
        kept = service.keeping_with(keeper(Slow(store)))
        draft = await kept.draft(asked, Keeping(who="page", claim=CLAIM))
        return draft, await lay(store, "other")

    draft, claim = with_store(tmp_path, work)
    assert draft.kept
    assert (claim.state, claim.answer.draft_id) == ("done", draft.id)


def test_who_depends_on_nothing_does_not_wait_for_a_slow_store(service, asked, tmp_path, monkeypatch):
    monkeypatch.setattr(keeping, "KEEP_S", 0.05)

    async def work(store):
        draft = await service.keeping_with(keeper(Slow(store))).draft(asked)
        await asyncio.sleep(0.5)
        return draft

    draft = with_store(tmp_path, work)
    assert draft.reply.text
    assert not draft.kept


def test_who_holds_a_claim_and_goes_away_is_gone_when_it_is_kept(service, asked, tmp_path):
    async def work(store):
        assert (await lay(store, "me")).state == "ours"
        slow = Slow(store)
        task = asyncio.create_task(
            service.keeping_with(keeper(slow)).draft(asked, Keeping(who="page", claim=CLAIM))
        )
        await slow.begun.wait()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        assert task.cancelled()
        return await lay(store, "other")

    assert with_store(tmp_path, work).state == "done"


def test_keeping_is_given_up_while_its_claim_still_holds(service, asked, tmp_path, monkeypatch):
    monkeypatch.setattr(keeping, "KEPT_WITHIN_S", 0.05)

    async def work(store):
        assert (await lay(store, "me")).state == "ours"
        with pytest.raises(UnavailableError):
            await service.keeping_with(keeper(Slow(store))).draft(asked, Keeping(who="page", claim=CLAIM))
        await asyncio.sleep(0.5)
        async with store.view() as records:
            return await lay(store, "other"), await records.drafts.of_customer("c-7")

    claim, drafts = with_store(tmp_path, work)
    assert (claim.state, drafts) == ("running", ())
