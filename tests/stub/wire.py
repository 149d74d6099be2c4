"""How a call is read and an answer is put on the wire: HTTP/1.1, JSON, server-sent events."""

import asyncio
import json
import socket
from dataclasses import dataclass
from typing import Any

Body = dict[str, Any]


@dataclass
class Seen:
    """One call as it came in."""

    path: str
    headers: dict[str, str]
    body: Body


class DroppedError(Exception):
    """The connection is gone because a behaviour said so."""


async def read(reader: asyncio.StreamReader) -> Seen | None:
    """One request, or nothing when the caller has gone."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    first, *lines = head.rstrip().split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    raw = await reader.readexactly(int(headers.get("content-length", "0")))
    return Seen(first.split(" ")[1], headers, json.loads(raw or b"{}"))


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


def pieces(text: str, token: int) -> list[Body]:
    """The text in chunks of `token` characters."""
    cuts = range(0, len(text), token)
    return [chunk({"role": "assistant", "content": ""})] + [
        chunk({"content": text[i : i + token]}) for i in cuts
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
    raise DroppedError
