"""What is known of a customer, with the advice whether to keep them."""

import pytest

from app.errors import NotFoundError
from app.records.keeping_customers import Customers
from tests.guidelines.shipped import GUIDELINES
from tests.records.desk import at_desk

THREAT = "You are a pathetic idiot and I will come round and hurt you."


def test_promises_ratings_and_abuse_add_up_to_advice(service, tmp_path):
    async def work(desk):
        customers = Customers(desk.store, desk.clock, GUIDELINES)
        with pytest.raises(NotFoundError):
            await customers.known("c-7")
        first = await desk.draft()
        told = await customers.known("c-7")
        assert (told.contacts, told.advice, told.promises_open) == (1, "keep", 0), (
            "nobody said that it was sent"
        )
        assert len(told.follow_ups) == 1
        await desk.outcome(first, "sent", rating=1)
        assert (await customers.known("c-7")).promises_open == 1
        desk.later(days=5)
        told = await customers.known("c-7")
        assert (told.promises_broken, told.advice, told.rating) == (1, "mend", 1.0)
        assert any("not kept: 1." in r for r in told.reasons)
        await desk.follow_ups.done(told.follow_ups[0].id, "key-1")
        for _ in range(2):
            await desk.draft(message=THREAT, policies=[])
        told = await customers.known("c-7")
        assert (told.promises_kept, told.abusive, told.advice) == (1, 2, "weigh")
        assert [d.id for d in told.drafts][-1] == first.id
        assert all(f.state == "open" for f in told.follow_ups)

    at_desk(tmp_path, service, work)


def test_what_was_thrown_away_was_never_promised(service, tmp_path):
    async def work(desk):
        await desk.outcome(await desk.draft(), "discarded")
        desk.later(days=5)
        told = await Customers(desk.store, desk.clock, GUIDELINES).known("c-7")
        assert (told.promises_kept, told.promises_broken, told.promises_open) == (0, 0, 0)

    at_desk(tmp_path, service, work)
