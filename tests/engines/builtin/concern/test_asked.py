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


def test_a_plain_question_is_told_back_before_the_notes_that_answer_it(reply):
    told = reply("Do you have a ramp at the side door?", facts=["There is a ramp at the north door."])
    assert 0 < told.index("whether we have a ramp at the side door") < told.index("There is a ramp")


def test_a_question_that_complains_is_answered_and_not_told_back(reply):
    told = reply(
        "When will my refund arrive? You broke my window!", facts=["It was sent on 3 May."], fault="ours"
    )
    assert "when your refund will arrive" not in told
    assert "3 May" in told


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


@pytest.mark.parametrize(
    ("message", "told"),
    [
        (
            "The cake had the wrong name on it. What we would like is our money back.",
            "You'd like your money back",
        ),
        (
            "I moved out on 3 June and I'm still waiting. All I want is my deposit back.",
            "like your deposit back",
        ),
        (
            "What I need is for you to move the skip today. It is blocking my neighbour's drive.",
            "you'd like us to move the skip today",
        ),
        (
            "The lid came off. I'd like to know whether this happened before and what you're going to do about it.",
            "whether this happened before and what we're going to do about it",
        ),
        (
            "Please tell me who is driving the coach on Friday and that it won't be the same man. He was rude.",
            "you'd like to know who is driving the coach on Friday and that it won't be the same man",
        ),
    ],
)
def test_a_wish_that_is_named_first_and_a_second_thing_asked_are_told_whole(message, told, reply):
    assert told.lower() in reply(message).lower()


@pytest.mark.parametrize(
    "message",
    [
        "You told me the glasses would be ready on Friday. They weren't. Sort it.",
        "Green bin not emptied for the third time. Please sort it out.",
        "The roofer came on Thursday, did half and left. Fix this please.",
        "I've had no heating since Sunday. Do something about it.",
    ],
)
def test_a_call_to_sort_it_out_is_not_told_back(message, reply):
    text = reply(message)
    assert "sort it" not in text
    assert "us to fix" not in text
    assert "us to do something" not in text


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("The roofer came on Thursday, did half and left. Please fix the gutter.", "us to fix the gutter"),
        ("What I like about your shop is the tea. Is it sold in tins?", None),
        ("What would I like to do in March? Do you rent out boats?", None),
    ],
)
def test_what_is_asked_for_by_its_name_is_told_and_what_they_like_is_no_wish(message, told, reply):
    text = reply(message)
    assert told is None or told in text
    assert told is not None or "you'd like the tea" not in text.lower()


@pytest.mark.parametrize(
    ("message", "told"),
    [
        (
            "The till froze after your upgrade. Please roll back the upgrade. And why was it done on market day?",
            ("us to roll back the upgrade", "why it was done on market day"),
        ),
        (
            "You billed me twice. I want my money back, I want a receipt, and I want to know who signs these off.",
            ("your money back", "who signs these off"),
        ),
        (
            "The harp string snapped. I need to know if a new one has been ordered and I want a date.",
            ("whether a new one has been ordered", "a date"),
        ),
        (
            "The tree fell on my shed in March. Would you check the root plan and move my survey to the 28th?",
            ("us to check the root plan and move your survey to the 28th",),
        ),
        (
            "My stair lift stops halfway. When could you swap it? Does the plan cover batteries?",
            ("when we could swap it", "“Does the plan cover batteries?”"),
        ),
        (
            "The ham was off. I would like part of my money back. I just wondered whether others have complained.",
            ("part of your money back", "whether others have complained"),
        ),
        (
            "My tenor drum came back with a hole. Please ring me on 020 7946 0321 after five.",
            ("us to ring you after five",),
        ),
        (
            "The curtain came too long. I would be grateful if you could explain why nobody measured it.",
            ("why nobody measured it",),
        ),
        (
            "The gate is stuck. Has it been reported or not? Who else has seen it?",
            ("whether it has been reported or not", "who else has seen it"),
        ),
        (
            "You left my boy at the pool. What are you doing to make sure nobody is left again?",
            ("what we are doing to make sure nobody is left again",),
        ),
        (
            "The bed came without slats. Refund it please and don't send the same driver.",
            ("us to refund it, and not to send the same driver",),
        ),
        (
            "the kiln cracked my pots on monday can someone tell me if its fixed and can i come friday",
            ("whether it's fixed and whether you can come",),
        ),
        ("The loft hatch sticks. Is the salmon pate grain free?", ("whether the salmon pate is grain free",)),
    ],
)
def test_each_thing_asked_is_told_however_many_there_are(message, told, reply):
    text = reply(message)
    assert all(one in text for one in told), text


@pytest.mark.parametrize(
    "message",
    [
        "The bread was mouldy. How can I trust you with my money again?",
        "The bread was mouldy. Could you be any slower?",
        "The bread was mouldy. Would you eat it?",
        "The bread was mouldy. Who do I have to bribe to get an answer?",
        "The bread was mouldy. I just want you to know how that felt.",
    ],
)
def test_a_bitter_question_is_not_told_back(message, reply):
    text = reply(message).lower()
    assert not any(word in text for word in ("bribe", "slower", "trust us", "eat it", "want you to know"))
