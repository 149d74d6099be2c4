"""Who may come in: by a secret of the operator, by a stored key, or by an open door."""

from dataclasses import dataclass

from app.access.caller import Caller
from app.access.keys import digest_of
from app.access.lookup import StoredKeys
from app.access.secrets import PAGE, Secrets, basic_password, shown_keys

OPEN = "open"
"""Who anybody is that comes by the API where no secret is asked for."""

_KEY = "key:"


@dataclass(frozen=True)
class Opened:
    """Who showed a secret that opens the page; `by` names the secret without giving it away, for `Access.still`."""

    caller: Caller
    by: str


class Access:
    """The doors' one question. Without any secret the door is open, unless a key was ever stored or it is `closed`.

    `closed` is for addresses that other machines reach: there the door never opens by itself.
    """

    def __init__(
        self, secrets: Secrets | None = None, keys: StoredKeys | None = None, *, closed: bool = False
    ) -> None:
        self._secrets = secrets or Secrets()
        self._keys = keys
        self._closed = closed

    async def program(self, authorization: str | None, api_key: str | None) -> Caller | None:
        """Who shows what opens the API in the headers `Authorization` and `X-API-Key`; None for nobody we know.

        Raises UnavailableError where the stored keys cannot be read: then nobody is let in unseen.
        """
        if who := self._secrets.program(authorization, api_key):
            return Caller(who=who)
        password = basic_password(authorization)
        shown = shown_keys(authorization, api_key) + (() if password is None else (password,))
        return await self._stored(shown) or await self._anybody(OPEN)

    async def person(self, authorization: str | None) -> Caller | None:
        """Who shows what opens the page: its password, or a key that may draft, by HTTP Basic."""
        if who := self._secrets.person(authorization):
            return Caller(who=who)
        password = basic_password(authorization)
        caller = await self._stored(() if password is None else (password,))
        return caller if caller and caller.may("draft") else await self._anybody(PAGE)

    async def opened(self, secret: str) -> Opened | None:
        """Who shows the page's password, or a key that may draft, on the sign-in page."""
        if who := self._secrets.page(secret):
            return Opened(Caller(who=who), who)
        caller = await self._stored((secret,))
        return Opened(caller, _KEY + digest_of(secret)) if caller and caller.may("draft") else None

    async def still(self, by: str) -> Caller | None:
        """Who came in by this, where it opens the page still: a key that was ended since ends what it opened."""
        if not by.startswith(_KEY):
            return Caller(who=by) if self._secrets.knows(by) else None
        key = await self._keys.of(by.removeprefix(_KEY)) if self._keys else None
        caller = Caller(who=key.id, scopes=key.scopes) if key else None
        return caller if caller and caller.may("draft") else None

    async def close(self) -> None:
        """Wait for what is still being noted."""
        if self._keys:
            await self._keys.close()

    async def _stored(self, shown: tuple[str, ...]) -> Caller | None:
        for secret in shown if self._keys else ():
            assert self._keys
            if key := await self._keys.find(secret):
                return Caller(who=key.id, scopes=key.scopes)
        return None

    async def _anybody(self, door: str) -> Caller | None:
        if self._closed or self._secrets.any or (self._keys and await self._keys.exist()):
            return None
        return Caller(who=door)
