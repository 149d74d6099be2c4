"""Signed messages go to one address, over a real server that answers as receivers do."""

import asyncio
import base64
import hmac
import threading
from datetime import UTC, datetime
from hashlib import sha256

import pytest

from app.errors import ConfigurationError
from app.settings import read_settings
from app.webhook import Posted, Webhook, signature
from tests.receiver import receiver, says

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
AT = datetime.fromtimestamp(1614265330, UTC)


def posted(answer, whole_s=5.0):
    with receiver(answer) as url:
        return asyncio.run(Webhook(url, SECRET, whole_s=whole_s).post("msg_1", AT, b"{}"))


def test_the_signature_is_that_of_the_schemes_own_example():
    key = base64.b64decode(SECRET.removeprefix("whsec_"))
    told = signature(key, "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", b'{"test": 2432232314}')
    assert told == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_a_receiver_can_verify_what_it_got():
    got = []

    def answer(handler, headers, body):
        got.append((headers, body))
        says(204)(handler, headers, body)

    with receiver(answer) as url:
        body = '{"note": "Überfällig"}'.encode()
        assert asyncio.run(Webhook(url, SECRET).post("d-1.made.5", AT, body)) == Posted(ok=True)
    ((headers, received),) = got
    assert received == body
    assert (headers["webhook-id"], headers["webhook-timestamp"]) == ("d-1.made.5", "1614265330")
    key = base64.b64decode(SECRET.removeprefix("whsec_"))
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + received
    mac = base64.b64encode(hmac.new(key, signed, sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{mac}"
    assert headers["content-type"] == "application/json"


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (says(500), Posted(ok=False, cause="status_500")),
        (says(503, Retry_After="120"), Posted(ok=False, cause="status_503", after_s=120)),
        (says(429, Retry_After="999999"), Posted(ok=False, cause="status_429", after_s=86_400)),
        (says(429, Retry_After="Fri, 31 Dec 1999"), Posted(ok=False, cause="status_429")),
        (says(410), Posted(ok=False, cause="status_410", final=True)),
    ],
)
def test_what_a_receiver_refuses_is_told_with_why_and_when_to_come_back(answer, outcome):
    assert posted(answer) == outcome


def test_a_redirect_is_not_followed():
    reached = []
    with receiver(
        lambda handler, headers, body: reached.append(body) or says(200)(handler, headers, body)
    ) as other:
        assert posted(says(307, Location=other)) == Posted(ok=False, cause="status_307")
    assert reached == []


def test_no_proxy_hears_what_goes_to_this_machine(monkeypatch):
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    monkeypatch.setenv("NO_PROXY", "")
    assert posted(says(200)).ok


def test_one_that_answers_too_late_dribbles_or_hangs_up_is_told():
    over = threading.Event()

    def dribbles(handler, _headers, _body):
        for byte in b"HTTP/1.1 200 OK\r\nX-Slow: " + b"a" * 40:
            handler.wfile.write(bytes([byte]))
            if over.wait(0.1):
                return

    assert posted(lambda *_: over.wait(1.0), whole_s=0.3).cause == "timeout"
    assert posted(dribbles, whole_s=0.5).cause == "timeout"
    over.set()
    assert posted(lambda handler, *_: handler.connection.close()).cause == "dropped"
    assert asyncio.run(Webhook("http://127.0.0.1:1/", SECRET).post("m", AT, b"")).cause == "connect"


def settings(url=None, secret=None):
    given = {"SOFTANSWER_WEBHOOK_URL": url, "SOFTANSWER_WEBHOOK_SECRET": secret}
    return read_settings({name: value for name, value in given.items() if value})


@pytest.mark.parametrize(
    "url",
    ["https://desk.example/hooks/1?x=y", "http://127.0.0.1:9000/", "http://[::1]/", "http://localhost/"],
)
def test_an_address_is_https_or_this_machine(url):
    assert settings(url, SECRET).webhook_url == url


@pytest.mark.parametrize(
    "url",
    [
        "http://desk.example/token-4711",
        "http://10.0.0.7/token-4711",
        "ftp://desk.example/token-4711",
        "https://user:token-4711@desk.example/",
        "https://desk.example/#token-4711",
        "https:///token-4711",
        "https://desk.example:port/token-4711",
    ],
)
def test_another_address_is_refused_and_not_shown(url):
    with pytest.raises(ConfigurationError, match="SOFTANSWER_WEBHOOK_URL: an https address") as caught:
        settings(url, SECRET)
    assert "token-4711" not in str(caught.value)


@pytest.mark.parametrize(
    "secret", ["MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_c2hvcnQ=", "whsec_not base64 at all"]
)
def test_a_secret_that_is_none_is_refused_with_how_to_make_one(secret):
    with pytest.raises(ConfigurationError, match="openssl rand") as caught:
        settings("https://desk.example/", secret)
    assert secret not in str(caught.value)


@pytest.mark.parametrize("given", [("https://desk.example/", None), (None, SECRET)])
def test_address_and_secret_go_together(given):
    with pytest.raises(ConfigurationError, match="go together"):
        settings(*given)
