"""Who asks for a page: by a proxy's word, by HTTP Basic, or by a session; and what goes around every page."""

from hashlib import sha256
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.access import Access, Caller
from app.access.gate import Gate
from app.access.proxies import PROXIED
from app.access.secrets import basic_password
from app.access.sessions import LONGEST, Session
from app.errors import AuthenticationError
from app.web.door import Door, for_people, in_notice, is_htmx
from app.web.entry.cookies import SESSION, cookie_of, drop_cookie, framed, set_cookie
from app.web.entry.policy import safe_headers
from app.web.entry.tokens import Tokens

NAME_MAX = 256
"""Characters of a name that a proxy gives."""


class PageEntry:
    """See `app.web.door.Entry`."""

    def __init__(self, access: Access, gate: Gate) -> None:
        self._access = access
        self._gate = gate
        self._tokens = Tokens(gate.signer)

    async def caller(self, request: Request) -> Caller | None:
        """Who a proxy names, who shows a secret by HTTP Basic, or who signed in; anybody at an open door.

        Raises LimitedError for an address that showed too many wrong passwords.
        """
        request.state.known = found = (
            self._told_by_proxy(request) or await self._by_basic(request) or await self._by_session(request)
        )
        return found

    async def turned_away(self, request: Request, door: Door) -> Response:
        """The way to the sign-in page; for a program, the question for a password."""
        if is_htmx(request):
            return in_notice(door.show(request, "entry/ended.html", status=401))
        if for_people(request) and not request.headers.get("authorization"):
            if request.method == "GET":
                return RedirectResponse(f"{way_in(request)}?back={quote(request.url.path)}", 303)
            return self.ask(request, door, ended=True)
        answer = door.told(
            request, AuthenticationError("the page asks for its password; any user name will do")
        )
        answer.headers["WWW-Authenticate"] = 'Basic realm="Softanswer", charset="UTF-8"'
        return answer

    def ask(
        self, request: Request, door: Door, back: str = "/", *, wrong: bool = False, ended: bool = False
    ) -> Response:
        """The sign-in page; `wrong` and `ended` say why it is shown."""
        refused = wrong or ended
        answer = door.show(
            request, "entry/enter.html", status=401 if refused else 200,
            back=back, wrong=wrong, ended=ended, action=way_in(request),
        )  # fmt: skip
        if refused:
            # A browser knows no such scheme, and shows the page instead of a window of its own.
            answer.headers["WWW-Authenticate"] = 'Form realm="Softanswer"'
        return answer

    async def admit(self, request: Request, secret: str, answer: Response) -> bool:
        """Begin a session with the answer where the secret opens the page.

        Raises LimitedError as `caller` does.
        """
        address = _address(request)
        self._gate.tries.check(address)
        opened = await self._access.opened(secret)
        if opened is None:
            self._gate.tries.wrong(address)
            return False
        self._gate.tries.right(address)
        self._keep(request, answer, self._gate.sessions.begin(opened.by))
        return True

    def dismiss(self, request: Request, answer: Response) -> None:
        """End the session with the answer."""
        request.state.session = None
        drop_cookie(request, answer, SESSION)

    def token(self, request: Request) -> str:
        """See `Tokens`."""
        return self._tokens.token(request)

    async def refuse_foreign(self, request: Request) -> None:
        """See `Tokens`."""
        await self._tokens.refuse_foreign(request, before_entry=request.url.path == way_in(request))

    def embedded(self, request: Request) -> bool:
        """Whether this is shown in a frame of a helpdesk."""
        return framed(request)

    def may_frame(self, request: Request) -> bool:
        """False for what is to be shown in frames where nobody may frame us."""
        return not framed(request) or bool(self._gate.embed_origins)

    def may_leave(self, request: Request) -> bool:
        """Whether a session let this person in."""
        return _session(request) is not None

    def seal(self, request: Request, answer: Response) -> None:
        """Add the headers of every page, and the cookies that are due."""
        for name, value in safe_headers(self._gate.embed_origins, framed=framed(request)).items():
            answer.headers.setdefault(name, value)
        self._tokens.seal(request, answer)
        session = _session(request)
        if session and (renewed := self._gate.sessions.renewed(session)):
            self._keep(request, answer, renewed)

    def _keep(self, request: Request, answer: Response, cookie: str) -> None:
        # It is kept longer than it opens: a browser that still holds an old one does no harm.
        set_cookie(request, answer, SESSION, cookie, int(LONGEST.total_seconds()))

    def _told_by_proxy(self, request: Request) -> Caller | None:
        header = self._gate.user_header
        if header is None or not getattr(request.state, PROXIED, False):
            return None
        # Two of them: a proxy added its own to what a stranger sent, and nobody knows which is whose.
        names = request.headers.getlist(header)
        if len(names) != 1 or not names[0].strip() or len(names[0]) > NAME_MAX:
            return None
        # Records name no person: who reads them cannot tell by this who it was, and the same person is the same again.
        signature = self._gate.signer.sign("person", names[0].strip())
        return Caller(who=f"page-{sha256(signature.encode()).hexdigest()[:12]}")

    async def _by_basic(self, request: Request) -> Caller | None:
        shown = request.headers.get("authorization")
        if shown is None or basic_password(shown) is None:
            return await self._access.person(None)
        address = _address(request)
        self._gate.tries.check(address)
        caller = await self._access.person(shown)
        if caller is None:
            self._gate.tries.wrong(address)
        else:
            self._gate.tries.right(address)
        return caller

    async def _by_session(self, request: Request) -> Caller | None:
        cookie = cookie_of(request, SESSION)
        session = self._gate.sessions.read(cookie) if cookie else None
        caller = await self._access.still(session.by) if session else None
        request.state.session = session if caller else None
        return caller


def way_in(request: Request) -> str:
    """Where a person signs in, from the page or from a frame."""
    return "/embed/enter" if framed(request) else "/enter"


def _session(request: Request) -> Session | None:
    return getattr(request.state, "session", None)


def _address(request: Request) -> str:
    return request.client.host if request.client else "-"
