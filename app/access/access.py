"""Who may come in: by a secret of the operator, by a stored key, or by an open door."""

from app.access.caller import Caller
from app.access.lookup import StoredKeys
from app.access.secrets import PAGE, Secrets, basic_password, shown_keys

OPEN = "open"
"""Who anybody is that comes by the API where no secret is asked for."""


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
