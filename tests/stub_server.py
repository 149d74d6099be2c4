"""A model endpoint on loopback that speaks the wire format, and fails in whatever way it is told to.

A call behaves as `plan` says (one name a call, the first first), else as `always` says, else as the call's model is
named, else it answers.
In tests it runs on a thread of its own; `python tests/stub_server.py` serves until it is stopped.
"""

import argparse
import asyncio
import contextlib
import json
import socket
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Self

REPLY = "Hello, I am sorry that this went wrong. I am looking into it today. Kind regards, Tom"
HANG_S = 600.0
MIB = 1_048_576

Body = dict[str, Any]


def json_answer(body: Body) -> str:
    """The smallest answer that a test's engine understands."""
    return json.dumps({"reply": REPLY})


DRAFT = """Dear Ms Adeyemi,

I am sorry that your order KT-2041 is three weeks late. You should have had it by now, and I can see why you are angry.

The parcel is in the Leeds depot. I can refund the £39 delivery charge, or have it delivered on Saturday 14 June.

Which of the two would you like? I will see to it as soon as you write back, and confirm it to you.

Kind regards,
Tom"""


def draft_answer(body: Body) -> str:
    """What a model would answer to the brief that the faults are proved with."""
    claims = [
        {
            "quote": "I am sorry that your order KT-2041 is three weeks late.",
            "serves": ["listen", "acknowledge"],
        },
        {"quote": "I can see why you are angry", "serves": ["empathize"]},
    ]
    asks = ["When does it come?", "I want a refund of the £39!"]
    understanding = {"language": "en", "calm_summary": "The order is three weeks late.", "asks": asks}
    table = {
        "understanding": understanding,
        "subject": "Your order KT-2041",
        "reply": DRAFT,
        "claims": claims,
    }
    return json.dumps(table, ensure_ascii=False)


@dataclass
class Seen:
    """One call as it came in."""

    path: str
    headers: dict[str, str]
    body: Body


@dataclass
class Stub:
    """The endpoint. `answer` makes the text of a good answer, `token` is how many characters one chunk carries."""

    answer: Callable[[Body], str] = json_answer
    token: int = 4
    retry_after: str = "1"
    delay_s: float = 0.0
    always: str | None = None
    plan: deque[str] = field(default_factory=deque)
    seen: list[Seen] = field(default_factory=list)
    open_now: int = 0
    _port: int = 0
    _loop: asyncio.AbstractEventLoop | None = None

    @property
    def url(self) -> str:
        """What an SDK is given as its base URL."""
        return f"http://127.0.0.1:{self._port}/v1"

    def __enter__(self) -> Self:
        ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve(ready)), daemon=True)
        self._thread.start()
        assert ready.wait(10)
        return self

    def __exit__(self, *_: object) -> None:
        assert self._loop is not None
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(10)

    async def _serve(self, ready: threading.Event, port: int = 0) -> None:
        self._loop = asyncio.get_running_loop()
        self._stop = asyncio.Event()
        self._tasks: set[asyncio.Task[Any]] = set()
        server = await asyncio.start_server(self._connected, "127.0.0.1", port, limit=16 * MIB)
        self._port = server.sockets[0].getsockname()[1]
        ready.set()
        await self._stop.wait()
        server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        self._tasks.add(task)
        self.open_now += 1
        try:
            while call := await _read(reader):
                self.seen.append(call)
                await self._answer(call, writer)
        except (ConnectionError, asyncio.IncompleteReadError, _DroppedError):
            pass
        except asyncio.CancelledError:  # the stub is being stopped; the server asks for no result
            pass
        finally:
            self.open_now -= 1
            self._tasks.discard(task)
            writer.close()
            with contextlib.suppress(ConnectionError, asyncio.CancelledError):
                await writer.wait_closed()

    async def _answer(self, call: Seen, writer: asyncio.StreamWriter) -> None:
        named = self.always or str(call.body.get("model", ""))
        name = self.plan.popleft() if self.plan else named if named in BEHAVIOURS else "answer"
        if self.delay_s:
            await asyncio.sleep(self.delay_s)
        await BEHAVIOURS[name](self, call.body, writer)


class _DroppedError(Exception):
    """The connection is gone because a behaviour said so."""


async def _read(reader: asyncio.StreamReader) -> Seen | None:
    """One request, or nothing when the caller has gone."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    first, *lines = head.rstrip().split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    raw = await reader.readexactly(int(headers.get("content-length", "0")))
    return Seen(first.split(" ")[1], headers, json.loads(raw or b"{}"))


# How an answer is put on the wire.


def chunk(delta: Body, finish: str | None = None, **more: Any) -> Body:
    """One piece of a streamed answer."""
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    return {
        "id": "c-1",
        "object": "chat.completion.chunk",
        "created": 1,
        "model": "stub-1",
        "choices": [choice],
        **more,
    }


def usage(text: str) -> Body:
    """What the answer took; a fifth of the prompt came from a cache."""
    return {
        "prompt_tokens": 1000,
        "completion_tokens": max(1, len(text) // 4),
        "total_tokens": 1000 + max(1, len(text) // 4),
        "prompt_tokens_details": {"cached_tokens": 200},
    }


def tail(body: Body, text: str, finish: str = "stop") -> list[Body]:
    """What ends a stream: the reason, and the usage where it was asked for."""
    last = [chunk({}, finish)]
    if (body.get("stream_options") or {}).get("include_usage"):
        last.append({**chunk({}), "choices": [], "usage": usage(text)})
    return last


def pieces(stub: Stub, text: str) -> list[Body]:
    """The text in chunks of `token` characters."""
    cuts = range(0, len(text), stub.token)
    return [chunk({"role": "assistant", "content": ""})] + [
        chunk({"content": text[i : i + stub.token]}) for i in cuts
    ]


async def head(
    writer: asyncio.StreamWriter, status: int, kind: str, *more: str, length: int | None = None
) -> None:
    """Status and headers; chunked where no length is known."""
    body = f"Content-Length: {length}" if length is not None else "Transfer-Encoding: chunked"
    lines = [f"HTTP/1.1 {status} Stub", f"Content-Type: {kind}", body, *more]
    writer.write(("\r\n".join(lines) + "\r\n\r\n").encode())
    await writer.drain()


async def put(writer: asyncio.StreamWriter, data: bytes) -> None:
    """One chunk of a chunked body."""
    writer.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
    await writer.drain()


async def events(
    writer: asyncio.StreamWriter, chunks: list[Body], *, done: bool = False, pause_s: float = 0.0
) -> None:
    """Each chunk as a server-sent event."""
    for each in chunks:
        await put(writer, b"data: " + json.dumps(each).encode() + b"\n\n")
        if pause_s:
            await asyncio.sleep(pause_s)
    if done:
        await put(writer, b"data: [DONE]\n\n")
        writer.write(b"0\r\n\r\n")
        await writer.drain()


async def whole(
    writer: asyncio.StreamWriter, status: int, table: Any, *more: str, kind: str = "application/json"
) -> None:
    """A body at once: JSON, or bytes as they are."""
    data = table if isinstance(table, bytes) else json.dumps(table).encode()
    await head(writer, status, kind, *more, length=len(data))
    writer.write(data)
    await writer.drain()


def drop(writer: asyncio.StreamWriter) -> None:
    """Cut the connection with a reset."""
    sock = writer.get_extra_info("socket")
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
    writer.transport.abort()
    raise _DroppedError


# The behaviours.

Behaviour = Callable[[Stub, Body, asyncio.StreamWriter], Any]


async def say(
    stub: Stub,
    body: Body,
    writer: asyncio.StreamWriter,
    text: str,
    finish: str = "stop",
    pause_s: float = 0.0,
) -> None:
    """Answer with this text, streamed where that was asked for."""
    if not body.get("stream"):
        choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": finish}
        told = {
            "id": "c-1",
            "object": "chat.completion",
            "created": 1,
            "model": "stub-1",
            "choices": [choice],
        }
        await whole(writer, 200, {**told, "usage": usage(text)})
        return
    await head(writer, 200, "text/event-stream")
    await events(writer, [*pieces(stub, text), *tail(body, text, finish)], done=True, pause_s=pause_s)


async def answer(stub: Stub, body: Body, writer: asyncio.StreamWriter) -> None:
    await say(stub, body, writer, stub.answer(body))


async def burst(stub: Stub, body: Body, writer: asyncio.StreamWriter) -> None:
    """The whole good answer in one write, so that a bench measures its reader and not this stub."""
    text = stub.answer(body)
    told = [*pieces(stub, text), *tail(body, text)]
    data = b"".join(b"data: " + json.dumps(each).encode() + b"\n\n" for each in told) + b"data: [DONE]\n\n"
    await head(writer, 200, "text/event-stream")
    await put(writer, data)
    writer.write(b"0\r\n\r\n")
    await writer.drain()


async def paced(stub: Stub, body: Body, writer: asyncio.StreamWriter) -> None:
    """A chunk each 2 ms, as a fast model writes; each says when it was sent (a time of the machine's own clock)."""
    text = stub.answer(body)
    await head(writer, 200, "text/event-stream")
    for each in [*pieces(stub, text), *tail(body, text)]:
        await events(writer, [{**each, "sent_at": time.monotonic()}])
        await asyncio.sleep(0.002)
    await events(writer, [], done=True)


async def hang_before_headers(stub: Stub, body: Body, writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(HANG_S)


async def hang_after_headers(stub: Stub, body: Body, writer: asyncio.StreamWriter) -> None:
    await head(writer, 200, "text/event-stream")
    await asyncio.sleep(HANG_S)


async def hang_mid_stream(stub: Stub, body: Body, writer: asyncio.StreamWriter) -> None:
    await head(writer, 200, "text/event-stream")
    started = pieces(stub, stub.answer(body))
    await events(writer, started[: len(started) // 2])
    await asyncio.sleep(HANG_S)


async def drop_before_headers(stub: Stub, body: Body, writer: asyncio.StreamWriter) -> None:
    drop(writer)


async def close_before_headers(stub: Stub, body: Body, writer: asyncio.StreamWriter) -> None:
    raise _DroppedError


async def drop_mid_stream(stub: Stub, body: Body, writer: asyncio.StreamWriter) -> None:
    await head(writer, 200, "text/event-stream")
    started = pieces(stub, stub.answer(body))
    await events(writer, started[: len(started) // 2])
    drop(writer)


async def end_mid_stream(stub: Stub, body: Body, writer: asyncio.StreamWriter) -> None:
    """The body ends as a whole one does, and the answer is half."""
    await head(writer, 200, "text/event-stream")
    started = pieces(stub, stub.answer(body))
    await events(writer, started[: len(started) // 2])
    writer.write(b"0\r\n\r\n")
    await writer.drain()


def fails(
    status: int, code: str, *headers: str, message: str = "The stub was told to fail.", **more: Any
) -> Behaviour:
    """An error as the API tells one."""

    async def behave(stub: Stub, body: Body, writer: asyncio.StreamWriter) -> None:
        told = [h.format(retry_after=stub.retry_after) for h in headers]
        await whole(
            writer,
            status,
            {"error": {"message": message, "type": code, "code": code, "param": None, **more}},
            *told,
        )

    return behave


async def html(stub: Stub, body: Body, writer: asyncio.StreamWriter) -> None:
    await whole(writer, 200, b"<html><body>It works!</body></html>", kind="text/html")


async def html_502(stub: Stub, body: Body, writer: asyncio.StreamWriter) -> None:
    await whole(writer, 502, b"<html><body>Bad Gateway</body></html>", kind="text/html")


async def no_http(stub: Stub, body: Body, writer: asyncio.StreamWriter) -> None:
    writer.write(b"SSH-2.0-OpenSSH_9.6\r\n\r\n")
    await writer.drain()
    raise _DroppedError


async def broken_event(stub: Stub, body: Body, writer: asyncio.StreamWriter) -> None:
    await head(writer, 200, "text/event-stream")
    await events(writer, pieces(stub, stub.answer(body))[:2])
    await asyncio.sleep(0.05)
    await put(writer, b'data: {"choices": [{"delta": {"content": "\n\n')
    writer.write(b"0\r\n\r\n")
    await writer.drain()


async def broken_utf8(stub: Stub, body: Body, writer: asyncio.StreamWriter) -> None:
    await head(writer, 200, "text/event-stream")
    await put(writer, b'data: {"choices": [{"delta": {"content": "\xff\xfe"}}]}\n\n')
    writer.write(b"0\r\n\r\n")
    await writer.drain()


async def odd_events(stub: Stub, body: Body, writer: asyncio.StreamWriter) -> None:
    """JSON, and none of it of the format."""
    await head(writer, 200, "text/event-stream")
    odd: list[Any] = [
        1,
        [],
        {"choices": 3},
        {"choices": [7]},
        {"choices": [{"delta": "x"}]},
        {"choices": [{"delta": {"content": 5}}]},
    ]
    await events(writer, odd, done=True)


async def error_event(stub: Stub, body: Body, writer: asyncio.StreamWriter) -> None:
    await head(writer, 200, "text/event-stream")
    await events(
        writer,
        [{"error": {"message": "The server had an error.", "type": "server_error", "code": None}}],
        done=True,
    )


async def broken_json(stub: Stub, body: Body, writer: asyncio.StreamWriter) -> None:
    await say(stub, body, writer, stub.answer(body)[:-4] + ', "')


async def schema_violation(stub: Stub, body: Body, writer: asyncio.StreamWriter) -> None:
    await say(stub, body, writer, json.dumps({"answer": 42, "reply": ["no", "text"]}))


async def truncated(stub: Stub, body: Body, writer: asyncio.StreamWriter) -> None:
    text = stub.answer(body)
    await say(stub, body, writer, text[: len(text) // 2], "length")


async def filtered(stub: Stub, body: Body, writer: asyncio.StreamWriter) -> None:
    await say(stub, body, writer, "", "content_filter")


async def filtered_mid_stream(stub: Stub, body: Body, writer: asyncio.StreamWriter) -> None:
    text = stub.answer(body)
    await say(stub, body, writer, text[: len(text) // 2], "content_filter")


async def refusal(stub: Stub, body: Body, writer: asyncio.StreamWriter) -> None:
    words = [chunk({"role": "assistant", "refusal": ""}), chunk({"refusal": "I cannot help with that."})]
    await head(writer, 200, "text/event-stream")
    await events(writer, [*words, *tail(body, "")], done=True)


async def empty(stub: Stub, body: Body, writer: asyncio.StreamWriter) -> None:
    await say(stub, body, writer, "")


async def no_events(stub: Stub, body: Body, writer: asyncio.StreamWriter) -> None:
    await head(writer, 200, "text/event-stream")
    await events(writer, [], done=True)


async def thinks_only(stub: Stub, body: Body, writer: asyncio.StreamWriter) -> None:
    """A reasoning model that used up its tokens before the first word of the answer."""
    await head(writer, 200, "text/event-stream")
    thoughts = [chunk({"reasoning_content": "Hmm. "}) for _ in range(20)]
    await events(writer, [*thoughts, *tail(body, "", "length")], done=True)


async def wrong_language(stub: Stub, body: Body, writer: asyncio.StreamWriter) -> None:
    words = "Hola, lamento mucho lo ocurrido con su pedido. Hoy mismo lo estoy revisando. Un saludo, Tom"
    text = stub.answer(body)
    await say(stub, body, writer, json.dumps({**json.loads(text), "reply": words}))


async def huge(stub: Stub, body: Body, writer: asyncio.StreamWriter) -> None:
    """10 MiB of text in chunks of 16 KiB."""
    await head(writer, 200, "text/event-stream")
    await events(
        writer,
        [chunk({"content": '{"reply": "'}), *([chunk({"content": "so sorry " * 1820})] * 640)],
        done=True,
    )


async def huge_line(stub: Stub, body: Body, writer: asyncio.StreamWriter) -> None:
    """10 MiB in one line that never ends."""
    await head(writer, 200, "text/event-stream")
    for _ in range(160):
        await put(writer, b"data: " + b"x" * 65_536)
    writer.write(b"0\r\n\r\n")
    await writer.drain()


async def slow_drip(stub: Stub, body: Body, writer: asyncio.StreamWriter) -> None:
    """A character each 50 ms: always something, and never done in time."""
    await head(writer, 200, "text/event-stream")
    dripping = Stub(answer=stub.answer, token=1)
    await events(writer, pieces(dripping, stub.answer(body) * 3), done=True, pause_s=0.05)


async def not_streamed(stub: Stub, body: Body, writer: asyncio.StreamWriter) -> None:
    """A server that knows no streaming and answers at once."""
    await say(stub, {**body, "stream": False}, writer, stub.answer(body))


async def bare_stream(stub: Stub, body: Body, writer: asyncio.StreamWriter) -> None:
    """Comments, CRLF, an event with no choices, no usage, and nothing after the reason."""
    await head(writer, 200, "text/event-stream; charset=utf-8")
    await put(writer, b": keep-alive\r\n\r\n")
    await put(writer, b'event: ping\r\ndata: {"choices": []}\r\n\r\n')
    for each in [*pieces(stub, stub.answer(body)), chunk({}, "stop")]:
        await put(writer, b"data:" + json.dumps(each).encode() + b"\r\n\r\n")
    writer.write(b"0\r\n\r\n")
    await writer.drain()


def refuses(*names: str, status: int = 400) -> Behaviour:
    """Answers, save where the call holds one of these (a parameter, or the type of its response format)."""

    async def behave(stub: Stub, body: Body, writer: asyncio.StreamWriter) -> None:
        form = (body.get("response_format") or {}).get("type")
        for name in names:
            if name in body or name == form:
                parameter = "response_format" if name == form else name
                message = f"Unsupported parameter: '{parameter}' is not supported with this model ({name})."
                table = {
                    "message": message,
                    "type": "invalid_request_error",
                    "param": parameter,
                    "code": "unsupported",
                }
                await whole(writer, status, {"error": table})
                return
        await answer(stub, body, writer)

    return behave


async def refuses_vaguely(stub: Stub, body: Body, writer: asyncio.StreamWriter) -> None:
    """Answers plain text only, and does not say what it minds."""
    if "response_format" in body:
        await whole(writer, 400, {"detail": "Bad Request"})
    else:
        await answer(stub, body, writer)


BEHAVIOURS: dict[str, Behaviour] = {
    "answer": answer,
    "burst": burst,
    "paced": paced,
    "hang_before_headers": hang_before_headers,
    "hang_after_headers": hang_after_headers,
    "hang_mid_stream": hang_mid_stream,
    "drop_before_headers": drop_before_headers,
    "close_before_headers": close_before_headers,
    "drop_mid_stream": drop_mid_stream,
    "end_mid_stream": end_mid_stream,
    "400": fails(400, "invalid_request_error", message="This model's maximum context length is 8192 tokens."),
    "401": fails(401, "invalid_api_key"),
    "403": fails(403, "permission_denied"),
    "404": fails(404, "model_not_found"),
    "408": fails(408, "timeout"),
    "409": fails(409, "conflict"),
    "413": fails(413, "request_too_large"),
    "422": fails(422, "unprocessable", message="The context is too long."),
    "429": fails(429, "rate_limit_exceeded"),
    "429_retry_after": fails(429, "rate_limit_exceeded", "Retry-After: {retry_after}"),
    "429_quota": fails(429, "insufficient_quota"),
    "500": fails(500, "server_error"),
    "503_retry_after": fails(503, "overloaded", "Retry-After: {retry_after}"),
    "529": fails(529, "overloaded"),
    "filter_400": fails(400, "content_filter", message="The prompt was filtered."),
    "html": html,
    "html_502": html_502,
    "no_http": no_http,
    "broken_event": broken_event,
    "broken_utf8": broken_utf8,
    "odd_events": odd_events,
    "error_event": error_event,
    "broken_json": broken_json,
    "schema_violation": schema_violation,
    "truncated": truncated,
    "filtered": filtered,
    "filtered_mid_stream": filtered_mid_stream,
    "refusal": refusal,
    "empty": empty,
    "no_events": no_events,
    "thinks_only": thinks_only,
    "wrong_language": wrong_language,
    "huge": huge,
    "huge_line": huge_line,
    "slow_drip": slow_drip,
    "not_streamed": not_streamed,
    "bare_stream": bare_stream,
    "no_schema": refuses("json_schema"),
    "no_json": refuses("json_schema", "json_object"),
    "no_json_vaguely": refuses_vaguely,
    "no_max_tokens": refuses("max_tokens"),
    "reasoning": refuses("max_tokens", "temperature"),
    "no_stream_options": refuses("stream_options"),
    "minds_everything": refuses(
        "max_tokens", "temperature", "stream_options", "json_schema", "json_object", status=422
    ),
}
"""Every way to behave, by name."""


@contextlib.contextmanager
def closed_port() -> Any:
    """The address of a port that refuses: it is taken, and nobody listens."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{held.getsockname()[1]}/v1"


async def _forever(stub: Stub, port: int) -> None:
    ready = threading.Event()
    serving = asyncio.create_task(stub._serve(ready, port))
    await asyncio.to_thread(ready.wait)
    print(stub.url, flush=True)  # noqa: T201 - the address is what whoever started it waits for
    await serving


def main(answers: Callable[[Body], str] = draft_answer) -> None:
    """Serve until stopped; the first line out is the base URL."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--token", type=int, default=4, help="characters a chunk")
    parser.add_argument("--delay", type=float, default=0.0, help="seconds before each answer")
    args = parser.parse_args()
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_forever(Stub(answer=answers, token=args.token, delay_s=args.delay), args.port))


if __name__ == "__main__":
    main()
