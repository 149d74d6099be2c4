"""`Prefer: respond-async`: a draft that is made later, where it is found, and what is said until then."""

import asyncio
import json

import pytest

from app.api.later import wants_later
from app.errors import InputError
from app.model.draft import Draft
from app.model.later import DraftToCome
from app.problem import problem
from app.records.later import LaterWork
from app.records.trying import Trying

ASYNC = {"Prefer": "respond-async"}


@pytest.fixture
def work_off(kept, store, service):
    """Does what a worker would: makes every draft that waits."""

    def work(draft=None):
        made = draft or kept.app.state.service.draft

        async def whole():
            jobs = LaterWork(store, Trying(store, made, problem))
            for draft_id, _ in await jobs.wanted():
                await jobs.make(draft_id)
            await store.close()

        asyncio.run(whole())

    return work


def test_it_is_answered_at_once_and_found_when_it_is_made(kept, brief, work_off):
    answer = kept.post("/v1/drafts", json=brief, headers=ASYNC)
    told = answer.json()
    DraftToCome.model_validate(told)
    assert (answer.status_code, told["state"]) == (202, "waiting")
    assert answer.headers["location"] == f"/v1/drafts/{told['id']}"
    assert answer.headers["preference-applied"] == "respond-async"
    assert int(answer.headers["retry-after"]) >= 1
    waiting = kept.get(answer.headers["location"])
    assert (waiting.status_code, waiting.json(), waiting.headers["retry-after"]) == (202, told, "2")
    work_off()
    made = kept.get(answer.headers["location"])
    assert made.status_code == 200
    draft = Draft.model_validate(made.json()["draft"])
    assert (draft.id, draft.brief_id, made.json()["id"]) == (told["id"], brief["id"], told["id"])
    assert kept.post(f"/v1/drafts/{told['id']}/outcome", json={"outcome": "sent"}).status_code == 200


def test_one_that_failed_says_why(kept, brief, work_off):
    path = kept.post("/v1/drafts", json=brief, headers=ASYNC).headers["location"]

    async def fails(brief, keeping):
        raise InputError("too odd to be answered")

    work_off(fails)
    answer = kept.get(path)
    assert (answer.status_code, answer.json()["state"]) == (202, "failed")
    assert answer.json()["problem"]["type"] == "urn:softanswer:problem:invalid-input"
    assert "retry-after" not in answer.headers
    assert "KT-2041" not in answer.text


def test_the_same_request_again_is_the_same_draft(kept, brief, work_off):
    headers = {**ASYNC, "Idempotency-Key": '"k-1"'}
    first = kept.post("/v1/drafts", json=brief, headers=headers)
    again = kept.post("/v1/drafts", json=brief, headers=headers)
    assert (again.status_code, again.json()) == (202, first.json())
    assert (again.headers["location"], again.headers["idempotency-replayed"]) == (
        first.headers["location"],
        "true",
    )
    streamed = kept.post("/v1/drafts", json=brief, headers={**headers, "Accept": "text/event-stream"})
    assert (streamed.status_code, streamed.json()) == (202, first.json())
    work_off()
    assert len(kept.get("/v1/drafts").json()["items"]) == 1
    other = kept.post("/v1/drafts", json={**brief, "id": "b-2"}, headers=headers)
    assert other.status_code == 422


def test_erasing_the_customer_erases_what_waits_for_them(kept, brief, store):
    asked = {**brief, "customer": {"ref": "c-9"}}
    headers = {**ASYNC, "Idempotency-Key": '"k-1"'}
    path = kept.post("/v1/drafts", json=asked, headers=headers).headers["location"]
    erased = kept.delete("/v1/customers/c-9").json()
    assert (erased["known"], erased["drafts"]) == (True, 1)
    assert kept.get(path).status_code == 404
    again = kept.post("/v1/drafts", json=asked, headers=headers)
    assert again.status_code == 202
    assert again.headers["location"] != path


def test_who_wants_a_stream_or_nothing_special_does_not_wait(kept, brief):
    assert kept.post("/v1/drafts", json=brief, headers={"Prefer": "return=minimal"}).status_code == 200
    stream = kept.post("/v1/drafts", json=brief, headers={**ASYNC, "Accept": "text/event-stream"})
    assert (stream.status_code, stream.headers["content-type"].partition(";")[0]) == (
        200,
        "text/event-stream",
    )


def test_a_brief_that_is_none_is_refused_at_once(kept):
    assert kept.post("/v1/drafts", json={"facts": []}, headers=ASYNC).status_code == 422


def test_where_nothing_is_kept_nothing_is_done_later(client, brief):
    answer = client.post("/v1/drafts", json=brief, headers=ASYNC)
    assert (answer.status_code, answer.json()["type"]) == (501, "urn:softanswer:problem:not-kept")


@pytest.mark.parametrize(
    ("values", "wanted"),
    [
        (["respond-async"], True),
        (["Respond-Async, wait=10"], True),
        (["return=minimal", "respond-async; foo"], True),
        (["wait=10"], False),
        (["respond-asynchronously"], False),
        (['foo="respond-async"'], False),
        ([""], False),
        ([], False),
    ],
)
def test_preferences_are_read_as_rfc_7240_has_them(values, wanted):
    assert wants_later(values) is wanted


def test_the_description_tells_both_answers(kept):
    paths = kept.get("/openapi.json").json()["paths"]
    for path, method in (("/v1/drafts", "post"), ("/v1/drafts/{draft_id}", "get")):
        answers = paths[path][method]["responses"]
        DraftToCome.model_validate(answers["202"]["content"]["application/json"]["example"])
        assert "application/json" in answers["200"]["content"]
    assert "Prefer" in json.dumps(paths["/v1/drafts"]["post"]["parameters"])
