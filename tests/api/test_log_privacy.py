"""The whole API is driven with planted words in every place, and none is found in the log at any level."""

import io
import json
import socket
import time
from dataclasses import replace
from http.client import HTTPConnection

import pytest

from app.bootstrap import build_service
from app.model.writing import Written
from app.settings import Settings
from app.telemetry.log_pipe import piped

WORDS = "zwetschgenkuchen"
"""One word in every place; also with a capital, and cut up by nobody."""

SETTINGS = Settings(api_keys=("key-of-a-helpdesk",))
KEY = {"X-API-Key": "key-of-a-helpdesk"}


@pytest.fixture
def log():
    """The log at its most talkative."""
    stream = io.StringIO()
    with piped("debug", "json", stream):
        yield stream


def planted_brief(**more):
    return {
        "id": WORDS,
        "message": f"My {WORDS} KT-{WORDS} is late, call me on 0113 496 0000 or {WORDS}@post.example!",
        "customer": {"name": f"Ms {WORDS}", "ref": WORDS},
        "company": WORDS,
        "agent": {"name": WORDS},
        "facts": [f"the {WORDS} is in the depot"],
        "internal": [WORDS],
        "options": [f"a refund of the {WORDS}"],
        **more,
    }


def drive(client):
    """Every route, with words wherever words can stand; returns how many answers of each kind came."""
    kinds = []
    brief = planted_brief()
    headers = {**KEY, "User-Agent": WORDS, "Referer": f"http://{WORDS}/", "Cookie": f"a={WORDS}",
               "X-Own": WORDS, "X-Request-Id": f"{WORDS} {WORDS}", "Idempotency-Key": f'"{WORDS}"'}  # fmt: skip
    bodies = [
        json.dumps(brief).encode(),
        json.dumps({"brief": brief, "reply": f"Dear {WORDS}, no."}).encode(),
        json.dumps({"brief": brief, "reply": WORDS, "draft_id": WORDS}).encode(),
        json.dumps({**brief, WORDS: WORDS}).encode(),
        json.dumps({**brief, "tone": WORDS}).encode(),
        f'{{"message": "{WORDS}'.encode(),
        f"message={WORDS}".encode(),
        WORDS.encode() + b"\xff",
        b'["' + WORDS.encode() + b'"]',
        json.dumps({"outcome": "edited", "text": WORDS}).encode(),
    ]
    paths = ["drafts", "checks", "improvements", "readings", "guidelines", f"drafts/{WORDS}", f"{WORDS}/{WORDS}",
             f"drafts/{WORDS}/outcome", f"customers/{WORDS}", f"batches/{WORDS}",
             f"followups/{WORDS}/done"]  # fmt: skip
    for path in paths:
        for number, body in enumerate(bodies):
            kind = "application/json" if number != 6 else f"text/{WORDS}"
            accept = "text/event-stream" if number % 2 else WORDS
            told = {**headers, "Content-Type": kind, "Accept": accept}
            kinds.append(client.post(f"/v1/{path}?q={WORDS}", content=body, headers=told).status_code)
        kinds.extend(
            client.request(method, f"/v1/{path}?ref={WORDS}", headers=headers).status_code
            for method in ("GET", "DELETE", "PATCH", WORDS.upper())
        )
    kinds.append(client.get("/v1/guidelines", headers={"Authorization": f"Bearer {WORDS}"}).status_code)
    kinds.append(client.get("/", auth=(WORDS, WORDS)).status_code)
    kinds.append(client.get("/", auth=("me", "key-of-a-helpdesk")).status_code)
    form = {"message": WORDS, "facts": WORDS, "name": WORDS}
    kinds.append(client.post("/draft", data=form, auth=("me", "key-of-a-helpdesk")).status_code)
    mail = {"mail": (f"{WORDS}.eml", f"From: {WORDS}\nSubject: {WORDS}\n\n{WORDS}".encode())}
    kinds.append(client.post("/draft", data=form, files=mail, auth=("me", "key-of-a-helpdesk")).status_code)
    kinds.append(client.get(f"/static/{WORDS}.css").status_code)
    kinds.extend(
        client.get(path, headers=KEY).status_code for path in ("/metrics", "/readyz", "/openapi.json")
    )
    return kinds


def nothing_planted_stands_in(text):
    lines = text.splitlines()
    assert [line for line in lines if WORDS in line.lower()] == []
    return [json.loads(line) for line in lines]


def test_requests_of_every_kind_leave_no_word_in_the_log(client_with, log, tmp_path):
    kept = replace(SETTINGS, database_url=f"sqlite:///{tmp_path / 'kept.sqlite'}")
    with client_with(kept) as client:
        statuses = drive(client)
        counts = client.get("/metrics", headers=KEY).text
    events = nothing_planted_stands_in(log.getvalue())
    requests = [event for event in events if event["event"] == "request"]
    statuses.append(200)
    assert len(requests) == len(statuses)
    assert {200, 400, 401, 404, 405, 415, 422} <= set(statuses)
    assert [event["status"] for event in requests] == statuses
    assert 'softanswer_store_transactions_total{outcome="ok",use="write"}' in counts, "nothing was kept"
    assert {event["route"] for event in requests} >= {"/v1/drafts", "/v1/checks", "/v1/guidelines", "-"}


class Crashing:
    """An engine that fails in the midst of its work, with the customer's words in its error."""

    name = "builtin"

    def __init__(self, error):
        self.error = error

    async def write(self, task):
        raise self.error(task.brief.message)
        yield Written

    async def rewrite(self, task, written, findings):
        raise self.error(task.brief.message)


@pytest.mark.parametrize("error", [RuntimeError, KeyError, UnicodeError, AssertionError])
@pytest.mark.parametrize("accept", ["application/json", "text/event-stream"])
def test_a_crash_inside_the_engine_leaves_no_word_in_the_log(client_with, log, error, accept):
    service = build_service(Settings())
    service._pipeline._workshop._engine = Crashing(error)
    client = client_with(SETTINGS, service)
    answer = client.post("/v1/drafts", json=planted_brief(), headers={**KEY, "Accept": accept})
    events = nothing_planted_stands_in(log.getvalue())
    assert WORDS not in answer.text
    crash = next(event for event in events if event["event"] == "crash")
    assert crash["error"] == error.__name__
    assert crash["request_id"] == answer.headers["x-request-id"]


@pytest.mark.parametrize("fault", ["answer", "400", "401", "429", "500", "drop"])
def test_what_goes_to_a_model_leaves_no_word_in_the_log(client_with, log, stubs, fault):
    with stubs.Stub(answer=lambda body: json.dumps({"reply": WORDS, "claims": WORDS})) as stub:
        settings = Settings(llm_base_url=f"{stub.url}?{WORDS}={WORDS}", llm_model=fault, llm_api_key=WORDS,
                            redact=(), deadline_s=20.0)  # fmt: skip
        client = client_with(SETTINGS, build_service(settings))
        with client:
            assert client.post("/v1/drafts", json=planted_brief(), headers=KEY).status_code == 200
            assert WORDS in json.dumps([seen.body for seen in stub.seen])
    events = nothing_planted_stands_in(log.getvalue())
    assert any(event.get("logger", "").startswith("openai") for event in events), "the SDK said nothing"


@pytest.fixture
def served(log):
    """The real server on a port of its own, in a thread."""
    import threading

    import uvicorn

    from app.main import create_app

    config = uvicorn.Config(
        create_app(SETTINGS), port=0, log_config=None, access_log=False, log_level="trace"
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield server.servers[0].sockets[0].getsockname()[1]
    server.should_exit = True
    thread.join(10)


def test_what_is_no_http_leaves_no_word_in_the_log_either(served, log):
    shapes = [
        f"{WORDS.upper()} / HTTP/1.1\r\nHost: x\r\n\r\n",
        f"GET /{WORDS} {WORDS}/9\r\n\r\n",
        f"GET /{WORDS}\x00 HTTP/1.1\r\nHost: x\r\n\r\n",
        f"GET /v1/drafts?{WORDS} HTTP/1.1\r\nHost: {WORDS}\r\n{WORDS}\r\n\r\n",
        f"POST /v1/drafts HTTP/1.1\r\nHost: x\r\nContent-Length: {WORDS}\r\n\r\n{WORDS}",
        f"POST /v1/drafts HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n{WORDS}\r\n{WORDS}",
        f"GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: {WORDS}\r\n\r\n",
        WORDS,
    ]
    for shape in shapes:
        with socket.create_connection(("127.0.0.1", served), timeout=5) as raw:
            raw.sendall(shape.encode())
            raw.shutdown(socket.SHUT_WR)
            while raw.recv(4096):
                pass
    # A caller that goes away in the midst of its request.
    connection = HTTPConnection("127.0.0.1", served, timeout=5)
    connection.putrequest("POST", f"/v1/drafts?{WORDS}")
    connection.putheader("Content-Type", "application/json")
    connection.putheader("X-API-Key", "key-of-a-helpdesk")
    connection.putheader("Content-Length", "1000")
    connection.endheaders(f'{{"message": "{WORDS}'.encode())
    connection.close()
    time.sleep(0.3)
    events = nothing_planted_stands_in(log.getvalue())
    assert any(event.get("message", "").startswith("Invalid HTTP request") for event in events)
