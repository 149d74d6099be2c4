"""What the message says, before anything is drafted: the calm view, and the text of a saved mail."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

from app.errors import InputError
from app.service import Service
from app.web.forms import Posted, read_form
from app.web.screen.fields import Fields
from app.web.screen.sheets import Sheets
from app.web.screen.showing import Showing, View


class Reading:
    """The handlers."""

    def __init__(self, showing: Showing, sheets: Sheets, service: Service) -> None:
        self._showing = showing
        self._sheets = sheets
        self._service = service

    async def read(self, request: Request) -> Response:
        """POST /reading: the message restated calmly, and what may be offered for its topic."""
        form = await read_form(request)
        return self._showing.screen(request, await self._view(request, form), "screen/read.html")

    async def mail(self, request: Request) -> Response:
        """POST /mail: the form with the text of a saved mail in it, restated."""
        form = await read_form(request)
        opened = await self._service.open_mail(form.mail) if form.mail else None
        if opened is None:
            return self._showing.screen(request, await self._view(request, form), "screen/mailed.html")
        given = {"message": opened.text, "customer_name": opened.sender_name or form.get("customer_name")}
        view = await self._view(request, form, given)
        return self._showing.screen(request, view, "screen/mailed.html")

    async def _view(self, request: Request, form: Posted, given: Mapping[str, str] | None = None) -> View:
        """The form, with `given` in place of what was typed; where a reply to this message lies on the screen, it too:
        what helps with the message was worked out with it.
        """
        fields = Fields.posted(form).model_copy(update=given or {})
        if not fields.message.strip():
            return View(fields)
        sheet = await self._sheets.base(form.get("draft_id"), request.state.caller.who)
        if sheet is not None and sheet.brief.message.strip() == fields.message.strip():
            return View(fields, sheet)
        try:
            reading = await self._service.read(fields.brief())
        except InputError:
            # A field that is not filled in rightly yet is told when it is sent.
            reading = await self._service.read(Fields(message=fields.message).brief())
        return View(fields, reading=reading)
