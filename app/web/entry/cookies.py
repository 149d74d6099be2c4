"""Cookies of ours: out of reach of scripts and of other sites, and, in a frame of a helpdesk, of its own kind."""

from starlette.requests import Request
from starlette.responses import Response

SESSION = "session"
FORM = "form"


def framed(request: Request) -> bool:
    """Whether this is the part of us that others may show in a frame."""
    path = request.url.path
    return path == "/embed" or path.startswith("/embed/")


def cookie_of(request: Request, kind: str) -> str | None:
    """What the browser holds of this kind."""
    return request.cookies.get(_name(request, kind))


def set_cookie(request: Request, answer: Response, kind: str, value: str, lives_s: int | None = None) -> None:
    """Let the browser hold it: for so many seconds, or until it is closed. The value needs no quoting."""
    lives = "" if lives_s is None else f"; Max-Age={lives_s}"
    answer.headers.append(
        "Set-Cookie", f"{_name(request, kind)}={value}; Path=/; HttpOnly{lives}{_reach(request)}"
    )


def drop_cookie(request: Request, answer: Response, kind: str) -> None:
    """Let the browser forget it."""
    set_cookie(request, answer, kind, "", 0)


def _secure(request: Request) -> bool:
    return request.url.scheme == "https"


def _name(request: Request, kind: str) -> str:
    # A browser takes `__Host-` from this very host alone, and over https alone.
    host = "__Host-" if _secure(request) else ""
    return f"{host}softanswer_{kind}" + ("_embed" if framed(request) else "")


def _reach(request: Request) -> str:
    if not _secure(request):
        return "; SameSite=Lax"
    # In a frame of another site we get none but these; `Partitioned` keeps one helpdesk's from the other's.
    return "; Secure; SameSite=None; Partitioned" if framed(request) else "; Secure; SameSite=Lax"
