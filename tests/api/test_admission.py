"""Who comes in by the API: 401 without a key, 403 without its scope, 429 too often, each a problem."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from starlette.testclient import TestClient

from app.access import KeyRing
from app.bootstrap_doors import build_doors
from app.env_values import Rate
from app.errors import ConfigurationError
from app.settings import Settings

NEEDS = {
    "draft": [
        ("POST", "/v1/drafts"),
        ("POST", "/v1/checks"),
        ("POST", "/v1/improvements"),
        ("POST", "/v1/readings"),
        ("POST", "/v1/drafts/d-1/outcome"),
        ("POST", "/v1/followups/f-1/done"),
        ("POST", "/v1/followups/f-1/snooze"),
        ("POST", "/v1/batches"),
        ("GET", "/v1/batches/b-1"),
        ("GET", "/v1/batches/b-1/results"),
        ("DELETE", "/v1/batches/b-1"),
    ],
    "read": [
        ("GET", "/v1/drafts"),
        ("GET", "/v1/drafts/d-1"),
        ("GET", "/v1/followups"),
        ("GET", "/v1/insights"),
        ("GET", "/v1/customers/c-1"),
    ],
    "admin": [("DELETE", "/v1/customers/c-1"), ("GET", "/v1/audit")],
}
ROUTES = [(scope, *route) for scope, routes in NEEDS.items() for route in routes]


def now():
    return datetime.now(UTC)


def made(store, name, *scopes, lives=None):
    """A new key's id and its secret."""

    async def work():
        await store.open()
        try:
            key, secret = await KeyRing(store, now).create(name, scopes, "test", lives)
        finally:
            await store.close()
        return key.id, secret

    return asyncio.run(work())


def is_problem(answer, status, code):
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["type"] == f"urn:softanswer:problem:{code}"


def by(secret):
    return {"Authorization": f"Bearer {secret}"}


@pytest.fixture
def secrets(store):
    return {scope: made(store, scope, scope)[1] for scope in NEEDS}


@pytest.fixture
def guarded(kept_app, secrets):
    with TestClient(kept_app(), base_url="http://softanswer.test") as client:
        yield client


def test_each_route_opens_to_its_scope_and_to_admin_alone(guarded, secrets):
    described = guarded.get("/openapi.json").json()["paths"]
    routes = {(m.upper(), path) for path, item in described.items() for m in item if path.startswith("/v1/")}
    assert len(routes) == len(ROUTES) + 1, "a route is missing here; the guidelines are anybody's"
    for scope, method, path in ROUTES:
        # A body that cannot be read shows that the door was passed, and nothing is made.
        asked = {"content": b"?", "headers": {"Content-Type": "text/plain"}} if method == "POST" else {}
        asked.setdefault("headers", {})
        for shown, secret in secrets.items():
            if shown in {scope, "admin"} or (shown, path) == ("draft", "/v1/drafts/d-1"):
                continue  # who may draft may look at drafts of their own, which is tried below
            answer = guarded.request(method, path, **{**asked, "headers": {**asked["headers"], **by(secret)}})
            is_problem(answer, 403, "insufficient-scope")
            assert scope in answer.json()["detail"]
        is_problem(guarded.request(method, path, **asked), 401, "unauthenticated")


def test_a_key_opens_what_is_its_own(guarded, secrets, brief):
    assert guarded.post("/v1/drafts", json=brief, headers=by(secrets["draft"])).status_code == 200
    assert guarded.get("/v1/drafts", headers=by(secrets["read"])).status_code == 200
    assert guarded.get("/v1/audit", headers=by(secrets["admin"])).status_code == 200
    for secret in secrets.values():
        assert guarded.get("/v1/guidelines", headers=by(secret)).status_code == 200


def test_a_key_that_may_only_draft_finds_what_was_asked_for_with_it_and_nothing_else(guarded, secrets, brief):
    asked = {"json": brief, "headers": by(secrets["draft"])}
    own = guarded.post("/v1/drafts", **asked).json()["id"]
    to_come = guarded.post(
        "/v1/drafts", **{**asked, "headers": {**asked["headers"], "Prefer": "respond-async"}}
    )
    other = guarded.post("/v1/drafts", json=brief, headers=by(secrets["admin"])).json()["id"]
    found = [f"/v1/drafts/{own}", to_come.headers["location"], f"/v1/drafts/{other}"]
    seen = [guarded.get(path, headers=by(secrets["draft"])).status_code for path in found]
    assert (seen[0], seen[1] in {200, 202}, seen[2]) == (200, True, 404)
    assert guarded.get(found[2], headers=by(secrets["read"])).status_code == 200


def test_who_made_a_draft_is_told_by_the_id_of_the_key(kept_app, store, brief):
    key_id, secret = made(store, "helpdesk", "draft")
    _, boss = made(store, "boss", "admin")
    with TestClient(kept_app()) as client:
        draft = client.post("/v1/drafts", json=brief, headers=by(secret)).json()
        assert client.get(f"/v1/drafts/{draft['id']}", headers=by(boss)).json()["by"] == key_id
        entries = client.get("/v1/audit", headers=by(boss)).json()["items"]
    assert {(e["who"], e["what"], e["object"]) for e in entries} >= {(key_id, "draft.made", draft["id"])}


def test_a_stored_key_closes_the_page_too(guarded, secrets):
    assert guarded.get("/").status_code == 401
    assert guarded.get("/", auth=("me", secrets["draft"])).status_code == 200
    assert guarded.get("/", auth=("me", secrets["read"])).status_code == 401


def test_the_operators_own_keys_go_on_beside_stored_ones(kept_app, store):
    made(store, "helpdesk", "draft")
    with TestClient(kept_app(Settings(api_keys=("key-of-the-operator",)))) as client:
        assert client.get("/v1/audit", headers=by("key-of-the-operator")).status_code == 200
        assert client.get("/v1/audit").status_code == 401


def test_health_needs_no_key(guarded):
    assert guarded.get("/healthz").status_code == guarded.get("/readyz").status_code == 200
    assert guarded.get("/metrics").status_code == 401


LIMITED = Settings(rate_limit=Rate(2, 60))


def test_one_request_too_many_is_refused_before_its_body_is_read(kept_app, brief):
    with TestClient(kept_app(LIMITED)) as client:
        answers = [client.post("/v1/readings", json=brief) for _ in range(2)]
        refused = client.post("/v1/readings", content=b"not even JSON")
        other = client.get("/v1/guidelines")
    assert [answer.headers["ratelimit"].partition(";t=")[0] for answer in answers] == [
        '"drafts";r=1',
        '"drafts";r=0',
    ]
    is_problem(refused, 429, "rate-limited")
    assert 1 <= int(refused.headers["retry-after"]) == refused.json()["retry_after_s"] <= 60
    assert refused.headers["ratelimit-policy"] == '"drafts";q=2;w=60'
    assert refused.headers["ratelimit"].startswith('"drafts";r=0;t=')
    assert other.status_code == 200
    assert other.headers["ratelimit"].startswith('"rest";r=1')


def test_each_key_has_a_limit_of_its_own(kept_app, store):
    secrets = [made(store, name, "read")[1] for name in ("a", "b")]
    with TestClient(kept_app(LIMITED)) as client:
        statuses = [[client.get("/v1/drafts", headers=by(s)).status_code for _ in range(3)] for s in secrets]
    assert statuses == [[200, 200, 429]] * 2


def test_while_redis_is_away_all_is_answered_and_readiness_tells(kept_app, brief):
    away = replace(LIMITED, redis_url="redis://127.0.0.1:1/0")
    with TestClient(kept_app(away)) as client:
        assert [client.post("/v1/readings", json=brief).status_code for _ in range(4)] == [200] * 4
        ready = client.get("/readyz")
    assert ready.status_code == 200
    assert ready.json()["status"] == "degraded"
    assert "Redis" in ready.json()["note"]


def test_another_address_needs_a_secret_or_a_key_that_is_valid(store):
    public = Settings(host="0.0.0.0")
    with pytest.raises(ConfigurationError, match="keys create"):
        build_doors(public, store, now)
    made(store, "short", "draft", lives=timedelta(microseconds=1))
    with pytest.raises(ConfigurationError, match="keys create"):
        build_doors(public, store, now)
    made(store, "long", "draft")
    assert asyncio.run(build_doors(public, store, now).access.program(None, None)) is None
