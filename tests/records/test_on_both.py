"""What hangs on the database itself: the use cases on a SQLite file and on a real Postgres."""

import asyncio

import pytest

from app.errors import NotFoundError
from app.records.erasure import Erasure
from app.records.insights import InsightsDesk
from app.records.keeping_customers import Customers
from app.records.learning import Learning
from app.records.phrase_places import PhrasePlaces
from app.records.retention import Retention
from tests.guidelines.shipped import GUIDELINES
from tests.records.desk import START, UNREACHABLE, at_desk


@pytest.fixture(params=["sqlite", "postgres"])
def place(request, tmp_path):
    """A folder for a SQLite file, or the address of an empty Postgres."""
    return tmp_path if request.param == "sqlite" else request.getfixturevalue("postgres").database()


def test_many_outcomes_at_once_leave_one_rating_and_one_state(service, place):
    async def work(desk):
        draft = await desk.draft()
        kinds = ["sent", "discarded"]
        await asyncio.gather(*(desk.outcome(draft, kinds[r % 2], rating=r % 5 + 1) for r in range(12)))
        outcome = (await desk.record(draft.id)).outcome
        customer = await desk.customer()
        assert (customer.ratings, customer.rating_sum) == (1, outcome.rating)
        (promise,) = await desk.of_draft(draft)
        assert promise.promised == (outcome.outcome == "sent")
        assert promise.state == ("open" if promise.promised else "done")

    at_desk(place, service, work)


def test_a_customer_from_the_first_message_to_their_erasure(service, place):
    async def work(desk):
        first = await desk.draft()
        text = first.reply.text.replace("I'm handling this for you from here.", "It is with me now.")
        told = await desk.outcome(first, "edited", text, rating=2)
        assert told.change.reworded == ()
        assert told.change.removed == ("I'm handling this for you from here.",)
        desk.later(days=5)
        assert [f.draft_id for f in (await desk.follow_ups.due()).items] == [first.id]
        second = await desk.draft(message="I am still waiting.", policies=[])
        assert "You will have an update by Friday 12 June" in second.reply.text
        customers = Customers(desk.store, desk.clock, GUIDELINES)
        assert (await customers.known("c-7")).advice == "mend"
        whole = (await InsightsDesk(desk.store).between(START, desk.now.replace(year=2027))).whole
        assert (whole.drafts, whole.edited, whole.mean_rating) == (2, 1, 2.0)
        lessons = await Learning(desk.store, PhrasePlaces(GUIDELINES), 1).between(START, desk.now)
        assert "It is with me now." in [p.text for p in lessons.put_in]
        erased = await Erasure(desk.store, desk.clock, UNREACHABLE).erase("c-7", "key-1")
        assert (erased.known, erased.drafts) == (True, 2)
        with pytest.raises(NotFoundError):
            await customers.known("c-7")
        assert (await Erasure(desk.store, desk.clock, UNREACHABLE).erase("c-7", "key-1")).known is False
        assert (await desk.follow_ups.due()).items == ()

    at_desk(place, service, work)


def test_figures_outlive_the_texts(service, place):
    async def work(desk):
        draft = await desk.draft()
        await desk.outcome(draft, "sent")
        desk.later(days=91)
        told = await Retention(desk.store, desk.clock, 90).run()
        assert told.drafts == 1
        record = await desk.record(draft.id)
        assert (record.draft, record.outcome.outcome, record.figures.kept) == (None, "sent", 1.0)
        assert [f.text for f in await desk.of_draft(draft)] == [None]

    at_desk(place, service, work)
