"""The real SDK against the stub: what is sent, what comes back, and what each fault becomes."""

import email.utils
import time

import pytest

from app.endpoint import Endpoint
from app.engines.llm.client import retry_after_s, translated
from app.errors import ModelError


def caught(chain, ask, request, within_s=30.0, pieces=None):
    with pytest.raises(ModelError) as raised:
        ask(chain, request, within_s, pieces)
    return raised.value


def test_an_answer_is_streamed_in_pieces_that_add_up(chain, ask, request_of, stub):
    pieces, whole = ask(chain(), request_of())
    assert "".join(pieces) == whole.text == stub.answer({})
    assert (whole.model, whole.finish) == ("stub-1", "stop")
    assert (whole.usage.input_tokens, whole.usage.cached_tokens, whole.usage.calls) == (1000, 200, 1)


def test_the_call_is_what_the_api_asks_for(chain, ask, request_of, stub):
    ask(chain(), request_of(temperature=0.3))
    (seen,) = stub.seen
    assert seen.path == "/v1/chat/completions"
    assert seen.headers["authorization"] == "Bearer secret-key"
    schema = seen.body["response_format"]["json_schema"]
    assert (seen.body["response_format"]["type"], schema["strict"]) == ("json_schema", True)
    assert seen.body["stream_options"] == {"include_usage": True}
    assert (seen.body["max_tokens"], seen.body["temperature"]) == (300, 0.3)
    assert [m["role"] for m in seen.body["messages"]] == ["system", "user"]


def test_the_older_interface_of_azure_gets_its_version_and_its_header(chain, ask, request_of, stub):
    url = stub.url.replace("/v1", "/openai/deployments/mine") + "?api-version=2024-10-21"
    ask(chain(Endpoint(url=url, model="answer", key="azure-key")), request_of())
    (seen,) = stub.seen
    assert seen.path == "/openai/deployments/mine/chat/completions?api-version=2024-10-21"
    assert seen.headers["api-key"] == "azure-key"


def test_no_key_of_ours_goes_where_none_is_set(chain, ask, request_of, stub, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "a-key-of-another-program")
    ask(chain(Endpoint(url=stub.url, model="answer")), request_of())
    assert stub.seen[0].headers["authorization"] == "Bearer none"


@pytest.mark.parametrize("way", ["not_streamed", "bare_stream", "burst"])
def test_servers_that_stream_in_their_own_way_are_understood(chain, ask, request_of, stub, way):
    _, whole = ask(chain(way), request_of())
    assert whole.text == stub.answer({})


FAULTS = {
    "hang_before_headers": "timeout",
    "hang_after_headers": "timeout",
    "drop_before_headers": "dropped",
    "close_before_headers": "dropped",
    "400": "bad_request",
    "401": "auth",
    "403": "auth",
    "404": "not_found",
    "408": "timeout",
    "409": "server",
    "413": "bad_request",
    "422": "bad_request",
    "429": "rate_limited",
    "429_retry_after": "rate_limited",
    "429_quota": "rate_limited",
    "500": "server",
    "503_retry_after": "server",
    "529": "server",
    "filter_400": "filtered",
    "html": "protocol",
    "html_502": "server",
    "no_http": "protocol",
    "broken_utf8": "protocol",
    "odd_events": "protocol",
    "error_event": "server",
    "empty": "empty",
    "no_events": "dropped",
    "huge_line": "too_large",
}
"""What becomes of a fault that comes before any text."""


@pytest.mark.parametrize(("fault", "cause"), FAULTS.items())
def test_each_fault_before_the_text_has_its_cause(chain, ask, request_of, stub, fault, cause):
    pieces = []
    stub.retry_after = "0.1"
    over = chain(fault, first_token_s=0.5) if fault.startswith("hang") else chain(fault)
    error = caught(over, ask, request_of(), pieces=pieces)
    assert (error.cause, pieces) == (cause, [])
    assert 1 <= error.calls <= 3
    assert len(stub.seen) <= 3


BREAKS = {
    "hang_mid_stream": "timeout",
    "drop_mid_stream": "dropped",
    "end_mid_stream": "dropped",
    "broken_event": "protocol",
    "huge": "too_large",
}


@pytest.mark.parametrize(("fault", "cause"), BREAKS.items())
def test_an_answer_that_breaks_off_raises_after_its_pieces_and_is_not_asked_for_again(
    chain, ask, request_of, stub, fault, cause
):
    pieces = []
    over = chain(fault, first_token_s=1.5) if fault.startswith("hang") else chain(fault)
    error = caught(over, ask, request_of(), pieces=pieces)
    assert (error.cause, error.calls) == (cause, 1)
    assert pieces
    assert all(isinstance(piece, str) for piece in pieces)
    assert len(stub.seen) == 1


def test_a_slow_drip_ends_at_the_deadline(chain, ask, request_of):
    began = time.perf_counter()
    assert caught(chain("slow_drip"), ask, request_of(), 1.0).cause == "timeout"
    assert time.perf_counter() - began < 3.0


@pytest.mark.parametrize(
    ("way", "finish"),
    [("truncated", "length"), ("filtered", "filter"), ("filtered_mid_stream", "filter"), ("refusal", "refusal"),
     ("thinks_only", "length")],
)  # fmt: skip
def test_an_answer_that_the_model_ended_early_says_so(chain, ask, request_of, way, finish):
    assert ask(chain(way), request_of())[1].finish == finish


def test_a_port_where_nobody_listens_cannot_be_reached(chain, ask, request_of, stubs):
    with stubs.closed_port() as url:
        error = caught(chain(Endpoint(url=url)), ask, request_of())
    assert (error.cause, error.calls) == ("connect", 3)


def test_a_name_that_does_not_exist_cannot_be_reached(chain, ask, request_of):
    error = caught(chain(Endpoint(url="http://nowhere.invalid/v1")), ask, request_of(), 8.0)
    assert error.cause in ("connect", "timeout")


def test_a_redirect_is_not_followed_with_the_customers_words(
    chain, ask, request_of, stub, stubs, monkeypatch
):
    async def elsewhere(stub, body, writer):
        await stubs.wire.whole(writer, 307, {}, f"Location: {stub.url}/chat/completions")

    monkeypatch.setitem(stubs.BEHAVIOURS, "elsewhere", elsewhere)
    assert caught(chain("elsewhere"), ask, request_of()).cause == "protocol"
    assert len(stub.seen) <= 3
    assert {seen.path for seen in stub.seen} == {"/v1/chat/completions"}


def test_no_error_and_no_log_holds_what_was_sent_or_the_key(
    chain, ask, request_of, stubs, caplog, monkeypatch
):
    async def echoes(stub, body, writer):
        table = {"error": {"message": f"bad: {body['messages']} Bearer secret-key", "code": "x"}}
        await stubs.wire.whole(writer, 400, table)

    monkeypatch.setitem(stubs.BEHAVIOURS, "echoes", echoes)
    error = caught(chain("echoes"), ask, request_of())
    for text in (str(error), caplog.text):
        assert "It is late" not in text
        assert "secret-key" not in text


def error_classes():
    """Every error class that the SDK exports."""
    import openai

    return sorted(
        {
            kind
            for name, kind in list(vars(openai).items())
            if name[0] != "_" and isinstance(kind, type) and issubclass(kind, Exception)
        },
        key=lambda kind: kind.__name__,
    )


def made(kind):
    """One error of this class, as the SDK makes it."""
    import httpx2
    import openai

    request = httpx2.Request("POST", "http://stub/v1")
    status = getattr(kind, "status_code", 500)
    response = httpx2.Response(status if isinstance(status, int) else 500, request=request)
    if kind is openai.APIResponseValidationError:
        return kind(response, body=None)
    if issubclass(kind, openai.OAuthError):
        return kind(response=response, body=None)
    if issubclass(kind, openai.APIStatusError):
        return kind("told", response=response, body=None)
    if issubclass(kind, openai.APITimeoutError):
        return kind(request)
    if issubclass(kind, openai.APIConnectionError):
        return kind(request=request)
    if kind is openai.APIError:
        return kind("told", request, body=None)
    if kind is openai.LengthFinishReasonError:
        return kind(completion=openai.types.chat.ChatCompletion.construct(usage=None))
    if kind is openai.WebSocketConnectionClosedError:
        return kind("told", unsent_messages=[])
    return kind() if kind is openai.ContentFilterFinishReasonError else kind("told")


EXPECTED = {
    "APIConnectionError": "dropped",
    "APIError": "dropped",
    "APIResponseValidationError": "protocol",
    "APIStatusError": "server",
    "APITimeoutError": "timeout",
    "AuthenticationError": "auth",
    "BadRequestError": "bad_request",
    "ConflictError": "server",
    "ContentFilterFinishReasonError": "filtered",
    "InternalServerError": "server",
    "InvalidWebhookSignatureError": "dropped",
    "LengthFinishReasonError": "truncated",
    "NotFoundError": "not_found",
    "OAuthError": "auth",
    "OpenAIError": "protocol",
    "PermissionDeniedError": "auth",
    "RateLimitError": "rate_limited",
    "UnprocessableEntityError": "bad_request",
}


def test_every_error_of_the_sdk_is_translated():
    told = {kind.__name__: translated(made(kind)).cause for kind in error_classes()}
    others = {name: cause for name, cause in told.items() if name not in EXPECTED}
    assert {name: told[name] for name in EXPECTED if name in told} == EXPECTED
    assert set(others.values()) <= {"protocol"}, others


def test_an_error_that_nobody_foresaw_is_translated_too():
    assert translated(ZeroDivisionError("customer words")).cause == "dropped"
    assert "customer" not in str(translated(ZeroDivisionError("customer words")))


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "7"}, 7.0),
        ({"retry-after": "0.5"}, 0.5),
        ({"retry-after-ms": "1500", "retry-after": "9"}, 1.5),
        ({"retry-after": email.utils.formatdate(1_000_030, usegmt=True)}, 30.0),
        ({"retry-after": email.utils.formatdate(999_000, usegmt=True)}, 0.0),
        ({"retry-after": "1e12"}, 86_400),
        ({"retry-after": "inf"}, None),
        ({"retry-after": "-3"}, None),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "soon"}, None),
        ({}, None),
    ],
)
def test_retry_after_is_read_in_all_its_forms(headers, seconds):
    assert retry_after_s(headers, now=1_000_000.0) == seconds
