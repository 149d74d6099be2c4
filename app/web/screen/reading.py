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
        fields = Fields.posted(await read_form(request))
        reading = None
        if fields.message.strip():
            try:
                reading = await self._service.read(fields.brief())
            except InputError:
                # A field that is not filled in rightly yet is told when it is sent.
                reading = await self._service.read(Fields(message=fields.message).brief())
        return self._showing.screen(request, View(fields, reading=reading), "screen/read.html")

    async def mail(self, request: Request) -> Response:
        """POST /mail: the form with the text of a saved mail in it."""
        form = await read_form(request)
        fields = Fields.posted(form)
        if form.mail:
            opened = await self._service.open_mail(form.mail)
            fields = fields.model_copy(update={"message": "", "customer_name": ""})
            fields = fields.with_mail(opened.text, opened.sender_name)
        return self._showing.screen(request, View(fields), "screen/message.html")
