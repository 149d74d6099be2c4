"""Over real connections: many at once under one key, and callers who go away in the midst of it."""

import asyncio
import json
import re
import socket
import threading
import time

import httpx2
import pytest
import uvicorn

from app.service import Passages, Service
from scripts.prove.server import Server


async def until_answered(client, url, brief, key):
    """The body of the answer; a connection that breaks and an answer that asks to come back are tried again."""
    while True:
        try:
            answer = await client.post(
                url, json={**brief, "id": key}, headers={"Idempotency-Key": f'"{key}"'}
            )
        except httpx2.TransportError:
            continue
        if answer.status_code == 200:
            return answer.text
        assert answer.status_code in {409, 503}, answer.text
        assert int(answer.headers["retry-after"]) >= 1
        await asyncio.sleep(0.1)


async def many_at_once(url, brief, keys, times):
    """The different answers to each key, and how many drafts were made by the server's own count."""
    async with httpx2.AsyncClient(timeout=60, limits=httpx2.Limits(max_connections=100)) as client:
        asked = [until_answered(client, f"{url}/v1/drafts", brief, key) for key in keys for _ in range(times)]
        bodies = await asyncio.gather(*asked)
        told = (await client.get(f"{url}/metrics")).text
    made = re.findall(r"^softanswer_drafts_total\{[^}]*\} (\S+)$", told, re.MULTILINE)
    answers = [set(bodies[n * times : (n + 1) * times]) for n in range(len(keys))]
    return [len(answer) for answer in answers], sum(map(float, made))


def test_fifty_keys_twenty_times_at_once_are_fifty_generations(tmp_path, brief):
    settings = {"DATABASE_URL": f"sqlite:///{tmp_path}/records.sqlite", "ENGINE": "builtin"}
    server = Server(settings, tmp_path)
    keys = [f"key-{number}" for number in range(50)]

    async def work():
        await server.start()
        return await many_at_once(server.url, brief, keys, 20)

    try:
        answers, made = asyncio.run(work())
    finally:
        server.stop()
    assert answers == [1] * 50
    assert made == 50


class Slow(Service):
    """Takes its time, and counts how often it drafted."""

    def __init__(self, real, takes_s):
        super().__init__(None, (), Passages(), None)
        self.real, self.takes_s, self.begun, self.made = real, takes_s, [], []

    @property
    def rehearsal(self):
        return self.real.rehearsal

    def keeping_with(self, keeper):
        self.real = self.real.keeping_with(keeper)
        return self

    async def draft(self, brief, keeping):
        self.begun.append(brief.id)
        await asyncio.sleep(self.takes_s)
        draft = await self.real.draft(brief, keeping)
        self.made.append(draft.id)
        return draft

    async def draft_events(self, brief, keeping):
        self.begun.append(brief.id)
        async for event in self.real.draft_events(brief, keeping):
            await asyncio.sleep(self.takes_s / 10)
            yield event
        self.made.append(brief.id)


@pytest.fixture
def slow(service):
    return Slow(service, 0.8)


@pytest.fixture
def port(kept_app, slow):
    """Where a server listens that is slow."""
    server = uvicorn.Server(uvicorn.Config(kept_app(None, slow), port=0, log_config=None))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield server.servers[0].sockets[0].getsockname()[1]
    server.should_exit = True
    thread.join(20)
    assert not thread.is_alive()


def ask_and_go_away(port, brief, slow, accept):
    body = json.dumps(brief).encode()
    head = (
        f"POST /v1/drafts HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAccept: {accept}\r\n"
        f'Idempotency-Key: "gone"\r\nContent-Length: {len(body)}\r\n\r\n'
    )
    with socket.create_connection(("127.0.0.1", port)) as caller:
        caller.sendall(head.encode() + body)
        while not slow.begun:
            time.sleep(0.01)


@pytest.mark.parametrize("accept", ["application/json", "text/event-stream"])
def test_a_caller_who_goes_away_finds_the_draft_when_they_come_back(port, brief, slow, accept):
    ask_and_go_away(port, brief, slow, accept)
    began = time.monotonic()
    statuses = []
    with httpx2.Client(base_url=f"http://127.0.0.1:{port}") as client:
        while not statuses or statuses[-1] != 200:
            answer = client.post("/v1/drafts", json=brief, headers={"Idempotency-Key": '"gone"'})
            statuses.append(answer.status_code)
            if answer.status_code == 409:
                assert 1 <= int(answer.headers["retry-after"]) == answer.json()["retry_after_s"] <= 2
            time.sleep(0.05)
    assert set(statuses) == {409, 200}
    assert answer.headers["idempotency-replayed"] == "true"
    assert time.monotonic() - began < 5, "nobody waits for the claim to run out"
    assert len(slow.begun) == 1


def test_a_stream_without_a_key_ends_with_its_listener(port, brief, slow):
    with httpx2.Client(base_url=f"http://127.0.0.1:{port}") as client:
        with client.stream(
            "POST", "/v1/drafts", json=brief, headers={"Accept": "text/event-stream"}
        ) as answer:
            next(answer.iter_bytes())
        time.sleep(slow.takes_s * 2)
        assert client.get("/healthz").status_code == 200
    assert slow.made == []
