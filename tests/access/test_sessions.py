"""Sessions are signed, not kept: every process reads them alike, and none outlives its time or its password."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.access.sessions import IDLE, LONGEST, NOTED_EVERY, Sessions
from app.access.signing import Signer

SECRETS = ("password-of-the-page", "key-1", None)


class Clock:
    """A time that a test moves."""

    def __init__(self):
        self.now = datetime(2026, 3, 2, 9, tzinfo=UTC)

    def __call__(self):
        return self.now

    def later(self, by):
        self.now += by


@pytest.fixture
def time():
    return Clock()


def sessions(time, secrets=SECRETS):
    return Sessions(Signer(secrets), time)


def test_another_process_with_the_same_secrets_reads_a_session(time):
    cookie = sessions(time).begin("page")
    assert sessions(time).read(cookie).by == "page"


@pytest.mark.parametrize("place", range(len(SECRETS)))
def test_a_change_of_any_secret_ends_every_session(time, place):
    cookie = sessions(time).begin("page")
    changed = [*SECRETS]
    changed[place] = "changed"
    assert sessions(time, changed).read(cookie) is None


def test_a_session_ends_when_it_is_not_used(time):
    cookie = sessions(time).begin("page")
    time.later(IDLE - timedelta(seconds=1))
    assert sessions(time).read(cookie)
    time.later(timedelta(seconds=1))
    assert sessions(time).read(cookie) is None


def test_a_session_that_is_used_goes_on_and_yet_ends_after_a_week(time):
    held = sessions(time)
    begun, cookie = time.now, held.begin("page")
    while session := held.read(cookie):
        cookie = held.renewed(session) or cookie
        time.later(timedelta(hours=6))
    assert time.now - begun == LONGEST


def test_a_use_is_noted_once_in_a_while(time):
    held = sessions(time)
    session = held.read(held.begin("page"))
    assert held.renewed(session) is None
    time.later(NOTED_EVERY)
    assert held.read(held.renewed(session)).used == time.now


def test_a_session_from_the_future_is_none(time):
    held = sessions(time)
    time.later(timedelta(hours=1))
    cookie = held.begin("page")
    time.later(timedelta(hours=-1))
    assert held.read(cookie) is None


@given(st.integers(0, 200), st.characters(codec="ascii"))
def test_a_cookie_with_any_character_changed_is_none(place, other):
    held = sessions(Clock())
    cookie = held.begin("api-key-12345678")
    changed = cookie[: place % len(cookie)] + other + cookie[place % len(cookie) + 1 :]
    # The last character of a signature holds four bits: others that hold the same are told apart all the same.
    assert (held.read(changed) is not None) == (changed == cookie)


@given(st.text(max_size=200))
def test_whatever_is_shown_as_a_cookie_is_read_without_an_error(text):
    assert sessions(Clock()).read(text) is None


def test_what_was_signed_for_one_purpose_is_not_taken_for_another():
    signer = Signer(SECRETS)
    signature = signer.sign("form", "a b")
    assert signer.signed("form", "a b", signature)
    assert not signer.signed("session", "a b", signature)
    assert not signer.signed("form", "a b", "\udcff")
