"""Hands on what arrives of a stream in batches: all that came since the last look, together."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from typing import TypeVar

T = TypeVar("T")


async def arrivals(source: AsyncIterator[T]) -> AsyncGenerator[tuple[T, ...], None]:
    """Yield what has arrived, in order; raises what the source raises, after what came before it.

    A source that has everything at once is seen as one batch, one that waits for a network as many.
    """
    queue: asyncio.Queue[T | None] = asyncio.Queue()

    async def pump() -> None:
        try:
            async for piece in source:
                queue.put_nowait(piece)
        finally:
            queue.put_nowait(None)

    task = asyncio.create_task(pump())
    try:
        more = True
        while more:
            batch = [await queue.get()]
            while not queue.empty():
                batch.append(queue.get_nowait())
            more = None not in batch
            yield tuple(piece for piece in batch if piece is not None)
        await task
    finally:
        task.cancel()
        await asyncio.wait([task])
