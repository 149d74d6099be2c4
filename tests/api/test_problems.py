"""Every error is a problem (RFC 9457), has a request id, and repeats nothing of what was sent."""

import gzip
import json
import logging

import pytest

from app.intake import BODY_MAX
from app.settings import Settings
from tests.api.problem import MARK, PASSWORD, is_problem

JSON = {"Content-Type": "application/json"}


def body(**fields):
    return json.dumps(fields).encode()


def in_pieces(size):
    """A body whose length nobody says beforehand."""
    yield b'{"message": "'
    for _ in range(size // 65_536 + 1):
        yield b"x" * 65_536
    yield b'"}'


REFUSED = {
    "broken JSON": (b'{"message": "' + MARK.encode(), JSON, 400, "unreadable"),
    "not UTF-8": (b'{"message": "\xff' + MARK.encode() + b'"}', JSON, 400, "unreadable"),
    "nothing": (b"", JSON, 400, "unreadable"),
    "a list": (b"[]", JSON, 422, "invalid-input"),
    "no message": (body(facts=[MARK]), JSON, 422, "invalid-input"),
    "an unknown field": (body(message="x", **{MARK + " is it": MARK}), JSON, 422, "invalid-input"),
    "a wrong word": (body(message="x", tone=MARK), JSON, 422, "invalid-input"),
    "an empty message": (body(message="  "), JSON, 422, "invalid-input"),
    "a message too long": (body(message="x" * 100_001), JSON, 422, "invalid-input"),
    "a body too large": (body(message=MARK * 120_000), JSON, 413, "too-large"),
    "a body too large in pieces": (in_pieces(2 * BODY_MAX), JSON, 413, "too-large"),
    "a form": (b"message=" + MARK.encode(), {"Content-Type": "application/x-www-form-urlencoded"}, 415,
               "unsupported-type"),
    "no type": (body(message=MARK), {}, 415, "unsupported-type"),
    "another charset": (body(message=MARK), {"Content-Type": "application/json; charset=latin-1"}, 415,
                        "unsupported-type"),
}  # fmt: skip


@pytest.mark.parametrize("path", ["/v1/drafts", "/v1/checks", "/v1/readings"])
@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_used_is_refused_as_what_it_is(client, path, name):
    content, headers, status, code = REFUSED[name]
    if name == "a body too large in pieces":
        content = in_pieces(2 * BODY_MAX)
    told = is_problem(client.post(path, content=content, headers=headers), status)
    assert told["type"] == f"urn:softanswer:problem:{code}"


def test_fields_say_where_and_why(client):
    told = is_problem(client.post("/v1/drafts", json={"message": "x", "fact": [MARK]}), 422)
    assert told["fields"] == [{"path": "fact", "reason": "there is no such field; did you mean facts?"}]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nowhere", 404),
        ("POST", "/v1/nothing", 404),
        ("GET", "/static/none.css", 404),
        ("GET", "/static/..%2f..%2fmain.py", 404),
        ("PATCH", "/v1/drafts", 405),
        ("DELETE", "/healthz", 405),
        ("POST", "/", 405),
        ("PATCH", "/draft", 405),
        ("POST", "/static/x/base.css", 405),
    ],
)
def test_what_is_not_there_is_a_problem_too(client, method, path, status):
    told = is_problem(client.request(method, path), status)
    assert told["type"] == "about:blank"


def test_a_method_that_is_not_allowed_names_those_that_are(client):
    assert client.get("/v1/checks").headers["allow"] == "POST"
    assert client.patch("/v1/drafts").headers["allow"] == "GET, HEAD, POST"


@pytest.mark.parametrize("path", ["/v1/drafts", "/v1/checks", "/v1/improvements", "/v1/readings"])
def test_a_compressed_body_is_refused_as_that(client, path):
    content = gzip.compress(body(message=MARK))
    told = is_problem(client.post(path, content=content, headers={**JSON, "Content-Encoding": "gzip"}), 415)
    assert told["type"].endswith("unsupported-type")
    assert "Content-Encoding" in told["detail"]
    plain = client.post(path, content=b"{}", headers={**JSON, "Content-Encoding": "identity"})
    assert plain.status_code == 422


STRICT = {
    "true for a number": ({"variants": True}, "variants"),
    "a number in quotes": ({"variants": "2"}, "variants"),
    "a count in quotes": ({"customer": {"contacts_before": "3"}}, "customer.contacts_before"),
    "a rating in quotes": ({"history": {"ratings": 1, "rating": "4"}}, "history.rating"),
    "a word for true": ({"beyond_agent": "yes"}, "beyond_agent"),
    "a number for true": ({"end_relationship": 1}, "end_relationship"),
    "a number for a date": ({"at": 5}, "at"),
    "a number in quotes for a date": ({"at": "99999999999"}, "at"),
    "a number for the date of a turn": ({"thread": [{"from": "agent", "text": "x", "at": 5}]}, "thread[0].at"),
    "a date at the end of the calendar": ({"at": "9999-12-31T23:59:59Z", "timezone": "Pacific/Kiritimati"}, "at"),
    "a date at its beginning": ({"at": "0001-01-01T00:00:00Z", "timezone": "America/New_York"}, "at"),
    "the date of a promise out of bounds": (
        {"history": {"promises": [{"text": "x", "due": "2201-01-01T00:00:00Z"}]}}, "history.promises[0].due",
    ),
    "null for a list": ({"facts": None}, "facts"),
    "null for the thread": ({"thread": None}, "thread"),
    "a zone of another planet": ({"timezone": "Mars/Phobos"}, "timezone"),
    "a zone that is a path": ({"timezone": "../../etc/passwd"}, "timezone"),
    "a zone that is a folder": ({"timezone": "Europe"}, "timezone"),
    "a line break in a reference": ({"customer": {"ref": "a\nb"}}, "customer.ref"),
    "a control character in a reference": ({"customer": {"ref": "a\x07b"}}, "customer.ref"),
    "a separator of lines in a reference": ({"customer": {"ref": "a\u2028b"}}, "customer.ref"),
}  # fmt: skip


@pytest.mark.parametrize("name", STRICT)
def test_a_field_that_is_not_what_it_says_is_named(client, name):
    fields, path = STRICT[name]
    told = is_problem(client.post("/v1/drafts", json={"message": "Where is it?", **fields}), 422)
    assert [field["path"] for field in told["fields"]] == [path]


@pytest.mark.parametrize(
    "fields",
    [
        {"at": "1970-01-01T00:00:00-12:00", "timezone": "Pacific/Kiritimati"},
        {"at": "2200-12-31T23:59:59.5+14:00", "timezone": "America/New_York"},
        {"at": "2026-06-08", "timezone": "Europe/London"},
        {"at": None, "timezone": None, "customer": None, "agent": None, "history": None},
        {"customer": {"ref": "Ünïcode/with spaces & more"}, "variants": 1, "beyond_agent": True},
    ],
    ids=range(5),
)
def test_what_the_description_allows_is_taken(client, fields):
    assert client.post("/v1/drafts", json={"message": "Where is it?", **fields}).status_code == 200


@pytest.mark.parametrize(
    ("content", "path"),
    [
        (b'{"message": "a", "message": "b"}', "message"),
        (b'{"message": "a", "customer": {"ref": "a", "ref": "b"}}', "ref"),
        (b'{"message": "a", "' + MARK.encode() + b' is it": 1, "' + MARK.encode() + b' is it": 1}',
         "(another name)"),
    ],
)  # fmt: skip
def test_a_name_that_stands_twice_is_refused(client, content, path):
    told = is_problem(client.post("/v1/drafts", content=content, headers=JSON), 422)
    assert [field["path"] for field in told["fields"]] == [path]


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/v1/guidelines", "/metrics", "/openapi.json", "/"])
def test_head_is_get_without_the_body(client, path):
    head, whole = client.head(path), client.get(path)
    assert head.status_code == whole.status_code == 200
    assert head.content == b""
    assert head.headers["content-type"] == whole.headers["content-type"]


def test_head_finds_no_more_than_get(client, caplog):
    assert client.head("/v1/checks").status_code == 405
    assert client.head("/v1/nothing").status_code == 404
    with caplog.at_level(logging.INFO, logger="softanswer"):
        client.head("/healthz")
    assert "HEAD /healthz 200" in caplog.text


BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.mark.parametrize("path", ["/nowhere", "/principles/a/b/c/d"])
def test_a_person_who_looks_for_no_page_is_told_on_one(client, path):
    answer = client.get(path, headers=BROWSER)
    known = client.get("/principles/nope", headers=BROWSER)
    assert answer.status_code == known.status_code == 404
    assert answer.headers["content-type"] == known.headers["content-type"]
    assert answer.headers["content-security-policy"] == known.headers["content-security-policy"]
    assert "<h1" in answer.text
    assert "there is no such page" in answer.text


@pytest.mark.parametrize("path", ["/v1", "/v1/nothing"])
def test_the_api_answers_with_problems_whoever_asks(client, path):
    is_problem(client.get(path, headers=BROWSER), 404)


def test_who_is_not_signed_in_learns_no_more_of_an_unknown_page_than_of_a_known_one(client_with):
    guarded = client_with(Settings(page_password=PASSWORD))
    unknown, known = (guarded.get(path, headers=BROWSER) for path in ("/nowhere", "/principles"))
    assert unknown.status_code == known.status_code == 303
    assert unknown.headers["location"] == known.headers["location"].replace("principles", "nowhere")
