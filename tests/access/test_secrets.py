"""The operator's own secrets: keys for programs, a password for people, no door left open by setting only one."""

from base64 import b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.access.secrets import PAGE, Secrets

KEY, PASSWORD = "key-of-a-helpdesk", "pass:word of the page"


def basic(password, user="anyone"):
    return "Basic " + b64encode(f"{user}:{password}".encode()).decode()


def test_without_secrets_nobody_shows_one():
    secrets = Secrets()
    assert not secrets.any
    assert secrets.program(f"Bearer {KEY}", KEY) is None
    assert secrets.person(basic(KEY)) is None


@pytest.mark.parametrize(
    ("authorization", "api_key", "admitted"),
    [
        (f"Bearer {KEY}", None, True),
        (f"bearer  {KEY} ", None, True),
        (None, KEY, True),
        (basic(PASSWORD), None, True),
        (None, None, False),
        ("Bearer", None, False),
        (f"Bearer {KEY}x", None, False),
        (f"Bearer {PASSWORD}", None, False),
        (None, KEY[:-1], False),
        (KEY, None, False),
        (basic(KEY), None, False),
    ],
)
def test_a_program_shows_a_key_or_the_password_of_the_page(authorization, api_key, admitted):
    assert (Secrets([KEY, "another-key"], PASSWORD).program(authorization, api_key) is not None) is admitted


@pytest.mark.parametrize(
    ("authorization", "admitted"),
    [
        (basic(PASSWORD), True),
        (basic(PASSWORD, user=""), True),
        (basic(KEY), False),
        (f"Bearer {PASSWORD}", False),
        ("Basic !!!", False),
        ("Basic " + b64encode(b"\xff\xfe").decode(), False),
        (None, False),
    ],
)
def test_a_person_shows_the_password(authorization, admitted):
    assert (Secrets([KEY], PASSWORD).person(authorization) == PAGE) is admitted


def test_keys_alone_close_the_page_too():
    secrets = Secrets([KEY])
    assert secrets.person(None) is None
    assert secrets.person(basic(KEY)) == secrets.program(None, KEY)


def test_a_password_alone_closes_the_api_too():
    secrets = Secrets(page_password=PASSWORD)
    assert secrets.any
    assert secrets.program(None, None) is None
    assert secrets.program(basic(PASSWORD), None) == PAGE
    assert secrets.program(f"Bearer {PASSWORD}", None) == PAGE


def test_keys_have_names_of_their_own_that_hold_nothing_of_them_and_stay_in_any_order():
    one, other = (Secrets(keys).program(None, KEY) for keys in ([KEY, "second"], ["second", KEY]))
    assert one == other
    assert one != Secrets([KEY, "second"]).program(None, "second")
    assert KEY not in one


@given(st.text(), st.text())
def test_no_header_whatever_is_a_secret_by_chance(authorization, api_key):
    secrets = Secrets([KEY], PASSWORD)
    assert secrets.program(authorization, api_key) is None
    assert secrets.person(authorization) is None
