"""Work that takes long is done beside the event loop, so that nobody else waits for it."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from functools import partial
from threading import Event as Flag
from typing import ParamSpec, TypeVar

from app.model.brief import Brief

LONG = 2_000
"""Characters; a longer text is worked on beside the event loop.

To go there takes a tenth of a millisecond; to draft for so much text takes tens of them, and hundreds where somebody
made the text to be hard.
"""

WORKERS = 16
"""Pieces of work that may be under way at once; whatever comes then waits for its turn."""

P = ParamSpec("P")
R = TypeVar("R")

# A pool of its own: that of the loop must stay free for the store and the jobs, however long the texts are.
_POOL = ThreadPoolExecutor(WORKERS, thread_name_prefix="aside")


async def aside(work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Do work in a thread."""
    told = partial(copy_context().run, work, *args, **kwargs)
    return await asyncio.get_running_loop().run_in_executor(_POOL, told)


async def aside_if_long(length: int, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Do short work here, long work in a thread."""
    if length > LONG:
        return await aside(work, *args, **kwargs)
    return work(*args, **kwargs)


async def told_aside(events: Callable[[], AsyncIterator[R]]) -> AsyncGenerator[R, None]:
    """Yield what comes of work that has a loop of its own in a thread, each as it comes.

    Whoever leaves early has it stopped when the next comes.
    """
    loop, left = asyncio.get_running_loop(), Flag()
    arrived: asyncio.Queue[R | None] = asyncio.Queue()

    async def tell() -> None:
        async for event in events():
            if left.is_set():
                return
            loop.call_soon_threadsafe(arrived.put_nowait, event)

    working = asyncio.ensure_future(aside(lambda: asyncio.run(tell())))
    working.add_done_callback(lambda _: arrived.put_nowait(None))
    try:
        while (event := await arrived.get()) is not None:
            yield event
        await working
    finally:
        left.set()
        working.add_done_callback(lambda done: done.cancelled() or done.exception())


def length_of(brief: Brief) -> int:
    """Characters of a brief that have to be read: the message, what was written before, and the notes."""
    notes = (*brief.facts, *brief.options, *brief.cannot, *brief.policies, *brief.internal)
    return len(brief.message) + sum(map(len, notes)) + sum(len(turn.text) for turn in brief.thread)
