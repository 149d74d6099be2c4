"""What somebody lost for good is told beside what failed, and no lesser thing in its place."""

import pytest

from app.engines.builtin.concern.loss import tells_loss
from tests.engines.builtin.concern.test_account import told


@pytest.mark.parametrize(
    "sentence",
    [
        "I missed my own graduation because the coach broke down.",
        "We have no pictures of the day.",
        "I couldn't hear my son's speech at his wedding.",
        "We lost the house over it.",
        "The party was over by then.",
        "He spent two nights in hospital.",
        "I needed the suit for a funeral.",
        "It was the only thing of hers that I had.",
        "I had no money for food over the weekend.",
        "My grandfather's medals were stolen.",
        "She turned 80 with nothing to open.",
        "The cat got out and was run over.",
    ],
)
def test_a_loss_is_known(sentence):
    assert tells_loss(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "I missed your call.",
        "We have no record of it on file.",
        "I lost my temper.",
        "The party is on Saturday.",
        "Have I missed the wedding fair?",
        "I had to cancel my direct debit.",
    ],
)
def test_a_lesser_thing_is_none(sentence):
    assert not tells_loss(sentence)


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        (
            "The hearing aid took nine weeks. I couldn't hear my son's vows at his wedding. I was told two.",
            ["the hearing aid took nine weeks", "you couldn't hear your son's vows at his wedding"],
        ),
        (
            "The band you sent did not turn up to our wedding. We have no pictures of the day. Also a flyer was bent.",
            ["the band we sent did not turn up to your wedding", "you have no pictures of the day"],
        ),
        (
            "My grandmother's brooch was stolen from the locker that your guard left open. I also paid £2 for it.",
            ["your grandmother's brooch was stolen from the locker that our guard left open"],
        ),
    ],
)
def test_failure_and_loss_are_told_and_no_lesser_thing(message, expected):
    assert told(message) == expected
