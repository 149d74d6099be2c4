"""What is to be come back to: made of drafts, due when their words say so, done and put off."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from app.errors import InputError, NotFoundError
from app.model.brief import Brief
from app.model.draft import Action
from app.records.follow_ups import FURTHEST
from app.records.promises import Follows, broken, told_in, zone_of
from tests.records.desk import ASKED, START, at_desk


def made(service, *actions, text=None, now=START, **brief):
    asked = Brief.model_validate({**ASKED, **brief})
    draft = asyncio.run(service.draft(asked))
    reply = draft.reply.model_copy(update={"text": text or draft.reply.text})
    draft = draft.model_copy(update={"reply": reply, "actions": actions})
    return Follows("Europe/London")(asked, draft, now)


def follow_up(text, **more):
    return Action(type="follow_up", reason="The reply promises it", text=text, **more)


def test_a_promise_is_due_when_its_words_say_so(service):
    text = "Dear Ms Adeyemi,\n\nI'll ring the depot, and then I'll write to you by Friday.\n\nTom"
    (found,) = made(service, follow_up("I'll write to you by Friday"), text=text)
    assert found.due == datetime(2026, 6, 12, 16, 0, tzinfo=UTC)
    assert (found.promised, found.promised_for, found.customer_ref) == (True, found.due, "c-7")


def test_the_sentence_around_a_clause_may_name_the_time(service):
    text = "By Friday I'll ring the depot and I'll write to you."
    (found,) = made(service, follow_up("I'll write to you"), text=text)
    assert found.due == datetime(2026, 6, 12, 16, 0, tzinfo=UTC)


def test_without_a_time_it_is_some_days_and_the_time_of_the_answer_counts(service):
    (found,) = made(service, follow_up(None))
    assert (found.due, found.promised, found.promised_for) == (START + timedelta(days=3), False, None)
    (found,) = made(service, follow_up(None), at="2026-07-01T10:00:00", timezone="Europe/Paris")
    assert found.due == datetime(2026, 7, 4, 8, 0, tzinfo=UTC)


def test_a_time_that_the_action_names_wins(service):
    due = datetime(2026, 8, 1, tzinfo=UTC)
    (found,) = made(service, follow_up("I'll write by Friday.", due=due), text="I'll write by Friday.")
    assert found.due == due


def test_only_follow_ups_count_and_only_what_the_reply_says_is_promised(service):
    actions = (
        Action(type="do", reason="r", text="x"),
        follow_up("I'll ring you."),
        Action(type="pause", reason="r"),
    )
    (found,) = made(service, *actions, text="I'll write.")
    assert (found.text, found.promised) == ("I'll ring you.", False)


def test_an_invitation_to_write_is_no_promise_of_ours(service):
    text = "If I've missed anything, just reply to this message. I'll let you know as soon as I have news."
    invited, promised = made(
        service, follow_up("If I've missed anything, just reply to this message."),
        follow_up("I'll let you know as soon as I have news."), text=text,
    )  # fmt: skip
    assert (invited.promised, promised.promised) == (False, True)


def test_a_promise_is_broken_only_when_it_named_a_time(service):
    text = "I'll write to you by Friday. I'll let you know as soon as I have news."
    timed, untimed = made(
        service, follow_up("I'll write to you by Friday."), follow_up("I'll let you know as soon as I have news."),
        text=text,
    )  # fmt: skip
    later = START + timedelta(days=30)
    assert [broken(f, "en", later) for f in (timed, untimed)] == [True, False]
    assert not broken(timed, "en", START)
    assert not broken(timed.model_copy(update={"state": "done"}), "en", later)
    assert not broken(timed.model_copy(update={"promised": False}), "en", later)
    assert not broken(timed.model_copy(update={"text": None}), "en", later)


def test_what_an_earlier_reply_promised_is_not_followed_up_twice(service):
    history = {"promises": [{"text": "I'll write to you by Friday."}]}
    text = "What we told you still holds: “I'll write to you by Friday”. I'll ring you on Monday."
    found = made(
        service, follow_up("“I'll write to you by Friday”"), follow_up("I'll ring you on Monday."), text=text,
        history=history,
    )  # fmt: skip
    assert [f.text for f in found] == ["I'll ring you on Monday."]


def test_a_zone_that_nobody_knows_is_utc():
    assert zone_of("Mars/Olympus") is UTC
    assert zone_of("../etc") is UTC
    assert zone_of(None) is UTC


@pytest.mark.parametrize(
    ("sent", "wanted"),
    [
        ("Sorry. I'll ring the depot and write to you by Friday.", "I'll ring the depot and write to you by Friday."),
        ("I will write to you when I've rung the depot.", "I will write to you when I've rung the depot."),
        ("I'll write.", None),
        ("The parcel is at the depot in Leeds.", None),
        ("", None),
    ],
)  # fmt: skip
def test_a_promise_is_found_again_in_what_was_sent(sent, wanted):
    assert told_in("I'll ring the depot and write to you by Friday", sent, "en") == wanted


def test_what_is_due_is_listed_done_and_put_off(service, tmp_path):
    async def work(desk):
        drafts = [await desk.draft(), await desk.draft(), await desk.draft()]
        assert (await desk.follow_ups.due()).items == ()
        desk.later(days=4)
        first = await desk.follow_ups.due(limit=2)
        rest = await desk.follow_ups.due(cursor=first.next)
        assert {f.draft_id for f in (*first.items, *rest.items)} == {d.id for d in drafts}
        a, b = first.items
        assert a.due <= b.due <= rest.items[0].due

        done = await desk.follow_ups.done(a.id, "key-1")
        assert (done.state, done.done_at) == ("done", desk.now)
        desk.later(hours=1)
        assert await desk.follow_ups.done(a.id, "key-2") == done

        put_off = await desk.follow_ups.snooze(b.id, desk.now + timedelta(days=1), "key-1")
        assert (put_off.snoozed, put_off.promised_for) == (1, b.promised_for)
        assert [f.id for f in (await desk.follow_ups.due()).items] == [f.id for f in rest.items]
        desk.later(days=1)
        assert b.id in {f.id for f in (await desk.follow_ups.due()).items}
        assert await desk.audit() == ["draft.made"] * 3 + ["follow_up.done", "follow_up.snoozed"]

    at_desk(tmp_path, service, work)


def test_nothing_is_put_off_into_the_past_or_when_it_is_done(service, tmp_path):
    async def work(desk):
        draft = await desk.draft()
        (found, *_) = await desk.of_draft(draft)
        for until in (desk.now, desk.now - timedelta(seconds=1)):
            with pytest.raises(InputError) as told:
                await desk.follow_ups.snooze(found.id, until, "key-1")
            assert told.value.fields[0][0] == "until"
        await desk.follow_ups.done(found.id, "key-1")
        with pytest.raises(InputError):
            await desk.follow_ups.snooze(found.id, desk.now + timedelta(days=1), "key-1")
        for work in (desk.follow_ups.done("none", "k"), desk.follow_ups.snooze("none", desk.now, "k")):
            with pytest.raises(NotFoundError):
                await work
        assert await desk.audit() == ["draft.made", "follow_up.done"]

    at_desk(tmp_path, service, work)


def test_what_goes_with_it_is_kept_with_it_or_not_at_all(service, tmp_path):
    async def work(desk):
        (found, *_) = await desk.of_draft(await desk.draft())

        async def fails(_records, result):
            assert result.state == "done"
            raise RuntimeError("lost")

        with pytest.raises(RuntimeError):
            await desk.follow_ups.done(found.id, "key-1", fails)
        assert await desk.audit() == ["draft.made"]
        desk.later(days=9)
        assert found.id in {f.id for f in (await desk.follow_ups.due()).items}

    at_desk(tmp_path, service, work)


def test_a_follow_up_is_put_off_by_ten_years_at_most_and_all_that_are_open_are_told(service, tmp_path):
    async def work(desk):
        draft = await desk.draft()
        (promise,) = await desk.of_draft(draft)
        with pytest.raises(InputError):
            await desk.follow_ups.snooze(promise.id, desk.now + FURTHEST + timedelta(seconds=1), "key-1")
        await desk.follow_ups.snooze(promise.id, desk.now + FURTHEST, "key-1")
        assert [f.id for f in (await desk.follow_ups.open_ones()).items] == [promise.id]
        assert (await desk.follow_ups.get(promise.id)).due == desk.now + FURTHEST
        assert await desk.follow_ups.count_due() == 0
        desk.later(days=3660)
        assert await desk.follow_ups.count_due() == 1
        with pytest.raises(NotFoundError):
            await desk.follow_ups.get("f-9")

    at_desk(tmp_path, service, work)
