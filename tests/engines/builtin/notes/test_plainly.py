"""What a jotted fact says plainly is told; what is not read goes to the agent, and is not printed as it stood."""

import pytest

MESSAGE = "My dog came home from your salon with a cut ear, and my family is upset. I rang twice and nobody answered."


INTERNAL = ("trying", "£50", "flag", "offer more", "warranty", "first offer", "photo", "same trouble")


def reply(draft, *facts, **fields):
    return draft(facts=list(facts), at="2026-06-05T10:00:00", **fields)


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        ("Jo Reid, owner, to phone cust tmrw", "Jo Reid, the owner, is to phone you tomorrow."),
        ("Jo (owner) will ring cust", "Jo, the owner, will ring you."),
        ("groomer rang cust 3/6, no answer", "The groomer rang you on 3/6 but there was no answer."),
        ("return label → emailed 3/6", "The return label was emailed on 3/6."),
        ("clip moved from ear -> tail", "The clip has been moved from the ear to the tail."),
        ("owner not told at pick up", "You were not told at pick-up."),
        ("rang cust today 5/6", "We rang you today."),
        ("check-up booked 12/6", "The check-up is booked for 12/6."),
    ],
)
def test_a_plain_fact_is_told_to_them(draft, fact, sentence):
    assert sentence in reply(draft, fact, fault="ours").reply.text


@pytest.mark.parametrize("fact", ["3/6 today", "Today is 5 June", "today's date 5 June", "5/6"])
def test_what_day_it_is_is_no_news(draft, fact):
    made = reply(draft, fact)
    assert "June" not in made.reply.text
    assert "5/6" not in made.reply.text
    assert "3/6" not in made.reply.text


@pytest.mark.parametrize(
    ("facts", "left"),
    [
        (["nail cut, styptic"], "styptic"),
        (["groomer = Kay", "she admits it"], "she admits it"),
    ],
)
def test_what_is_not_read_is_left_for_the_agent(draft, facts, left):
    made = reply(draft, *facts)
    assert left in made.note
    assert left not in made.reply.text
    assert "\n- " not in made.reply.text


@pytest.mark.parametrize(
    "fact",
    [
        "Sam thinks owner is trying it on",
        "internal: no more than £50",
        "vulnerable flag now on acct",
        "mgr says dont offer more than 50",
        "stall her until the warranty ends",
        "whatever you write, leave out the first offer",
        "I suspect the photo was taken elsewhere",
        "the owner before her had the same trouble",
    ],
)
def test_talk_among_colleagues_is_not_told(draft, fact):
    made = reply(draft, fact)
    assert all(word not in made.reply.text for word in INTERNAL)
