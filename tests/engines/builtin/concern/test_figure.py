"""Manners of speaking are not told back as if they were so: what they say is kept, and the rest passed over."""

import pytest

from app.engines.builtin.concern.figure import is_bitter, is_figure, literally, plainly, states_by_asking
from app.model.value import Span
from tests.engines.builtin.concern.test_account import account, told

TROUBLE = "The boiler is broken again."


def left(*sentences):
    spans, at = [], 0
    for text in sentences:
        spans.append(Span(text=text, start=at, end=at + len(text)))
        at += len(text) + 1
    whole = " ".join(sentences)
    kept = literally(spans)
    assert all(whole[one.start : one.end] == one.text for one in kept)
    return [one.text for one in kept]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (
            "What a joy to find that the porch light had been painted over.",
            "the porch light had been painted over.",
        ),
        ("Imagine our delight when the van drove off with the bed.", "the van drove off with the bed."),
        (
            "I love how you charge me £9 for a card that never came.",
            "you charge me £9 for a card that never came.",
        ),
        ("It's so good to know that you lost my blood sample.", "you lost my blood sample."),
        ("You lost my key a third time, which must be some sort of record.", "You lost my key a third time"),
        ("The cot came in pieces, thanks for that.", "The cot came in pieces"),
        ("Can you believe that your guard asked a child for money?", "your guard asked a child for money"),
        ("I am beyond thrilled that the bus is cancelled.", "the bus is cancelled."),
        ("How is it that I paid for two and got one?", "I paid for two and got one"),
        ("Is it normal in your world that a nurse shouts at a child?", "a nurse shouts at a child"),
        ("Your site is as much use as a paper boat, it loses my basket.", "it loses my basket."),
    ],
)
def test_the_figure_is_cut_off_and_what_it_says_is_kept(said, kept):
    assert left(said, TROUBLE) == [kept, TROUBLE]


@pytest.mark.parametrize(
    "said",
    [
        "At this rate my grandchildren will get the refund.",
        "Truly the bargain of the century.",
        "Your help line is about as helpful as a wet sponge.",
        "I could have built a boiler myself by now.",
        "Thank you ever so much for the free paddling pool in the hall.",
        "My husband was absolutely thrilled.",
        "I suppose I should be grateful for the letter.",
        "You had one job.",
        "It took longer than it took to build the pyramids.",
    ],
)
def test_a_sentence_that_is_nothing_but_a_figure_is_passed_over(said):
    assert left(said, TROUBLE) == [TROUBLE]
    assert left(said) == [said] or said.startswith("You had")


@pytest.mark.parametrize(
    "said",
    [
        "It was lovely to see that the garden is open again.",
        "Thank you for the free tickets that you sent in May.",
        "My daughter was thrilled with the bike until the frame cracked.",
        "I love how quiet the reading room is.",
        "Is it right that I pay twice?",
        "How is it that a school can lose a child?",
        "The house is a hundred years old.",
        "She tested positively on Monday.",
        "The chair is as good as new.",
        "It is as cold as the day before.",
    ],
)
def test_what_is_meant_as_it_stands_is_left(said):
    assert left(said, TROUBLE) == [said, TROUBLE]
    assert plainly(said) == said


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("We waited nine hundred years at the desk.", "We waited a very long time at the desk."),
        ("I have rung a million times.", "I have rung many times."),
        ("The vase is in a thousand tiny pieces.", "The vase is in pieces."),
        ("The guard cheerfully told me to walk.", "The guard told me to walk."),
        ("You have somehow managed to forget my mother.", "You have forgotten my mother."),
        ("Your team managed to cancel the wrong card.", "Your team cancelled the wrong card."),
        ("Genius move, posting the keys to my ex.", "You posted the keys to my ex."),
        ("Congratulations on losing my case.", "You lost my case."),
        ("Who on earth thought it was a good idea to shut the lift", "Somebody decided to shut the lift"),
        ("It took you forever to answer.", "It took a very long time to answer."),
        ("It takes real talent to lose a piano.", "You lost a piano."),
        ("There I was in a gown for an hour.", "I was in a gown for an hour."),
    ],
)
def test_what_is_literally_so_stands_in_place_of_a_figure(said, plain):
    assert plainly(said) == plain
    assert is_figure(said) or "decided" in plain


def test_no_figure_is_held_up_or_told_in_an_account():
    message = (
        "Genius move, sending my letters to the old flat. I have rung a million times. "
        "At this rate I will be a pensioner before it is sorted."
    )
    held = " ".join(one.text for one in account(message))
    assert not {"genius", "million", "pensioner"} & set(held.lower().replace(",", "").split())
    assert "we sent your letters to the old flat" in told(message)


def test_it_is_named_where_only_the_figure_named_it():
    said = told(
        "Your app is as useful as a chocolate teapot. It logs me out every two minutes and my work is lost."
    )
    assert said == ["our app logs you out every two minutes and your work is lost"]


def test_bitter_delight_is_heard():
    assert is_bitter("What a treat to find the door locked.")
    assert is_bitter("My wife was positively thrilled on our anniversary.")
    assert not is_bitter("My wife was thrilled with the ring.")


def test_a_question_that_says_what_happened_is_known_and_one_that_asks_is_not():
    assert states_by_asking("How come my bill went up?")
    assert states_by_asking("Who decided it was fine to cut down our tree?")
    assert not states_by_asking("How is it possible to pay by card?")
    assert not states_by_asking("When will it come?")
