"""A question that surely mocks is no ask, however much it sounds like one; what is meant stays one."""

import pytest

from app.reading.asks import find_asks

STORY = "I sold nothing and bought nothing. The form fails each time. It has been nine weeks. "


def asks(scan):
    return [ask.text for ask in find_asks(scan)]


@pytest.mark.parametrize(
    "question",
    [
        "Do you give out medals for patience?",
        "Do I need to learn to fly?",
        "Would we what?",
        "What would you do in my place?",
        "Whose bright idea was that?",
        "Who do I thank for that?",
        "What would it take for somebody to mop a floor?",
        "Is it really too much to ask that it stays fixed?",
        "Do you see where I'm going with this?",
        "Do your departments ever talk to each other?",
        "Am I supposed to clap?",
    ],
)
def test_a_question_that_mocks_is_no_ask_and_the_one_behind_it_is(scanned, question):
    assert asks(scanned(f"{STORY}{question} When will it be mended?")) == ["When will it be mended?"]


@pytest.mark.parametrize(
    "question",
    [
        "Do you give out prizes in the raffle?",
        "Do I need to learn the code first?",
        "What would you advise for a beginner?",
        "Whose signature is needed?",
        "What will it take to upgrade to the gold plan?",
        "Who do I pay for that?",
        "Do you see the order on your side?",
        "Why is my bill £47 when the contract says £22?",
        "Why am I being charged twice for it?",
    ],
)
def test_a_question_that_shares_its_words_is_one(scanned, question):
    assert asks(scanned(f"{STORY}{question}"))


@pytest.mark.parametrize(
    "order", ["Unsubscribe me.", "Cancel it.", "Stop it and give it back.", "New one please."]
)
def test_an_order_of_a_few_words_is_an_ask(scanned, order):
    assert asks(scanned(f"{order} {STORY}I have clicked the link eleven times."))


@pytest.mark.parametrize(
    "turn", ["Do me a favour.", "Give it a rest.", "Call me old-fashioned.", "Please tell me I'm dreaming."]
)
def test_a_turn_in_the_form_of_an_order_is_none(scanned, turn):
    assert not asks(scanned(f"{turn} {STORY}I have clicked the link eleven times."))


@pytest.mark.parametrize("marks", ["(1) (2)", "1) 2)", "(a) (b)"])
def test_the_first_thing_of_a_list_behind_could_you_is_read(scanned, marks):
    first, second = marks.split()
    assert asks(scanned(f"Could you {first} confirm the booking, and {second} add a cot?")) == [
        "confirm the booking",
        "add a cot?",
    ]


def test_why_we_do_something_is_asked_and_why_we_are_so_is_not(scanned):
    assert asks(scanned("Why are you closing the library on Fridays? We use it."))
    assert not asks(scanned("Why are you people like this? We use it."))


def test_who_runs_a_timetable_is_no_chief(read):
    assert not read("Yoga cancelled again. Can whoever runs the timetable please tell people?").escalate
    assert read("I want to speak to whoever runs this place.").escalate
