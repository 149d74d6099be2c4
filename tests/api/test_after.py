"""What becomes of a draft, over HTTP: outcome, follow-ups, the customer, insights, erasure."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from app.model.customer import CustomerView
from app.model.erasure import Erased
from app.model.insights import Insights
from app.model.record import FollowUp, OutcomeRecord


@pytest.fixture
def draft(kept, brief):
    return kept.post(
        "/v1/drafts", json={**brief, "customer": {"name": "Ms Adeyemi", "ref": "team/c 1"}}
    ).json()


@pytest.fixture
def follow_up(store, draft):
    """One that is due, of that draft."""
    due = datetime.now(UTC) - timedelta(hours=1)
    one = FollowUp(id="f-1", draft_id=draft["id"], customer_ref="team/c 1", due=due, reason="promised")

    async def work():
        async with store.transaction() as records:
            await records.follow_ups.add([one])
        await store.close()

    asyncio.run(work())
    return one


def test_an_edited_reply_tells_what_was_changed(kept, draft):
    text = draft["reply"]["text"].replace("I am sorry", "Sorry") + "\n\nPS: Call me on Monday."
    told = kept.post(
        f"/v1/drafts/{draft['id']}/outcome", json={"outcome": "edited", "text": text, "rating": 4}
    )
    outcome = OutcomeRecord.model_validate(told.json())
    assert told.status_code == 200
    assert outcome.change
    assert any("Monday" in sentence for sentence in outcome.change.added)
    assert kept.get(f"/v1/drafts/{draft['id']}").json()["outcome"] == told.json()
    assert [line["id"] for line in kept.get("/v1/drafts?outcome=edited").json()["items"]] == [draft["id"]]


def test_an_outcome_under_a_key_is_answered_again_and_another_one_refused(kept, draft):
    key, path = {"Idempotency-Key": '"o"'}, f"/v1/drafts/{draft['id']}/outcome"
    first = kept.post(path, json={"outcome": "sent"}, headers=key)
    kept.post(path, json={"outcome": "discarded"})
    again = kept.post(path, json={"outcome": "sent"}, headers=key)
    assert first.content == again.content
    assert again.headers["idempotency-replayed"] == "true"
    assert kept.get(f"/v1/drafts/{draft['id']}").json()["outcome"]["outcome"] == "discarded"
    assert kept.post(path, json={"outcome": "edited", "text": "x"}, headers=key).status_code == 422


def test_an_outcome_of_no_draft_frees_its_key(kept, draft):
    key = {"Idempotency-Key": '"o"'}
    assert kept.post("/v1/drafts/none/outcome", json={"outcome": "sent"}, headers=key).status_code == 404
    path = f"/v1/drafts/{draft['id']}/outcome"
    assert kept.post(path, json={"outcome": "sent"}, headers=key).status_code == 200


@pytest.mark.parametrize(
    "body", [{}, {"outcome": "lost"}, {"outcome": "sent", "rating": 6}, {"outcome": "sent", "x": 1}]
)
def test_what_is_no_outcome_is_refused(kept, draft, body):
    assert kept.post(f"/v1/drafts/{draft['id']}/outcome", json=body).status_code == 422


def due(client, **params):
    return [
        one["id"] for one in client.get("/v1/followups", params=params).json()["items"] if one["id"] == "f-1"
    ]


def test_a_follow_up_is_put_off_and_then_done(kept, follow_up):
    assert due(kept) == ["f-1"]
    until = datetime.now(UTC) + timedelta(days=2)
    path = "/v1/followups/f-1"
    assert kept.post(f"{path}/snooze", json={"until": until.isoformat()}).json()["snoozed"] == 1
    assert due(kept) == []
    assert due(kept, due=str(until.date())) == ["f-1"], "a date is its end"
    done = kept.post(f"{path}/done", headers={"Idempotency-Key": "d"})
    assert FollowUp.model_validate(done.json()).state == "done"
    assert kept.post(f"{path}/done", headers={"Idempotency-Key": "d"}).content == done.content
    assert due(kept, due=str(until.date())) == []


def test_a_follow_up_is_not_put_off_into_the_past(kept, follow_up):
    answer = kept.post("/v1/followups/f-1/snooze", json={"until": "2020-01-01T00:00:00Z"})
    assert answer.status_code == 422
    assert answer.json()["fields"][0]["path"] == "until"


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://example.com"}])
def test_another_site_cannot_close_a_follow_up(kept, follow_up, headers):
    assert kept.post("/v1/followups/f-1/done", headers=headers).status_code == 403
    assert due(kept) == ["f-1"]


def test_insights_are_of_the_last_weeks(kept, draft):
    told = Insights.model_validate(kept.get("/v1/insights").json())
    assert told.whole.drafts == 1
    assert not kept.get("/v1/insights?since=2020-01-01&until=2020-02-01").json()["weeks"]


def test_a_customer_is_found_by_any_reference(kept, draft):
    told = CustomerView.model_validate(kept.get("/v1/customers/team/c%201").json())
    assert (told.ref, told.contacts) == ("team/c 1", 1)
    assert kept.get("/v1/customers/team%2Fc%201").json()["ref"] == "team/c 1"
    assert kept.get("/v1/customers/team").status_code == 404


def test_erasure_takes_drafts_and_stored_answers_away_and_works_twice(kept, brief, draft, tmp_path):
    asked = {
        "brief": {**brief, "customer": {"ref": "team/c 1"}},
        "reply": "Dear Zacharias,\n\nCalm down.\n\nTom",
    }
    kept.post("/v1/improvements", json=asked, headers={"Idempotency-Key": '"i"'})
    kept.post("/v1/drafts", json=asked["brief"], headers={"Idempotency-Key": '"d"'})
    told = kept.delete("/v1/customers/team/c%201")
    assert Erased.model_validate(told.json()).drafts == 2
    assert told.json()["not_reached"]
    assert kept.get(f"/v1/drafts/{draft['id']}").status_code == 404
    assert kept.get("/v1/customers/team/c%201").status_code == 404
    assert not kept.delete("/v1/customers/team/c%201").json()["known"]
    again = kept.post("/v1/improvements", json=asked, headers={"Idempotency-Key": '"i"'})
    assert "idempotency-replayed" not in again.headers
    kept.delete("/v1/customers/team/c%201")
    left = b"".join(path.read_bytes() for path in tmp_path.glob("records.sqlite*"))
    assert b"KT-2041" not in left
    assert b"Zacharias" not in left
    assert b"team/c 1" not in left
