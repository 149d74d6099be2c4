"""A direct question follows "you ask" in the order of a statement, or is left alone."""

import pytest

from app.text.indirect import LONGEST, indirect, inverted, past, third
from app.text.person.words import person_words


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Is your carrot cake free from nuts?", "whether your carrot cake is free from nuts"),
        ("Is the soup gluten free?", "whether the soup is gluten free"),
        ("Is the tour wheelchair accessible?", "whether the tour is wheelchair accessible"),
        ("Are the bowls dishwasher safe?", "whether the bowls are dishwasher safe"),
        ("Is the second class free?", "whether the second class is free"),
        # "Do" goes, and its form passes to the verb.
        ("Why does my direct debit keep going up?", "why my direct debit keeps going up"),
        ("Why did you give us a Wednesday?", "why you gave us a Wednesday"),
        ("What did the driver do with my keys?", "what the driver did with my keys"),
        ("How long does a repair take?", "how long a repair takes"),
        ("What time does the counter open?", "what time the counter opens"),
        ("Is the lift big enough for both at once?", "whether the lift is big enough for both at once"),
        ("Was the man rude to you?", "whether the man was rude to you"),
        ("Are your results repeatable?", "whether your results are repeatable"),
        (
            "Is the upstairs room at Cray Road library bookable on a weekday?",
            "whether the upstairs room at Cray Road library is bookable on a weekday",
        ),
        ("Is the room that small?", "whether the room is that small"),
        ("Why was the set up so slow?", "why the set up was so slow"),
        ("Are dogs allowed in the garden?", "whether dogs are allowed in the garden"),
        # Two questions in one are turned each.
        (
            "Is it the same cast, and when do tickets go on sale?",
            "whether it is the same cast and when tickets go on sale",
        ),
        # A comma alone joins them too; no second question stands under the word of the first.
        (
            "Can we bring a van, is breakfast included in the rate?",
            "whether we can bring a van and whether breakfast is included in the rate",
        ),
        (
            "When do you open, is there a car park, and can I bring a dog?",
            "when you open, whether there is a car park and whether I can bring a dog",
        ),
        ("Could two of our seats be together?", "whether two of our seats could be together"),
        ("Did anyone check the bag?", "whether anyone checked the bag"),
        ("Has anyone else told you about this?", "whether anyone else has told you about this"),
        ("Do you deliver to the islands?", "whether you deliver to the islands"),
        (
            "Why do the trains on this line never run on time?",
            "why the trains on this line never run on time",
        ),
        ("Why don't you answer the phone?", "why you don't answer the phone"),
        # Any other auxiliary goes behind its subject.
        ("When will my refund arrive?", "when my refund will arrive"),
        ("Why was my claim refused?", "why my claim was refused"),
        ("Why is my bill so high?", "why my bill is so high"),
        ("Will the pool be open in June?", "whether the pool will be open in June"),
        (
            "How is a person in a wheelchair supposed to get in?",
            "how a person in a wheelchair is supposed to get in",
        ),
        ("Why has the price of my ticket gone up?", "why the price of my ticket has gone up"),
        ("Why is the heating off in block C again?", "why the heating is off in block C again"),
        ("Why are there two charges on my card?", "why there are two charges on my card"),
        ("Can I move my lesson to Thursday?", "whether I can move my lesson to Thursday"),
        ("Where is my parcel?", "where my parcel is"),
        ("What was the point of booking?", "what the point of booking was"),
        ("What’s your policy on late cancellations?", "what your policy is on late cancellations"),
        ("Why did it not go through?", "why it did not go through"),
        ("Is that right?", "whether that is right"),
        ("Is this charge correct?", "whether this charge is correct"),
        ("Why is this doing that?", "why this is doing that"),
        ("Has the reduced service helped?", "whether the reduced service has helped"),
        ("When is the next free appointment?", "when the next free appointment is"),
        ("What is the hold up?", "what the hold up is"),
        ("Where is my refund??", "where my refund is"),
        ("How long is the wait?", "how long the wait is"),
        ("On what date was the estimate revised?", "on what date the estimate was revised"),
        # Where the subject is what is asked for, nothing is turned.
        ("Who decides these things?", "who decides these things"),
        ("Who has the authority to sign?", "who has the authority to sign"),
        ("Who is going to pay for it?", "who is going to pay for it"),
        ("What's going on with my order?", "what is going on with my order"),
        ("What was in that sauce?", "what was in that sauce"),
        ("What work was done after 1 August?", "what work was done after 1 August"),
        ("Who is responsible?", "who is responsible"),
        ("What happens to the deposit I paid?", "what happens to the deposit I paid"),
    ],
)
def test_a_question_is_turned_round(asked, told):
    assert indirect(asked) == told


@pytest.mark.parametrize(
    "asked",
    [
        "Why on earth would I pay twice?",
        "How come I was charged for breakfast?",
        "what I sell now in summer?",
        "And the second parcel?",
        "Is the sofa navy?",
        "What now do I wait for?",
        "Is the lift spacious for two?",
        "Really?",
        "",
        "Why is it that " + "very " * LONGEST + "late?",
        "Why is it late? And who pays?",
    ],
)
def test_one_whose_order_is_not_sure_is_left_alone(asked):
    assert indirect(asked) is None


@pytest.mark.parametrize(
    ("said", "asks"),
    [("why are you late", True), ("why you are late", False), ("how this was allowed to happen", False),
     ("who was driving", False), ("when will it be back", True)],
)  # fmt: skip
def test_a_question_that_follows_a_verb_already_is_told_from_one_that_asks(said, asks):
    assert inverted(said) is asks


def test_verbs_get_the_form_that_their_subject_and_time_want():
    words = person_words()
    assert [third(v) for v in ("keep", "go", "carry", "play", "fix", "have")] == [
        "keeps", "goes", "carries", "plays", "fixes", "has",
    ]  # fmt: skip
    assert [past(v, words) for v in ("give", "stop", "carry", "cancel", "refuse", "order", "play")] == [
        "gave", "stopped", "carried", "cancelled", "refused", "ordered", "played",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Who else has seen them?", "who else has seen them"),
        ("What else do you need?", "what else you need"),
        ("Is the goose pate grain free?", "whether the goose pate is grain free"),
    ],
)
def test_what_else_is_asked_and_what_a_thing_is_free_of(asked, told):
    assert indirect(asked) == told


@pytest.mark.parametrize(
    "asked",
    [
        "Can we park a van, is wheelchair access provided?",
        "Is it open on Monday, isn't it?",
        "Can I, if it rains, move the booking?",
    ],
)
def test_questions_in_a_row_of_which_one_is_not_sure_are_left_alone(asked):
    assert indirect(asked) is None
