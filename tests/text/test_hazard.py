"""A danger that goes on is known by what has to be done first; figures, denials and old stories are none."""

import json
from pathlib import Path

import pytest

from app.text import sentences
from app.text.hazard import hazard, worn_out
from app.text.literal import aside, curses, figures, literal, settled

DATA = Path(__file__).parents[1] / "data" / "danger"
KINDS = {
    "medicine": {"lacking", "medical"},
    "medical": {"medical", "treated"},
    "stop": {"unused", "treated"},
}
"""Kinds that do for a label, where it is not the kind of the same name."""


def kind_of(message):
    found = hazard([span.text for span in sentences.split(message)])
    return None if found is None else found.kind


def rows(name):
    read = map(json.loads, (DATA / f"{name}.jsonl").read_text("utf-8").splitlines())
    return [(row["danger"], kind_of(row["message"])) for row in read]


def share(found):
    found = list(found)
    return sum(found) / len(found)


@pytest.mark.parametrize(("name", "least"), [("en", 0.97), ("kept", 0.7)])
def test_a_danger_is_told_by_its_kind(name, least):
    told = [(label, kind) for label, kind in rows(name) if label != "none"]
    assert share(kind in KINDS.get(label, {label}) for label, kind in told) >= least


@pytest.mark.parametrize("name", ["en", "kept"])
def test_a_near_miss_tells_of_none(name):
    assert share(kind is not None for label, kind in rows(name) if label == "none") <= 0.01


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("My sister can't breathe and her lips are swelling.", "medical"),
        ("The gas fire's carbon monoxide alarm keeps going off.", "monoxide"),
        ("There's a strong smell of gas under the sink.", "gas"),
        ("The dishwasher is smoking.", "fire"),
        ("I get a shock every time I touch the kettle.", "electric"),
        ("We're stuck in the lift.", "trapped"),
        ("I have used my last insulin pen.", "lacking"),
        ("No heating since Monday and my baby is three weeks old.", "cold"),
        ("My ex is outside my door, I'm frightened.", "harm"),
        ("The school gave her EpiPen at lunch.", "treated"),
        ("The brakes on my bike hardly grip.", "unused"),
    ],
)
def test_each_kind_has_its_words(message, kind):
    assert kind_of(message) == kind


@pytest.mark.parametrize(
    "message",
    [
        "My dog can't breathe properly, the vet says it is the collar you sold me.",
        "My mother can't breathe without complaining. No, honestly: she's fine.",
        "Years ago the boiler leaked gas. Now I only want the manual.",
        "There is no smell of gas.",
        "What do I do if the carbon monoxide alarm goes off?",
        "The electric blanket is the wrong colour and I'm 81.",
    ],
)
def test_an_animal_a_denial_and_a_question_are_no_danger_to_somebody_now(message):
    assert kind_of(message) is None


def test_the_danger_that_allows_no_delay_goes_before_others():
    assert (
        kind_of("No heating for a week, my baby is ill. And the carbon monoxide alarm keeps going off.")
        == "monoxide"
    )


def test_what_belongs_together_stands_together():
    far = "My baby is five weeks old. We love the pram. The colour is fine. So is the hood. The power lead is off."
    assert kind_of(far) is None


def test_nothing_is_told_by_no_words():
    assert hazard([]) is None
    assert hazard([""]) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Your prices are shocking and the queue nearly killed me.",
        "I could strangle this printer.",
        "I nearly had a heart attack when I saw the bill.",
        "The deadline is choking our business.",
        "I hope your gym burns down.",
        "May your servers rot.",
    ],
)
def test_a_manner_of_speaking_is_known(sentence):
    assert figures(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The smoke is choking us.",
        "I could strangle him.",
        "I had a heart attack in your shop.",
        "I hope you die.",
        "Your ventilation is suffocating the guests.",
        "I'll burn your gym down.",
    ],
)
def test_what_is_meant_is_no_manner_of_speaking(sentence):
    assert not figures(sentence)


def test_a_curse_is_on_a_place_or_a_trade():
    assert curses("I hope your rotten shop goes under.")
    assert not curses("I hope your shop does well.")


def test_what_is_blanked_keeps_its_length():
    sentence = "There’s no smell of gas, only noise."
    assert len(literal(sentence)) == len(sentence)
    assert literal(sentence).strip().endswith("only noise.")


def test_a_boiler_of_last_year_is_not_over():
    assert not aside("The boiler you fitted last year smells of gas.")
    assert aside("There was a smell of gas last year.")


def test_it_is_settled_where_they_say_so():
    assert settled("He's fine now.")
    assert not settled("He's worse now.")


def test_who_is_worn_out_says_no_more_than_that():
    assert worn_out("can’t do this anymore")
    assert not worn_out("kill myself")


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("The chemist never got the script. I have two days left.", "lacking"),
        ("You sent my prescription to another branch. I have two days of tablets left.", "lacking"),
        ("Nobody can find my prescription and I take my last tablet tonight.", "lacking"),
        ("He has epilepsy and he's been without his tablets since Monday.", "lacking"),
        ("My heart tablets are lost at your depot, I'm halving them to get to the weekend.", "lacking"),
        ("The tube feeds for our daughter haven't come and we're down to the last carton.", "lacking"),
        ("The car for my dialysis hasn't turned up.", "lacking"),
        ("The carer never came and my father is still in bed.", "unaided"),
        ("Nobody has been in to wash her since Friday.", "unaided"),
        ("My wheelchair has broken down and I can't get to the toilet.", "unaided"),
        ("The pads for my husband haven't come, he's wet and I have none left.", "unaided"),
        ("Mum's fall alarm has stopped working and she lives alone.", "unaided"),
    ],
)
def test_what_keeps_somebody_going_is_missing_whatever_it_is_called(message, kind):
    assert kind_of(message) == kind


@pytest.mark.parametrize(
    "message",
    [
        "The queue at the chemist's was forty minutes long and I only wanted plasters.",
        "My prescription glasses came in the wrong frame and I have two days left to return them.",
        "You sent my tablets twice, I have plenty of them.",
        "The carer is never late and my father likes her.",
        "My hearing aids came in the wrong colour. I wear the old pair.",
        "The wheelchair ramp at your shop is very steep.",
        "We have two days left of our holiday and the pool is shut.",
        "The brake pads for my bike haven't come.",
    ],
)
def test_the_same_words_tell_of_none_where_nobody_goes_without(message):
    assert kind_of(message) is None


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        (
            "The toaster sparked and there was a burning smell. I've unplugged it and put it in the garage.",
            "unused",
        ),
        (
            "There was smoke coming out of the dryer. I switched it off at the wall but it is still smoking.",
            "fire",
        ),
        ("The battery is smoking. I've unplugged it.", "fire"),
    ],
)
def test_nobody_is_sent_out_for_what_was_switched_off_unless_it_goes_on(message, kind):
    found = hazard([span.text for span in sentences.split(message)])
    assert found is not None
    assert found.kind == kind
