"""The operator's own secrets: what a caller shows is compared with them in constant time."""

import hmac
from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Sequence
from hashlib import sha256

PAGE = "page"
"""Who somebody is that shows the password of the page."""


class Secrets:
    """The secrets of the settings. With none set, nothing is asked for here."""

    def __init__(self, api_keys: Sequence[str] = (), page_password: str | None = None) -> None:
        self._keys = {key.encode(): _name(key) for key in api_keys}
        # With keys alone, a key opens the page too; with a password alone, the password opens the API too:
        # one secret never leaves the other door open.
        self._passwords = {page_password.encode(): PAGE} if page_password else self._keys

    @property
    def any(self) -> bool:
        """Whether there is a secret at all."""
        return bool(self._keys or self._passwords)

    def program(self, authorization: str | None, api_key: str | None) -> str | None:
        """Who shows a secret in `Authorization` (Bearer, or Basic with the page's password) or `X-API-Key`, if any."""
        keys = self._keys or self._passwords
        found = [_among(text, keys) for text in shown_keys(authorization, api_key)]
        return next(filter(None, found), None) or self.person(authorization)

    def person(self, authorization: str | None) -> str | None:
        """Who shows the page's password by HTTP Basic, if any; the user name may be any."""
        password = basic_password(authorization)
        return None if password is None else self.page(password)

    def page(self, secret: str) -> str | None:
        """Who opens the page with this, if anybody."""
        return _among(secret, self._passwords)

    def knows(self, who: str) -> bool:
        """Whether somebody of this name opens the page."""
        return who in self._passwords.values()


def shown_keys(authorization: str | None, api_key: str | None) -> tuple[str, ...]:
    """What is shown as a key."""
    scheme, _, value = (authorization or "").partition(" ")
    bearer = (value.strip(),) if scheme.lower() == "bearer" else ()
    return ((api_key,) if api_key else ()) + bearer


def basic_password(authorization: str | None) -> str | None:
    """The password of HTTP Basic; None where none is shown."""
    scheme, _, value = (authorization or "").partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        _, _, password = b64decode(value.strip(), validate=True).decode().partition(":")
    except (Base64Error, ValueError):
        return None
    return password


def _among(shown: str, secrets: dict[bytes, str]) -> str | None:
    """Compare with every secret, so that the time taken tells nothing of which one came near."""
    found = None
    for secret, name in secrets.items():
        if hmac.compare_digest(shown.encode("utf-8", "surrogatepass"), secret):
            found = name
    return found


def _name(key: str) -> str:
    """Tells the operator's keys apart, whatever their order, and gives none away."""
    return "api-key-" + sha256(b"softanswer caller " + key.encode()).hexdigest()[:8]
