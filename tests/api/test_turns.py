"""The same request again: the stored answer, over restarts and doors; never the work twice."""

import json

import pytest
from starlette.testclient import TestClient

from app.errors import UnavailableError
from app.service import Passages, Service

STREAM = {"Accept": "text/event-stream"}


def key(text="a-key"):
    return {"Idempotency-Key": f'"{text}"'}


def problem(answer, status, code):
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["type"] == f"urn:softanswer:problem:{code}"
    return answer.json()


def kept_drafts(client):
    return [line["id"] for line in client.get("/v1/drafts").json()["items"]]


def test_the_same_request_gets_the_same_bytes_and_is_kept_once(kept, brief):
    first = kept.post("/v1/drafts", json=brief, headers=key())
    again = kept.post("/v1/drafts", json=dict(reversed(brief.items())), headers={"Idempotency-Key": "a-key"})
    assert first.status_code == again.status_code == 200
    assert first.json()["kept"]
    assert first.content == again.content
    assert "idempotency-replayed" not in first.headers
    assert again.headers["idempotency-replayed"] == "true"
    assert kept_drafts(kept) == [first.json()["id"]]


def test_another_key_or_none_makes_another_draft(kept, brief):
    answers = [kept.post("/v1/drafts", json=brief, headers=sent) for sent in (key("a"), key("b"), {}, {})]
    assert len({answer.json()["id"] for answer in answers}) == 4


def test_another_body_under_the_key_is_refused(kept, brief):
    kept.post("/v1/drafts", json=brief, headers=key())
    other = kept.post("/v1/drafts", json={**brief, "message": "Where is it?"}, headers=key())
    problem(other, 422, "idempotency-key-reused")
    told = kept.get("/metrics").text
    assert 'softanswer_idempotent_requests_total{outcome="made"} 1.0' in told
    assert 'softanswer_idempotent_requests_total{outcome="other"} 1.0' in told
    another_route = kept.post("/v1/improvements", json={"brief": brief, "reply": "Hello."}, headers=key())
    problem(another_route, 422, "idempotency-key-reused")


@pytest.mark.parametrize("value", ['""', "a b", "x" * 256])
def test_a_key_that_is_none_is_a_problem_and_nothing_is_made(kept, brief, value):
    problem(kept.post("/v1/drafts", json=brief, headers={"Idempotency-Key": value}), 400, "idempotency-key")
    assert kept_drafts(kept) == []


def test_it_survives_a_restart(kept_app, brief):
    bodies = []
    for _ in range(2):
        with TestClient(kept_app()) as client:
            bodies.append(client.post("/v1/drafts", json=brief, headers=key()).content)
            count = len(kept_drafts(client))
    assert bodies[0] == bodies[1]
    assert count == 1


def test_a_stream_is_answered_again_as_its_last_event_and_each_door_knows_the_others_answer(kept, brief):
    whole = kept.post("/v1/drafts", json=brief, headers=key())
    streamed = kept.post("/v1/drafts", json=brief, headers={**key(), **STREAM})
    assert streamed.headers["content-type"].startswith("text/event-stream")
    assert streamed.headers["idempotency-replayed"] == "true"
    name, data = streamed.text.removesuffix("\n\n").split("\n")
    assert name == "event: draft"
    assert json.loads(data.removeprefix("data: ")) == whole.json()


def test_a_stream_with_a_key_is_kept_as_its_answer(kept, brief):
    streamed = kept.post("/v1/drafts", json=brief, headers={**key(), **STREAM})
    last = json.loads(streamed.text.strip().rpartition("data: ")[2])
    assert kept.post("/v1/drafts", json=brief, headers=key()).json() == last
    assert kept_drafts(kept) == [last["id"]]


def test_what_cannot_be_read_claims_nothing(kept, brief):
    wrong = kept.post("/v1/drafts", json={**brief, "tone": "loud"}, headers=key())
    assert wrong.status_code == 422
    assert kept.post("/v1/drafts", json=brief, headers=key()).status_code == 200


class Failing(Service):
    """Fails as often as it is told, then drafts."""

    def __init__(self, real, times, error):
        super().__init__(None, (), Passages(), None)
        self.real, self.times, self.error = real, times, error

    @property
    def rehearsal(self):
        return self.real.rehearsal

    def keeping_with(self, keeper):
        return Failing(self.real.keeping_with(keeper), self.times, self.error)

    def _fail(self) -> None:
        if self.times:
            self.times -= 1
            raise self.error

    async def draft(self, brief, keeping):
        self._fail()
        return await self.real.draft(brief, keeping)

    async def draft_events(self, brief, keeping):
        self._fail()
        async for event in self.real.draft_events(brief, keeping):
            yield event


@pytest.mark.parametrize("error", [UnavailableError("the engine is away"), ZeroDivisionError("x")])
@pytest.mark.parametrize("accept", [{}, STREAM])
def test_an_error_gives_the_key_up_at_once_also_for_another_body(kept_app, service, brief, error, accept):
    with TestClient(kept_app(None, Failing(service, 1, error))) as client:
        failed = client.post("/v1/drafts", json=brief, headers={**key(), **accept})
        assert failed.status_code >= 500 or "event: error" in failed.text
        assert client.post("/v1/drafts", json={**brief, "id": "b-2"}, headers=key()).status_code == 200


def test_an_improvement_is_answered_again(kept, brief):
    asked = {"brief": {**brief, "customer": {"ref": "c-1"}}, "reply": "Dear Ms Adeyemi,\n\nCalm down.\n\nTom"}
    first = kept.post("/v1/improvements", json=asked, headers=key())
    again = kept.post("/v1/improvements", json=asked, headers=key())
    assert first.content == again.content
    assert again.headers["idempotency-replayed"] == "true"


def test_keys_of_two_callers_are_two(kept_app, brief):
    from app.settings import Settings

    with TestClient(kept_app(Settings(api_keys=("first-of-the-keys", "second-of-the-keys")))) as client:
        made = [
            client.post("/v1/drafts", json={**brief, "id": name}, headers={**key(), "X-API-Key": name})
            for name in ("first-of-the-keys", "second-of-the-keys")
        ]
    assert [answer.status_code for answer in made] == [200, 200]


def test_without_a_store_a_process_still_answers_the_same(client_with, brief):
    with client_with() as client:
        first = client.post("/v1/drafts", json=brief, headers=key())
        again = client.post("/v1/drafts", json=brief, headers=key())
    assert first.content == again.content
    assert not first.json()["kept"]
    assert again.headers["idempotency-replayed"] == "true"


def test_an_answer_whose_texts_were_taken_away_is_gone(kept, brief, store):
    import asyncio
    from datetime import UTC, datetime, timedelta

    kept.post("/v1/drafts", json=brief, headers=key())

    async def forget():
        async with store.transaction() as records:
            await records.drafts.forget_texts(datetime.now(UTC) + timedelta(days=1))
        await store.close()

    asyncio.run(forget())
    # The answer went with the texts, so the key is as new.
    assert kept.post("/v1/drafts", json=brief, headers=key()).status_code == 200
    assert len(kept_drafts(kept)) == 2
