"""The wall to the endpoint: the only file that imports `openai`, and where every error of it becomes one of ours.

The SDK dials, signs and follows no redirect; its own retries are off. The stream is read here as bytes: made into the
SDK's objects, each token would cost about 0.1 ms.
"""

import asyncio
import json
import math
import time
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from app.endpoint import Endpoint
from app.engines.llm.events import BYTES_MAX, DONE, EventReader
from app.errors import Cause, ModelError

if TYPE_CHECKING:
    from openai import APIStatusError, AsyncAPIResponse, AsyncOpenAI

Chunk = dict[str, Any]

RETRY_AFTER_MAX_S = 86_400

BY_STATUS: Mapping[int, Cause] = {
    401: "auth",
    403: "auth",
    404: "not_found",
    408: "timeout",
    409: "server",
    413: "bad_request",
    429: "rate_limited",
}
"""What a status means; other 4xx are `bad_request`, 5xx `server`, anything else `protocol`."""


class Client:
    """One endpoint, dialled with the SDK; a connection pool for each event loop that uses it."""

    def __init__(self, endpoint: Endpoint, connect_s: float) -> None:
        self._endpoint = endpoint
        self._connect_s = connect_s
        self._by_loop: WeakKeyDictionary[asyncio.AbstractEventLoop, AsyncOpenAI] = WeakKeyDictionary()

    async def chunks(self, arguments: Mapping[str, Any]) -> AsyncGenerator[list[Chunk], None]:
        """Yield the chunks of a streamed answer, as many at once as came; an answer in one piece is one chunk.

        Raises ModelError, whatever happened; with a `refusal` where the endpoint minds how it was asked.
        """
        try:
            completions = self._sdk().chat.completions.with_streaming_response
            async with (
                completions.create(model=self._endpoint.model, **arguments) as response,
                aclosing(_read(response)) as batches,
            ):
                async for batch in batches:
                    yield batch
        except ModelError:
            raise
        except Exception as error:
            raise translated(error) from error

    def load(self) -> None:
        """Import the SDK, which takes about a second; may be done by any thread."""
        import openai  # noqa: F401 - for its effect alone

    def dial(self) -> None:
        """Make ready for calls from the running loop."""
        self._sdk()

    async def close(self) -> None:
        """Close the connections of the running loop."""
        if (sdk := self._by_loop.pop(asyncio.get_running_loop(), None)) is not None:
            await sdk.close()

    def _sdk(self) -> "AsyncOpenAI":
        loop = asyncio.get_running_loop()
        if loop not in self._by_loop:
            from openai import AsyncOpenAI, DefaultAioHttpClient, Timeout

            endpoint = self._endpoint
            # A deployment of Azure's older interface is known by its version in the query, and reads another header.
            azure = {"api-key": endpoint.key} if endpoint.key and "api-version" in endpoint.query else {}
            self._by_loop[loop] = AsyncOpenAI(
                base_url=endpoint.base,
                api_key=endpoint.key or "none",
                default_query=endpoint.query,
                default_headers={"Accept-Encoding": "identity", **azure},
                max_retries=0,
                http_client=DefaultAioHttpClient(
                    # How long an answer may take is measured where it is awaited; here only how long dialling may.
                    timeout=Timeout(None, connect=self._connect_s, pool=self._connect_s),
                    follow_redirects=False,
                ),
            )
        return self._by_loop[loop]


async def _read(response: "AsyncAPIResponse[Any]") -> AsyncGenerator[list[Chunk], None]:
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/json":
        yield [_as_chunk(await _whole(response))]
        return
    if kind != "text/event-stream":
        raise ModelError("protocol", "the endpoint answered with something that is no model's answer")
    reader, done = EventReader(), False
    async for data in response.iter_bytes():
        events = reader.feed(data)
        if events and not done:
            # After the end mark only the rest of the body is read, so that the connection can be used again.
            done = DONE in events
            yield [_parsed(event) for event in events[: events.index(DONE) if done else None]]
    if not done and (last := [_parsed(event) for event in reader.end() if event != DONE]):
        yield last


async def _whole(response: "AsyncAPIResponse[Any]") -> Chunk:
    """The body of an endpoint that does not stream."""
    body = bytearray()
    async for data in response.iter_bytes():
        body += data
        if len(body) > BYTES_MAX:
            raise ModelError("too_large", f"the model's answer has more than {BYTES_MAX} bytes")
    return _parsed(body.decode())


def _as_chunk(whole: Chunk) -> Chunk:
    choices = whole.get("choices")
    if not isinstance(choices, list):
        return whole
    return {
        **whole,
        "choices": [{**c, "delta": c.get("message")} if isinstance(c, dict) else c for c in choices],
    }


def _parsed(data: str) -> Chunk:
    """One chunk; raises ModelError for the error that an endpoint tells in the stream."""
    chunk = json.loads(data)
    if not isinstance(chunk, dict):
        raise ModelError("protocol", "a part of the model's answer is no object")
    if chunk.get("error"):
        told = chunk["error"] if isinstance(chunk["error"], dict) else {}
        kind = f"{told.get('type')} {told.get('code')}".lower()
        cause: Cause = (
            "rate_limited" if "rate_limit" in kind else "filtered" if "filter" in kind else "server"
        )
        raise ModelError(cause, "the model's endpoint broke off with an error")
    return chunk


def translated(error: Exception) -> ModelError:
    """Our error for anything that the SDK and what lies beneath it raise."""
    import openai

    if isinstance(error, openai.APIStatusError):
        return _by_status(error)
    if isinstance(error, openai.ContentFilterFinishReasonError):
        return ModelError("filtered", "the endpoint's filter stopped the answer")
    if isinstance(error, openai.LengthFinishReasonError):
        return ModelError("truncated", "the model's answer was cut off")
    if isinstance(
        error, openai.APIResponseValidationError | json.JSONDecodeError | UnicodeError | RecursionError
    ):
        return ModelError("protocol", "the model's answer is not in the format of the API")
    if isinstance(error, openai.APIConnectionError | openai.APIError):
        return _by_reason(error)
    if isinstance(error, openai.OpenAIError):
        return ModelError("protocol", f"the client of the model's endpoint failed ({type(error).__name__})")
    return _by_reason(error)


BY_REASON: tuple[tuple[frozenset[str], Cause, str], ...] = (
    (
        frozenset(
            ("ClientConnectorError", "ConnectionTimeoutError", "ConnectError", "ProxyError", "gaierror")
        ),
        "connect",
        "the model's endpoint cannot be reached",
    ),
    (
        frozenset(
            ("ServerDisconnectedError", "ClientOSError", "ReadError", "RemoteProtocolError", "WriteError")
        ),
        "dropped",
        "the connection to the model broke off",
    ),
    (
        frozenset(("ConnectTimeout", "PoolTimeout")),
        "connect",
        "the model's endpoint cannot be reached in time",
    ),
    (
        frozenset(("TimeoutException", "TimeoutError", "APITimeoutError")),
        "timeout",
        "the endpoint took too long",
    ),
    (
        frozenset(
            (
                "UnsupportedProtocol",
                "InvalidURL",
                "ClientResponseError",
                "DecodingError",
                "HttpProcessingError",
            )
        ),
        "protocol",
        "what answers at the model's address does not speak HTTP as it should",
    ),
)
"""Names of errors beneath the SDK's (of aiohttp and httpx2), the first that fits; the SDK's own say too little."""


def _by_reason(reason: BaseException) -> ModelError:
    """By the errors beneath: never connected, took too long, or broke off."""
    beneath: list[BaseException] = []
    each: BaseException | None = reason
    while each is not None and len(beneath) < 10:
        beneath.append(each)
        each = each.__cause__
    names = {kind.__name__ for error in beneath for kind in type(error).__mro__}
    for known, cause, detail in BY_REASON:
        if names & known:
            return ModelError(cause, detail)
    return ModelError("dropped", f"the connection to the model failed ({type(reason).__name__})")


def _by_status(error: "APIStatusError") -> ModelError:
    status, said = error.status_code, _said(error)
    cause = BY_STATUS.get(status)
    if cause is None:
        cause = "bad_request" if 400 <= status < 500 else "server" if status >= 500 else "protocol"
    if cause == "bad_request" and "content_filter" in said.lower():
        return ModelError("filtered", "the endpoint's filter stopped the request")
    if status in (400, 422):
        told = "the model's endpoint did not take the request"
        return ModelError("bad_request", told, retry_after_s=60, refusal=said)
    hints = {
        "auth": "Check SOFTANSWER_LLM_API_KEY.",
        "not_found": "Check SOFTANSWER_LLM_MODEL and SOFTANSWER_LLM_BASE_URL.",
    }
    wait = retry_after_s(error.response.headers)
    return ModelError(
        cause,
        f"the model's endpoint answered with status {status}",
        retry_after_s=math.ceil(wait)
        if wait is not None
        else {"rate_limited": 10, "server": 5}.get(cause, 60),
        hint=hints.get(cause),
        said=wait is not None,
    )


def _said(error: "APIStatusError") -> str:
    """Parameter, code and message of a refusal, for our own code to read; it may hold the customer's words."""
    parts = [error.param, error.code, error.type, error.message]
    return " ".join(str(part) for part in parts if part)[:2000]


def retry_after_s(headers: Mapping[str, str], now: float | None = None) -> float | None:
    """Seconds that `retry-after-ms` or `Retry-After` (seconds, or a date) asks to wait; nothing where none does."""
    for name, unit in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        try:
            wait = float(headers.get(name, "")) * unit
        except ValueError:
            continue
        return min(wait, RETRY_AFTER_MAX_S) if 0 <= wait < math.inf else None
    try:
        when = parsedate_to_datetime(headers.get("retry-after", "")).timestamp()
    except (ValueError, TypeError, OverflowError):
        return None
    return min(max(when - (time.time() if now is None else now), 0.0), RETRY_AFTER_MAX_S)
