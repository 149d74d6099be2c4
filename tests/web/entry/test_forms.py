"""A form is taken from the browser that was shown it, and from no other."""

import asyncio
import re

import pytest

from app.env_values import Rate
from app.settings import Settings

TOKEN = re.compile(r'name="csrf" value="([^"]+)"')


def shown(client, path="/"):
    """The token of a page that this client was shown."""
    (token,) = set(TOKEN.findall(client.get(path).text))
    return token


def speak(client, token, **headers):
    sent_by = {name.replace("_", "-"): value for name, value in headers.items()}
    return client.post("/language", data={"csrf": token, "language": "de"}, headers=sent_by).status_code


def test_a_form_with_its_token_is_taken(client):
    assert speak(client, shown(client), sec_fetch_site="same-origin") == 303


@pytest.mark.parametrize("token", ["", "x" * 43, "ä" * 43, "\ud800".encode("utf-8", "surrogatepass")])
def test_a_form_without_it_is_refused_wherever_it_says_it_comes_from(client, token):
    shown(client)
    assert speak(client, token, sec_fetch_site="same-origin", origin="http://softanswer.test") == 403


def test_the_token_of_one_browser_is_no_use_to_another(client_with):
    one, other = client_with(), client_with()
    token = shown(one)
    shown(other)
    assert speak(other, token) == 403
    assert speak(one, token) == 303


def test_a_browser_that_holds_no_cookie_is_refused(client):
    token = shown(client)
    client.cookies.clear()
    assert speak(client, token) == 403


def test_a_cookie_that_somebody_else_planted_makes_no_token(client):
    client.cookies.set("softanswer_form", "A" * 22)
    assert speak(client, "A" * 43) == 403


def test_another_process_takes_it_too(client_with):
    one, other = client_with(), client_with()
    token = shown(one)
    other.cookies = one.cookies
    assert speak(other, token) == 303


def test_the_token_of_before_the_sign_in_is_none_after_it(client_with, send):
    client = client_with(Settings(page_password="password-of-the-page"))
    before = shown(client, "/enter")
    send(client, "/enter", {"password": "password-of-the-page"}, page="/enter")
    assert speak(client, before) == 403
    assert speak(client, shown(client)) == 303


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"sec_fetch_site": "same-origin"}, 303),
        ({"sec_fetch_site": "none"}, 303),
        ({}, 303),
        ({"origin": "http://softanswer.test"}, 303),
        ({"sec_fetch_site": "cross-site"}, 403),
        ({"sec_fetch_site": "same-site"}, 403),
        ({"sec_fetch_site": "cross-site", "origin": "http://softanswer.test"}, 403),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://softanswer.test.evil.example"}, 403),
    ],
)
def test_a_token_alone_does_not_open_to_another_site(client, headers, status):
    assert speak(client, shown(client), **headers) == status


def posts(app):
    """Every path of the pages that takes a form."""
    return sorted(
        route.path
        for route in app.routes
        if "POST" in (getattr(route, "methods", None) or ()) and not route.path.startswith("/v1")
    )


def test_no_form_of_any_page_is_taken_without_its_token(client):
    paths = posts(client.app)
    assert {"/draft", "/enter", "/leave", "/language"} <= set(paths)
    for path in paths:
        filled = re.sub(r"\{\w+\}", "x-1", path)
        answer = client.post(filled, data={"message": "x"}, headers={"Sec-Fetch-Site": "same-origin"})
        # What is for frames is not there at all where nobody may frame us.
        assert answer.status_code == (404 if path.startswith("/embed") else 403), path
        assert "softanswer_session" not in client.cookies


def test_every_form_that_a_page_shows_carries_it(client):
    for path in ("/", "/history", "/principles", "/enter"):
        forms = re.findall(r"<form\b[^>]*method=\"post\".*?</form>", client.get(path).text, re.DOTALL)
        assert all(TOKEN.search(form) for form in forms), path


def test_nobody_sends_a_body_before_they_are_known(client_with):
    app, told = client_with(Settings(page_password="password-of-the-page")).app, []

    async def receive():
        raise AssertionError("the body was read")

    async def send(message):
        told.append(message)

    scope = {
        "type": "http",
        "method": "POST",
        "path": "/draft",
        "query_string": b"",
        "client": ("192.0.2.1", 5),
    }
    headers = [(b"content-type", b"application/x-www-form-urlencoded"), (b"host", b"softanswer.test")]
    asyncio.run(app({**scope, "headers": headers, "scheme": "http"}, receive, send))
    assert told[0]["status"] == 401


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b"csrf=" + b"x" * 12_000_000, "application/x-www-form-urlencoded", 413),
        (b'{"csrf": "x"}', "application/json", 400),
        (b"x", "multipart/form-data", 400),
        (b"--b\r\nbroken", "multipart/form-data; boundary=b", 403),
        (b"csrf=x", "text/plain", 400),
    ],
)
def test_what_is_no_form_or_too_much_is_told_on_a_page(client, content, kind, status):
    shown(client)
    answer = client.post("/language", content=content, headers={"Content-Type": kind})
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("text/html")


def test_drafts_of_the_page_count_as_those_of_the_api(client_with, send):
    client = client_with(Settings(rate_limit=Rate(2, 60), api_keys=("key-of-a-helpdesk",)))
    basic = {"Authorization": "Basic " + "bWU6a2V5LW9mLWEtaGVscGRlc2s="}
    key = {"X-API-Key": "key-of-a-helpdesk"}
    made = [
        client.post("/v1/readings", json={"message": "Where is it?"}, headers=key),
        send(client, "/draft", {"message": "Where is my parcel?"}, headers=basic),
    ]
    assert [answer.status_code for answer in made] == [200, 303]
    assert made[1].headers["ratelimit"].startswith('"drafts";r=0')
    late = client.post("/draft", data={}, headers=basic)
    assert late.status_code == 429
    assert int(late.headers["retry-after"]) >= 1
    assert late.headers["content-type"].startswith("text/html")


def test_people_with_one_password_are_counted_by_their_address(client_with):
    client = client_with(Settings(rate_limit=Rate(1, 60), page_password="password-of-the-page"))
    from_one, from_other = (
        {"X-Forwarded-For": address, "Authorization": "Basic bWU6cGFzc3dvcmQtb2YtdGhlLXBhZ2U="}
        for address in ("192.0.2.1", "192.0.2.2")
    )
    client._transport.client = ("127.0.0.1", 5)
    statuses = [client.get("/", headers=who).status_code for who in (from_one, from_one, from_other)]
    assert statuses == [200, 429, 200]
