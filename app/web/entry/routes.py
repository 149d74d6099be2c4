"""The way in and the way out."""

import re

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.web.door import Door
from app.web.entry.cookies import framed
from app.web.entry.entry import PageEntry, way_in
from app.web.forms import read_form

_LOCAL = re.compile(r"/(?![/\\])[!-\[\]-~]*")

SECRET_MAX = 1000
"""Characters of a password that are looked at."""


def add_entry(door: Door, entry: PageEntry) -> None:
    """Add `/enter` and `/leave`, and the same for frames."""
    ways = Ways(door, entry)
    for frame in ("", "/embed"):
        door.get(f"{frame}/enter", ways.shown, None)
        door.post(f"{frame}/enter", ways.enter, None)
        door.post(f"{frame}/leave", ways.leave, None)


class Ways:
    """The handlers."""

    def __init__(self, door: Door, entry: PageEntry) -> None:
        self._door = door
        self._entry = entry

    async def shown(self, request: Request) -> Response:
        """GET /enter: the sign-in page; who is in already goes on."""
        back = local_path(request.query_params.get("back", ""), _home(request))
        if request.state.known:
            return RedirectResponse(back, 303)
        return self._entry.ask(request, self._door, back)

    async def enter(self, request: Request) -> Response:
        """POST /enter: a session for who shows the password, or a key."""
        form = await read_form(request)
        back = local_path(form.get("back"), _home(request))
        answer = RedirectResponse(back, 303)
        if await self._entry.admit(request, form.get("password")[:SECRET_MAX].strip(), answer):
            return answer
        return self._entry.ask(request, self._door, back, wrong=True)

    async def leave(self, request: Request) -> Response:
        """POST /leave: the end of the session."""
        answer = RedirectResponse(way_in(request), 303)
        self._entry.dismiss(request, answer)
        return answer


def local_path(path: str, otherwise: str = "/") -> str:
    """The path where it is one of this site; two slashes of any kind, and what hides them, are another host."""
    return path if _LOCAL.fullmatch(path) else otherwise


def _home(request: Request) -> str:
    return "/embed" if framed(request) else "/"
