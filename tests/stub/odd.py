"""The ways in which what is answered is not what was asked for: no event, no JSON, no text, too much of it."""

import asyncio
import json
from typing import Any

from tests.stub.answering import Told, say
from tests.stub.wire import Body, chunk, events, head, pieces, put, tail


async def broken_event(stub: Told, body: Body, writer: asyncio.StreamWriter) -> None:
    await head(writer, 200, "text/event-stream")
    await events(writer, pieces(stub.answer(body), stub.token)[:2])
    await asyncio.sleep(0.05)
    await put(writer, b'data: {"choices": [{"delta": {"content": "\n\n')
    writer.write(b"0\r\n\r\n")
    await writer.drain()


async def broken_utf8(stub: Told, body: Body, writer: asyncio.StreamWriter) -> None:
    await head(writer, 200, "text/event-stream")
    await put(writer, b'data: {"choices": [{"delta": {"content": "\xff\xfe"}}]}\n\n')
    writer.write(b"0\r\n\r\n")
    await writer.drain()


async def odd_events(stub: Told, body: Body, writer: asyncio.StreamWriter) -> None:
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


async def error_event(stub: Told, body: Body, writer: asyncio.StreamWriter) -> None:
    await head(writer, 200, "text/event-stream")
    await events(
        writer,
        [{"error": {"message": "The server had an error.", "type": "server_error", "code": None}}],
        done=True,
    )


async def broken_json(stub: Told, body: Body, writer: asyncio.StreamWriter) -> None:
    await say(stub, body, writer, stub.answer(body)[:-4] + ', "')


async def schema_violation(stub: Told, body: Body, writer: asyncio.StreamWriter) -> None:
    await say(stub, body, writer, json.dumps({"answer": 42, "reply": ["no", "text"]}))


async def truncated(stub: Told, body: Body, writer: asyncio.StreamWriter) -> None:
    text = stub.answer(body)
    await say(stub, body, writer, text[: len(text) // 2], "length")


async def filtered(stub: Told, body: Body, writer: asyncio.StreamWriter) -> None:
    await say(stub, body, writer, "", "content_filter")


async def filtered_mid_stream(stub: Told, body: Body, writer: asyncio.StreamWriter) -> None:
    text = stub.answer(body)
    await say(stub, body, writer, text[: len(text) // 2], "content_filter")


async def refusal(stub: Told, body: Body, writer: asyncio.StreamWriter) -> None:
    words = [chunk({"role": "assistant", "refusal": ""}), chunk({"refusal": "I cannot help with that."})]
    await head(writer, 200, "text/event-stream")
    await events(writer, [*words, *tail(body, "")], done=True)


async def empty(stub: Told, body: Body, writer: asyncio.StreamWriter) -> None:
    await say(stub, body, writer, "")


async def no_events(stub: Told, body: Body, writer: asyncio.StreamWriter) -> None:
    await head(writer, 200, "text/event-stream")
    await events(writer, [], done=True)


async def thinks_only(stub: Told, body: Body, writer: asyncio.StreamWriter) -> None:
    """A reasoning model that used up its tokens before the first word of the answer."""
    await head(writer, 200, "text/event-stream")
    thoughts = [chunk({"reasoning_content": "Hmm. "}) for _ in range(20)]
    await events(writer, [*thoughts, *tail(body, "", "length")], done=True)


async def wrong_language(stub: Told, body: Body, writer: asyncio.StreamWriter) -> None:
    words = "Hola, lamento mucho lo ocurrido con su pedido. Hoy mismo lo estoy revisando. Un saludo, Tom"
    text = stub.answer(body)
    await say(stub, body, writer, json.dumps({**json.loads(text), "reply": words}))


async def huge(stub: Told, body: Body, writer: asyncio.StreamWriter) -> None:
    """10 MiB of text in chunks of 16 KiB."""
    await head(writer, 200, "text/event-stream")
    await events(
        writer,
        [chunk({"content": '{"reply": "'}), *([chunk({"content": "so sorry " * 1820})] * 640)],
        done=True,
    )


async def huge_line(stub: Told, body: Body, writer: asyncio.StreamWriter) -> None:
    """10 MiB in one line that never ends."""
    await head(writer, 200, "text/event-stream")
    for _ in range(160):
        await put(writer, b"data: " + b"x" * 65_536)
    writer.write(b"0\r\n\r\n")
    await writer.drain()


async def slow_drip(stub: Told, body: Body, writer: asyncio.StreamWriter) -> None:
    """A character each 50 ms: always something, and never done in time."""
    await head(writer, 200, "text/event-stream")
    await events(writer, pieces(stub.answer(body) * 3, 1), done=True, pause_s=0.05)
