"""The ways to answer well: at once, in one write, at a pace; and of servers that take only some ways of asking."""

import asyncio
import json
import time
from collections.abc import Callable
from typing import Any, Protocol

from tests.stub.wire import Body, chunk, events, head, pieces, put, tail, usage, whole


class Told(Protocol):
    """What a behaviour needs to know of the stub."""

    answer: Callable[[Body], str]
    token: int
    retry_after: str


Behaviour = Callable[[Told, Body, asyncio.StreamWriter], Any]


async def say(
    stub: Told,
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
    await events(writer, [*pieces(text, stub.token), *tail(body, text, finish)], done=True, pause_s=pause_s)


async def answer(stub: Told, body: Body, writer: asyncio.StreamWriter) -> None:
    await say(stub, body, writer, stub.answer(body))


async def burst(stub: Told, body: Body, writer: asyncio.StreamWriter) -> None:
    """The whole good answer in one write, so that a bench measures its reader and not this stub."""
    text = stub.answer(body)
    told = [*pieces(text, stub.token), *tail(body, text)]
    data = b"".join(b"data: " + json.dumps(each).encode() + b"\n\n" for each in told) + b"data: [DONE]\n\n"
    await head(writer, 200, "text/event-stream")
    await put(writer, data)
    writer.write(b"0\r\n\r\n")
    await writer.drain()


async def paced(stub: Told, body: Body, writer: asyncio.StreamWriter) -> None:
    """A chunk each 2 ms, as a fast model writes; each says when it was sent (a time of the machine's own clock)."""
    text = stub.answer(body)
    await head(writer, 200, "text/event-stream")
    for each in [*pieces(text, stub.token), *tail(body, text)]:
        await events(writer, [{**each, "sent_at": time.monotonic()}])
        await asyncio.sleep(0.002)
    await events(writer, [], done=True)


async def not_streamed(stub: Told, body: Body, writer: asyncio.StreamWriter) -> None:
    """A server that knows no streaming and answers at once."""
    await say(stub, {**body, "stream": False}, writer, stub.answer(body))


async def bare_stream(stub: Told, body: Body, writer: asyncio.StreamWriter) -> None:
    """Comments, CRLF, an event with no choices, no usage, and nothing after the reason."""
    await head(writer, 200, "text/event-stream; charset=utf-8")
    await put(writer, b": keep-alive\r\n\r\n")
    await put(writer, b'event: ping\r\ndata: {"choices": []}\r\n\r\n')
    for each in [*pieces(stub.answer(body), stub.token), chunk({}, "stop")]:
        await put(writer, b"data:" + json.dumps(each).encode() + b"\r\n\r\n")
    writer.write(b"0\r\n\r\n")
    await writer.drain()


def refuses(*names: str, status: int = 400) -> Behaviour:
    """Answers, save where the call holds one of these (a parameter, or the type of its response format)."""

    async def behave(stub: Told, body: Body, writer: asyncio.StreamWriter) -> None:
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


async def refuses_vaguely(stub: Told, body: Body, writer: asyncio.StreamWriter) -> None:
    """Answers plain text only, and does not say what it minds."""
    if "response_format" in body:
        await whole(writer, 400, {"detail": "Bad Request"})
    else:
        await answer(stub, body, writer)
