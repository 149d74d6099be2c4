"""Refuses forms that another site sends through a visitor's browser."""

from urllib.parse import urlsplit

from starlette.requests import Request

from app.errors import SoftanswerError


class ForeignFormError(SoftanswerError):
    """The form was not sent from our own page."""

    status = 403
    code = "foreign-form"
    title = "This form was not sent from this page"


def refuse_other_sites(request: Request) -> None:
    """Raise ForeignFormError unless the browser says that its own page sent this.

    Browsers of today send `Sec-Fetch-Site`, older ones `Origin`; a program that sends neither holds no cookie or
    remembered password that it could be tricked into using.
    """
    site = request.headers.get("sec-fetch-site")
    origin = request.headers.get("origin")
    if site is not None:
        ours = site in ("same-origin", "none")
    else:
        ours = origin is None or urlsplit(origin).netloc == request.headers.get("host")
    if not ours:
        raise ForeignFormError(
            "another page tried to send a form here", hint="Open this page and send it from there."
        )
