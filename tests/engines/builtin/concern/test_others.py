"""What else of a message could be told back, each thing with what it needs before it."""

import asyncio

import pytest

from app.bootstrap import shipped
from app.engines.builtin.concern.concerns import Concerns
from app.model.brief import Brief
from app.prompts import Prompts
from tests.services import service_of

SERVICE = service_of("builtin")
CONCERNS = Concerns(Prompts([shipped("prompts")]))


def concern(message, **more):
    brief = Brief.model_validate({"message": message, **more})
    return CONCERNS.find(brief, asyncio.run(SERVICE.read(brief)))


def others(message, **more):
    return [[one.text for one in each] for each in concern(message, **more).others]


def test_what_speaks_of_it_comes_with_the_sentence_that_names_it():
    found = others("I gave your charity shop a box by mistake. It had my late dad's medals in.")
    assert ["you gave our charity shop a box by mistake", "it had your late dad's medals in"] in found
    assert ["it had your late dad's medals in"] not in found


def test_the_end_of_a_sentence_that_cannot_be_told_whole_stands_for_itself():
    found = others(
        "Further to my letter of 2 May, and my letter of 19 May, and the telephone call with Sandra on which I was cut"
        " off, I remain without the deeds to my house. The sale falls through on the 12th."
    )
    assert ["I remain without the deeds to my house"] in found


@pytest.mark.parametrize("fragment", ["Just back from the panto.", "Three weeks in Devon with the dog."])
def test_words_without_a_verb_or_trouble_are_not_held_up_anew(fragment):
    found = others(f"{fragment} My wife's wheelchair space had a pillar in it. We saw nothing of the play.")
    assert not any(fragment.rstrip(".") in text for each in found for text in each)


def test_a_question_a_wish_and_noise_are_no_part_of_any_set():
    found = others(
        "Good morning. The boiler leaks through the ceiling. Can somebody come before Friday? Kind regards, Ann"
    )
    assert found == [["the boiler leaks through the ceiling"]]


def test_beside_notes_each_statement_may_be_the_one_that_is_told():
    message = "The boiler leaks through the ceiling. The plaster came down on the cot."
    found = others(message, facts=["An engineer is booked for Friday."])
    assert ["the boiler leaks through the ceiling"] in found


def test_what_is_done_is_not_cut_from_the_thing_it_was_done_to():
    said = (
        "the oven you fitted heats well but the gas man who came about the hob has put a red sticker on it saying do"
        " not use and turned us off because of something about the flue and we have a baby in the house with no heat"
    )
    texts = [text for each in others(said) for text in each]
    assert not any(text.endswith(" has put") for text in texts)


@pytest.mark.parametrize(
    ("jotted", "told"),
    [
        ("Told you in March the boiler flue leaks into the loft.", "you told us in March"),
        ("Emailed you twice about the leak in the loft.", "you emailed us twice"),
    ],
)
def test_who_told_us_is_the_customer(jotted, told):
    account = concern(f"{jotted} The alarm went off last night.").account
    texts = [one.text for one in account] + [
        t for each in others(f"{jotted} The alarm went off last night.") for t in each
    ]
    assert any(text.startswith(told) for text in texts)


def test_told_you_would_is_what_we_told_them():
    texts = [
        t
        for each in others("Told you would call on Friday. The boiler leaks through the ceiling.")
        for t in each
    ]
    assert not any("you told us would" in text for text in texts)
