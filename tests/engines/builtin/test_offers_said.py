"""Offers and refusals that are jotted are told in sentences, and of whoever they are."""

import re

import pytest

from tests.engines.builtin.test_offers import MESSAGE, WEEKEND, reply


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (
            ["Change the address now", "Half off a replacement box, £36, there tomorrow"],
            ["change the address now", "half off a replacement box, £36, to arrive tomorrow."],
        ),
        (
            ["New lid (£4.50), and we pay the post", "Laundry up to 3,000 yen against a receipt"],
            ["a new lid (£4.50), and we pay the post.", "laundry up to 3,000 yen against a receipt."],
        ),
    ],
)
def test_a_price_and_a_day_behind_a_comma_are_borne_by_a_sentence(
    options: list[str], told: list[str]
) -> None:
    text = reply(options)
    assert all(words in text for words in told)
    assert "1." not in text


def test_a_list_says_what_we_do_and_what_we_offer() -> None:
    text = reply(["Move the stay to May", "A night at half price", "Hold the £400 if the boat stays cold"])
    assert "1. We can move the stay to May." in text
    assert "We can offer you a night at half price." in text
    assert "We can hold the £400 if the boat stays cold." in text


def test_what_somebody_does_is_no_thing_to_be_offered() -> None:
    text = reply(
        ["School pays the £25 bank charge, she sends us a photo", "A second assessor reviews the file"]
    )
    assert "The school pays the £25 bank charge" in text
    assert "A second assessor reviews the file." in text
    assert not re.search(r"offer you (?:a|the) (?:school|second)", text)


@pytest.mark.parametrize(
    ("limit", "told"),
    [
        ("Refund of the £178, the seats were held", r"refund of the £178\. The seats were held\."),
        ("Can't fit it before the 27th, no fitter free", r"before the 27th\. There is no fitter free\."),
        ("A full night refunded, the owner has said no", r"refund a full night\. The owner has said no\."),
        ("Pay for the camera as the file stands", r"pay for the camera as the file stands\."),
        (
            "No special lorry today. Crews come when we missed it.",
            r"a special lorry today\. Crews come when we missed it\.",
        ),
    ],
)
def test_a_refusal_is_no_deed_done_and_its_reason_a_sentence(limit: str, told: str) -> None:
    text = reply(
        [WEEKEND], cannot=[limit], message=f"{MESSAGE} I want a refund, a lorry, a fitter and the camera."
    )
    assert re.search(told, text), text


def test_whom_a_day_is_chosen_by_is_the_customer() -> None:
    text = reply(["A courier fetches the door on a day she picks, or she keeps it."])
    assert "on a day you pick, or you keep it" in text


def test_whose_own_it_is_behind_a_they_of_others() -> None:
    text = reply(["Report it to the insurer, they send their own clock specialist, free to her"])
    assert "they send their own clock specialist, free to you" in text


def test_no_frame_says_do_twice() -> None:
    for number in range(1, 25):
        text = reply([f"Do the wash and the coating number {number} free of charge"])
        assert "do is do" not in text
