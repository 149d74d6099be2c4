"""Guessing is slow: an address that was wrong a few times waits, ever longer, whatever it shows."""

import pytest

from app.access.tries import ADDRESSES_MOST, FORGOTTEN_S, FREE, LONGEST_S, Tries
from app.errors import LimitedError


class Seconds:
    """Seconds that a test counts."""

    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def time():
    return Seconds()


def waits(tries, address):
    try:
        tries.check(address)
    except LimitedError as error:
        return error.retry_after_s
    return 0


def test_a_few_wrong_ones_cost_nothing_and_then_each_doubles_the_wait(time):
    tries, waited = Tries(time), []
    for _ in range(FREE + 12):
        tries.wrong("192.0.2.1")
        waited.append(waits(tries, "192.0.2.1"))
        time.now += waited[-1]
    assert waited[: FREE - 1] == [0] * (FREE - 1)
    assert waited[FREE - 1 : FREE + 3] == [2, 4, 8, 16]
    assert waited[-1] == LONGEST_S


def test_a_day_of_guessing_by_one_address_is_about_a_hundred_guesses(time):
    tries, guesses = Tries(time), 0
    while time.now < 86_400:
        time.now += waits(tries, "192.0.2.1")
        tries.wrong("192.0.2.1")
        guesses += 1
    assert guesses < 120


def test_others_do_not_wait(time):
    tries = Tries(time)
    for _ in range(20):
        tries.wrong("192.0.2.1")
    assert waits(tries, "192.0.2.2") == 0


def test_a_network_of_one_home_counts_as_one(time):
    tries = Tries(time)
    for number in range(20):
        tries.wrong(f"2001:db8:1:2::{number:x}")
        tries.wrong(f"::ffff:192.0.2.{number}")
    assert waits(tries, "2001:db8:1:2:ffff::1") > 0
    assert waits(tries, "2001:db8:1:3::1") == 0
    assert waits(tries, "192.0.2.1") == 0


def test_a_right_one_and_an_hour_are_forgiving(time):
    tries = Tries(time)
    for _ in range(FREE):
        tries.wrong("192.0.2.1")
    tries.right("192.0.2.1")
    assert waits(tries, "192.0.2.1") == 0
    for _ in range(FREE):
        tries.wrong("192.0.2.1")
    time.now += FORGOTTEN_S
    tries.wrong("192.0.2.1")
    assert waits(tries, "192.0.2.1") == 0


def test_what_is_remembered_has_a_bound(time):
    tries = Tries(time)
    for number in range(ADDRESSES_MOST + 500):
        tries.wrong(f"{number}")
    assert len(tries._wrong) == ADDRESSES_MOST
