"""Where a feeling, an alarm or a question would not fit the matter, the reply has a plainer line."""

import pytest

from tests.engines.builtin.test_bare import reply


def test_nobody_mourns_because_a_hearse_was_towed():
    text = reply("You towed a hearse. With the flowers on. I am appalled.")
    assert "sympathy" not in text
    assert "condolences" not in text


def test_a_street_that_a_lorry_cannot_reach_shuts_nobody_out():
    text = reply(
        "The brown bin was missed on 3 June and 1 July. Every time the reply is that the crew recorded the street as "
        '"not accessible due to parked vehicles". There are no parked vehicles.'
    )
    assert "shut out" not in text


def test_what_a_child_feels_weighs_on_nobody_who_makes_light_of_it():
    text = reply(
        "I'm trying to cancel the pottery club for Otis as he's broken his wrist on a trampoline. Is there any chance "
        "of moving the fees to after Christmas? If not don't worry. He's gutted."
    )
    assert "hurt" not in text
    assert "upset" not in text


@pytest.mark.parametrize(
    "message",
    [
        "They told us the lift would work by the evening. It was not working on Sunday and my husband has a new knee.",
        "The patients toilet's taped off so what's a person on water tablets meant to do. Results still not in.",
    ],
)
def test_no_alarm_where_nobody_is_unwell(message):
    text = reply(message, channel="review")
    assert "emergency" not in text
    assert "medical help" not in text


@pytest.mark.parametrize(
    ("message", "strange"),
    [
        ("My password reset link says it has expired. I clicked it the second it arrived.", "order"),
        ("Subject: your ticket has been resolved\n\nNo it hasn't.", "booking"),
        (
            "I took it in for a service and got my bike back with the brakes on the wrong way round.",
            "registration",
        ),
    ],
)
def test_nothing_is_asked_for_that_the_matter_does_not_have(message, strange):
    assert strange not in reply(message)


def test_in_public_nobody_is_asked_how_to_reach_them():
    text = reply("I have fallen once since you made my varifocals. I'm 81.", channel="review")
    assert "best place to write" not in text
    assert "privately" in text or "private message" in text


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Is Marcus ok?", "Marcus ok"),
        ("Is there a prize?", "a prize"),
        ("I'd like them to bring a worktop.", "bring a worktop"),
        ("I'd love them to explain which part of green is grey.", "asked us this"),
    ],
)
def test_what_is_asked_in_scorn_or_of_others_is_no_request(asked, told):
    assert told not in reply(
        f"The sofa came in green and I had ordered it in grey. It is the third time. {asked}"
    )


def test_a_question_with_two_sides_keeps_both():
    text = reply("the arm fell off my new glasses after 4 days, can you fix it or do i get new ones")
    assert "whether we can fix it or whether you get new ones" in text


def test_a_question_that_was_told_with_the_matter_is_not_told_again():
    text = reply(
        "Hi, just wondering whether Ava can swap her Monday for a Friday from October? No rush at all."
    )
    assert text.count("Ava can swap") == 1
