"""How often a caller may come: counted by caller and kind, in memory or in Redis, never in a request's way."""

import asyncio
import os
import shutil
import socket
import subprocess
import time

import pytest

from app.access.limits import PAUSE_S, Limits
from app.env_values import Rate, rate
from app.errors import LimitedError

PATIENT_S = 30.0
"""On a busy machine a Redis that is there may be slow."""


def counted(limits, *whose):
    """Where each stood after its request."""

    async def work():
        try:
            return [await limits.count(kind, who) for kind, who in whose]
        finally:
            await limits.close()

    return asyncio.run(work())


@pytest.fixture
def redis(tmp_path):
    """A real server on a free port; skipped where there is none, except in CI."""
    program = shutil.which("redis-server")
    if program is None:
        assert os.environ.get("CI") != "true", "CI installs redis-server"
        pytest.skip("there is no redis-server on this machine")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server:
        for _ in range(500):
            with socket.socket() as caller:
                if caller.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.01)
        yield f"redis://127.0.0.1:{port}/0"
        server.terminate()


def test_without_a_rate_nobody_is_counted():
    assert counted(Limits(), *[("drafts", "a")] * 100) == [None] * 100


def limit_holds(limits):
    found = counted(limits, *[("drafts", "a")] * 4, ("drafts", "b"), ("rest", "a"))
    assert [standing.admitted for standing in found] == [True, True, True, False, True, True]
    assert [standing.remaining for standing in found] == [2, 1, 0, 0, 2, 2]
    assert all(1 <= standing.reset_s <= 60 for standing in found)
    with pytest.raises(LimitedError) as refused:
        found[3].check()
    assert refused.value.retry_after_s == found[3].reset_s
    for standing in (*found[:3], *found[4:]):
        standing.check()


def test_one_too_many_is_refused_for_this_caller_and_kind_alone():
    limit_holds(Limits(Rate(3, 60)))


def test_the_window_moves():
    async def work():
        limits = Limits(Rate(2, 1))
        first = [(await limits.count("rest", "a")).admitted for _ in range(3)]
        await asyncio.sleep(1.05)
        return first, (await limits.count("rest", "a")).admitted

    assert asyncio.run(work()) == ([True, True, False], True)


def test_headers_say_the_limit_and_what_is_left():
    (standing,) = counted(Limits(Rate(3, 60)), ("drafts", "a"))
    assert dict(standing.headers()) == {
        b"ratelimit-policy": b'"drafts";q=3;w=60',
        b"ratelimit": b'"drafts";r=2;t=60',
    }


def test_several_processes_count_together_in_redis(redis):
    limit_holds(Limits(Rate(3, 60), redis, redis_s=PATIENT_S))
    assert not counted(Limits(Rate(3, 60), redis, redis_s=PATIENT_S), ("drafts", "a"))[0].admitted, (
        "a second process"
    )


def test_while_redis_is_away_everybody_is_let_in_soon_and_it_is_told(caplog):
    limits = Limits(Rate(1, 60), "redis://127.0.0.1:1/0")
    began = time.monotonic()
    assert counted(limits, *[("drafts", "a")] * 50) == [None] * 50
    assert time.monotonic() - began < 1.5
    assert limits.away
    assert caplog.text.count("Redis does not answer") == 1


def test_redis_that_comes_back_is_counted_in_again(redis):
    limits = Limits(Rate(1, 60), redis, redis_s=PATIENT_S)
    limits._away, limits._left_alone_until = True, time.monotonic() + PAUSE_S
    assert counted(limits, ("drafts", "a")) == [None]
    limits._left_alone_until = 0.0
    assert limits.away
    assert [standing.admitted for standing in counted(limits, *[("drafts", "a")] * 2)] == [True, False]
    assert not limits.away


def test_a_redis_that_says_nothing_holds_nobody_up():
    with socket.create_server(("127.0.0.1", 0)) as silent:
        limits = Limits(Rate(1, 60), f"redis://127.0.0.1:{silent.getsockname()[1]}/0")
        began = time.monotonic()
        assert counted(limits, ("drafts", "a"), ("drafts", "a")) == [None, None]
        assert time.monotonic() - began < 1.5


@pytest.mark.parametrize(
    ("text", "read"),
    [("60/minute", Rate(60, 60)), ("1000 / hours", Rate(1000, 3600)), ("5/Second", Rate(5, 1)),
     ("7/day", Rate(7, 86400))],
)  # fmt: skip
def test_rates_are_read(text, read):
    assert rate(text) == read


@pytest.mark.parametrize(
    "text", ["60", "0/minute", "-1/minute", "x/minute", "60/week", "60/", "/minute", "1.5/day"]
)
def test_what_is_no_rate_is_refused(text):
    with pytest.raises(ValueError, match="no"):
        rate(text)
