"""Counts one request of a caller, at whichever door."""

from starlette.requests import Request

from app.access.access import OPEN
from app.access.caller import Caller
from app.access.limits import Kind, Limits
from app.access.secrets import PAGE

_SHARED = frozenset({OPEN, PAGE})
"""Names that many people share: they are told apart by their address."""


async def count_request(request: Request, limits: Limits, caller: Caller, kind: Kind) -> None:
    """Raise LimitedError where it was one too many; the answer's headers say how many are left."""
    host = request.client.host if request.client else "-"
    who = f"{caller.who} {host}" if caller.who in _SHARED else caller.who
    standing = await limits.count(kind, who)
    if standing is not None:
        request.state.headers = standing.headers()
        standing.check()
