"""After the reply: what became of it."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.errors import InputError
from app.intake import validate
from app.model.record import Outcome
from app.records.desk import Desk
from app.web.door import is_htmx
from app.web.forms import number_of, read_form
from app.web.screen.fields import Fields
from app.web.screen.sheets import Sheets
from app.web.screen.showing import Showing, View, frame_of


class Sending:
    """The handlers."""

    def __init__(self, showing: Showing, sheets: Sheets, desk: Desk) -> None:
        self._showing = showing
        self._sheets = sheets
        self._desk = desk

    async def outcome(self, request: Request) -> Response:
        """POST /outcome: it was sent, as it is in the form, or discarded; `sent` becomes `edited` where it was."""
        form = await read_form(request)
        draft_id, who = form.get("draft_id"), request.state.caller.who
        kind = form.get("outcome")
        if not draft_id or kind not in ("sent", "discarded"):
            raise InputError("there is no draft that this could be the outcome of")
        known = await self._sheets.of_draft(draft_id, who)
        text = form.get("text")
        drafted = known.draft.reply.text if known.draft else ""
        edited = kind == "sent" and text.strip() != drafted.strip()
        table = {"outcome": "edited" if edited else kind, "rating": number_of(form.get("rating")) or None}
        table["text"] = text if edited else None
        await self._desk.open().outcomes.record(draft_id, validate(Outcome, table), who)
        if not is_htmx(request):
            return RedirectResponse(f"{frame_of(request)}/replies/{draft_id}", 303)
        sheet = await self._sheets.of_draft(draft_id, who)
        return self._showing.screen(request, View(Fields.of(sheet.brief), sheet), "screen/after.html")
