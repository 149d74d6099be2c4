"""Who may come in: compares what a caller shows with the operator's secrets, in constant time."""

import hmac
from base64 import b64decode
from binascii import Error as Base64Error
from collections.abc import Sequence


class Access:
    """The operator's secrets. With none set, every door is open (the address is then loopback only)."""

    def __init__(self, api_keys: Sequence[str] = (), page_password: str | None = None) -> None:
        self._keys = tuple(key.encode() for key in api_keys)
        # With keys alone, a key opens the page too; with a password alone, the password opens the API too:
        # one secret never leaves the other door open.
        self._passwords = (page_password.encode(),) if page_password else self._keys

    @property
    def open(self) -> bool:
        """Whether no secret is asked for."""
        return not (self._keys or self._passwords)

    def admits_program(self, authorization: str | None, api_key: str | None) -> bool:
        """Whether the headers `Authorization` (Bearer, or Basic with the page's password) or `X-API-Key` will do."""
        if self.open:
            return True
        scheme, _, value = (authorization or "").partition(" ")
        shown = [api_key] if api_key else []
        if scheme.lower() == "bearer":
            shown.append(value.strip())
        keys = self._keys or self._passwords
        return any(_among(text, keys) for text in shown) or self.admits_person(authorization)

    def admits_person(self, authorization: str | None) -> bool:
        """Whether HTTP Basic carries the page's password; the user name may be any."""
        if self.open:
            return True
        scheme, _, value = (authorization or "").partition(" ")
        if scheme.lower() != "basic":
            return False
        try:
            _, _, password = b64decode(value.strip(), validate=True).decode().partition(":")
        except (Base64Error, ValueError):
            return False
        return _among(password, self._passwords)


def _among(shown: str, secrets: Sequence[bytes]) -> bool:
    """Compare with every secret, so that the time taken tells nothing of which one came near."""
    found = False
    for secret in secrets:
        found |= hmac.compare_digest(shown.encode("utf-8", "surrogatepass"), secret)
    return found
