"""What all pages share: who may come in, whole page or part of it, and errors told on the page."""

from collections.abc import Awaitable, Callable
from typing import Any, Protocol

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from app.access import Caller
from app.access.counting import count_request
from app.access.limits import Kind, Limits
from app.errors import InputError, NotFoundError, SoftanswerError, UnavailableError, WaitError
from app.model.record import Scope
from app.web.catalogue import LOCALES, preferred
from app.web.pages import Pages

Handler = Callable[[Request], Awaitable[Response]]

LANGUAGE_COOKIE = "softanswer_language"


class Entry(Protocol):
    """Who may see the pages, and whose forms are taken."""

    async def caller(self, request: Request) -> Caller | None:
        """Who asks; None for nobody we know."""

    async def turned_away(self, request: Request, door: "Door") -> Response:
        """The answer to nobody we know."""

    def token(self, request: Request) -> str:
        """What every form of our own carries in its field `csrf`."""

    async def refuse_foreign(self, request: Request) -> None:
        """Raise ForeignFormError for a form that is not our own."""

    def embedded(self, request: Request) -> bool:
        """Whether the page is shown in a frame of a helpdesk."""

    def may_frame(self, request: Request) -> bool:
        """False for what is to be shown in frames where nobody may frame us."""

    def seal(self, request: Request, answer: Response) -> None:
        """Add the headers of every answer, the Content-Security-Policy among them, and cookies that are due."""

    def may_leave(self, request: Request) -> bool:
        """Whether there is a session that a person could end."""


class Door:
    """Puts pages on the app and answers for them; a handler raises, and the error is told on a page."""

    def __init__(self, app: FastAPI, pages: Pages, entry: Entry, limits: Limits) -> None:
        self._app = app
        self._pages = pages
        self._entry = entry
        self._due: Callable[[], Awaitable[int]] | None = None
        self._limits = limits

    def get(self, path: str, handler: Handler, scope: Scope | None = "draft", kind: Kind = "rest") -> None:
        """A page for those who may `scope`; with None for anybody, who is then nobody in `request.state.caller`.

        `kind` says with what it is counted where there is a limit; what is for anybody is not counted.
        """
        self._add(path, handler, scope, kind, "GET")

    def post(self, path: str, handler: Handler, scope: Scope | None = "draft", kind: Kind = "rest") -> None:
        """What takes a form of our own pages, and of nobody else's. What makes texts counts with the `drafts`."""
        self._add(path, handler, scope, kind, "POST")

    def counting(self, due: Callable[[], Awaitable[int]]) -> None:
        """Tell beside the link to the follow-ups how many are due."""
        self._due = due

    def show(
        self, request: Request, whole: str, *, part: str | None = None, status: int = 200, **values: Any
    ) -> HTMLResponse:
        """The template `whole`, or `part` of it where htmx asked and will put that into the page that is there.

        Beside `values` a template is given `caller`, `csrf`, `due` (how many follow-ups are), `embedded`,
        `may_leave`, `path` and `request_id`.
        """
        wanted = part if part and is_htmx(request) else whole
        text = self.part(request, wanted, **values)
        return HTMLResponse(text, status, {"Vary": "HX-Request"})

    def part(self, request: Request, template: str, **values: Any) -> str:
        """A template with its values, and those that `show` adds."""
        state = request.state
        given = {
            "caller": getattr(state, "caller", None),
            "due": getattr(state, "due", 0),
            "csrf": self._entry.token(request),
            "embedded": self._entry.embedded(request),
            "may_leave": self._entry.may_leave(request),
            "path": request.url.path,
            "request_id": state.request_id,
        }
        return self._pages.render(template, language_of(request), {**given, **values})

    def told(self, request: Request, error: SoftanswerError) -> Response:
        """An error as a page, or as a notice in the page that is there."""
        fields = error.fields if isinstance(error, InputError) else ()
        answer = self.show(
            request, "error.html", part="notice.html", status=error.status, error=error, fields=fields
        )
        if isinstance(error, WaitError):
            answer.headers["Retry-After"] = str(error.retry_after_s)
        return in_notice(answer) if is_htmx(request) else answer

    async def nowhere(self, request: Request) -> Response:
        """The answer to a person who asks for a page that does not exist."""
        return await self._guarded(request, _no_page, "draft", "rest", "GET")

    def _add(self, path: str, handler: Handler, scope: Scope | None, kind: Kind, method: str) -> None:
        async def guarded(request: Request) -> Response:
            return await self._guarded(request, handler, scope, kind, method)

        self._app.add_api_route(path, guarded, methods=[method], include_in_schema=False)

    async def _guarded(
        self, request: Request, handler: Handler, scope: Scope | None, kind: Kind, method: str
    ) -> Response:
        try:
            answer = await self._let_in(request, scope, kind, method) or await handler(request)
        except SoftanswerError as error:
            answer = self.told(request, error)
        self._entry.seal(request, answer)
        return answer

    async def _let_in(
        self, request: Request, scope: Scope | None, kind: Kind, method: str
    ) -> Response | None:
        """The answer for who is not let in. Nothing of a body is read before its sender is known."""
        if not self._entry.may_frame(request):
            return self.show(request, "entry/embed_off.html", status=404)
        caller = await self._entry.caller(request)
        if scope is not None:
            if caller is None:
                return await self._entry.turned_away(request, self)
            request.state.caller = caller
            request.state.key_id = caller.who
            caller.must(scope)
            await count_request(request, self._limits, caller, kind)
            request.state.due = await self._how_many_due(request, caller)
        if method == "POST":
            await self._entry.refuse_foreign(request)
        return None

    async def _how_many_due(self, request: Request, caller: Caller) -> int:
        if self._due is None or is_htmx(request) or not caller.may("read"):
            return 0
        try:
            return await self._due()
        except UnavailableError:
            # The page itself may need no store.
            return 0


async def _no_page(request: Request) -> Response:  # noqa: ARG001 - a handler is given it
    raise NotFoundError("there is no such page")


def caller_of(request: Request) -> Caller:
    """Who asks, in a handler that was put on with a scope."""
    caller: Caller = request.state.caller
    return caller


def in_notice(answer: Response) -> Response:
    """The answer, put by htmx where a page tells of what went wrong."""
    answer.headers["HX-Retarget"] = "#notice"
    answer.headers["HX-Reswap"] = "innerHTML show:window:top"
    return answer


def for_people(request: Request) -> bool:
    """Whether a browser asks, which shows what it gets to a person."""
    return "text/html" in request.headers.get("accept", "")


def is_htmx(request: Request) -> bool:
    """Whether htmx asked, and not the browser itself."""
    return request.headers.get("hx-request") == "true" and "hx-history-restore-request" not in request.headers


def language_of(request: Request) -> str:
    """The page's language: as the person chose it, else as the browser says."""
    chosen = request.cookies.get(LANGUAGE_COOKIE)
    return chosen if chosen and chosen in LOCALES else preferred(request.headers.get("accept-language", ""))
