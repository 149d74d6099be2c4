"""Caps on calls and tokens."""

import asyncio

import pytest

from app.engines.llm.metered import Meter, Metered
from app.errors import SpentError

ARGUMENTS = {"messages": [{"role": "user", "content": "Hello there"}], "max_tokens": 100}


class Wall:
    """Says the same each time, with its usage or without."""

    def __init__(self, usage=None):
        self.usage = usage
        self.calls = self.open = self.most = 0

    async def chunks(self, arguments):
        self.calls += 1
        self.open += 1
        self.most = max(self.most, self.open)
        await asyncio.sleep(0.001)
        yield [{"choices": [{"delta": {"content": "Good day"}}]}]
        self.open -= 1
        yield [{"choices": [], **({"usage": self.usage} if self.usage else {})}]


async def call(metered):
    return [batch async for batch in metered.chunks(ARGUMENTS)]


def test_tokens_are_those_that_the_endpoint_tells_else_an_estimate():
    for usage, told in (({"prompt_tokens": 30, "completion_tokens": 12}, {42}), (None, set(range(5, 25)))):
        meter = Meter()
        asyncio.run(call(Metered(Wall(usage), meter)))
        assert meter.calls == 1
        assert meter.tokens in told


def test_no_call_is_made_past_the_cap_on_calls():
    wall, meter = Wall(), Meter(max_calls=2)

    async def three():
        return await asyncio.gather(*(call(Metered(wall, meter)) for _ in range(3)), return_exceptions=True)

    ended = asyncio.run(three())
    assert [type(e) for e in ended].count(SpentError) == 1
    assert (wall.calls, meter.calls) == (2, 2)


def test_calls_side_by_side_wait_for_each_other_where_both_might_pass_the_cap_on_tokens():
    wall, meter = Wall({"prompt_tokens": 10, "completion_tokens": 2}), Meter(max_tokens=150)

    async def three():
        return await asyncio.gather(*(call(Metered(wall, meter)) for _ in range(3)))

    asyncio.run(three())
    assert (wall.calls, wall.most, meter.tokens) == (3, 1, 36)


def test_a_call_that_could_pass_the_cap_on_tokens_is_not_made():
    wall, meter = Wall(), Meter(max_tokens=100)
    with pytest.raises(SpentError, match="--max-tokens is 100"):
        asyncio.run(call(Metered(wall, meter)))
    assert (wall.calls, meter.calls, meter.tokens) == (0, 0, 0)
