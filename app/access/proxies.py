"""What a proxy in front tells of a request: believed where the proxy is one of the operator's, and from nobody else."""

from collections.abc import MutableMapping, Sequence
from ipaddress import ip_address, ip_network
from typing import Any

from starlette.types import ASGIApp, Receive, Scope, Send

from app.env_values import Network

LOOPBACK: tuple[Network, ...] = (ip_network("127.0.0.0/8"), ip_network("::1/128"))
"""Believed about address and scheme where no proxy is named: whoever is on this machine can do more than that."""

PROXIED = "proxied"
"""Under this name the state of a request says whether a named proxy sent it."""


class BehindProxies:
    """ASGI middleware: `X-Forwarded-For` becomes the client and `X-Forwarded-Proto` the scheme.

    `proxies` are those that the operator named; they alone may say who a person is.
    """

    def __init__(self, app: ASGIApp, proxies: Sequence[Network] = ()) -> None:
        self._app = app
        self._proxies = tuple(proxies)
        self._believed = self._proxies or LOOPBACK

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http":
            self._look(scope)
        await self._app(scope, receive, send)

    def _look(self, scope: MutableMapping[str, Any]) -> None:
        peer = (scope.get("client") or ("", 0))[0]
        scope.setdefault("state", {})[PROXIED] = _within(peer, self._proxies)
        if not _within(peer, self._believed):
            return
        if (scheme := _values(scope, b"x-forwarded-proto")[-1:]) and scheme[0].lower() in {"http", "https"}:
            scope["scheme"] = scheme[0].lower()
        for said in reversed(_values(scope, b"x-forwarded-for")):
            address = _address(said)
            if address is None:
                return
            scope["client"] = (address, 0)
            if not _within(address, self._believed):
                return


def _values(scope: MutableMapping[str, Any], wanted: bytes) -> list[str]:
    lines = [value.decode("latin-1") for name, value in scope["headers"] if name == wanted]
    return [part.strip() for part in ",".join(lines).split(",") if part.strip()]


def _address(text: str) -> str | None:
    """An address, where need be without its port or brackets."""
    bare = text[1:].partition("]")[0] if text.startswith("[") else text
    if bare.count(":") == 1:
        bare = bare.partition(":")[0]
    try:
        return str(ip_address(bare))
    except ValueError:
        return None


def _within(address: str, networks: Sequence[Network]) -> bool:
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    mapped = getattr(parsed, "ipv4_mapped", None)
    return any((mapped or parsed) in network for network in networks)
