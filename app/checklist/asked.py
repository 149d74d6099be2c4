"""Asks a model one question and waits for the whole answer."""

import asyncio
from collections.abc import AsyncGenerator

from app.checklist.case import Case
from app.errors import ModelError
from app.model.completion import Completes, Completion, Request, Veil

PATIENCE_S = 60.0
"""Seconds for an answer where nobody waits for it."""


async def whole_answer(
    completes: Completes, veil: Veil | None, case: Case, request: Request, deadline: float | None
) -> Completion:
    """The whole answer; the case's identifiers are veiled on the way out where a veil is given.

    `deadline` is a time of the running loop (seconds). Raises UnavailableError when no answer can be had by then.
    """
    if deadline is None:
        deadline = asyncio.get_running_loop().time() + PATIENCE_S
    if veil is not None:
        completes = veil(completes, case.brief, case.reading.language)
    pieces = completes.stream(request, deadline)
    try:
        async for piece in pieces:
            if isinstance(piece, Completion):
                return piece
    finally:
        # Who stops early lets the connection behind go.
        if isinstance(pieces, AsyncGenerator):
            await pieces.aclose()
    raise ModelError("dropped", "the model stopped before its answer was whole")
