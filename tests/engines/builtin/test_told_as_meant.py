"""A whole reply to a bitter, a grave or a jotted message says what happened, and nothing that was not meant."""

import pytest

from tests.engines.builtin.test_bare import reply


def test_bitter_thanks_are_not_taken_for_thanks():
    text = reply(
        "Thank you so much for the free paddling pool in my hall. Your fitter left and by four the pipe had burst."
    )
    assert "kind words" not in text
    assert "paddling" not in text
    assert "the pipe had burst" in text


def test_praise_of_one_does_not_hide_what_another_did():
    text = reply(
        "I cannot praise your first decorator enough. The second one flooded my kitchen. The ceiling came down."
    )
    assert "so glad" not in text
    assert "flooded your kitchen" in text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Is there a single person in your office who can read?", "who can read"),
        ("Do I have to come in and dance for my own money?", "dance"),
        ("What part of no nuts did your cook not understand?", "did not understand"),
    ],
)
def test_scorn_put_as_a_question_is_not_told_back(question, told):
    text = reply(f"{question} I have written four times and the account is still frozen.")
    assert told not in text
    assert "the account is still frozen" in text


def test_a_jotted_deed_is_no_wish_and_no_deed_of_theirs():
    text = reply("Refused entry though I had my ticket. Then let in once the band had finished.")
    assert "you'd like us to let" not in text
    assert "you were refused entry" in text
    text = reply("Sat on hold 50 mins. Cut off. Rang back. Cut off. My late fee is now £38.")
    assert "like us to cut" not in text
    text = reply("Waited six months for the hearing test. Cancelled the night before. Next one is in March.")
    assert "you cancelled" not in text
    assert "it was cancelled the night before" in text


def test_she_is_nobody_who_is_not_surely_meant():
    text = reply(
        "Your receptionist told my 15 year old her result in front of everybody. She has not left her room since."
    )
    assert "receptionist has not left" not in text


def test_what_came_in_place_of_what_was_ordered_is_told():
    text = reply("I ordered a dog coat in medium. It came in small, twice. The colour is fine.")
    assert "it came in small, twice" in text
