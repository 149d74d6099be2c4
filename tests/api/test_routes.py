"""The routes under /v1, driven over the real service."""

import json

import pytest

from app.model.draft import Checked, Draft
from app.model.reading import Reading


def test_a_draft_comes_whole_and_carries_the_id_of_its_brief(client, brief):
    answer = client.post("/v1/drafts", json=brief)
    draft = Draft.model_validate(answer.json())
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["cache-control"] == "no-store"
    assert draft.brief_id == "b-1"
    assert draft.id != "b-1"
    assert draft.reply.text


def test_quotes_stand_where_they_say(client, brief):
    draft = Draft.model_validate(client.post("/v1/drafts", json=brief).json())
    quotes = [quote for item in draft.checklist for quote in item.evidence]
    assert quotes
    assert all(draft.reply.text[q.start : q.end] == q.quote for q in quotes)
    of_message = [quote for item in draft.checklist for quote in item.message_evidence]
    assert all(draft.reading.text[q.start : q.end] == q.quote for q in of_message)


def test_a_check_answers_what_it_promises(client, brief):
    answer = client.post(
        "/v1/checks", json={"brief": brief, "reply": "Dear Ms Adeyemi,\n\nCalm down.\n\nTom"}
    )
    checked = Checked.model_validate(answer.json())
    assert checked.verdict == "needs_you"
    assert {"checklist", "commitments", "answers", "gaps", "verdict", "verdict_reasons"} == set(answer.json())


def test_a_check_with_the_id_of_a_draft_knows_its_sentences(client, brief):
    draft = client.post("/v1/drafts", json=brief).json()
    asked = {"brief": brief, "reply": draft["reply"]["text"], "draft_id": draft["id"]}
    checked = client.post("/v1/checks", json=asked).json()
    assert [i["status"] for i in checked["checklist"]] == [i["status"] for i in draft["checklist"]]


def test_a_reading_holds_the_particulars_of_the_message(client, brief):
    reading = Reading.model_validate(client.post("/v1/readings", json=brief).json())
    assert "KT-2041" in [detail.text for detail in reading.details]
    assert all(reading.text[d.start : d.end] == d.text for d in reading.details)


def test_the_guidelines_are_listed_without_folders_of_this_machine(client):
    listed = client.get("/v1/guidelines").json()
    assert {"stay-calm", "no-unauthorised-promise"} <= {guideline["id"] for guideline in listed}
    assert all("origin" not in guideline for guideline in listed)


def test_what_is_listed_of_a_guideline_can_be_shown_and_holds_no_table_of_the_engine(client, service):
    answer = client.get("/v1/guidelines")
    for told, guideline in zip(answer.json(), service.guidelines(), strict=True):
        assert (told["title"], told["why"], told["check"]) == (
            guideline.title,
            guideline.why,
            guideline.check.kind,
        )
        assert len(told["examples"]["good"]) == len(guideline.examples.good)
        assert not {"wording", "cues", "weighing", "proof", "origin"} & set(told)
    assert {"Cues", "Phrase", "Weighing"}.isdisjoint(
        client.get("/openapi.json").json()["components"]["schemas"]
    )


@pytest.mark.parametrize("path", ["/v1/drafts/", "/healthz/"])
def test_an_address_with_a_stroke_too_many_is_a_problem_and_sends_nobody_elsewhere(client, path):
    answer = client.get(path, headers={"Host": "elsewhere.example"}, follow_redirects=False)
    assert answer.status_code in {400, 404}
    assert "location" not in answer.headers
    assert answer.headers["content-type"] == "application/problem+json"


def test_whether_the_sentences_of_a_draft_are_still_known_is_told(client, brief):
    draft = client.post("/v1/drafts", json=brief).json()
    checked = {"brief": brief, "reply": draft["reply"]["text"]}
    by_id = {
        known: client.post("/v1/checks", json={**checked, "draft_id": known}).json()
        for known in (draft["id"], "zzz")
    }
    assert by_id[draft["id"]]["draft_known"] is True
    assert by_id["zzz"]["draft_known"] is False
    assert "draft_known" not in client.post("/v1/checks", json=checked).json()


def test_health_and_readiness(client):
    assert client.get("/healthz").json() == {"status": "alive"}
    assert client.get("/readyz").json() == {"status": "ready"}


def events_of(text):
    for block in text.removesuffix("\n\n").split("\n\n"):
        name, data = block.split("\n")
        yield name.removeprefix("event: "), json.loads(data.removeprefix("data: "))


def test_a_stream_tells_the_steps_the_text_and_last_the_draft(client, brief):
    answer = client.post("/v1/drafts", json=brief, headers={"Accept": "text/event-stream"})
    events = list(events_of(answer.text))
    text = ""
    for name, data in events:
        text = data["text"] if name == "replace" else text + data.get("append", "")
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert {name for name, _ in events} <= {"step", "text", "replace", "draft"}
    assert all(set(data) == {"name", "state"} for name, data in events if name == "step")
    assert [name for name, _ in events].index("draft") == len(events) - 1
    assert text.strip() == events[-1][1]["reply"]["text"]


def test_stream_and_whole_answer_are_one_path(client, brief):
    whole = client.post("/v1/drafts", json=brief).json()
    streamed = client.post("/v1/drafts", json=brief, headers={"Accept": "text/event-stream"})
    assert list(events_of(streamed.text))[-1][1]["reply"] == whole["reply"]


@pytest.mark.parametrize(
    ("accept", "stream"),
    [
        ("text/event-stream", True),
        ("text/event-stream;q=0.9, */*;q=0.1", True),
        ("TEXT/EVENT-STREAM, application/json;q=0.5", True),
        ("application/json, text/event-stream;q=0.5", False),
        ("text/event-stream;q=0", False),
        ("text/event-stream;q=x", False),
        ("*/*", False),
        ("application/json", False),
    ],
)
def test_a_stream_comes_only_when_it_is_asked_for(client, brief, accept, stream):
    answer = client.post("/v1/drafts", json=brief, headers={"Accept": accept})
    assert answer.headers["content-type"].startswith("text/event-stream") is stream


def test_a_reply_of_a_persons_is_improved_by_edits_that_stand_where_they_say(client, brief):
    reply = (
        "Dear Ms Adeyemi,\n\nYour order KT-2041 is three weeks late; that was our mistake and I am sorry.\n\n"
        "I will add a voucher of £75.\n\nTom"
    )
    answer = client.post("/v1/improvements", json={"brief": brief, "reply": reply})
    assert answer.status_code == 200
    told = answer.json()
    assert {"reply", "edits", "before", "after"} <= set(told)
    text = reply
    for edit in reversed(told["edits"]):
        assert set(edit) == {"op", "start", "end", "text", "guideline", "reason"}
        text = text[: edit["start"]] + edit["text"] + text[edit["end"] :]
    assert text == told["reply"]
    assert "£75" not in text
    missed = [sum(i["status"] == "missed" for i in told[which]["checklist"]) for which in ("before", "after")]
    assert missed[1] < missed[0]


@pytest.mark.parametrize("reply", ["", "  ", "x" * 20_001])
def test_a_reply_that_cannot_be_improved_is_a_problem(client, brief, reply):
    answer = client.post("/v1/improvements", json={"brief": brief, "reply": reply})
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert [field["path"] for field in answer.json()["fields"]] == ["reply"]


def test_metrics_count_and_hold_no_words_of_the_customer(brief):
    from starlette.testclient import TestClient

    from app.bootstrap import build_service
    from app.main import create_app
    from app.settings import Settings
    from app.telemetry.metrics import Metrics

    metrics = Metrics()
    service = build_service(Settings(), listener=metrics)
    counted = TestClient(create_app(Settings(database_url="none"), service, metrics))
    verdict = counted.post("/v1/drafts", json=brief).json()["verdict"]
    answer = counted.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain")
    assert f'softanswer_drafts_total{{engine="builtin",verdict="{verdict}"}} 1.0' in answer.text
    assert 'softanswer_first_sentence_seconds_count{engine="builtin"} 1.0' in answer.text
    assert not any(word in answer.text for word in ("KT-2041", "Adeyemi", "Larch"))


def test_metrics_need_the_key_where_one_is_set(client_with):
    from app.settings import Settings

    guarded = client_with(Settings(api_keys=("key-of-a-helpdesk",)))
    assert guarded.get("/metrics").status_code == 401
    assert guarded.get("/metrics", headers={"X-API-Key": "key-of-a-helpdesk"}).status_code == 200
