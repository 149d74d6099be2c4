"""The same form in another process: who comes second waits for the draft that is made there, and makes none."""

import asyncio
import re
import time

from app.access.turns import Turn, Turns
from app.errors import ConflictError, NotFoundError, UnavailableError

WAIT_S = 45.0
"""Seconds that a draft of another process is waited for: longer than a process that died may hold its claim."""

LOOK_S = 0.2
"""Seconds between two looks into the store."""


_KEY = re.compile("[0-9a-f]{32}")


class Elsewhere:
    """Turns at the drafts of the page, over all processes that share a store."""

    def __init__(self, turns: Turns, wait_s: float = WAIT_S) -> None:
        self._turns = turns
        self._wait_s = wait_s

    async def turn(self, who: str, key: str) -> Turn:
        """The turn at the draft of a run's key, when nobody else has it any more; with `answer` it is made already.

        Without a store it claims nothing. Raises ConflictError where another process does not end.
        """
        end = time.monotonic() + self._wait_s
        while True:
            try:
                return await self._turns.claim(who, f"page-{key}", key)
            except UnavailableError:
                # The store is away: a reply is made all the same.
                return Turn(who)
            except ConflictError:
                if time.monotonic() > end:
                    raise
            await asyncio.sleep(LOOK_S)

    async def draft_id(self, who: str, key: str) -> str:
        """The draft that any process made under a key, waited for while it is made. Raises NotFoundError for none."""
        if not _KEY.fullmatch(key):
            raise NotFoundError("there is no draft with this key")
        async with await self.turn(who, key) as turn:
            if turn.answer is None or turn.answer.draft_id is None:
                # Nobody begins a draft here: leaving by an error gives the claim up.
                raise NotFoundError(
                    "this draft is not here any more", hint="Look into the history, or draft it again."
                )
            return turn.answer.draft_id
