"""Batches over HTTP: read line by line within limits, kept whole, bad lines told by number."""

import asyncio
import json
from datetime import UTC, datetime

import pytest

from app.bootstrap_records import build_keeper
from app.intake import BODY_MAX
from app.model.brief import Brief
from app.model.record import BatchLine, Keeping
from app.records.batches import LINES_MAX
from app.settings import Settings

JSONL = {"Content-Type": "application/jsonl"}


def lines_of(*briefs):
    return b"\n".join(one if isinstance(one, bytes) else json.dumps(one).encode() for one in briefs)


def submitted(client, *briefs, **headers):
    return client.post("/v1/batches", content=lines_of(*briefs), headers={**JSONL, **headers})


def kept_lines(store, batch_id, total):
    async def work():
        async with store.view() as records:
            found = [await records.batches.line(batch_id, number) for number in range(total)]
        await store.close()
        return found

    return asyncio.run(work())


def test_a_batch_is_kept_with_all_its_lines(kept, store, brief):
    answer = submitted(kept, brief, b"  ", {**brief, "id": "b-2"})
    told = answer.json()
    assert answer.status_code == 202
    assert answer.headers["location"] == f"/v1/batches/{told['id']}"
    assert (told["total"], told["done"], told["failed"], told["state"]) == (2, 0, 0, "running")
    assert kept.get(f"/v1/batches/{told['id']}").json() == told
    lines = kept_lines(store, told["id"], 2)
    assert [json.loads(line.brief)["id"] for line in lines] == ["b-1", "b-2"]


def test_bad_lines_fail_alone_and_say_why(kept, brief):
    bad = [
        b'{"message": "SECRET-4711',
        {**brief, "id": "bad", "tone": "loud"},
        b"x" * (BODY_MAX + 1),
        b"\xff",
    ]
    told = submitted(kept, bad[0], brief, *bad[1:]).json()
    assert (told["total"], told["failed"], told["state"]) == (5, 4, "running")
    answer = kept.get(f"/v1/batches/{told['id']}/results")
    assert answer.headers["content-type"].startswith("application/jsonl")
    results = [json.loads(line) for line in answer.text.splitlines()]
    assert [line["line"] for line in results] == [1, 3, 4, 5]
    assert [line["id"] for line in results] == [None, "bad", None, None]
    assert [line["error"]["status"] for line in results] == [400, 422, 413, 400]
    assert "SECRET-4711" not in answer.text


def test_a_batch_of_bad_lines_alone_is_done_at_once(kept):
    assert submitted(kept, b"x", b"y").json()["state"] == "done"


def test_results_are_drafts_as_the_command_line_prints_them(kept, kept_app, store, service, brief):
    told = submitted(kept, brief, {**brief, "id": "b-2"}).json()

    async def one():
        keeper = service.keeping_with(build_keeper(Settings(), store))
        await keeper.draft(Brief.model_validate(brief), Keeping(who="job", batch=(told["id"], 0)))
        async with store.transaction() as records:
            line = BatchLine(number=1, error='{"status": 503}')
            await records.batches.finish(told["id"], line, datetime.now(UTC))
        await store.close()

    asyncio.run(one())
    first, second = map(json.loads, kept.get(f"/v1/batches/{told['id']}/results").text.splitlines())
    assert (first["id"], first["line"]) == ("b-1", 1)
    assert first["reply"]["text"]
    assert kept.get(f"/v1/drafts/{first['draft_id']}").json()["draft"]["reply"] == first["reply"]
    assert second == {"id": "b-2", "line": 2, "error": {"status": 503}}
    assert kept.get(f"/v1/batches/{told['id']}").json()["state"] == "done"


def test_cancelling_ends_a_batch_and_changes_nothing_the_second_time(kept, brief):
    batch = submitted(kept, brief).json()["id"]
    first = kept.delete(f"/v1/batches/{batch}").json()
    assert first["state"] == "cancelled"
    assert kept.delete(f"/v1/batches/{batch}").json() == first
    assert [e["what"] for e in kept.get("/v1/audit").json()["items"]] == ["batch.cancelled", "batch.made"]


def test_the_same_batch_again_is_the_same_batch(kept, brief):
    key = {"Idempotency-Key": '"a"'}
    first = submitted(kept, brief, b"bad", **key)
    again = submitted(kept, dict(reversed(brief.items())), b"", b"bad", **key)
    assert (again.status_code, again.content) == (202, first.content)
    assert again.headers["idempotency-replayed"] == "true"
    assert submitted(kept, brief, b"worse", **key).status_code == 422


def test_a_line_may_come_in_pieces_of_any_size(kept, store, brief):
    whole = lines_of({**brief, "message": "Ärger über Größe"}, {**brief, "id": "b-2"}) + b"\r\n"
    pieces = (whole[n : n + 7] for n in range(0, len(whole), 7))
    told = kept.post("/v1/batches", content=pieces, headers=JSONL).json()
    assert told["total"] == 2
    assert json.loads(kept_lines(store, told["id"], 1)[0].brief)["message"] == "Ärger über Größe"


@pytest.mark.parametrize(
    ("content", "headers", "status"),
    [
        (b"", JSONL, 422),
        (b"\n \n", JSONL, 422),
        (b"x\n" * (LINES_MAX + 1), JSONL, 413),
        (b'{"message": "x"}', {"Content-Type": "application/json"}, 415),
        (b'{"message": "x"}', {}, 415),
        ((b"y" * BODY_MAX for _ in range(40)), JSONL, 413),
    ],
)
def test_what_is_no_batch_is_refused_and_nothing_is_kept(kept, content, headers, status):
    answer = kept.post("/v1/batches", content=content, headers=headers)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert kept.get("/v1/audit").json()["items"] == []


def test_newline_delimited_json_is_the_same(kept, brief):
    headers = {"Content-Type": "application/x-ndjson; charset=utf-8"}
    assert kept.post("/v1/batches", content=lines_of(brief), headers=headers).status_code == 202
