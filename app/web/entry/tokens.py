"""The token in each form of ours: signed over what only this browser holds, and over who its person is."""

import re
import secrets

from starlette.requests import Request
from starlette.responses import Response

from app.access import Caller
from app.access.origin import ForeignFormError, refuse_other_sites
from app.access.signing import Signer
from app.web.entry.cookies import FORM, cookie_of, set_cookie
from app.web.forms import read_form

FIELD = "csrf"

_OURS = re.compile(r"[A-Za-z0-9_-]{22}")
_PURPOSE = "form"


class Tokens:
    """A cookie that no script can read holds a random word; a form carries the signature of it."""

    def __init__(self, signer: Signer) -> None:
        self._signer = signer

    def token(self, request: Request) -> str:
        """What the forms of this answer carry; where the browser holds no word, `seal` gives it one."""
        word = _word(request)
        if word is None:
            word = request.state.form_word = secrets.token_urlsafe(16)
        return self._signer.sign(_PURPOSE, _bound(word, _who(request)))

    async def refuse_foreign(self, request: Request, *, before_entry: bool) -> None:
        """Raise ForeignFormError for a form that another site sent, or that none of our pages held.

        With `before_entry` a form is taken too that was shown before its person was known.
        """
        refuse_other_sites(request)
        word, sent = _word(request), (await read_form(request)).get(FIELD)
        known = {_who(request)} | ({""} if before_entry else set())
        if word is None or not any(self._signer.signed(_PURPOSE, _bound(word, who), sent) for who in known):
            raise ForeignFormError(
                "the form is not one that this browser was given",
                hint="Load the page anew and send it again; cookies of this site must be allowed.",
            )

    def seal(self, request: Request, answer: Response) -> None:
        """Give the browser the word that was made for this answer."""
        if made := getattr(request.state, "form_word", None):
            set_cookie(request, answer, FORM, made)


def _word(request: Request) -> str | None:
    made: str | None = getattr(request.state, "form_word", None)
    held = cookie_of(request, FORM)
    return made or (held if held and _OURS.fullmatch(held) else None)


def _who(request: Request) -> str:
    caller: Caller | None = getattr(request.state, "known", None)
    return caller.who if caller else ""


def _bound(word: str, who: str) -> str:
    return f"{word} {who}"
