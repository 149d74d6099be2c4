"""What every answer of the pages tells the browser never to do, and who may frame what."""

from dataclasses import replace

import pytest

from app.settings import Settings

DESK = "https://desk.example.com"
EMBED = Settings(embed_origins=(DESK, "https://*.zendesk.com"))


def policy(answer):
    """The directives of the Content-Security-Policy."""
    parts = answer.headers["content-security-policy"].split("; ")
    return {name: rest for name, _, rest in (part.partition(" ") for part in parts)}


ANSWERS = [
    ("GET", "/", 200),
    ("GET", "/enter", 303),
    ("GET", "/replies/none", 501),
    ("POST", "/language", 400),
    ("POST", "/draft", 400),
]


@pytest.mark.parametrize(("method", "path", "status"), ANSWERS)
def test_every_answer_of_the_pages_is_told_to_be_careful(client, method, path, status):
    answer = client.request(method, path)
    told = policy(answer)
    assert answer.status_code == status
    assert told["default-src"] == told["base-uri"] == told["frame-ancestors"] == "'none'"
    assert told["require-trusted-types-for"] == "'script'"
    assert all(source in {"'none'", "'self'", "'script'", "default"} for source in told.values())
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-frame-options"] == "DENY"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert answer.headers["cross-origin-opener-policy"] == "same-origin"
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"
    assert "camera=()" in answer.headers["permissions-policy"]
    assert len(answer.headers.get_list("content-security-policy")) == 1


def test_the_api_stays_as_careful_as_it_was(client):
    answer = client.get("/v1/guidelines")
    assert answer.headers["x-frame-options"] == "DENY"
    assert answer.headers["referrer-policy"] == "no-referrer"


def test_files_may_be_kept_and_are_for_our_pages_alone(client):
    link = next(part for part in client.get("/").text.split('"') if part.endswith("base.css"))
    answer = client.get(link)
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("path", ["/embed", "/embed/enter", "/embed/replies/none", "/embed/runs/none"])
def test_nobody_frames_us_who_was_not_named(client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert "SOFTANSWER_EMBED_ORIGINS" in answer.text
    assert policy(answer)["frame-ancestors"] == "'none'"
    assert answer.headers["x-frame-options"] == "DENY"


def test_who_was_named_frames_what_is_for_frames_and_nothing_else(client_with):
    client = client_with(EMBED)
    inside, outside, api = client.get("/embed"), client.get("/"), client.get("/v1/guidelines")
    assert policy(inside)["frame-ancestors"] == f"{DESK} https://*.zendesk.com"
    assert "x-frame-options" not in inside.headers
    assert 'class="embedded"' in inside.text
    assert policy(outside)["frame-ancestors"] == "'none'"
    assert outside.headers["x-frame-options"] == api.headers["x-frame-options"] == "DENY"
    assert client.get("/embedded").headers["x-frame-options"] == "DENY"


def test_errors_in_a_frame_are_shown_in_the_frame(client_with):
    answer = client_with(EMBED).get("/embed/replies/none")
    assert answer.status_code == 501
    assert DESK in policy(answer)["frame-ancestors"]


def test_the_frame_is_guarded_as_the_page_is(client_with):
    client = client_with(replace(EMBED, page_password="password-of-the-page"))
    assert client.get("/embed").status_code == 401


@pytest.mark.parametrize("path", ["/", "/embed"])
def test_a_text_in_the_address_is_not_taken(client_with, path):
    client = client_with(EMBED)
    names = ("message", "text", "q", "body", "facts", "hint", "customer_name")
    assert "a private word" not in client.get(path, params=dict.fromkeys(names, "a private word")).text
