"""Who comes in by the API, what their key opens, and how often: asked before any byte of a body is read."""

from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import Depends, Request

from app.access import Access, Caller
from app.access.counting import count_request
from app.access.limits import Kind, Limits
from app.errors import AuthenticationError
from app.model.record import Scope


async def admitted(request: Request) -> Caller:
    """The caller; raises AuthenticationError unless they show what opens the API."""
    access: Access = request.app.state.access
    caller = await access.program(request.headers.get("authorization"), request.headers.get("x-api-key"))
    if caller is None:
        raise AuthenticationError(
            "no valid key was shown", hint="Send Authorization: Bearer <key>, or X-API-Key: <key>."
        )
    request.state.key_id = caller.who
    return caller


def may(scope: Scope, kind: Kind = "rest") -> Callable[[Request, Caller], Awaitable[Caller]]:
    """A dependency that lets in who has the scope, and counts the request."""

    async def let_in(request: Request, caller: Annotated[Caller, Depends(admitted)]) -> Caller:
        caller.must(scope)
        return await _counted(request, caller, kind)

    return let_in


async def _anyone(request: Request, caller: Annotated[Caller, Depends(admitted)]) -> Caller:
    return await _counted(request, caller, "rest")


async def _fetcher(request: Request, caller: Annotated[Caller, Depends(admitted)]) -> Caller:
    if not caller.may("draft"):
        caller.must("read")
    return await _counted(request, caller, "rest")


async def _counted(request: Request, caller: Caller, kind: Kind) -> Caller:
    limits: Limits = request.app.state.limits
    await count_request(request, limits, caller, kind)
    return caller


Anyone = Annotated[Caller, Depends(_anyone)]
"""Who has any key."""

Writer = Annotated[Caller, Depends(may("draft", "drafts"))]
"""Who may have texts made; such requests are counted by themselves."""

Agent = Annotated[Caller, Depends(may("draft"))]
"""Who may tell what became of drafts."""

Watcher = Annotated[Caller, Depends(may("read"))]
"""Who may read what is kept."""

Fetcher = Annotated[Caller, Depends(_fetcher)]
"""Who may read what is kept, or have texts made and read those."""

Admin = Annotated[Caller, Depends(may("admin"))]
"""Who may erase, and see who did what."""
