"""Drafts as a table for a spreadsheet: figures and ids alone, nothing that a spreadsheet takes for a formula."""

import csv
from collections.abc import AsyncIterator, Iterable
from datetime import UTC
from io import StringIO

from app.model.record import DraftFilter, DraftLine
from app.store.interface import Store

COLUMNS = (
    "id",
    "at",
    "customer_ref",
    "channel",
    "topic",
    "language",
    "anger",
    "verdict",
    "engine",
    "outcome",
    "texts",
)
"""The names of `DraftLine`, as the API gives them."""

_FORMULA = frozenset("=+-@\t\r\n|%\uff1d\uff0b\uff0d\uff20")
"""What a formula may begin with, the wide forms of East Asia too."""

_PART = 200


async def spreadsheet(store: Store, wanted: DraftFilter) -> AsyncIterator[bytes]:
    """The lines of a filtered list, the newest first, as CSV in parts; read in parts too, however long it is.

    UTF-8 with a mark at its start, so that a spreadsheet knows. A list that grows meanwhile is told as it was.
    """
    yield b"\xef\xbb\xbf" + _rows([COLUMNS])
    cursor: str | None = None
    while True:
        async with store.view() as records:
            page = await records.drafts.list(wanted, cursor, _PART)
        yield _rows(_cells(line) for line in page.items)
        cursor = page.next
        if cursor is None:
            return


def safe_cell(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would reckon it."""
    bare = text.lstrip()
    risky = bool(text) and (text[0] in _FORMULA or bare[:1] in _FORMULA)
    return f"'{text}" if risky else text


def _cells(line: DraftLine) -> tuple[str, ...]:
    given = {**line.model_dump(), "at": line.at.astimezone(UTC).isoformat(timespec="seconds")}
    given["texts"] = "kept" if line.texts else "gone"
    return tuple(safe_cell("" if given[name] is None else str(given[name])) for name in COLUMNS)


def _rows(rows: Iterable[Iterable[str]]) -> bytes:
    held = StringIO()
    csv.writer(held).writerows(rows)
    return held.getvalue().encode("utf-8", "replace")
