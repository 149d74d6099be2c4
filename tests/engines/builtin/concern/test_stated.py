"""What people jot about a thing of theirs is put as a sentence before it is told back."""

import pytest

from app.engines.builtin.concern.stated import as_stated


@pytest.mark.parametrize(
    ("jotted", "told"),
    [
        ("Internet down since 10 yesterday", "Internet has been down since 10 yesterday"),
        (
            "solar panels producing NOTHING since Saturday",
            "solar panels have been producing nothing since Saturday",
        ),
        ("boiler not working since Monday.", "boiler has not been working since Monday"),
        ("Lift out of order for three weeks", "Lift has been out of order for three weeks"),
        ("Bin not emptied.", "Bin was not emptied"),
        ("Green bins still not collected", "Green bins have still not been collected"),
        ("Still no hot water", "I still have no hot water"),
        ("No heating since Friday", "I have had no heating since Friday"),
    ],
)
def test_how_a_thing_stands_gets_its_verb(jotted, told):
    assert as_stated(jotted) == told


@pytest.mark.parametrize(
    "text",
    [
        "He stuck for an hour",
        "I was not paid",
        "It's not fixed",
        "I was stuck for an hour",
        "We have been down since May",
    ],
)
def test_what_has_its_verb_or_is_no_thing_stays(text):
    assert as_stated(text) == text


def test_what_they_call_so_in_scorn_is_not_said_by_us():
    assert (
        as_stated("Your 'expert' fitter cut it on the wrong side") == "Your fitter cut it on the wrong side"
    )
