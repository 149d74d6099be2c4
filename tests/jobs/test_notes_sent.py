"""Real workers deliver notes to a real server that refuses at first, and one is killed between sending and marking."""

import asyncio
import json

import httpx2

from app.jobs.interface import DRAFT
from app.jobs.upkeep import MEND_S
from app.model.brief import Brief
from app.records.later import LaterDrafts
from tests.jobs.conftest import now
from tests.receiver import receiver, says

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
BRIEF = Brief(id="b-1", message="My order KT-2041 is three weeks late. When does it come?")


class Received:
    """The notes that came, with their ids; `before(number)` may say which status the note of that number gets."""

    def __init__(self, before):
        self.got, self.before = [], before

    def listening(self):
        return receiver(self._answer)

    def _answer(self, handler, headers, body):
        self.got.append((headers["webhook-id"], json.loads(body)))
        says(self.before(len(self.got)))(handler, headers, body)


async def asked(home):
    """A draft that is asked for; workers that know of an address lay a note down with it."""
    later = LaterDrafts(home.store, now, lambda draft_id: home.jobs.submit(DRAFT, draft_id))
    return (await later.submit(BRIEF, "me")).id


async def sent(home):
    """Ids of notes that are marked as sent, by the audit trail."""
    async with home.store.view() as records:
        return [entry.object for entry in (await records.audit.list()).items if entry.what == "note.sent"]


def test_a_worker_makes_a_draft_that_was_asked_for_and_its_note_is_taken_at_the_second_try(
    house, sqlite, crew, wait_until
):
    received = Received(lambda number: 503 if number == 1 else 204)

    async def whole(url):
        async with house(sqlite) as home:
            crew.worker(sqlite, WEBHOOK_URL=url, WEBHOOK_SECRET=SECRET)
            draft_id = await asked(home)

            async def marked():
                return await sent(home) == [draft_id]

            await wait_until(marked, 90)
            assert await home.drafts() == [draft_id]
            return draft_id

    with received.listening() as url:
        draft_id = asyncio.run(whole(url))
    (first, told), (second, _) = received.got
    assert first == second
    assert (told["type"], told["data"]["draft_id"], told["data"]["brief_id"]) == (
        "draft.made",
        draft_id,
        "b-1",
    )


def test_one_that_was_sent_by_a_worker_that_died_before_it_marked_it_comes_again_with_the_same_id(
    house, sqlite, crew, wait_until
):
    hands = []

    def kill_the_first(number):
        if number == 1:
            hands[0].kill()  # it has sent the whole message, and never hears of the answer
        return 204

    received = Received(kill_the_first)

    async def whole(url):
        async with house(sqlite) as home:
            given = {"WEBHOOK_URL": url, "WEBHOOK_SECRET": SECRET}
            hands.append(crew.worker(sqlite, **given))
            await asyncio.to_thread(hands[0].wait_ready)
            draft_id = await asked(home)
            await wait_until(lambda: received.got, 60)
            assert await sent(home) == []
            crew.worker(sqlite, **given)

            async def marked():
                return await sent(home) == [draft_id]

            await wait_until(marked, 120)
            await asyncio.sleep(1.0)
            assert await sent(home) == [draft_id]
            async with home.store.view() as records:
                (note_id,) = {note_id for note_id, _ in received.got}
                return await records.notes.get(note_id)

    with received.listening() as url:
        note = asyncio.run(whole(url))
    assert len(received.got) == 2
    assert (note.state, note.attempts) == ("sent", 2)


def test_a_server_tells_of_a_draft_and_its_outcome_without_waiting_to_look_for_them(
    house, sqlite, crew, wait_until
):
    received = Received(lambda _: 200)

    async def whole(url):
        hand = crew.server(sqlite, WEBHOOK_URL=url, WEBHOOK_SECRET=SECRET)
        await asyncio.to_thread(hand.wait_ready)
        async with httpx2.AsyncClient(base_url=f"http://127.0.0.1:{hand.port}", timeout=30) as client:
            draft = (await client.post("/v1/drafts", json={"message": BRIEF.message})).json()
            told = await client.post(f"/v1/drafts/{draft['id']}/outcome", json={"outcome": "discarded"})
            assert told.status_code == 200
            await wait_until(lambda: len(received.got) == 2, MEND_S / 2)
            metrics = (await client.get("/metrics")).text
            assert 'softanswer_notes{state="dead"} 0.0' in metrics
            return draft

    with received.listening() as url:
        draft = asyncio.run(whole(url))
    told = {body["type"]: body["data"] for _, body in received.got}
    assert set(told) == {"draft.made", "draft.outcome"}
    assert {data["draft_id"] for data in told.values()} == {draft["id"]}
    assert told["draft.outcome"]["outcome"]["outcome"] == "discarded"
