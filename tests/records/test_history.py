"""A returning customer is known by their reference: contacts, promises, what became of the last reply."""

from app.model.brief import Brief
from app.records.history import recalled
from tests.records.desk import ASKED, at_desk

PROMISE = "You will have an update by Friday 12 June."
AGAIN = {"message": "I am still waiting and it is a disgrace.", "policies": []}


async def known(desk, **more):
    brief = Brief.model_validate({**ASKED, **more})
    async with desk.store.view() as records:
        return await recalled(records, brief, desk.now)


def test_a_stranger_stays_one(service, tmp_path):
    async def work(desk):
        await desk.draft()
        for customer in ({"ref": "c-8"}, {"name": "Ms Adeyemi"}):
            brief = Brief.model_validate({**ASKED, "customer": customer})
            async with desk.store.view() as records:
                assert await recalled(records, brief, desk.now) == brief

    at_desk(tmp_path, service, work)


def test_contacts_are_the_larger_of_what_is_said_and_what_is_kept(service, tmp_path):
    async def work(desk):
        await desk.draft()
        await desk.draft()
        assert (await known(desk)).customer.contacts_before == 2
        said = await known(desk, customer={"ref": "c-7", "contacts_before": 9})
        assert said.customer.contacts_before == 9

    at_desk(tmp_path, service, work)


def test_a_promise_that_was_sent_is_open_then_broken_or_kept(service, tmp_path):
    async def work(desk):
        draft = await desk.draft()
        (promise,) = (await known(desk)).history.promises
        assert (promise.text, promise.state, promise.sent, promise.made_at) == (
            PROMISE,
            "open",
            False,
            desk.now,
        )
        await desk.outcome(draft, "sent", rating=2)
        history = (await known(desk)).history
        assert [(p.state, p.sent) for p in history.promises] == [("open", True)]
        assert (history.outcome, history.rating, history.ratings) == ("sent", 2.0, 1)
        desk.later(days=5)
        assert [p.state for p in (await known(desk)).history.promises] == ["broken"]
        early = await known(desk, at="2026-06-11T10:00:00+00:00")
        assert [p.state for p in early.history.promises] == ["open"], "the time of the answer counts"
        (found,) = await desk.of_draft(draft)
        await desk.follow_ups.done(found.id, "key-1")
        assert [p.state for p in (await known(desk)).history.promises] == ["kept"]

    at_desk(tmp_path, service, work)


def test_putting_it_off_does_not_change_what_the_customer_was_told(service, tmp_path):
    async def work(desk):
        draft = await desk.draft()
        await desk.outcome(draft, "sent")
        (found,) = await desk.of_draft(draft)
        desk.later(days=5)
        later = desk.now.replace(month=8)
        await desk.follow_ups.snooze(found.id, later, "key-1")
        assert [(p.state, p.due) for p in (await known(desk)).history.promises] == [("broken", found.due)]

    at_desk(tmp_path, service, work)


def test_what_was_thrown_away_was_never_promised(service, tmp_path):
    async def work(desk):
        draft = await desk.draft()
        await desk.outcome(draft, "discarded")
        assert (await known(desk)).history.promises == ()
        assert (await known(desk)).history.outcome == "discarded"

    at_desk(tmp_path, service, work)


def test_the_next_reply_owns_up_to_a_broken_promise_and_the_one_after_does_not(service, tmp_path):
    async def work(desk):
        await desk.outcome(await desk.draft(), "sent")
        desk.later(days=5)
        second = await desk.draft(**AGAIN)
        assert second.reply.text.count(PROMISE.rstrip(".")) == 1
        await desk.outcome(second, "sent")
        desk.later(days=1)
        third = await desk.draft(**AGAIN)
        assert PROMISE.rstrip(".") not in third.reply.text
        (promise, *_) = (await desk.record(third.id)).brief.history.promises
        assert (promise.state, promise.admitted) == ("broken", True)

    at_desk(tmp_path, service, work)


def test_nobody_said_that_it_was_sent_so_the_agent_is_told_and_not_the_customer(service, tmp_path):
    async def work(desk):
        await desk.draft()
        desk.later(days=5)
        second = await desk.draft(**AGAIN)
        assert PROMISE.rstrip(".") not in second.reply.text
        assert [a.type for a in second.actions if a.text == PROMISE] == ["do"]

    at_desk(tmp_path, service, work)


def test_what_the_caller_says_stands_and_is_not_doubled(service, tmp_path):
    async def work(desk):
        await desk.outcome(await desk.draft(), "sent", rating=1)
        said = {
            "promises": [{"text": PROMISE.upper(), "state": "kept"}, {"text": "We will refund you."}],
            "ratings": 3,
            "rating": 4.5,
            "abusive": 7,
        }
        history = (await known(desk, history=said)).history
        assert [(p.text, p.state) for p in history.promises] == [
            (PROMISE.upper(), "kept"), ("We will refund you.", "open"),
        ]  # fmt: skip
        assert (history.rating, history.ratings, history.abusive) == (4.5, 3, 7)

    at_desk(tmp_path, service, work)


def test_words_that_are_gone_are_not_remembered(service, tmp_path):
    async def work(desk):
        await desk.outcome(await desk.draft(), "sent")
        desk.later(days=100)
        async with desk.store.transaction() as records:
            await records.drafts.forget_texts(desk.now)
        found = await known(desk)
        assert found.history.promises == ()
        assert found.customer.contacts_before == 1

    at_desk(tmp_path, service, work)


def test_a_promise_without_a_time_is_never_held_up_as_broken(service, tmp_path):
    async def work(desk):
        first = await desk.draft(policies=[])
        (found, *_) = await desk.of_draft(first)
        assert found.promised
        await desk.outcome(first, "sent")
        assert [p.state for p in (await known(desk)).history.promises] == ["open"]
        desk.later(days=30)
        assert (await known(desk)).history.promises == (), "the agent finds it among what is due"
        assert found.id in {f.id for f in (await desk.follow_ups.due()).items}

    at_desk(tmp_path, service, work)
