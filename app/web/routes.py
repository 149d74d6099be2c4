"""The pages: an empty form, and the form again with the reply and its checklist."""

from collections.abc import Awaitable, Callable
from pathlib import Path

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.staticfiles import StaticFiles

from app.access import Access
from app.access.origin import refuse_other_sites
from app.errors import AuthenticationError, InputError, SoftanswerError
from app.model.draft import Draft
from app.model.record import Keeping
from app.service import Service
from app.web.form import Form, read_form
from app.web.pages import Pages

_HERE = Path(__file__).resolve().parent
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
}
_Page = Callable[[Request], Awaitable[Response]]


def add_pages(app: FastAPI, service: Service, access: Access) -> None:
    """Add `/`, `/draft` and `/static` to the app; with a password set, HTTP Basic guards the first two."""
    door = Door(service, Pages(_HERE / "templates"), access)
    app.add_api_route("/", door.guarded(door.empty), methods=["GET"], include_in_schema=False)
    app.add_api_route("/draft", door.guarded(door.drafted), methods=["POST"], include_in_schema=False)
    app.mount("/static", StaticFiles(directory=_HERE / "static"), name="static")


class Door:
    """The handlers of the page; an error is told on the page itself, and the form keeps what was written."""

    def __init__(self, service: Service, pages: Pages, access: Access) -> None:
        self._service = service
        self._pages = pages
        self._access = access

    def guarded(self, page: _Page) -> _Page:
        """`page`, for those who know the password."""

        async def handler(request: Request) -> Response:
            caller = await self._access.person(request.headers.get("authorization"))
            if caller is None:
                locked = AuthenticationError("the page asks for its password; any user name will do")
                response = self._shown(Form(), request, error=locked)
                response.headers["WWW-Authenticate"] = 'Basic realm="Softanswer", charset="UTF-8"'
                return response
            request.state.caller = caller
            return await page(request)

        return handler

    async def empty(self, request: Request) -> Response:
        """GET /: the empty form."""
        return self._shown(Form(), request)

    async def drafted(self, request: Request) -> Response:
        """POST /draft: the reply with its checklist, above the form as it was filled in."""
        form = Form()
        try:
            refuse_other_sites(request)
            form, mail = await read_form(request)
            if mail:
                opened = await self._service.open_mail(mail)
                form = form.with_mail(opened.text, opened.sender_name)
            draft = await self._service.draft(form.brief(), Keeping(who=request.state.caller.who))
            return self._shown(form, request, draft=draft)
        except SoftanswerError as error:
            return self._shown(form, request, error=error)

    def _shown(
        self,
        form: Form,
        request: Request,
        *,
        draft: Draft | None = None,
        error: SoftanswerError | None = None,
    ) -> Response:
        fields = dict(error.fields) if isinstance(error, InputError) else {}
        page = self._pages.page(form, fields, request.state.request_id, draft, error)
        return HTMLResponse(page, error.status if error else 200, _HEADERS)
