"""The breaker, with a clock of the test's own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engines.llm.breaker import OPEN_MAX_S, Breaker


class Clock:
    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def moves():
    return []


@pytest.fixture
def breaker(clock, moves):
    return Breaker(clock, moves.append, failures=3, window_s=60, open_s=30)


def fail(breaker, times, wait_s=0.0):
    for _ in range(times):
        breaker.failed(breaker.admit() or "call", wait_s)


def test_it_opens_at_the_third_failure_within_the_window(breaker, moves):
    fail(breaker, 2)
    assert breaker.state == "closed"
    fail(breaker, 1)
    assert (breaker.state, breaker.admit(), breaker.opens_in_s, moves) == ("open", None, 30, ["open"])


def test_failures_far_apart_do_not_open_it(breaker, clock):
    for _ in range(9):
        fail(breaker, 1)
        clock.now += 31
    assert breaker.state == "closed"


def test_a_success_between_begins_the_count_anew(breaker):
    fail(breaker, 2)
    breaker.succeeded(breaker.admit())
    fail(breaker, 2)
    assert breaker.state == "closed"


def test_after_a_while_one_call_may_try_and_no_second(breaker, clock):
    fail(breaker, 3)
    clock.now += 30
    assert breaker.state == "half_open"
    assert (breaker.admit(), breaker.admit()) == ("probe", None)


def test_a_probe_that_succeeds_closes_it(breaker, clock, moves):
    fail(breaker, 3)
    clock.now += 30
    breaker.succeeded(breaker.admit())
    assert (breaker.state, breaker.admit(), moves) == ("closed", "call", ["open", "half_open", "closed"])


def test_a_probe_that_fails_opens_it_again_for_as_long(breaker, clock):
    fail(breaker, 3)
    clock.now += 30
    fail(breaker, 1)
    assert (breaker.state, breaker.opens_in_s) == ("open", 30)


def test_a_probe_whose_caller_left_leaves_the_try_to_another(breaker, clock):
    fail(breaker, 3)
    clock.now += 30
    breaker.gave_up(breaker.admit())
    assert breaker.admit() == "probe"


def test_an_old_call_that_ends_now_does_not_end_the_probe(breaker, clock):
    old = breaker.admit()
    fail(breaker, 3)
    clock.now += 30
    breaker.admit()
    breaker.gave_up(old)
    assert breaker.admit() is None


def test_an_endpoint_that_asks_to_be_left_alone_is_but_not_for_ever(breaker):
    fail(breaker, 3, wait_s=90)
    assert breaker.opens_in_s == 90
    other = Breaker(lambda: 0.0, failures=1)
    fail(other, 1, wait_s=1e9)
    assert other.opens_in_s == OPEN_MAX_S


@given(st.lists(st.tuples(st.sampled_from(["ok", "bad", "left"]), st.floats(0, 40)), max_size=60))
def test_it_never_stays_shut_for_good(history):
    clock = Clock()
    breaker = Breaker(clock, failures=3)
    for end, passed in history:
        clock.now += passed
        if admitted := breaker.admit():
            {"ok": breaker.succeeded, "bad": breaker.failed, "left": breaker.gave_up}[end](admitted)
    clock.now += OPEN_MAX_S
    admitted = breaker.admit()
    assert admitted
    breaker.succeeded(admitted)
    assert breaker.state == "closed"
