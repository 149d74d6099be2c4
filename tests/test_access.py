"""Who may come in: keys for programs, a password for people, and no door left open by setting only one."""

from base64 import b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.access import Access

KEY, PASSWORD = "key-of-a-helpdesk", "pass:word of the page"


def basic(password, user="anyone"):
    return "Basic " + b64encode(f"{user}:{password}".encode()).decode()


def test_without_secrets_every_door_is_open():
    access = Access()
    assert access.open
    assert access.admits_program(None, None)
    assert access.admits_person(None)


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
    assert Access([KEY, "another-key"], PASSWORD).admits_program(authorization, api_key) is admitted


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
    assert Access([KEY], PASSWORD).admits_person(authorization) is admitted


def test_keys_alone_close_the_page_too():
    access = Access([KEY])
    assert not access.admits_person(None)
    assert access.admits_person(basic(KEY))


def test_a_password_alone_closes_the_api_too():
    access = Access(page_password=PASSWORD)
    assert not access.admits_program(None, None)
    assert access.admits_program(basic(PASSWORD), None)
    assert access.admits_program(f"Bearer {PASSWORD}", None)


@given(st.text(), st.text())
def test_no_header_whatever_opens_a_closed_door_by_chance(authorization, api_key):
    access = Access([KEY], PASSWORD)
    assert not access.admits_program(authorization, api_key)
    assert not access.admits_person(authorization)
