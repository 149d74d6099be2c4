"""What is asked without a question mark, or said not to be known, is an ask; scorn with a question mark is none."""

import pytest

BEFORE = "The lamp came broken. "
IN_A_STORY = ("I rang twice. Nobody picked up. It cost me 40 euros. ", " It has been three weeks.")


def asked(read, message, words):
    return [ask.text for ask in read(message).asks if ask.text.strip(".?") in words]


@pytest.mark.parametrize(
    "sentence",
    [
        "Is that dangerous.",
        "is he actually coming today yes or no.",
        "And is the blue one even in stock.",
        "Does it work on older phones.",
        "Are they safe for children.",
        "Do you have a larger size.",
        "Or do I have to write to somebody else.",
        "Let me know when the vet can see Bella again.",
        "I'm still waiting to hear if the room has been booked.",
        "I don't know if my data were deleted.",
        "I don't understand how to switch off the newsletter.",
        "I have no idea where to send the form.",
        "I'm not sure whether I should still come.",
        "It isn't clear to me who pays for the repair.",
        "My question is whether the ticket can be moved.",
        "What I'd like to know is why nobody rang.",
        "I was wondering if you could send a new one.",
        "Perhaps you can tell me how long it takes.",
        "Curious to hear why it was cancelled.",
        "I hereby cancel my contract.",
        "I assume the surgery is closed on Monday?",
    ],
)
def test_it_is_read_alone_and_in_a_story(read, sentence):
    assert asked(read, BEFORE + sentence, sentence)
    assert asked(read, IN_A_STORY[0] + sentence + IN_A_STORY[1], sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Have you even read it?",
        "Have you actually read my email?",
        "Do you ever listen?",
        "Who designs these forms, a monkey?",
        "Is it any wonder that people leave?",
        "Do I look like a fool?",
        "Is anybody going to answer me?",
        "Tell me, do you enjoy this?",
        "You call this a service?",
        "Was the worst meal of my life.",
        "Had I known I would not have come.",
        "I don't know how you sleep at night.",
        "I don't know what to say.",
        "I have no idea what you were thinking.",
        "Should you need anything, ring me.",
        "I want to thank Rosa at the desk.",
        "Jan",
        "Mrs P. Hallam",
        "A very unhappy customer",
        "Sent from my iPhone",
    ],
)
def test_scorn_and_a_name_are_no_ask(read, sentence):
    assert not asked(read, BEFORE + sentence, sentence)
    assert not asked(read, IN_A_STORY[0] + sentence + IN_A_STORY[1], sentence)


def test_an_ask_keeps_its_words_behind_an_else(read):
    message = "The heater smokes. I'd like to know whether anyone else reported this."
    assert [ask.text for ask in read(message).asks] == ["I'd like to know whether anyone else reported this"]


def test_a_threat_behind_or_else_is_no_part_of_an_ask(read):
    assert [ask.text for ask in read("Refund me or else I go to court.").asks] == ["Refund me"]


@pytest.mark.parametrize(
    "message",
    [
        "Boa tarde, queria só agradecer ao técnico que veio ontem.",
        "Hola, quería daros las gracias por la rapidez.",
        "Bonjour, je voulais juste vous remercier pour votre aide.",
        "Ich möchte mich bei Frau Klein bedanken.",
        "Volevo solo ringraziarvi per la consegna.",
        "Ik wilde jullie bedanken voor de snelle hulp.",
    ],
)
def test_whoever_wants_to_thank_wants_nothing(read, message):
    assert read(message).asks == ()
