"""Every fault of a model's endpoint, through the API with the real engine: the short form of `make faults`."""

import asyncio
import socket
import time

import httpx2
import pytest

from app.main import create_app
from app.model.brief import Brief
from app.settings import Settings
from scripts import prove_faults
from tests.stub import BEHAVIOURS, Stub, draft_answer

DEADLINE_S, GRACE_S = 8.0, 0.5
"""A deadline of which the built-in engine is left more than a second: where the machine is busy with other tests, two
drafts of it at once take nearly one; and what such a machine may add.
"""
UNHURRIED_S = 2 * DEADLINE_S
"""A deadline that leaves more than a second between the wait for a place and the wait for its first word: where the
machine is busy with other tests, the second is not taken for the first.
"""
PATIENT_S = 60.0
"""A deadline that a busy machine meets too: that a healthy endpoint is used must not hang on how fast the tests run."""
AT_ONCE = 2


def settings(url, engine="auto", patient=False):
    return Settings(
        engine=engine,
        llm_base_url=url,
        llm_model="a-model",
        connect_s=10.0 if patient else 1.0,
        first_token_s=20.0 if patient else 1.0,
        deadline_s=PATIENT_S if patient else DEADLINE_S,
    )


@pytest.fixture(scope="module")
def stub():
    with Stub(answer=draft_answer) as running:
        yield running


@pytest.fixture(scope="module")
def apps(stub):
    made = {engine: create_app(settings(stub.url, engine)) for engine in ("auto", "llm")}
    made["patient"] = create_app(settings(stub.url, patient=True))
    stub.always = "answer"
    # What the first draft of a process loads may take longer than the others are given, on a busy machine.
    for name in ("patient", *made):
        asyncio.run(started(made[name]))
    return made


async def started(app):
    """As a server starts, and has answered once."""
    async with app.router.lifespan_context(app):
        await app.state.service.draft(Brief.model_validate(prove_faults.BRIEF))


def answers(app, many=AT_ONCE, stream=False):
    """Status, headers, body and seconds of so many requests at once, with the endpoint taken for well before."""
    links = app.state.service._backing.models._chain._links
    for link in links:
        link.breaker.succeeded("call")
        link.caller._abilities.__init__(link.caller._abilities._tell)

    async def one(client):
        began = time.perf_counter()
        headers = {"Accept": "text/event-stream"} if stream else {}
        answer = await client.post("/v1/drafts", json=prove_faults.BRIEF, headers=headers, timeout=30)
        return answer, time.perf_counter() - began

    async def all_of_them():
        async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app), base_url="http://s") as client:
            try:
                return await asyncio.gather(*(one(client) for _ in range(many)))
            finally:
                await app.state.service.close()

    return asyncio.run(all_of_them())


@pytest.mark.parametrize("fault", BEHAVIOURS)
def test_every_request_ends_in_a_draft_in_time(apps, stub, fault):
    stub.always, stub.retry_after = fault, "1"
    for answer, took in answers(apps["auto"]):
        assert answer.status_code == 200
        assert took <= DEADLINE_S + GRACE_S
        draft = answer.json()
        assert draft["reply"]["text"]
        assert (draft["engine"]["name"] == "builtin") == bool(draft["engine"]["fallback_reason"])


@pytest.mark.parametrize("way", sorted(prove_faults.HEALTHY))
def test_an_endpoint_that_only_answers_in_its_own_way_writes(apps, stub, way):
    stub.always = way
    for answer, _ in answers(apps["patient"]):
        engine = answer.json()["engine"]
        assert (engine["name"], engine["fallback_reason"]) == ("llm", None)


@pytest.mark.parametrize("fault", ["refuse", "no_such_host"])
def test_a_place_where_no_endpoint_is_ends_in_a_draft_too(fault):
    row = prove_faults.prove(fault, 2, DEADLINE_S)
    assert (row.drafts, row.engines["builtin"], row.causes["connect"]) == (2, 2, 2)
    assert max(row.took) <= DEADLINE_S + GRACE_S


def test_where_names_are_looked_up_for_ever_it_is_said_that_nobody_could_be_reached(monkeypatch):
    real = socket.getaddrinfo

    def slow(host, *rest, **more):
        if host == "nowhere.invalid":
            time.sleep(UNHURRIED_S + 1)
        return real(host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", slow)
    row = prove_faults.prove("no_such_host", 2, UNHURRIED_S)
    assert (row.drafts, row.causes["connect"]) == (2, 2)
    assert max(row.took) <= UNHURRIED_S + GRACE_S


@pytest.mark.parametrize(
    "fault", ["500", "401", "429_retry_after", "hang_before_headers", "drop_mid_stream", "refusal"]
)
def test_where_only_a_model_may_write_a_fault_is_a_problem_that_says_when_to_come_back(apps, stub, fault):
    stub.always, stub.retry_after = fault, "33"
    for answer, took in answers(apps["llm"], 1):
        assert answer.status_code == 503
        assert took <= DEADLINE_S + GRACE_S
        told = answer.json()
        assert answer.headers["content-type"] == "application/problem+json"
        assert int(answer.headers["retry-after"]) == told["retry_after_s"] >= 1
        assert fault != "429_retry_after" or told["retry_after_s"] == 33
        assert "KT-2041" not in answer.text


def test_a_stream_whose_model_breaks_off_ends_in_the_draft_that_it_tells(apps, stub):
    import json

    stub.always = "drop_mid_stream"
    ((answer, _),) = answers(apps["auto"], 1, stream=True)
    text = ""
    for block in answer.text.strip().split("\n\n"):
        name, data = block.split("\n", 1)
        table = json.loads(data.removeprefix("data: "))
        if name == "event: text":
            text += table["append"]
        elif name == "event: replace":
            text = table["text"]
    assert name == "event: draft"
    assert table["engine"]["name"] == "builtin"
    assert text.strip() == table["reply"]["text"].strip()


def test_an_open_breaker_shows_in_readiness_and_metrics(apps, stub):
    stub.always = "500"
    for engine, status, told in (("auto", 200, "degraded"), ("llm", 503, "unavailable")):
        app = apps[engine]
        answers(app, 3)

        async def asked(app=app):
            async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app), base_url="http://s") as client:
                return await client.get("/readyz"), await client.get("/metrics")

        ready, metrics = asyncio.run(asked())
        assert (ready.status_code, ready.json()["status"]) == (status, told)
        assert "left alone" in ready.json()["note"]
        assert 'softanswer_model_breaker_state{endpoint="a-model@127.0.0.1' in metrics.text
        assert "KT-2041" not in metrics.text
    assert 'softanswer_fallbacks_total{cause="server"}' in asyncio.run(_metrics(apps["auto"]))
    assert 'softanswer_drafts_failed_total{status="503"}' in asyncio.run(_metrics(apps["llm"]))


async def _metrics(app):
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app), base_url="http://s") as client:
        return (await client.get("/metrics")).text


def test_a_long_message_is_written_by_a_model_too(apps, stub):
    stub.always = "answer"
    long = {**prove_faults.BRIEF, "message": prove_faults.BRIEF["message"] + " It is late." * 2000}

    async def one():
        async with httpx2.AsyncClient(
            transport=httpx2.ASGITransport(apps["auto"]), base_url="http://s"
        ) as client:
            return await client.post("/v1/drafts", json=long, timeout=60)

    assert asyncio.run(one()).status_code == 200


def test_nothing_is_asked_of_a_model_for_warming_up_and_for_examples(stub):
    from starlette.testclient import TestClient

    stub.always = "answer"
    stub.seen.clear()
    with TestClient(create_app(settings(stub.url))) as client:
        assert client.get("/openapi.json").status_code == 200
    assert stub.seen == []
