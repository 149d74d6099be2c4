"""The ways in which an endpoint's connection or status fails: it hangs, drops, or tells an error."""

import asyncio
from typing import Any

from tests.stub.answering import Behaviour, Told
from tests.stub.wire import Body, DroppedError, drop, events, head, pieces, whole

HANG_S = 600.0


async def hang_before_headers(stub: Told, body: Body, writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(HANG_S)


async def hang_after_headers(stub: Told, body: Body, writer: asyncio.StreamWriter) -> None:
    await head(writer, 200, "text/event-stream")
    await asyncio.sleep(HANG_S)


async def hang_mid_stream(stub: Told, body: Body, writer: asyncio.StreamWriter) -> None:
    await head(writer, 200, "text/event-stream")
    started = pieces(stub.answer(body), stub.token)
    await events(writer, started[: len(started) // 2])
    await asyncio.sleep(HANG_S)


async def drop_before_headers(stub: Told, body: Body, writer: asyncio.StreamWriter) -> None:
    drop(writer)


async def close_before_headers(stub: Told, body: Body, writer: asyncio.StreamWriter) -> None:
    raise DroppedError


async def drop_mid_stream(stub: Told, body: Body, writer: asyncio.StreamWriter) -> None:
    await head(writer, 200, "text/event-stream")
    started = pieces(stub.answer(body), stub.token)
    await events(writer, started[: len(started) // 2])
    drop(writer)


async def end_mid_stream(stub: Told, body: Body, writer: asyncio.StreamWriter) -> None:
    """The body ends as a whole one does, and the answer is half."""
    await head(writer, 200, "text/event-stream")
    started = pieces(stub.answer(body), stub.token)
    await events(writer, started[: len(started) // 2])
    writer.write(b"0\r\n\r\n")
    await writer.drain()


def fails(
    status: int, code: str, *headers: str, message: str = "The stub was told to fail.", **more: Any
) -> Behaviour:
    """An error as the API tells one."""

    async def behave(stub: Told, body: Body, writer: asyncio.StreamWriter) -> None:
        told = [h.format(retry_after=stub.retry_after) for h in headers]
        await whole(
            writer,
            status,
            {"error": {"message": message, "type": code, "code": code, "param": None, **more}},
            *told,
        )

    return behave


async def html(stub: Told, body: Body, writer: asyncio.StreamWriter) -> None:
    await whole(writer, 200, b"<html><body>It works!</body></html>", kind="text/html")


async def html_502(stub: Told, body: Body, writer: asyncio.StreamWriter) -> None:
    await whole(writer, 502, b"<html><body>Bad Gateway</body></html>", kind="text/html")


async def no_http(stub: Told, body: Body, writer: asyncio.StreamWriter) -> None:
    writer.write(b"SSH-2.0-OpenSSH_9.6\r\n\r\n")
    await writer.drain()
    raise DroppedError
