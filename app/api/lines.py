"""Reads a batch as it comes in, line by line, with a limit on each line, on their number and on the whole."""

import json
from collections.abc import AsyncIterator
from hashlib import sha256
from typing import Any

from starlette.requests import Request

from app.api.body import UnsupportedTypeError, limited, refuse_encoded
from app.errors import InputError, TooLargeError
from app.intake import BODY_MAX, parse_object, validate
from app.model.brief import Brief
from app.problem import problem
from app.records.batches import LINES_MAX, BadLine

BATCH_MAX = 32 * BODY_MAX
"""Bytes of one batch."""

ID_MAX = 200
"""Characters of the id of a brief."""

TYPES = ("application/jsonl", "application/x-ndjson")


async def briefs(request: Request) -> tuple[list[Brief | BadLine], bytes]:
    """The lines of a JSONL body, and a digest of them all.

    Lines of white space are passed over. Raises UnsupportedTypeError, and TooLargeError over LINES_MAX lines or
    BATCH_MAX bytes.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in TYPES:
        raise UnsupportedTypeError(
            "the body is not said to be JSON lines", hint=f"Send Content-Type: {TYPES[0]}."
        )
    refuse_encoded(request)
    found: list[Brief | BadLine] = []
    digest = sha256()
    async for line in _lines(limited(request, BATCH_MAX)):
        if len(found) == LINES_MAX:
            raise TooLargeError(
                f"more than {LINES_MAX} lines were sent", hint="Send them as several batches."
            )
        brief, seen = read_line(line)
        digest.update(seen + b"\n")
        found.append(brief)
    return found, digest.digest()


def read_line(line: bytes | None) -> tuple[Brief | BadLine, bytes]:
    """The brief of a line, or what is wrong with it; and what tells the line apart."""
    if line is None:
        return _bad(None, TooLargeError(f"the line has more than {BODY_MAX} bytes")), b"?"
    line_id = None
    try:
        table = parse_object(line)
        line_id = table.get("id")
        return validate(Brief, table), json.dumps(table, sort_keys=True, separators=(",", ":")).encode()
    except InputError as error:
        return _bad(line_id, error), line


def _bad(line_id: Any, error: InputError) -> BadLine:
    known = line_id.encode("utf-8", "replace").decode() if isinstance(line_id, str) else None
    return BadLine(id=known and known[:ID_MAX], error=json.dumps(problem(error), ensure_ascii=False))


async def _lines(chunks: AsyncIterator[bytes]) -> AsyncIterator[bytes | None]:
    """The lines that hold something; nothing in place of one over BODY_MAX bytes, of which no more is ever held."""
    held, over = b"", False
    async for chunk in chunks:
        *whole, rest = (held + chunk).split(b"\n")
        for line in whole:
            if over or len(line) > BODY_MAX:
                yield None
            elif line.strip():
                yield line
            over = False
        over = over or len(rest) > BODY_MAX
        held = b"" if over else rest
    if over:
        yield None
    elif held.strip():
        yield held
