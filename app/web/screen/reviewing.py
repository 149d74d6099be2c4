"""A reply under a person's hands: checked again, mended, its gaps filled, its open questions answered."""

import re
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response

from app.errors import InputError
from app.model.draft import Gap
from app.service import Service
from app.web.door import is_htmx
from app.web.forms import Posted, read_form
from app.web.screen.fields import Fields, answers_of
from app.web.screen.sheet import Fix, Sheet, pieces_of
from app.web.screen.sheets import Sheets
from app.web.screen.showing import Showing, View

_BREAKS = re.compile(r"(?<!\s)\s*\n\s*")


class Reviewing:
    """The handlers. Nothing is kept on the server between two of them: the form holds all."""

    def __init__(self, showing: Showing, sheets: Sheets, service: Service) -> None:
        self._showing = showing
        self._sheets = sheets
        self._service = service

    async def review(self, request: Request) -> Response:
        """POST /review: the checklist of the text as it is now, with gaps filled in and answers counted."""
        form = await read_form(request)
        fields = Fields.posted(form)
        text = form.get("take") or form.get("text")
        if "fill" in dict(form.pairs):
            fields, text = _filled(form, fields, text)
        sheet = await self._sheet(request, form, fields, text)
        changed = text != form.get("text")
        return self._shown(request, fields, sheet, form, whole=changed)

    async def fix(self, request: Request) -> Response:
        """POST /fix: the smallest edit for one guideline, or for all that is missed, shown and not yet taken."""
        form = await read_form(request)
        fields, text, wanted = Fields.posted(form), form.get("text"), form.get("fix") or None
        sheet = await self._sheet(request, form, fields, text)
        found = await self._service.improve(sheet.brief, text, wanted)
        fix = None
        if found.edits:
            met = any(i.id == wanted and i.status == "met" for i in found.after.checklist)
            met = met or (wanted is None and not found.unfinished)
            fix = Fix(wanted or "", pieces_of(text, found.edits), found.reply, met)
        else:
            fix = Fix(wanted or "", (), text, met=False)
        return self._shown(request, fields, replace(sheet, fix=fix), form, whole=False)

    async def own(self, request: Request) -> Response:
        """POST /own: a reply that the agent wrote, on the sheet, checked."""
        form = await read_form(request)
        fields, text = Fields.posted(form), form.get("own")
        if not text.strip():
            raise InputError(
                "there is no reply to check", fields=[("own", "write or paste your reply first")]
            )
        sheet = await self._sheets.reviewed(fields, text)
        return self._shown(request, fields, sheet, form, whole=True)

    async def _sheet(self, request: Request, form: Posted, fields: Fields, text: str) -> Sheet:
        if not text.strip():
            raise InputError("the reply is empty", fields=[("text", "write something, or draft it again")])
        base = await self._sheets.base(form.get("draft_id"), request.state.caller.who)
        return await self._sheets.reviewed(
            fields,
            text,
            subject=form.get("subject"),
            base=base,
            answers=answers_of(form),
            seen=frozenset(form.all("seen")),
        )

    def _shown(
        self, request: Request, fields: Fields, sheet: Sheet, form: Posted, *, whole: bool
    ) -> Response:
        """Only what is said of the text, while a person is typing; the text too (`whole`) where it was changed here."""
        part = "screen/arrived.html" if whole else "screen/review.html"
        answer = self._showing.screen(request, View(fields, sheet, once=form.get("once")), part)
        if whole and is_htmx(request):
            answer.headers["HX-Retarget"] = "#result"
            answer.headers["HX-Reswap"] = "innerHTML"
        return answer


def _filled(form: Posted, fields: Fields, text: str) -> tuple[Fields, str]:
    """The text with one gap filled in, and what was confirmed among the facts: the reply may say it now.

    `fill` holds `start-end` of the gap, `gap:start-end` what stands in its field.
    """
    place = form.get("fill")
    value = _BREAKS.sub(" ", form.get(f"gap:{place}")).strip()
    start, _, end = place.partition("-")
    if not value or not (start.isdecimal() and end.isdecimal() and int(start) < int(end) <= len(text)):
        return fields, text
    gap = Gap(start=int(start), end=int(end), what=text[int(start) : int(end)])
    filled = text[: gap.start] + value + text[gap.end :]
    return fields.model_copy(update={"confirmed": (*fields.confirmed, value)}), filled
