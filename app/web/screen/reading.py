"""What the message says, before anything is drafted: the calm view, and the text of a saved mail."""

from starlette.requests import Request
from starlette.responses import Response

from app.errors import InputError
from app.service import Service
from app.web.forms import read_form
from app.web.screen.fields import Fields
from app.web.screen.showing import Showing, View


class Reading:
    """The handlers."""

    def __init__(self, showing: Showing, service: Service) -> None:
        self._showing = showing
        self._service = service

    async def read(self, request: Request) -> Response:
        """POST /reading: the message restated calmly, and what may be offered for its topic."""
        view = await self._view(Fields.posted(await read_form(request)))
        return self._showing.screen(request, view, "screen/read.html")

    async def mail(self, request: Request) -> Response:
        """POST /mail: the form with the text of a saved mail in it, restated."""
        form = await read_form(request)
        fields = Fields.posted(form)
        if form.mail:
            opened = await self._service.open_mail(form.mail)
            name = opened.sender_name or fields.customer_name
            fields = fields.model_copy(update={"message": opened.text, "customer_name": name})
        return self._showing.screen(request, await self._view(fields), "screen/mailed.html")

    async def _view(self, fields: Fields) -> View:
        if not fields.message.strip():
            return View(fields)
        try:
            reading = await self._service.read(fields.brief())
        except InputError:
            # A field that is not filled in rightly yet is told when it is sent.
            reading = await self._service.read(Fields(message=fields.message).brief())
        return View(fields, reading=reading)
