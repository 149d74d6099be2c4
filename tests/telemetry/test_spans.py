"""Spans by the conventions for generative AI, collected in memory; a whole draft through the stub holds no content."""

import asyncio

import pytest
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind, StatusCode

from app.bootstrap import build_service
from app.model.brief import Brief
from app.settings import Settings
from app.telemetry.spans import Spans, installed

SECRETS = ("KT-2041", "Adeyemi", "three weeks late", "sorry", "Kind regards")


@pytest.fixture
def exporter():
    return InMemorySpanExporter()


@pytest.fixture
def spans(exporter):
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    return Spans(provider)


def drafted(spans, settings, brief):
    service = build_service(settings, listener=spans)

    async def one():
        try:
            return await service.draft(Brief.model_validate(brief))
        finally:
            await service.close()

    return asyncio.run(one())


def test_a_draft_by_a_model_leaves_a_span_for_the_call_and_one_for_the_draft(spans, exporter, stubs, brief):
    with stubs.Stub(answer=stubs.draft_answer) as stub:
        drafted(spans, Settings(llm_base_url=stub.url, llm_model="answer"), brief)
    call, *_, draft = exporter.get_finished_spans()
    told = dict(call.attributes)
    assert (call.name, call.kind, draft.name) == ("chat answer", SpanKind.CLIENT, "draft")
    assert told["gen_ai.operation.name"] == "chat"
    assert (told["gen_ai.request.model"], told["gen_ai.response.model"]) == ("answer", "stub-1")
    assert told["gen_ai.response.finish_reasons"] == ("stop",)
    assert told["gen_ai.usage.input_tokens"] == 1000
    assert told["server.address"] == "127.0.0.1"
    assert told["softanswer.purpose"] == "draft"
    assert "error.type" not in told
    assert call.end_time > call.start_time
    assert draft.attributes["softanswer.engine"] == "llm"


def test_a_call_that_failed_says_why(spans, exporter, stubs, brief):
    with stubs.Stub() as stub:
        drafted(spans, Settings(llm_base_url=stub.url, llm_model="401"), brief)
    call, draft = exporter.get_finished_spans()
    assert (call.attributes["error.type"], call.status.status_code) == ("auth", StatusCode.ERROR)
    assert draft.attributes["softanswer.engine"] == "builtin"


@pytest.mark.parametrize("way", ["answer", "drop_mid_stream", "400"])
def test_no_span_holds_words_of_message_or_reply(spans, exporter, stubs, brief, way):
    with stubs.Stub(answer=stubs.draft_answer) as stub:
        drafted(spans, Settings(llm_base_url=stub.url, llm_model=way), brief)
    told = "".join(span.to_json() for span in exporter.get_finished_spans())
    assert "gen_ai" in told
    assert not [secret for secret in SECRETS if secret in told]


def test_the_extra_is_there_in_this_environment():
    assert installed()
