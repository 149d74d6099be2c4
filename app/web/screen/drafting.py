"""From the form to the reply: a draft is begun once, followed by whoever asks, and shown."""

from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from secrets import token_urlsafe

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse

from app.access.turns import Turn
from app.errors import ConflictError, SoftanswerError
from app.model.brief import Brief
from app.model.events import DraftEvent, Event, ReplaceEvent, StepEvent, TextEvent
from app.service import Service
from app.web.door import is_htmx
from app.web.forms import read_form
from app.web.screen.elsewhere import Elsewhere
from app.web.screen.fields import Fields
from app.web.screen.runs import Run, Runs, run_key
from app.web.screen.sheet import Sheet, as_drafted
from app.web.screen.sheets import Sheets
from app.web.screen.showing import Showing, View, frame_of

_STREAM = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
"""Proxies are told not to hold a stream back."""

_RETRY_MS = 500
"""After which a browser asks again where a stream broke off."""


class Drafting:
    """The handlers."""

    def __init__(
        self, showing: Showing, sheets: Sheets, service: Service, elsewhere: Elsewhere, runs: Runs
    ) -> None:
        self._showing = showing
        self._sheets = sheets
        self._service = service
        self._elsewhere = elsewhere
        self._runs = runs

    async def empty(self, request: Request) -> Response:
        """GET /: the screen with nothing on it."""
        return self._showing.screen(request, View(Fields()))

    async def begin(self, request: Request) -> Response:
        """POST /draft: begin the draft, or find it begun; then follow it.

        What is wrong with the form is told on the screen, and what was typed stays.
        """
        form = await read_form(request)
        fields, once = Fields.posted(form), form.get("once") or token_urlsafe(12)
        try:
            if form.mail:
                opened = await self._service.open_mail(form.mail)
                fields = fields.with_mail(opened.text, opened.sender_name)
            base = await self._sheets.base(form.get("draft_id"), request.state.caller.who)
            brief = fields.brief(base.brief if base else None)
            place = await self._begun(request.state.caller.who, once, brief)
        except ConflictError:
            raise
        except SoftanswerError as error:
            if is_htmx(request):
                raise
            return self._showing.screen(request, View(fields, once=once, error=error))
        frame = frame_of(request)
        if isinstance(place, str):
            return _to(request, f"{frame}/replies/{place}")
        if not is_htmx(request):
            return RedirectResponse(f"{frame}/runs/{place.key}", 303)
        view = View(fields, run=place, once=once, reading=await self._service.read(brief))
        answer = self._showing.screen(request, view, "screen/begun.html")
        answer.headers["HX-Push-Url"] = f"{frame}/runs/{place.key}"
        return answer

    async def run(self, request: Request) -> Response:
        """GET /runs/{key}: a draft in the making, or what came of it. Without a script it is waited for."""
        key, who = request.path_params["key"], request.state.caller.who
        run = self._runs.find(key, who)
        if run is None:
            return _to(request, f"{frame_of(request)}/replies/{await self._elsewhere.draft_id(who, key)}")
        fields = Fields.of(run.brief)
        if not run.done and "nowait" in request.query_params:
            return self._showing.screen(request, View(fields, run=run))
        try:
            draft = await run.whole()
        except SoftanswerError as error:
            return self._showing.screen(request, View(fields, error=error))
        if draft.kept:
            return RedirectResponse(f"{frame_of(request)}/replies/{draft.id}", 303)
        return self._showing.screen(request, View(fields, as_drafted(run.brief, draft)))

    async def events(self, request: Request) -> Response:
        """GET /runs/{key}/events: what happens, as parts of the screen; each holds all that came before it."""
        told = self._told(request, request.path_params["key"], request.state.caller.who)
        return StreamingResponse(told, 200, _STREAM, "text/event-stream")

    async def reply(self, request: Request) -> Response:
        """GET /replies/{draft_id}: a draft as it was made, or as it was sent, with what became of it."""
        sheet = await self._sheets.as_sent(request.path_params["draft_id"], request.state.caller.who)
        return self._showing.screen(request, View(Fields.of(sheet.brief), sheet))

    async def _begun(self, who: str, once: str, brief: Brief) -> Run | str:
        """The run of this form; or, where another process made it, the id of its draft."""
        key = run_key(once, brief)
        known = self._known(key, who)
        if known is not None:
            return known
        turn = await self._elsewhere.turn(who, key)
        if turn.answer is not None and turn.answer.draft_id is not None:
            return turn.answer.draft_id
        # Without a store nothing but this keeps two that came at once apart.
        known = self._known(key, who) if turn.claim is None else None
        return known or self._runs.start(Run(key, who, brief), self._worked(turn, brief))

    def _known(self, key: str, who: str) -> Run | None:
        run = self._runs.find(key, who)
        return run if run is not None and run.error is None else None

    async def _worked(self, turn: Turn, brief: Brief) -> AsyncGenerator[Event, None]:
        keeping = turn.keeping.model_copy(update={"shown": True})
        async with turn, aclosing(self._service.draft_events(brief, keeping)) as events:
            async for event in events:
                yield event

    async def _told(self, request: Request, key: str, who: str) -> AsyncIterator[str]:
        """The stream. An error is told in it: a browser shows nothing of another answer, and asks again for ever."""
        yield f"retry: {_RETRY_MS}\n\n"
        try:
            run = self._runs.find(key, who)
            if run is None:
                sheet = await self._sheets.of_draft(await self._elsewhere.draft_id(who, key), who)
                yield self._arrived(request, sheet)
            else:
                async with aclosing(self._followed(request, run)) as parts:
                    async for part in parts:
                        yield part
        except SoftanswerError as error:
            values = {"error": error, "fields": (), "request_id": request.state.request_id}
            yield self._part(request, "failed", "screen/failed.html", values)
        yield "event: end\ndata: \n\n"

    async def _followed(self, request: Request, run: Run) -> AsyncGenerator[str, None]:
        text = ""
        async for event in run.follow():
            if isinstance(event, StepEvent):
                yield self._part(request, "step", "screen/step.html", {"step": event})
            elif isinstance(event, TextEvent | ReplaceEvent):
                text = event.text if isinstance(event, ReplaceEvent) else text + event.append
                yield self._part(request, "letter", "screen/so_far.html", {"text": text})
            elif isinstance(event, DraftEvent):
                # Of one that is kept the store knows more: what is to be followed up.
                sheet = await self._sheets.base(event.draft.id, run.who)
                yield self._arrived(request, sheet or as_drafted(run.brief, event.draft))
        if run.error is not None:
            raise run.error

    def _arrived(self, request: Request, sheet: Sheet) -> str:
        """The reply; the form that comes with it is a new one: drafting again makes another."""
        values = self._showing.values(request, View(Fields.of(sheet.brief), sheet))
        return self._part(request, "result", "screen/streamed.html", values)

    def _part(self, request: Request, name: str, template: str, values: dict[str, object]) -> str:
        """One event; each line of the part is a line of its data."""
        html = self._showing.door.part(request, template, **values)
        return f"event: {name}\n" + "".join(f"data: {line}\n" for line in html.splitlines()) + "\n"


def _to(request: Request, place: str) -> Response:
    """Off to another page, whoever asked."""
    if is_htmx(request):
        return Response(None, 204, {"HX-Redirect": place})
    return RedirectResponse(place, 303)
