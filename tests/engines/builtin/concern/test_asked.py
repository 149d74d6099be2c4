"""What a bare message asks is told back, so that the reply names what it cannot answer yet."""

import asyncio

import pytest

from app.model.brief import Brief


@pytest.fixture
def reply(service):
    return lambda message, **rest: (
        asyncio.run(service.draft(Brief.model_validate({"message": message, **rest}))).reply.text
    )


@pytest.mark.parametrize(
    ("message", "told"),
    [
        (
            "Do you sell grout in small bags, and do you deliver to Carlisle?",
            "whether we deliver to Carlisle",
        ),
        (
            "Could you tell me whether you take groups, what it costs, and if one of your trainers comes along?",
            "whether we take groups, what it costs, and if one of our trainers comes along",
        ),
        (
            "Could you tell us what a written survey costs, and how long your organ builder needs access to the loft?",
            "what a written survey costs, and how long our organ builder needs access to the loft",
        ),
        (
            "I would like an itemised bill, an explanation, and I want to hear nothing more about the cat.",
            "an itemised bill and an explanation",
        ),
        (
            "Why does my direct debit keep going up when I've used less gas than last winter?",
            "why your direct debit keeps going up when you've used less gas than last winter",
        ),
        (
            "I'd like to cancel my membership. I've tried on the website, there's no button.",
            "you'd like to cancel your membership",
        ),
        (
            "My bike was serviced by you and the brakes rub. I want to know who checked it, and why nobody rang me.",
            "who checked it, and why nobody rang you",
        ),
        (
            "The barrier would not read my plate and I was charged £64.90. Please cancel the charge.",
            "you'd like us to cancel the charge",
        ),
        (
            "Can someone please explain why I've been waiting five weeks for a decision on my pension?",
            "why you've been waiting five weeks for a decision on your pension",
        ),
        (
            "Is there a reason your staff wouldn't take my kettle back?",
            "whether there is a reason our staff wouldn't take your kettle back",
        ),
        # A wish with no word for it, or with others than "I'd like".
        (
            "The hob you fitted sparks. Take the call-out charge off.",
            "you'd like us to take the call-out charge off",
        ),
        (
            "The blind fell down. I want it fixed before Friday or my money back!",
            "you'd like it fixed before Friday or your money back",
        ),
        ("The poster came creased. I expect a new one by Monday.", "you'd like a new one by Monday"),
        (
            "Your crew cut my hedge down. I demand that the hedge be replaced.",
            "you'd like the hedge to be replaced",
        ),
        (
            "The gate is stuck again. I need somebody to look at it this week.",
            "you'd like somebody to look at it this week",
        ),
        (
            "Two of my letters came back. Stop using my old address.",
            "you'd like us to stop using your old address",
        ),
        (
            "You billed me for a room I never had. Don't charge my card again.",
            "you'd like us not to charge your card again",
        ),
        ("my phone got cut off for no reason. turn it back on pls", "you'd like us to turn it back on"),
        ("The tent leaked on the first night. Where is my refund??", "where your refund is"),
        ("the lamb was grey. can i get my money back", "whether you can get your money back"),
        ("Idiots. You lost my boots and I want them found or paid for.", "you'd like them found or paid for"),
    ],
)
def test_a_question_or_wish_is_named_in_words_to_the_customer(reply, message, told):
    assert told in reply(message).replace("You'd", "you'd")


def test_what_begins_the_message_begins_the_reply(reply):
    told = reply("I'd like to cancel my membership. I've tried on the website, there's no button.")
    assert told.index("cancel your membership") < told.index("tried on the website")


@pytest.mark.parametrize(
    "message",
    [
        "The lift has been out for a week. Do you people have any shame at all?",
        "My parcel is gone. So who exactly did your driver hand my headphones to, a ghost?",
        "The pool was empty. Is this how you treat guests?",
        "My order never came. Why on earth would I buy from you again?",
        "The tiles came broken. A bit of common sense wouldn't go amiss.",
    ],
)
def test_what_is_asked_in_scorn_is_not_told_back(reply, message):
    last = message.rstrip("?.").split(". ")[-1].split()
    told = reply(message)
    assert "ou ask whether" not in told
    assert "ou ask who" not in told
    assert " ".join(last[-3:]) not in told


@pytest.mark.parametrize(
    "jibe",
    ["Tell me about it.", "Take a hard look at yourselves.", "Pull your finger out.", "Keep your apology.",
     "Take your time, why don't you.", "Give me one good reason to stay.", "Stop lying to me.", "Learn to read.",
     "Keep the change.", "Get lost."],
)  # fmt: skip
def test_what_is_only_said_to_wound_is_no_wish(reply, jibe):
    told = reply(f"The blinds you fitted fell off the wall on Monday. {jibe}")
    assert "d like us" not in told


def test_what_would_be_done_otherwise_is_no_wish(reply):
    told = reply("Mend the roof of the hired marquee. Otherwise I want my deposit back.")
    assert "d like your deposit" not in told
    assert "mend the roof" in told


def test_what_is_asked_in_general_stands_back_behind_what_is_asked_for(reply):
    told = reply(
        "The skip is still on my drive after five weeks. Sort this out. I want the hire charge refunded."
    )
    assert "sort this out" not in told
    assert "you'd like the hire charge refunded" in told.replace("You'd", "you'd")


def test_a_wish_that_stands_with_a_threat_of_violence_is_not_told(reply):
    told = reply("You closed my account. Open it again or one of you will get hurt, I know where you park.")
    assert "open it again" not in told


def test_nobody_is_told_back_their_own_slips(reply):
    told = reply(
        "Hello, I am buy a ticket for 12 may but in the mail is write june. How I can change? I not make this mistake."
    )
    assert "How I can change" not in told
    assert "you ask how" not in told.lower()


def test_a_plain_question_that_is_answered_in_its_own_words_is_not_asked_again(reply):
    told = reply("Do you have a ramp at the side door?", facts=["There is a ramp at the north door."])
    assert "whether" not in told
    assert "There is a ramp at the north door." in told


def test_a_question_that_complains_opens_at_most_and_is_answered_behind_it(reply):
    told = reply(
        "When will my refund arrive? You broke my window!", facts=["It was sent on 3 May."], fault="ours"
    )
    _, opening, *rest = told.split("\n\n")
    assert "when your refund will arrive" not in "".join(rest)
    assert "3 May" in "".join(rest)
    assert "sorry" in opening or "apologise" in opening


def test_a_question_that_points_at_another_sentence_is_not_told_back_alone(reply):
    told = reply(
        "The hall is shut all summer. Who decided that?", facts=["The council decided on it in May."]
    )
    assert "who decided that" not in told


@pytest.mark.parametrize(
    ("message", "told"),
    [
        (
            "Just wanted to say that Denise on your front desk was an absolute star on Tuesday. She rang me later.",
            "Denise on our front desk was an absolute star on Tuesday",
        ),
        (
            "I wanted to say how kind your guide Maureen was with my father. Please pass on our thanks.",
            "our guide Maureen was kind with your father",
        ),
        (
            "The nurse on ward 4 was lovely with my dad. Thank you so much.",
            "the nurse on ward 4 was lovely with your dad",
        ),
    ],
)
def test_praise_is_thanked_for_and_passed_on(reply, message, told):
    answer = reply(message)
    assert told in answer
    assert "look into" not in answer
    assert "number" not in answer


@pytest.mark.parametrize(
    "message",
    [
        "Thank you so much for losing my suitcase. Really, you are amazing.",
        "Your people were wonderful, as always: they left the gate open and the dog is gone.",
        "Your engineer was amazing. Drilled straight through the water pipe and went for lunch.",
        "The new manager is a real gem. He shouted at my daughter in front of everybody.",
        "Brilliant service as ever. Three weeks without internet and a bill on top. Well done to you all.",
        "Just wanted to say how brilliant it is that you lost my parcel.",
        "Just wanted to say that Declan was brilliant. The one niggle is that the invoice has the wrong date.",
    ],
)
def test_bitter_praise_is_not_thanked_for(service, message):
    draft = asyncio.run(service.draft(Brief.model_validate({"message": message})))
    said = draft.reply.text.lower()
    assert not any(
        word in said for word in ("glad", "pleasure", "lovely to hear", "good to", "pass your", "kind words")
    )


def test_what_they_would_do_otherwise_is_no_wish(reply):
    told = reply(
        "The orders of service haven't moved since Friday. Please tell me if they are coming, because if not I need to "
        "find a local printer by tomorrow."
    )
    assert "like to find a local printer" not in told


def test_what_is_asked_is_not_quoted_besides(reply):
    text = reply("34 cassocks ordered, 31 arrived. What do you need from me to sort this? Order CR-2210.")
    assert "what we need from you to sort this" in text
    assert "need from me" not in text
