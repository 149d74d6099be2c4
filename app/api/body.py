"""Reads a request body no further than its limit, and only as JSON where JSON is wanted."""

from collections.abc import AsyncIterator

from starlette.requests import Request

from app.errors import InputError, TooLargeError
from app.intake import BODY_MAX

DRAIN_MAX = 8 * BODY_MAX
"""Bytes that are read and thrown away after the limit, so that a client that is still sending hears the answer."""


class UnsupportedTypeError(InputError):
    """The body is of a type that this door does not read."""

    status = 415
    code = "unsupported-type"
    title = "This type of content is not read here"


async def json_body(request: Request) -> bytes:
    """The body of a JSON request.

    Raises UnsupportedTypeError unless it says that it is JSON in UTF-8, and plain; TooLargeError over BODY_MAX bytes.
    """
    # A form of another site can send text/plain, or no type at all, to a loopback address, but never JSON unasked.
    kind, _, parameters = request.headers.get("content-type", "").partition(";")
    charset = parameters.lower().replace(" ", "").replace('"', "")
    if kind.strip().lower() != "application/json" or (
        "charset=" in charset and "charset=utf-8" not in charset
    ):
        raise UnsupportedTypeError(
            "the body is not said to be JSON", hint="Send Content-Type: application/json."
        )
    refuse_encoded(request)
    return b"".join([chunk async for chunk in limited(request, BODY_MAX)])


def refuse_encoded(request: Request) -> None:
    """Raise UnsupportedTypeError for a body that is compressed: how much comes out of it nobody can say beforehand."""
    said = request.headers.get("content-encoding", "").strip().lower()
    if said not in {"", "identity"}:
        raise UnsupportedTypeError(
            "the body comes with a Content-Encoding, and only plain bodies are read",
            hint="Send it uncompressed, without the header Content-Encoding.",
        )


async def limited(request: Request, most: int) -> AsyncIterator[bytes]:
    """The chunks of the body; raises TooLargeError as soon as they exceed `most` bytes, or say that they will."""
    said = request.headers.get("content-length", "")
    seen = 0
    over = said.isascii() and said.isdecimal() and int(said[:20]) > most
    async for chunk in request.stream():
        seen += len(chunk)
        over = over or seen > most
        if seen > DRAIN_MAX + most:
            break
        if not over:
            yield chunk
    if over:
        raise TooLargeError(f"more than {most} bytes were sent", hint="Send less, or in parts.")
