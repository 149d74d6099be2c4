"""What became of a draft, and what follows: figures, ratings, promises that the customer never got."""

from datetime import UTC, datetime

import pytest

from app.errors import InputError, NotFoundError, UnavailableError
from app.model.record import Outcome
from app.records.outcomes import Outcomes
from tests.records.desk import at_desk

PROMISE = "You will have an update by Friday 12 June."


def run(tmp_path, service, work):
    return at_desk(tmp_path, service, work)


def test_sent_as_it_was(service, tmp_path):
    async def work(desk):
        draft = await desk.draft()
        told = await desk.outcome(draft, "sent", rating=4)
        assert (told.outcome, told.text, told.change, told.rating, told.at) == (
            "sent",
            None,
            None,
            4,
            desk.now,
        )
        record = await desk.record(draft.id)
        assert record.outcome == told
        assert (record.figures.kept, record.figures.after) == (1.0, record.figures.statuses)
        assert record.figures.statuses
        (promise,) = await desk.of_draft(draft)
        assert (promise.promised, promise.state) == (True, "open")
        assert await desk.audit() == ["draft.made", "draft.sent"]

    run(tmp_path, service, work)


def test_sent_with_another_text_is_edited_and_edited_with_the_same_is_sent(service, tmp_path):
    async def work(desk):
        draft = await desk.draft()
        sentence = draft.reply.text.rsplit("\n\n", 2)[1].split(". ")[0] + "."
        shorter = draft.reply.text.replace(sentence + " ", "")
        assert shorter != draft.reply.text
        told = await desk.outcome(draft, "sent", shorter)
        assert (told.outcome, told.text) == ("edited", shorter)
        assert told.change.removed == (sentence,)
        assert 0.7 < told.change.kept < 1
        record = await desk.record(draft.id)
        assert record.figures.kept == told.change.kept
        assert record.figures.after["listen"] == "met"
        same = await desk.outcome(draft, "edited", draft.reply.text.replace("\n\n", "\r\n\r\n"))
        assert (same.outcome, same.text, same.change) == ("sent", None, None)
        assert (await desk.record(draft.id)).figures.kept == 1.0

    run(tmp_path, service, work)


def test_one_of_the_variants_was_sent_as_it_was(service, tmp_path):
    async def work(desk):
        draft = await desk.draft(
            variants=3, options=["refund of the £4 postage"], cannot=["deliver on Sundays"]
        )
        other = next(v for v in draft.variants if v.reply.text != draft.reply.text)
        told = await desk.outcome(draft, "edited", other.reply.text)
        assert (told.outcome, told.text, told.change) == ("sent", other.reply.text, None)
        after = (await desk.record(draft.id)).figures.after
        assert after == {
            i.id: i.status for i in other.checked.checklist if i.status not in {"not_applicable", "for_agent"}
        }

    run(tmp_path, service, work)


def test_the_same_call_again_changes_nothing_and_another_replaces_it(service, tmp_path):
    async def work(desk):
        draft = await desk.draft()
        first = await desk.outcome(draft, "sent", rating=2)
        desk.later(hours=1)
        assert await desk.outcome(draft, "sent", rating=2) == first
        assert await desk.outcome(draft, "sent") == first, (
            "a call without a rating leaves the one that was given"
        )
        assert await desk.audit() == ["draft.made", "draft.sent"]
        other = await desk.draft()
        await desk.outcome(other, "sent", rating=5)
        await desk.outcome(draft, "discarded", rating=4)
        customer = await desk.customer()
        assert (customer.ratings, customer.rating_sum) == (2, 9)
        record = await desk.record(draft.id)
        assert (record.outcome.outcome, record.outcome.at, record.outcome.rating) == (
            "discarded",
            desk.now,
            4,
        )
        assert (record.figures.kept, record.figures.after) == (None, {})

    run(tmp_path, service, work)


def test_a_draft_that_was_thrown_away_promised_nothing_until_that_is_corrected(service, tmp_path):
    async def work(desk):
        draft = await desk.draft()
        (before,) = await desk.of_draft(draft)
        await desk.outcome(draft, "discarded")
        (closed,) = await desk.of_draft(draft)
        assert (closed.promised, closed.state, closed.done_at) == (False, "done", desk.now)
        desk.later(days=5)
        assert (await desk.follow_ups.due()).items == ()
        await desk.outcome(draft, "sent")
        assert await desk.of_draft(draft) == (before,)

    run(tmp_path, service, work)


def test_what_a_person_has_done_stays_done(service, tmp_path):
    async def work(desk):
        draft = await desk.draft()
        (found,) = await desk.of_draft(draft)
        done = await desk.follow_ups.done(found.id, "key-1")
        for kind in ("discarded", "sent"):
            desk.later(hours=1)
            await desk.outcome(draft, kind)
            assert await desk.of_draft(draft) == (done,)

    run(tmp_path, service, work)


def test_a_promise_that_was_cut_is_closed_and_one_that_was_reworded_has_its_new_time(service, tmp_path):
    async def work(desk):
        draft = await desk.draft()
        await desk.outcome(draft, "edited", draft.reply.text.replace(PROMISE, ""))
        (closed,) = await desk.of_draft(draft)
        assert (closed.promised, closed.state) == (False, "done")
        new = "You will have an update by Monday 15 June."
        await desk.outcome(draft, "edited", draft.reply.text.replace(PROMISE, new))
        (moved,) = await desk.of_draft(draft)
        assert (moved.promised, moved.state, moved.text) == (True, "open", new)
        assert moved.due == moved.promised_for == datetime(2026, 6, 15, 17, tzinfo=UTC)

    run(tmp_path, service, work)


def test_what_was_only_for_the_agent_stays_open(service, tmp_path):
    async def work(desk):
        draft = await desk.draft(
            message="Order KT-2041 is wrong.", policies=[], facts=["a new box goes out today"]
        )
        before = await desk.of_draft(draft)
        await desk.outcome(draft, "discarded")
        told = [f for f in before if not f.promised]
        after = {f.id: f for f in await desk.of_draft(draft)}
        assert [after[f.id] for f in told] == told
        assert all(f.state == "done" for f in after.values() if f.promised_for)
        return told

    run(tmp_path, service, work)


def test_without_its_texts_a_draft_can_be_rated_and_not_compared(service, tmp_path):
    async def work(desk):
        draft = await desk.draft()
        edited = draft.reply.text.replace(PROMISE, "")
        await desk.outcome(draft, "edited", edited)
        kept = (await desk.record(draft.id)).figures.kept
        async with desk.store.transaction() as records:
            desk.later(days=91)
            await records.drafts.forget_texts(desk.now)
        told = await desk.outcome(draft, "edited", edited, rating=3)
        assert (told.outcome, told.text, told.change, told.rating) == ("edited", None, None, 3)
        assert (await desk.record(draft.id)).figures.kept == kept, "what was known of it stays"
        assert (await desk.customer()).rating_sum == 3

    run(tmp_path, service, work)


def test_what_cannot_be_taken_in(service, tmp_path):
    async def work(desk):
        draft = await desk.draft()
        for text in (None, "", " \n "):
            with pytest.raises(InputError) as told:
                await desk.outcome(draft, "edited", text)
            assert told.value.fields[0][0] == "text"
        with pytest.raises(InputError):
            await desk.outcome(draft, "sent", " ")
        with pytest.raises(NotFoundError):
            await desk.outcomes.record("none", Outcome(outcome="sent"), "key-1")
        assert (await desk.record(draft.id)).outcome is None
        assert await desk.audit() == ["draft.made"]

    run(tmp_path, service, work)


def test_a_check_that_cannot_be_had_loses_no_outcome(service, tmp_path):
    async def work(desk):
        draft = await desk.draft()

        async def busy(*_):
            raise UnavailableError("busy")

        outcomes = Outcomes(desk.store, desk.clock, busy)
        told = await outcomes.record(
            draft.id, Outcome(outcome="sent", text="Dear Ann,\n\nNo.\n\nTom"), "key-1"
        )
        assert (told.outcome, told.text, told.change) == ("edited", "Dear Ann,\n\nNo.\n\nTom", None)
        assert (await desk.record(draft.id)).figures.after == {}

    run(tmp_path, service, work)


def test_all_of_it_is_kept_or_nothing(service, tmp_path):
    async def work(desk):
        draft = await desk.draft()
        before = await desk.of_draft(draft)

        async def fails(_records, result):
            assert result.outcome == "discarded"
            raise RuntimeError("lost")

        with pytest.raises(RuntimeError):
            await desk.outcomes.record(draft.id, Outcome(outcome="discarded", rating=1), "key-1", fails)
        assert (await desk.record(draft.id)).outcome is None
        assert await desk.of_draft(draft) == before
        assert (await desk.customer()).ratings == 0
        assert await desk.audit() == ["draft.made"]

    run(tmp_path, service, work)
