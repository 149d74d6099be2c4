"""A reply whose notes tell the matter opens with an apology or a plain word, and never with their own story."""

import re

import pytest

from app.model.brief import Brief
from tests.engines.builtin.circumstances import draft, opening, says
from tests.services import drafted

GATE = "The gate fell on my bike on Monday, I heard it go. I want to know who pays. My neighbour saw it all."
NOTED = ["The gate fell since a hinge on it broke on Monday.", "The bike is in the shed by the gate."]


@pytest.mark.parametrize("fault", ["ours", "customer", "third_party", "unknown"])
def test_what_the_notes_speak_of_is_not_told_back_before_them(fault):
    text = opening(GATE, facts=NOTED, fault=fault)
    assert not re.search(r"gate|bike|neighbour|hinge", text)
    listens = next(item for item in draft(GATE, facts=NOTED, fault=fault).checklist if item.id == "listen")
    assert listens.status == "met"


def test_the_matter_is_named_where_no_note_speaks_of_it():
    text = opening("My parcel never came. Where is it?", facts=["We looked and will write."], fault="ours")
    assert "your parcel" in text


@pytest.mark.parametrize(
    ("message", "told"),
    [
        (
            "We have been without hot water since Sunday. Call me.",
            "you have been without hot water since Sunday",
        ),
        (
            "I have now waited nine days for a parcel. It is a gift.",
            "you have now waited nine days for a parcel",
        ),
        ("Nobody came on Tuesday. I took the day off.", "nobody came on Tuesday"),
    ],
)
def test_what_they_went_without_is_what_we_are_sorry_for(message, told):
    for fault, sorry in (("ours", "sorry that"), ("third_party", r"sorry to (?:hear|read) that")):
        text = opening(message, facts=["The part comes on Friday."], fault=fault)
        assert re.search(rf"{sorry} {told}\.", text), text


@pytest.mark.parametrize(
    "message",
    [
        "I have waited nine days for a parcel worth £900. It is a gift.",
        "She said nobody came, which is a bloody lie.",
        "You have had no trouble taking my money.",
        "The visa centre says nothing has come.",
        "We have been without it since Sunday.",
    ],
)
def test_nobody_is_sorry_for_a_sum_that_no_note_names_nor_for_words_of_anger(message):
    text = opening(message, facts=["The part comes on Friday."], fault="ours")
    assert not re.search(r"sorry that (?:you have|nobody|we|the visa)|bloody|taking my", text)


def test_much_at_stake_gets_a_deeper_apology():
    light = opening(
        "The pen leaks a bit. Can you swap it?", facts=["The pen leaks at the cap."], fault="ours"
    )
    grave = opening(
        "You lost my late mother's letters, all I had of her. I have cried for two days and cannot sleep.",
        facts=["The letters of your late mother were lost in our post room."],
        fault="ours",
    )
    assert not says(light, "admit-mistakes", "admit_deeply")
    assert says(grave, "admit-mistakes", "admit_deeply")


@pytest.mark.parametrize("fault", ["third_party", "unknown"])
def test_nobody_is_condoled_with_for_a_loss_that_is_only_mentioned(fault):
    message = (
        "The pots were for my late husband's bit of the garden. They came cracked. Please send new ones."
    )
    text = opening(message, facts=["The pots were dropped at the depot."], fault=fault)
    assert not re.search(r"condolence|loss|sympathy", text)


def test_a_funeral_for_roses_is_none():
    text = opening(
        "My roses came frozen. Do I plant them or hold a funeral?",
        facts=["Bare roots can survive frost if they thaw slowly."],
        fault="third_party",
    )
    assert not re.search(r"condolence|loss|sympathy", text)


def test_condolences_are_followed_by_no_it_that_could_be_the_death():
    for day in range(1, 15):
        text = opening(
            f"My father died on {day} March. You still send him letters.",
            facts=["The letters were stopped today."],
            fault="ours",
        )
        assert re.search(r"condolence|loss|sympathy", text)
        assert not re.search(r"\b(?:this|it) was (?:our|my)\b", text, re.IGNORECASE)


def test_who_is_to_blame_themselves_is_not_told_that_we_are_sorry_to_hear_it():
    message = "We have been without hot water since Sunday. It is not good enough. Call me."
    text = opening(message, facts=["The hot water was switched off at the flat."], fault="customer")
    assert not re.search(r"sorry to (?:hear|read)", text)


def test_a_worry_that_they_name_is_named_though_somebody_else_is_to_blame():
    message = (
        "I'm worried about the roof. Another tile fell from the roof on Monday. Nobody from the yard came."
    )
    text = opening(message, facts=["The tile fell from the roof on Monday since the yard left it loose."])
    assert re.search(r"worr|anxious|sure|stand|mind|unsettl", text)
    assert not re.search(r"sorry to (?:hear|read)", text)


def test_a_trouble_that_somebody_caused_is_no_mere_question_however_calmly_it_is_told():
    message = (
        "Your driver left my parcel in the recycling bin and it went with the collection. What happens now?"
    )
    brief = Brief(
        message=message, fault="third_party", facts=("The photo shows the parcel in the blue bin.",)
    )
    assert "orry" in drafted(brief).reply.text.split("\n\n")[1]
