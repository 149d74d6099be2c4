"""What goes wrong inside gives nothing away, and nobody without a key learns anything."""

import json
import logging
from typing import NoReturn

import pytest

from app.errors import UnavailableError
from app.service import Passages, Service
from app.settings import Settings
from tests.api.problem import KEY, MARK, PASSWORD, is_problem


class Broken(Service):
    """A service in which everything goes wrong, with words that must not come out."""

    def __init__(self, error):
        super().__init__(None, (), Passages(), None)
        self.error = error

    def keeping_with(self, keeper):
        return self

    async def draft_events(self, brief, keeping=None):
        raise self.error
        yield

    async def draft(self, brief, keeping=None) -> NoReturn:
        raise self.error

    async def read(self, brief) -> NoReturn:
        raise self.error

    def guidelines(self):
        return ()


@pytest.fixture
def broken(client_with):
    return client_with(other_service=Broken(ZeroDivisionError(MARK)))


def test_a_crash_gives_nothing_away(broken, brief, caplog):
    with caplog.at_level(logging.INFO, logger="softanswer"):
        told = is_problem(broken.post("/v1/drafts", json={**brief, "message": MARK}), 500)
    assert told["type"] == "urn:softanswer:problem:internal"
    assert "ZeroDivisionError" in caplog.text
    assert told["request_id"] in caplog.text
    assert MARK not in caplog.text


def test_a_crash_in_a_stream_is_its_last_event(broken, brief):
    answer = broken.post("/v1/drafts", json=brief, headers={"Accept": "text/event-stream"})
    name, data = answer.text.strip().split("\n")
    assert name == "event: error"
    assert json.loads(data.removeprefix("data: "))["request_id"] == answer.headers["x-request-id"]
    assert MARK not in answer.text


def test_an_engine_that_cannot_answer_says_when_to_come_back(client_with, brief):
    away = client_with(other_service=Broken(UnavailableError("the engine is away", retry_after_s=9)))
    answer = away.post("/v1/drafts", json=brief)
    assert is_problem(answer, 503)["retry_after_s"] == 9
    assert answer.headers["retry-after"] == "9"
    streamed = away.post("/v1/drafts", json=brief, headers={"Accept": "text/event-stream"})
    assert '"status": 503' in streamed.text


def test_without_guidelines_it_lives_but_is_not_ready(broken):
    assert broken.get("/healthz").status_code == 200
    assert broken.get("/readyz").status_code == 503


@pytest.mark.parametrize("sent", ["a-1", "A.b_c-9", "x" * 64])
def test_a_harmless_request_id_is_kept(client, sent):
    assert client.get("/healthz", headers={"X-Request-Id": sent}).headers["x-request-id"] == sent


@pytest.mark.parametrize("sent", ["", "x" * 65, "a b", "<script>", "ä", "a\tb"])
def test_any_other_request_id_is_replaced(client, sent):
    kept = client.get("/healthz", headers={b"X-Request-Id": sent.encode()}).headers["x-request-id"]
    assert kept != sent
    assert len(kept) == 32


@pytest.mark.parametrize("path", ["/v1/drafts", "/v1/checks", "/v1/readings"])
def test_without_a_key_nothing_is_read(client_with, path):
    guarded = client_with(Settings(api_keys=(KEY,)))
    answer = guarded.post(path, content=b"not even JSON", headers={"Authorization": f"Bearer {MARK}"})
    assert is_problem(answer, 401)["type"].endswith("unauthenticated")
    assert answer.headers["www-authenticate"].startswith("Bearer")


def test_a_key_opens_the_api_and_health_needs_none(client_with):
    guarded = client_with(Settings(api_keys=(KEY,)))
    assert guarded.get("/v1/guidelines").status_code == 401
    assert guarded.get("/v1/guidelines", headers={"X-API-Key": KEY}).status_code == 200
    assert guarded.get("/v1/guidelines", headers={"Authorization": f"Bearer {KEY}"}).status_code == 200
    assert guarded.get("/healthz").status_code == 200
    assert guarded.get("/readyz").status_code == 200


def test_a_page_password_alone_closes_the_api_too(client_with):
    guarded = client_with(Settings(page_password=PASSWORD))
    assert guarded.get("/v1/guidelines").status_code == 401
    assert guarded.get("/v1/guidelines", auth=("me", PASSWORD)).status_code == 200


def test_the_log_has_a_line_a_request_and_no_words_of_the_customer(client, brief, caplog):
    with caplog.at_level(logging.DEBUG):
        client.post("/v1/drafts", json={**brief, "message": f"My parcel {MARK} is late"})
        client.get(f"/v1/{MARK}")
    assert "POST /v1/drafts 200" in caplog.text
    assert MARK not in caplog.text.replace(f'/v1/{MARK} "HTTP', "")
