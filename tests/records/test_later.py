"""Drafts that are made later: kept before they are answered, made once under their id, erased with their customer."""

import asyncio

import pytest

from app.errors import UnavailableError
from app.model.brief import Brief
from app.model.record import DraftFilter
from app.problem import problem
from app.records.erasure import Erasure
from app.records.later import LaterDrafts, LaterWork
from app.records.retention import Retention
from app.records.trying import Trying
from tests.records.desk import ASKED, UNREACHABLE, at_desk


@pytest.fixture(params=["sqlite", "postgres"])
def place(request, tmp_path):
    """A folder for a SQLite file, or the address of an empty Postgres."""
    return tmp_path if request.param == "sqlite" else request.getfixturevalue("postgres").database()


def parts(desk, draft=None, begun=None):
    async def begin(draft_id):
        if begun is not None:
            begun.append(draft_id)

    work = LaterWork(desk.store, Trying(desk.store, draft or desk.service.draft, problem))
    return LaterDrafts(desk.store, desk.clock, begin), work


async def found(desk, draft_id):
    async with desk.store.view() as records:
        return await records.drafts.get(draft_id), await records.later.get(draft_id)


def test_a_draft_is_made_under_the_id_that_was_told_with_all_that_goes_with_it(service, place):
    async def work(desk):
        begun = []
        later, jobs = parts(desk, begun=begun)
        told = await later.submit(Brief.model_validate(ASKED), "key-1")
        assert (told.state, told.problem, begun) == ("waiting", None, [told.id])
        assert await jobs.wanted() == [(told.id, None)]
        await jobs.make(told.id)
        draft, waiting = await found(desk, told.id)
        assert (draft.id, draft.draft.id, draft.by, waiting) == (told.id, told.id, "key-1", None)
        assert draft.draft.kept
        assert draft.passages
        assert desk.service.passages_of(told.id), "a check with this id knows its sentences"
        assert len(await desk.of_draft(draft)) == 1
        assert (await desk.customer()).contacts == 1
        assert await desk.audit() == ["draft.asked", "draft.made"]
        assert await jobs.wanted() == []

    at_desk(place, service, work)


def test_two_that_make_it_at_once_keep_one(service, place):
    async def work(desk):
        later, jobs = parts(desk)
        _, other = parts(desk)
        told = await later.submit(Brief.model_validate(ASKED), "key-1")
        await asyncio.gather(jobs.make(told.id), other.make(told.id), jobs.make(told.id))
        async with desk.store.view() as records:
            drafts = await records.drafts.list(DraftFilter())
        assert [line.id for line in drafts.items] == [told.id]
        assert (await desk.customer()).contacts == 1

    at_desk(place, service, work)


def test_a_job_that_cannot_be_submitted_now_is_found_later(service, tmp_path):
    async def work(desk):
        async def away(_id):
            raise UnavailableError("the jobs' database is away")

        told = await LaterDrafts(desk.store, desk.clock, away).submit(Brief.model_validate(ASKED), "key-1")
        assert await parts(desk)[1].wanted() == [(told.id, None)]

    at_desk(tmp_path, service, work)


def test_erased_in_the_midst_of_it_nothing_of_it_is_kept(service, place):
    async def work(desk):
        making, erased = asyncio.Event(), asyncio.Event()

        async def draft(brief, keeping):
            making.set()
            await erased.wait()
            return await desk.service.draft(brief, keeping)

        later, jobs = parts(desk, draft)
        told = await later.submit(Brief.model_validate(ASKED), "key-1")
        task = asyncio.create_task(jobs.make(told.id))
        await making.wait()
        forgotten = []

        async def forget(ids):
            forgotten.extend(ids)
            return len(ids)

        gone = await Erasure(desk.store, desk.clock, UNREACHABLE, None, forget).erase("c-7", "boss")
        erased.set()
        await task
        assert (gone.known, gone.drafts, gone.jobs, forgotten) == (True, 1, 1, [told.id])
        assert await found(desk, told.id) == (None, None)
        assert await desk.customer() is None
        assert desk.service.passages_of(told.id) == ()

    at_desk(place, service, work)


def test_what_waits_longer_than_texts_are_kept_goes(service, place):
    async def work(desk):
        later, _ = parts(desk)
        told = await later.submit(Brief.model_validate(ASKED), "key-1")
        desk.later(days=91)
        await Retention(desk.store, desk.clock, 90).run()
        assert await found(desk, told.id) == (None, None)

    at_desk(place, service, work)
