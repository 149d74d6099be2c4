"""Signs what a browser keeps for us, under a key that all processes of an installation derive alike."""

import hmac
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from functools import cache, cached_property
from hashlib import scrypt, sha256

_COST = 2**14
"""scrypt's work factor: 16 MB and some 40 ms, once a process. Who steals a cookie guesses the password that slowly."""


class Signer:
    """The key comes from the operator's secrets: a change of any of them ends all that was signed under it."""

    def __init__(self, secrets: Sequence[str | None] = ()) -> None:
        self._secrets = tuple(secret or "" for secret in secrets)

    @cached_property
    def _key(self) -> bytes:
        return _derived(self._secrets)

    def warm(self) -> None:
        """Derive the key now, and not before the first answer."""
        _ = self._key

    def sign(self, purpose: str, text: str) -> str:
        """43 characters that nobody without the key can make; a purpose never takes what was signed for another."""
        mac = hmac.digest(self._key, f"{purpose}\0{text}".encode(), "sha256")
        return urlsafe_b64encode(mac).decode().rstrip("=")

    def signed(self, purpose: str, text: str, signature: str) -> bool:
        """Whether we signed this; compared in constant time."""
        return hmac.compare_digest(
            self.sign(purpose, text).encode(), signature.encode("utf-8", "surrogatepass")
        )


@cache
def _derived(secrets: tuple[str, ...]) -> bytes:
    first, *others = secrets or ("",)
    salt = sha256("\0".join(("softanswer", *others)).encode()).digest()
    return scrypt(first.encode(), salt=salt, n=_COST, r=8, p=1, dklen=32)
