"""Follow-ups that are due: marked once, and told to whoever cares; over a real store."""

import asyncio
from datetime import UTC, datetime, timedelta

from app.model.record import DraftRecord, Figures, FollowUp
from app.records.reminders import Reminders
from app.store.sql.store import SqlStore

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
FIGURES = Figures(
    channel="email",
    topic="delivery",
    language="en",
    anger=1,
    abuse="none",
    verdict="ready",
    engine="builtin",
    wording="0123456789ab",
)


def follow_up(name="f-1", due=NOW, **given):
    return FollowUp(id=name, draft_id="d-1", due=due, reason="promised", text="We write on Friday.", **given)


def over(tmp_path, kept, work, clock=lambda: NOW):
    """What `work` makes of reminders over a store that keeps these, whom they told, and the audit trail."""
    told = []

    async def tells(item):
        told.append(item.id)

    async def whole():
        store = SqlStore(tmp_path / "store.sqlite")
        await store.open()
        try:
            async with store.transaction() as records:
                await records.drafts.add(DraftRecord(id="d-1", at=NOW, by="me", figures=FIGURES))
                await records.follow_ups.add(kept)
            found = await work(Reminders(store, clock, tells))
            async with store.view() as records:
                audit = await records.audit.list()
            return found, told, [(entry.what, entry.object) for entry in audit.items]
        finally:
            await store.close()

    return asyncio.run(whole())


def test_one_that_is_due_is_told_of_and_marked_once_however_often_its_job_is_done(tmp_path):
    async def thrice(reminders):
        for _ in range(3):
            await reminders.remind("f-1")

    _, told, audit = over(tmp_path, [follow_up()], thrice)
    assert told == ["f-1"]
    assert audit == [("followup.due", "f-1")]


def test_one_that_is_done_or_put_off_or_was_taken_away_is_left_alone(tmp_path):
    kept = [
        follow_up("done", state="done", done_at=NOW),
        follow_up("later", due=NOW + timedelta(hours=1)),
    ]

    async def all_of_them(reminders):
        for name in ("done", "later", "never-was"):
            await reminders.remind(name)

    _, told, audit = over(tmp_path, kept, all_of_them)
    assert (told, audit) == ([], [])


def test_who_could_not_be_told_is_told_when_the_job_is_done_again(tmp_path):
    failing = [True]

    async def twice(reminders):
        tells = reminders._tells

        async def fails_first(item):
            if failing.pop() if failing else False:
                raise OSError
            await tells(item)

        reminders._tells = fails_first
        try:
            await reminders.remind("f-1")
        except OSError:
            await reminders.remind("f-1")

    _, told, audit = over(tmp_path, [follow_up()], twice)
    assert (told, audit) == (["f-1"], [("followup.due", "f-1")])


def test_jobs_are_wanted_for_what_is_due_soon_or_was_lately(tmp_path):
    kept = [
        follow_up("long-ago", NOW - timedelta(days=7)),
        follow_up("lately", NOW - timedelta(days=1)),
        follow_up("soon", NOW + timedelta(minutes=4)),
        follow_up("later", NOW + timedelta(minutes=6)),
        *(follow_up(f"many-{number}", NOW - timedelta(seconds=number)) for number in range(250)),
    ]
    wanted, _, _ = over(tmp_path, kept, lambda reminders: reminders.wanted())
    names = {name for name, _ in wanted}
    assert names == {"lately", "soon", *(f"many-{number}" for number in range(250))}
    assert dict(wanted)["soon"] == NOW + timedelta(minutes=4)
