"""A part is told with the thing that it is a part of, and a hurried sentence with its article."""

import asyncio

import pytest

from app.bootstrap import shipped
from app.engines.builtin.concern.concerns import Concerns
from app.model.brief import Brief
from app.prompts import Prompts
from tests.services import service_of

SERVICE = service_of("builtin")
CONCERNS = Concerns(Prompts([shipped("prompts")]))


def told(message):
    brief = Brief(message=message)
    account = CONCERNS.find(brief, asyncio.run(SERVICE.read(brief))).account
    return [one.text for one in account if not one.quoted]


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        (
            "You repaired my watch in May. Strap has come off again.",
            "the strap of your watch has come off again",
        ),
        ("I bought a tent from you. The zip is broken.", "the zip of the tent is broken"),
        ("Your removal men carried our piano in. A leg is broken.", "a leg of your piano is broken"),
        (
            "I collected my glasses on Friday. The left lens is scratched.",
            "the left lens of your glasses is scratched",
        ),
        (
            "I sent my violin to you for a new bridge. The neck is now loose.",
            "the neck of your violin is now loose",
        ),
        ("It's a banjo. The neck is split.", "the neck of the banjo is split"),
        ("I brought the projector back. The bulb is still dead.", "the bulb of the projector is still dead"),
    ],
)
def test_a_part_is_told_with_the_whole_that_the_sentence_before_names(message, expected):
    assert told(message) == [expected]


@pytest.mark.parametrize(
    ("message", "part"),
    [
        ("You delivered our new freezer yesterday. The door won't shut.", "the door won't shut"),
        ("I was in my car when your driver hit the gate. The hinge is broken.", "the hinge is broken"),
        ("We booked the hall for Saturday. The door was locked.", "the door was locked"),
        ("I rang you on the phone. The screen is cracked.", "the screen is cracked"),
        ("I sent you an email. The engine is still knocking.", "the engine is still knocking"),
        ("I got a refund. The lamp is still broken.", "the lamp is still broken"),
        ("Your fitter came on Monday. The door is scratched.", "the door is scratched"),
    ],
)
def test_a_part_stands_alone_where_its_whole_is_told_or_none_is_sure(message, part):
    assert part in told(message)


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        (
            "Piano tuner was meant to come Monday between 10 and 12.",
            "the piano tuner was meant to come Monday",
        ),
        ("Carpet fitter was due at nine and came at four.", "the carpet fitter was due at nine"),
        ("Window cleaner has broken the gutter.", "the window cleaner has broken the gutter"),
        ("Kitchen worktop was delivered with a crack.", "the kitchen worktop was delivered"),
        ("Harbour Street has no lift.", "Harbour Street has no lift"),
        ("Red Lion was shut when we arrived.", "Red Lion was shut when you arrived"),
        ("Work has taken me to Leeds and you still charge me rent.", "work has taken you to Leeds"),
    ],
)
def test_a_hurried_sentence_gets_its_article_and_a_name_gets_none(message, expected):
    assert told(message)[0].startswith(expected)
