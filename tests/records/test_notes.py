"""Notes of drafts and outcomes: laid down with what they tell of, delivered at least once, given up in the end."""

import json
from datetime import timedelta

import pytest

from app.model.brief import Brief
from app.model.later import Outstanding
from app.model.record import Keeping
from app.records.keeping import Keeper
from app.records.notes import AGAIN, LEASE, Notes
from app.records.outbox import Outbox
from app.records.outcomes import Outcomes
from app.webhook import Posted
from tests.records.desk import ASKED, at_desk


@pytest.fixture(params=["sqlite", "postgres"])
def place(request, tmp_path):
    """A folder for a SQLite file, or the address of an empty Postgres."""
    return tmp_path if request.param == "sqlite" else request.getfixturevalue("postgres").database()


class Receiver:
    """Answers as it is told to; remembers what it got."""

    def __init__(self, *answers):
        self.answers, self.got = list(answers), []

    async def post(self, message_id, at, body):
        self.got.append((message_id, json.loads(body)))
        return self.answers.pop(0) if self.answers else Posted(ok=True)


def with_notes(desk):
    """Lays notes down for drafts and outcomes from now on."""
    outbox = Outbox()
    desk.service = desk.service.keeping_with(Keeper(desk.store, desk.clock, outbox=outbox))
    desk.outcomes = Outcomes(desk.store, desk.clock, desk.service.check, outbox=outbox)


async def one(desk):
    with_notes(desk)
    draft = await desk.service.draft(Brief.model_validate({**ASKED, "id": "b-1"}), Keeping(who="key-1"))
    return draft, f"{draft.id}.made.{int(desk.now.timestamp())}000000"


async def state_of(desk, note_id):
    async with desk.store.view() as records:
        note = await records.notes.get(note_id)
    return note.state, note.attempts, note.cause


FAILED = Posted(ok=False, cause="status_500")


def test_a_note_of_each_draft_and_outcome_is_sent_with_what_is_to_be_known(service, place):
    async def work(desk):
        draft, note_id = await one(desk)
        receiver = Receiver()
        notes = Notes(desk.store, desk.clock, receiver.post)
        assert await notes.wanted() == [(note_id, desk.now)]
        assert await notes.deliver(note_id) is None
        desk.later(hours=1)
        await desk.outcome(draft, "sent", rating=4)
        await desk.outcome(draft, "sent", rating=4)  # said again, which changes nothing
        ((second, due),) = await notes.wanted()
        assert (second.startswith(f"{draft.id}.outcome."), due) == (True, desk.now)
        assert await notes.deliver(second) is None
        assert await notes.wanted() == []
        (first_id, made), (second_id, told) = receiver.got
        assert (first_id, second_id) == (note_id, second)
        assert (made["type"], told["type"]) == ("draft.made", "draft.outcome")
        assert made["data"] == {
            "draft_id": draft.id,
            "brief_id": "b-1",
            "customer_ref": "c-7",
            "verdict": draft.verdict,
            "note": draft.note,
            "actions": [action.model_dump(mode="json") for action in draft.actions],
            "outcome": None,
        }
        assert (told["data"]["outcome"]["outcome"], told["data"]["outcome"]["rating"]) == ("sent", 4)
        assert ASKED["message"] not in json.dumps([made, told]), "neither message nor reply is sent"
        assert (await desk.audit()).count("note.sent") == 2

    at_desk(place, service, work)


def test_one_that_fails_is_tried_again_later_and_later_with_the_same_id(service, tmp_path):
    async def work(desk):
        _, note_id = await one(desk)
        receiver = Receiver(FAILED, Posted(ok=False, cause="timeout"), Posted(ok=True))
        notes = Notes(desk.store, desk.clock, receiver.post)
        due = await notes.deliver(note_id)
        assert due - desk.now == AGAIN[0]
        assert await notes.deliver(note_id) == due, "before its time it is only told when"
        desk.now = due
        due = await notes.deliver(note_id)
        assert due - desk.now == AGAIN[1]
        assert await notes.wanted() == [(note_id, due)]
        desk.now = due
        assert await notes.deliver(note_id) is None
        assert [sent for sent, _ in receiver.got] == [note_id] * 3
        assert await state_of(desk, note_id) == ("sent", 3, None)
        assert await notes.deliver(note_id) is None
        assert len(receiver.got) == 3

    at_desk(tmp_path, service, work)


def test_a_receiver_is_not_asked_before_it_wants_to_be(service, tmp_path):
    async def work(desk):
        _, note_id = await one(desk)
        receiver = Receiver(Posted(ok=False, cause="status_429", after_s=3600))
        due = await Notes(desk.store, desk.clock, receiver.post).deliver(note_id)
        assert due - desk.now == timedelta(hours=1)

    at_desk(tmp_path, service, work)


def test_after_the_last_try_it_is_given_up_and_counted(service, tmp_path):
    async def work(desk):
        _, note_id = await one(desk)
        receiver = Receiver(*[FAILED] * 20)
        notes = Notes(desk.store, desk.clock, receiver.post)
        due = await notes.deliver(note_id)
        while due is not None:
            desk.now = due
            due = await notes.deliver(note_id)
        assert len(receiver.got) == len(AGAIN) + 1
        assert await state_of(desk, note_id) == ("dead", len(AGAIN) + 1, "status_500")
        assert (await desk.store.state()).outstanding == Outstanding(notes_dead=1)
        assert await notes.wanted() == []
        assert "note.dead" in await desk.audit()

    at_desk(tmp_path, service, work)


def test_a_receiver_that_wants_no_more_is_not_asked_again(service, tmp_path):
    async def work(desk):
        _, note_id = await one(desk)
        receiver = Receiver(Posted(ok=False, cause="status_410", final=True))
        assert await Notes(desk.store, desk.clock, receiver.post).deliver(note_id) is None
        assert await state_of(desk, note_id) == ("dead", 1, "status_410")

    at_desk(tmp_path, service, work)


def test_one_whose_process_died_after_it_was_sent_is_sent_again_and_marked_once(service, place):
    async def work(desk):
        _, note_id = await one(desk)

        class Killed(BaseException):
            """The process is gone."""

        async def sent_and_killed(*_):
            raise Killed

        with pytest.raises(Killed):
            await Notes(desk.store, desk.clock, sent_and_killed).deliver(note_id)
        receiver = Receiver()
        notes = Notes(desk.store, desk.clock, receiver.post)
        due = await notes.deliver(note_id)
        assert (due - desk.now, receiver.got) == (LEASE, []), "perhaps it is being sent still"
        desk.now = due
        assert await notes.deliver(note_id) is None
        assert [sent for sent, _ in receiver.got] == [note_id]
        assert await state_of(desk, note_id) == ("sent", 2, None)
        assert (await desk.audit()).count("note.sent") == 1

    at_desk(place, service, work)


def test_a_draft_that_is_not_kept_leaves_no_note(service, tmp_path):
    async def work(desk):
        with_notes(desk)
        keeping = Keeping(who="key-1", later="never-asked-for")
        from app.errors import ConflictError

        with pytest.raises(ConflictError):
            await desk.service.draft(Brief.model_validate(ASKED), keeping)
        async with desk.store.view() as records:
            assert await records.notes.open() == ()

    at_desk(tmp_path, service, work)


def test_where_no_address_is_set_notes_wait(service, tmp_path):
    async def work(desk):
        _, note_id = await one(desk)
        notes = Notes(desk.store, desk.clock, None)
        assert await notes.deliver(note_id) > desk.now
        assert await notes.wanted() == []
        assert await state_of(desk, note_id) == ("waiting", 0, None)
        assert await notes.deliver("no-such-note") is None

    at_desk(tmp_path, service, work)


def test_texts_that_are_gone_are_not_told(service, tmp_path):
    async def work(desk):
        _, note_id = await one(desk)
        async with desk.store.transaction() as records:
            await records.drafts.forget_texts(desk.now + timedelta(days=1))
        receiver = Receiver()
        assert await Notes(desk.store, desk.clock, receiver.post).deliver(note_id) is None
        assert receiver.got == []
        assert await state_of(desk, note_id) == ("dead", 1, "gone")

    at_desk(tmp_path, service, work)
