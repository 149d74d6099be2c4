"""The list of the drafts that are kept, on a page and as a file for a spreadsheet."""

from collections.abc import AsyncIterator
from datetime import tzinfo
from typing import get_args

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from app.model.brief import Channel
from app.model.draft import Verdict
from app.model.profile import Topic
from app.model.record import OutcomeKind
from app.records.desk import Desk
from app.records.spreadsheet import spreadsheet
from app.web.door import Door
from app.web.ledger.asked import Asked, asked_for, read_fields

PART = 50
"""Lines of one part of the list."""

_CHOICES = {
    "topic": get_args(Topic),
    "channel": get_args(Channel),
    "verdict": get_args(Verdict),
    "outcome": ("open", *get_args(OutcomeKind)),
}


class HistoryPages:
    """The handlers."""

    def __init__(self, door: Door, desk: Desk, zone: tzinfo) -> None:
        self._door = door
        self._desk = desk
        self._zone = zone

    async def show(self, request: Request) -> Response:
        """GET /history."""
        desk = self._desk.open()
        asked = await self._asked(request)
        cursor = request.query_params.get("cursor") or None
        async with desk.store.view() as records:
            page = await records.drafts.list(asked.wanted, cursor, PART)
        return self._door.show(
            request,
            "ledger/history.html",
            part="ledger/history_rows.html",
            lines=page.items,
            older=asked.address("/history", cursor=page.next) if page.next else None,
            later=asked.address("/history") if cursor else None,
            appended=cursor is not None,
            fields=asked.fields,
            customer_ref=asked.wanted.customer_ref,
            any_customer=asked.without("customer", "/history"),
            choices=_CHOICES,
            spreadsheet=asked.address("/history.csv"),
        )

    async def spreadsheet(self, request: Request) -> Response:
        """GET /history.csv: all of the filtered list."""
        desk = self._desk.open()
        asked = await self._asked(request)
        parts = spreadsheet(desk.store, asked.wanted)
        # What goes wrong at the start is told on a page still.
        begun = await anext(parts) + await anext(parts)
        today = desk.clock().astimezone(self._zone).date()
        name = f'attachment; filename="softanswer-history-{today}.csv"'
        headers = {"Content-Disposition": name, "Cache-Control": "no-store"}
        return StreamingResponse(_from(begun, parts), 200, headers, "text/csv; charset=utf-8")

    async def _asked(self, request: Request) -> Asked:
        fields = read_fields(request.query_params)
        draft_id = fields.get("customer")
        ref = await self._desk.customers.ref_of(draft_id) if draft_id else None
        return asked_for(fields, ref, self._zone)


async def _from(begun: bytes, parts: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    yield begun
    async for part in parts:
        yield part
