"""A customer is erased from a real server that drafted, took outcomes, improved and worked off a batch for them."""

import asyncio
import json
import time

import httpx2
import pytest

from scripts.prove.server import Server

REF = "ref-quillfeather"
MARKS = {
    "message": "zebrawood harpsichord",
    "name": "Ottoline Quillfeather",
    "fact": "varnished in Ljubljana",
    "sent": "marmalade escritoire",
    "improved": "periwinkle gazebo",
    "batch": "obsidian samovar",
    "later": "vermilion astrolabe",
}


def brief(words, **more):
    return {
        "message": f"The {words} arrived broken, and I want my £39 back!",
        "customer": {"name": MARKS["name"], "ref": REF},
        "facts": [f"It was {MARKS['fact']}."],
        "options": ["a refund of £39"],
        "fault": "ours",
        **more,
    }


async def everything(client):
    """All that is done for one customer; ends when the batch is done."""
    headers = {"Idempotency-Key": '"k-1"'}
    draft = (await client.post("/v1/drafts", json=brief(MARKS["message"]), headers=headers)).json()
    assert draft["kept"]
    text = f"{draft['reply']['text']}\nThe {MARKS['sent']} is on its way."
    path = f"/v1/drafts/{draft['id']}/outcome"
    told = await client.post(path, json={"outcome": "edited", "text": text, "rating": 2})
    assert told.status_code == 200
    improve = {"brief": brief(MARKS["message"]), "reply": f"We are sorry about the {MARKS['improved']}."}
    improved = await client.post("/v1/improvements", json=improve, headers={"Idempotency-Key": '"k-2"'})
    assert improved.status_code == 200
    later = await client.post("/v1/drafts", json=brief(MARKS["later"]), headers={"Prefer": "respond-async"})
    lines = "\n".join(json.dumps(brief(MARKS["batch"], id=f"line-{n}")) for n in range(3))
    kind = {"Content-Type": "application/x-ndjson"}
    batch = (await client.post("/v1/batches", content=lines, headers=kind)).json()
    until = time.monotonic() + 60
    while (await client.get(f"/v1/batches/{batch['id']}")).json()["state"] == "running":
        assert time.monotonic() < until, "the batch is not done"
        await asyncio.sleep(0.2)
    while (await client.get(later.headers["location"])).status_code == 202:
        assert time.monotonic() < until, "the draft that was to be made later is not there"
        await asyncio.sleep(0.2)
    return draft["id"]


def holding(folder):
    """Marks, and the files in which each stands, as raw bytes."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    forms = {
        name: [words.encode(), words.encode("utf-16-le")] for name, words in {**MARKS, "ref": REF}.items()
    }
    return {
        (name, path.name)
        for path in files
        for name, looks in forms.items()
        if any(look in path.read_bytes() for look in looks)
    }


@pytest.fixture
def server(tmp_path):
    url = f"sqlite:///{tmp_path}/softanswer.sqlite"
    running = Server({"DATABASE_URL": url, "ENGINE": "builtin", "LOG_LEVEL": "debug"}, tmp_path)
    yield running
    running.kill()


def test_after_an_erasure_no_byte_of_the_customer_is_in_database_log_or_jobs(server, tmp_path):
    async def whole():
        await server.start()
        async with httpx2.AsyncClient(base_url=server.url, timeout=30) as client:
            draft_id = await everything(client)
            before = holding(tmp_path)
            erased = await client.delete(f"/v1/customers/{REF}")
            assert erased.status_code == 200, erased.text
            gone = [
                (await client.get(f"/v1/drafts/{draft_id}")).status_code,
                (await client.get(f"/v1/drafts?customer_ref={REF}")).json()["items"],
            ]
            return before, erased.json(), gone, holding(tmp_path)

    before, erased, gone, after = asyncio.run(whole())
    assert {name for name, _ in before} == {*MARKS, "ref"}, "the search would not see it"
    assert not any(file.endswith(".log") for _, file in before)
    assert (erased["drafts"], erased["known"]) == (5, True)
    assert gone == [404, []]
    assert after == set()
