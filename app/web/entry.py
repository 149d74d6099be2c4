"""Who may see the pages: by HTTP Basic; a form comes from our own pages alone."""

from starlette.requests import Request
from starlette.responses import Response

from app.access import Access, Caller
from app.access.origin import refuse_other_sites
from app.errors import AuthenticationError
from app.web.door import Door

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


class BasicEntry:
    """See `app.web.door.Entry`."""

    def __init__(self, access: Access) -> None:
        self._access = access

    async def caller(self, request: Request) -> Caller | None:
        """Who shows the page's password, or a key, by HTTP Basic; anybody where none is asked for."""
        return await self._access.person(request.headers.get("authorization"))

    async def turned_away(self, request: Request, door: Door) -> Response:
        """Asks for the password."""
        answer = door.told(
            request, AuthenticationError("the page asks for its password; any user name will do")
        )
        answer.headers["WWW-Authenticate"] = 'Basic realm="Softanswer", charset="UTF-8"'
        return answer

    def token(self, request: Request) -> str:  # noqa: ARG002 - as Entry has it
        """None is needed: the browser says where a form comes from."""
        return ""

    async def refuse_foreign(self, request: Request) -> None:
        """By what the browser says."""
        refuse_other_sites(request)

    def headers(self, request: Request) -> dict[str, str]:  # noqa: ARG002
        """No script or style but our own files, no other host, no frame."""
        return {"Content-Security-Policy": POLICY}

    def may_leave(self, request: Request) -> bool:  # noqa: ARG002
        """A browser forgets a password by itself alone."""
        return False
