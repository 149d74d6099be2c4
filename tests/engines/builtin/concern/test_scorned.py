"""A reply names plainly what the customer names with scorn."""

import pytest

from app.engines.builtin.concern.scorned import without_scorn
from tests.engines.builtin.test_bare import reply


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Your worthless company took it.", "Your company took it."),
        ("Your pathetic excuse for a website took it.", "Your website took it."),
        ("An incompetent driver and a useless engineer", "A driver and an engineer"),
        ("your rude and lazy receptionist", "your receptionist"),
        ("Your so called expert left", "Your expert left"),
        ("two of your brainless fitters", "two of your fitters"),
    ],
)
def test_scorn_before_a_name_is_left_out(said, told):
    assert without_scorn(said) == told


@pytest.mark.parametrize(
    "said",
    [
        "the thick carpet",
        "There is a terrible noise.",
        "Your dirty towels",
        "that useless lump Gary",
        "the rotten floorboards",
        "Your new website is useless",
    ],
)
def test_what_a_thing_is_like_and_what_scorns_by_itself_stand(said):
    assert without_scorn(said) == said


@pytest.mark.parametrize(
    ("message", "told"),
    [
        (
            "Your greedy firm wants £190 a month from my mother.",
            "our firm wants £190 a month from your mother",
        ),
        (
            "Why has your useless warehouse sent me three left doors?",
            "why our warehouse has sent you three left doors",
        ),
        (
            "I want your thieving company to give back my £200 deposit.",
            "our company to give back your £200 deposit",
        ),
    ],
)
def test_no_scorn_of_theirs_becomes_ours(message, told):
    assert told in reply(f"{message} Nothing has been done.")
