"""What is to be come back to: done, put off, or taken into a calendar."""

import asyncio
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.model.record import FollowUp
from app.records.agenda import NEARS, OFFS, agenda_of, put_off, put_off_to
from app.records.calendar_file import Told, calendar_file
from app.records.desk import Desk
from app.web.door import Door, caller_of, is_htmx, language_of
from app.web.forms import read_form
from app.web.pages import Pages

PART = 30
"""Follow-ups of one page."""


class DuePages:
    """The handlers."""

    def __init__(self, door: Door, pages: Pages, desk: Desk) -> None:
        self._door = door
        self._pages = pages
        self._desk = desk
        self._zone = pages.zone

    async def show(self, request: Request) -> Response:
        """GET /due."""
        desk = self._desk.open()
        cursor = request.query_params.get("cursor") or None
        page = await desk.follow_ups.open_ones(cursor, PART)
        now = desk.clock()
        agenda = agenda_of(page.items, now, self._zone)
        return self._door.show(
            request,
            "ledger/due.html",
            groups=[(near, found) for near in NEARS if (found := getattr(agenda, near))],
            further=page.next,
            begun=cursor is None,
            **self._times(),
        )

    async def done(self, request: Request) -> Response:
        """POST /due/{follow_up_id}/done."""
        found = await self._desk.open().follow_ups.done(_id(request), caller_of(request).who)
        return await self._changed(request, found)

    async def snooze(self, request: Request) -> Response:
        """POST /due/{follow_up_id}/snooze; the field `until` holds a day, or the name of one to come."""
        desk = self._desk.open()
        form = await read_form(request)
        until = put_off_to(form.get("until") or form.get("day"), desk.clock(), self._zone)
        found = await desk.follow_ups.snooze(_id(request), until, caller_of(request).who)
        return await self._changed(request, found)

    async def calendar_file(self, request: Request) -> Response:
        """GET /due/{follow_up_id}.ics; the file's name holds its day and nothing that anybody wrote."""
        desk = self._desk.open()
        found = await desk.follow_ups.get(_id(request))
        told = self._told(found, request)
        file = await asyncio.to_thread(calendar_file, found, told, desk.clock())
        name = f"follow-up-{found.due.astimezone(self._zone).date()}.ics"
        headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
        return Response(file, 200, headers, "text/calendar; charset=utf-8")

    def _told(self, found: FollowUp, request: Request) -> Told:
        words = self._pages.words("ledger/calendar.html", language_of(request))
        title = (
            words["somebody"].replace("{ref}", found.customer_ref) if found.customer_ref else words["anybody"]
        )
        link = f"{request.base_url}replies/{found.draft_id}"
        text = "\n\n".join(part for part in (found.text, found.reason, link) if part)
        return Told(title=title, text=text, link=link)

    async def _changed(self, request: Request, found: FollowUp) -> Response:
        if not is_htmx(request):
            return RedirectResponse("/due", 303)
        due = await self._desk.follow_ups.count_due()
        return self._door.show(request, "ledger/due_changed.html", f=found, due=due, **self._times())

    def _times(self) -> dict[str, Any]:
        now = self._desk.clock()
        today = now.astimezone(self._zone).date()
        return {"now": now, "today": today, "offs": {off: put_off(off, now, self._zone) for off in OFFS}}


def _id(request: Request) -> str:
    return str(request.path_params["follow_up_id"])
