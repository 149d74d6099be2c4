"""The OpenAPI document: stable names, true examples, problems told."""

import pytest

from app.intake import CheckRequest, ImproveRequest
from app.model.brief import Brief
from app.model.draft import Checked, Draft
from app.model.improvement import Improvement
from app.model.reading import Reading

OPERATIONS = {
    ("post", "/v1/drafts"): "createDraft",
    ("post", "/v1/checks"): "checkReply",
    ("post", "/v1/improvements"): "improveReply",
    ("post", "/v1/readings"): "readMessage",
    ("get", "/v1/guidelines"): "listGuidelines",
    ("get", "/v1/drafts"): "listDrafts",
    ("get", "/v1/drafts/{draft_id}"): "getDraft",
    ("post", "/v1/drafts/{draft_id}/outcome"): "recordOutcome",
    ("get", "/v1/followups"): "listFollowUps",
    ("post", "/v1/followups/{follow_up_id}/done"): "finishFollowUp",
    ("post", "/v1/followups/{follow_up_id}/snooze"): "snoozeFollowUp",
    ("get", "/v1/insights"): "getInsights",
    ("get", "/v1/customers/{ref}"): "getCustomer",
    ("delete", "/v1/customers/{ref}"): "eraseCustomer",
    ("post", "/v1/batches"): "createBatch",
    ("get", "/v1/batches/{batch_id}"): "getBatch",
    ("delete", "/v1/batches/{batch_id}"): "cancelBatch",
    ("get", "/v1/batches/{batch_id}/results"): "getBatchResults",
    ("get", "/v1/audit"): "listAudit",
    ("get", "/healthz"): "isAlive",
    ("get", "/readyz"): "isReady",
    ("get", "/metrics"): "readMetrics",
}


@pytest.fixture(scope="module")
def document(service):
    from starlette.testclient import TestClient

    from app.main import create_app
    from app.settings import Settings

    return TestClient(create_app(Settings(database_url="none"), service)).get("/openapi.json").json()


def operations(document):
    return {(method, path): told for path, item in document["paths"].items() for method, told in item.items()}


def test_operation_ids_are_stable(document):
    assert {key: told["operationId"] for key, told in operations(document).items()} == OPERATIONS


def test_every_operation_has_a_summary_and_an_example_of_its_answer(document):
    for (_, path), told in operations(document).items():
        assert told["description"]
        content = next(told["responses"][s]["content"] for s in ("200", "202") if s in told["responses"])
        bare = {"/metrics": "text/plain", "/v1/batches/{batch_id}/results": "application/jsonl"}.get(path)
        assert bare in content if bare else content["application/json"]["example"]


@pytest.mark.parametrize(
    ("path", "asked", "answered"),
    [
        ("/v1/drafts", Brief, Draft),
        ("/v1/checks", CheckRequest, Checked),
        ("/v1/improvements", ImproveRequest, Improvement),
        ("/v1/readings", Brief, Reading),
    ],
)
def test_the_examples_are_real(document, client, path, asked, answered):
    told = document["paths"][path]["post"]
    request = told["requestBody"]["content"]["application/json"]["example"]
    asked.model_validate(request)
    example = answered.model_validate(told["responses"]["200"]["content"]["application/json"]["example"])
    now = answered.model_validate(client.post(path, json=request).json())
    assert getattr(now, "checklist", None) == getattr(example, "checklist", None)


def test_every_post_tells_its_problems(document):
    for (method, _), told in operations(document).items():
        if method == "post":
            problems = {
                s for s, r in told["responses"].items() if "application/problem+json" in r.get("content", {})
            }
            assert {"400", "401", "403", "429", "500"} <= problems
            assert "requestBody" not in told or {"413", "415", "422"} <= problems


def test_no_answer_has_a_form_that_no_route_of_ours_gives(document):
    assert "HTTPValidationError" not in str(document)


@pytest.mark.parametrize(
    ("path", "statuses"),
    [
        ("/v1/guidelines", {"200", "401", "429", "500"}),
        ("/metrics", {"200", "401", "500"}),
        ("/readyz", {"200", "500", "503"}),
    ],
)
def test_what_needs_a_key_or_may_not_be_ready_says_so(document, path, statuses):
    assert set(document["paths"][path]["get"]["responses"]) == statuses
    ready = document["paths"]["/readyz"]["get"]["responses"]["503"]["content"]
    assert list(ready) == ["application/json"]


def test_the_filters_of_drafts_name_what_they_take(document):
    told = {p["name"]: p["schema"] for p in document["paths"]["/v1/drafts"]["get"]["parameters"]}
    assert told["verdict"]["enum"] == ["ready", "needs_you"]
    assert "email" in told["channel"]["enum"]


def test_every_reference_leads_somewhere(document):
    def references(part):
        if isinstance(part, dict):
            yield from ([part["$ref"]] if isinstance(part.get("$ref"), str) else [])
            part = list(part.values())
        if isinstance(part, list):
            for inner in part:
                yield from references(inner)

    names = {f"#/components/schemas/{name}" for name in document["components"]["schemas"]}
    found = set(references(document))
    assert {
        "#/components/schemas/Brief",
        "#/components/schemas/Problem",
        "#/components/schemas/Draft",
    } <= found
    assert found <= names


def test_the_thread_is_described_by_the_names_that_callers_send(document):
    assert "from" in document["components"]["schemas"]["Turn"]["properties"]
