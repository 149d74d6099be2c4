"""What has arrived is handed on together, and a listener that leaves stops the source."""

import asyncio

import pytest

from app.pipeline.arrivals import arrivals


async def numbers(count, wait_s=None, fail=None, closed=None):
    try:
        for number in range(count):
            if wait_s is not None:
                await asyncio.sleep(wait_s)
            yield number
        if fail:
            raise fail
    finally:
        if closed is not None:
            closed.append(True)


async def batches(source):
    return [batch async for batch in arrivals(source)]


def test_a_source_that_has_all_at_once_is_one_batch():
    assert [b for b in asyncio.run(batches(numbers(5))) if b] == [(0, 1, 2, 3, 4)]


def test_a_source_that_waits_is_seen_piece_by_piece():
    assert [b for b in asyncio.run(batches(numbers(3, 0.01))) if b] == [(0,), (1,), (2,)]


def test_what_came_before_a_fault_is_seen_before_it():
    seen = []

    async def listen():
        async for batch in arrivals(numbers(2, fail=OSError("gone"))):
            seen.extend(batch)

    with pytest.raises(OSError, match="gone"):
        asyncio.run(listen())
    assert seen == [0, 1]


def test_a_listener_that_leaves_closes_the_source():
    closed = []

    async def listen():
        stream = arrivals(numbers(100, 0.01, closed=closed))
        await anext(stream)
        await stream.aclose()
        return list(closed)

    assert asyncio.run(listen()) == [True]
