"""The routes over what is kept: lists with filters and cursors, one draft, the audit trail."""

import asyncio
from datetime import UTC, datetime, timedelta
from urllib.parse import quote

import pytest

from app.api.kept import KeptDraft
from app.model.record import DraftLine, Page


@pytest.fixture
def drafts(kept, brief):
    """Five drafts, the oldest first."""
    briefs = [
        {**brief, "id": f"b-{number}", "channel": channel, "customer": {"ref": f"c/{number % 2}"}}
        for number, channel in enumerate(("email", "chat", "email", "chat", "email"))
    ]
    return [kept.post("/v1/drafts", json=one).json() for one in briefs]


def ids(answer):
    assert answer.status_code == 200, answer.text
    return [line["id"] for line in answer.json()["items"]]


def test_the_newest_come_first_part_by_part(kept, drafts):
    found, cursor = [], None
    while cursor is not None or not found:
        params = {"limit": 2, **({"cursor": cursor} if cursor else {})}
        answer = kept.get("/v1/drafts", params=params)
        Page[DraftLine].model_validate(answer.json())
        found += ids(answer)
        cursor = answer.json()["next"]
    assert found == [draft["id"] for draft in reversed(drafts)]


def test_a_list_is_narrowed(kept, drafts):
    mails = [drafts[n]["id"] for n in (4, 2, 0)]
    assert ids(kept.get("/v1/drafts", params={"channel": "email"})) == mails
    assert ids(kept.get("/v1/drafts", params={"channel": "email", "customer_ref": "c/1"})) == []
    assert ids(kept.get("/v1/drafts", params={"customer_ref": "c/1"})) == [drafts[n]["id"] for n in (3, 1)]
    assert len(ids(kept.get("/v1/drafts", params={"outcome": "open"}))) == 5
    today = datetime.now(UTC).date()
    assert len(ids(kept.get("/v1/drafts", params={"since": str(today - timedelta(days=1))}))) == 5
    assert ids(kept.get("/v1/drafts", params={"until": str(today - timedelta(days=1))})) == []
    assert ids(kept.get("/v1/drafts", params={"since": f"{today + timedelta(days=2)}T00:00:00+02:00"})) == []


@pytest.mark.parametrize(
    ("path", "query", "field"),
    [
        ("/v1/drafts", "limit=0", "limit"),
        ("/v1/drafts", "limit=201", "limit"),
        ("/v1/drafts", "limit=many", "limit"),
        ("/v1/drafts", "outcome=lost", "outcome"),
        ("/v1/drafts", "verdict=needs-you", "verdict"),
        ("/v1/drafts", "channel=mail", "channel"),
        ("/v1/drafts", "topic=parcels", "topic"),
        ("/v1/drafts", "since=yesterday", "since"),
        ("/v1/drafts", "since=99999999999", "since"),
        ("/v1/drafts", "since=0001-01-01T00:00:00%2B14:00", "since"),
        ("/v1/drafts", "until=9999-12-31", "until"),
        ("/v1/followups", "due=1781000000", "due"),
        ("/v1/drafts", "since=2026-06-08T09:30:00", "since"),
        ("/v1/drafts", "chanel=email", "chanel"),
        ("/v1/followups", "due=soon", "due"),
        ("/v1/insights", "until=2026-13-01", "until"),
        ("/v1/insights", "since=2026-05-01&until=2026-04-01", "until"),
        ("/v1/drafts", "until=2026-05-01&since=2026-05-01", "until"),
        ("/v1/audit", "who=me", "who"),
    ],
)
def test_a_wrong_query_is_a_problem_that_names_its_field(kept, path, query, field):
    answer = kept.get(f"{path}?{query}")
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert [told["path"] for told in answer.json()["fields"]] == [field]


def test_a_word_that_no_draft_can_have_is_answered_with_those_that_it_can(kept):
    told = kept.get("/v1/drafts?verdict=needs-you").json()
    assert "'ready' or 'needs_you'" in told["fields"][0]["reason"]
    assert ids(kept.get("/v1/drafts?verdict=needs_you&topic=delivery")) == []


@pytest.mark.parametrize("ref", ["a\nb", "\n", "a/b\n", "Mars/Phobos"])
def test_what_was_kept_before_a_rule_came_is_shown_and_erased(kept, drafts, store, ref):
    async def as_it_was_kept():
        async with store.transaction() as records:
            known = await records.drafts.get(drafts[0]["id"])
            old = {"timezone": "Mars/Phobos", "at": datetime(9000, 1, 1, tzinfo=UTC)}
            customer = known.brief.customer.model_copy(update={"ref": ref})
            brief = known.brief.model_copy(update={**old, "customer": customer})
            draft = known.draft.model_copy(update={"id": "old"})
            await records.drafts.add(
                known.model_copy(update={"id": "old", "customer_ref": ref, "brief": brief, "draft": draft})
            )
            await records.customers.seen(ref, known.at, abusive=False)
        await store.close()

    asyncio.run(as_it_was_kept())
    path = f"/v1/customers/{quote(ref, safe='')}"
    assert kept.get("/v1/drafts/old").json()["brief"]["customer"]["ref"] == ref
    assert kept.get(path).json()["ref"] == ref
    assert kept.delete(path).status_code == 200
    assert kept.get(path).status_code == 404
    assert kept.get("/v1/drafts/old").status_code == 404


@pytest.mark.parametrize("query", ["cursor=nonsense", "limit=1&limit=2"])
def test_a_cursor_that_is_not_ours_and_a_name_twice_are_refused(kept, query):
    assert kept.get(f"/v1/drafts?{query}").status_code == 422


def test_one_draft_is_told_whole_with_its_brief(kept, drafts):
    told = kept.get(f"/v1/drafts/{drafts[1]['id']}").json()
    assert told["draft"] == drafts[1]
    assert told["brief"]["message"].startswith("My order")
    assert told["customer_ref"] == "c/1"
    assert told["by"] == "open"
    assert "passages" not in told
    KeptDraft.model_validate(told)


def test_a_draft_whose_texts_are_gone_still_tells_its_figures(kept, drafts, store):
    async def forget():
        async with store.transaction() as records:
            await records.drafts.forget_texts(datetime.now(UTC) + timedelta(days=1))
        await store.close()

    asyncio.run(forget())
    answer = kept.get(f"/v1/drafts/{drafts[0]['id']}")
    assert answer.status_code == 200
    told = answer.json()
    assert told["brief"] is None
    assert told["draft"] is None
    assert told["figures"]["channel"] == "email"
    assert "KT-2041" not in answer.text


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "/v1/drafts/none"), ("GET", "/v1/batches/none"), ("DELETE", "/v1/batches/none"),
     ("GET", "/v1/batches/none/results")],
)  # fmt: skip
def test_what_is_not_there_is_told(kept, method, path):
    answer = kept.request(method, path)
    assert answer.status_code == 404
    assert answer.json()["type"] == "urn:softanswer:problem:not-found"


def test_the_audit_trail_says_who_made_what(kept, drafts):
    told = kept.get("/v1/audit", params={"limit": 3}).json()
    assert [entry["object"] for entry in told["items"]] == [drafts[n]["id"] for n in (4, 3, 2)]
    assert {(entry["who"], entry["what"]) for entry in told["items"]} == {("open", "draft.made")}
    assert told["next"]


KEPT = [
    ("GET", "/v1/drafts"),
    ("GET", "/v1/drafts/d-1"),
    ("POST", "/v1/drafts/d-1/outcome"),
    ("GET", "/v1/followups"),
    ("POST", "/v1/followups/f-1/done"),
    ("POST", "/v1/followups/f-1/snooze"),
    ("GET", "/v1/insights"),
    ("GET", "/v1/customers/c-1"),
    ("DELETE", "/v1/customers/c-1"),
    ("POST", "/v1/batches"),
    ("GET", "/v1/batches/b-1"),
    ("GET", "/v1/batches/b-1/results"),
    ("DELETE", "/v1/batches/b-1"),
    ("GET", "/v1/audit"),
]


@pytest.mark.parametrize(("method", "path"), KEPT)
def test_where_nothing_is_kept_it_is_said_what_to_set(client, method, path):
    answer = client.request(method, path)
    assert answer.status_code == 501
    assert answer.json()["type"] == "urn:softanswer:problem:not-kept"
    assert "SOFTANSWER_DATABASE_URL" in answer.json()["hint"]
