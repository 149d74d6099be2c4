"""Wishes that are named first, several things asked, and a bitter question."""

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
