"""What states something among the offers is told as a statement, and what only they do as theirs."""

import pytest

from app.model.brief import Brief
from tests.services import drafted

MESSAGE = "The piano that your men brought is scratched, and nobody has rung me since. I want this put right."


def reply_to(*options, customer="Stan Wilmot", message=MESSAGE, **notes):
    brief = {
        "message": message,
        "customer": {"name": customer},
        "agent": {"name": "Carol"},
        "fault": "unknown",
        "options": options,
        **notes,
    }
    return drafted(Brief.model_validate(brief)).reply.text


@pytest.mark.parametrize(
    ("offer", "told"),
    [
        (
            "I'll chase the county every Monday and let him know",
            "\nI'll chase the county every Monday and let you know.",
        ),
        (
            "new people on 14 are happy for him to look round",
            "New people on 14 are happy for you to look round.",
        ),
        ("half plot 22b comes free end of April, he can have it", "Half plot 22b comes free end of April"),
        ("new sign-out sheet starts next Tues", "A new sign-out sheet starts next Tuesday."),
    ],
)
def test_a_subject_with_its_verb_is_no_thing_and_no_deed(offer, told):
    text = reply_to(offer)
    assert told in text
    assert "We'd be glad to I" not in text


@pytest.mark.parametrize(
    ("offer", "told"),
    [
        (
            "Happy to ask the carrier myself and report back by Friday",
            "I can ask the carrier myself and report back",
        ),
        ("Rehang all doors on 12 August", "rehang all doors on 12 August"),
        ("fee off today", "take the fee off today"),
        ("The bill of £168 back", "refund the bill of £168"),
        ("Full refund including the return postage", "a full refund including the return postage"),
        (
            "welcome to talk to me at training on Thursday",
            "You are welcome to talk to me at training on Thursday",
        ),
    ],
)
def test_a_deed_of_ours_is_said_as_one(offer, told):
    assert told in reply_to(offer)


@pytest.mark.parametrize(
    ("offer", "told"),
    [
        ("bring it in any time", "You can bring it in any time"),
        (
            "see Dr Okoye for a second opinion on Friday",
            "You can see Dr Okoye for a second opinion on Friday",
        ),
        (
            "Keep it for £12 and have the difference of £83 back",
            "You can keep it for £12 and have the difference",
        ),
        ("Speak at the review meeting on 12 November", "You can speak at the review meeting on 12 November"),
        ("Check in by phone from the car park", "You can check in by phone from the car park"),
        (
            "Keep the paperbacks, no need to return them",
            "ou can keep the paperbacks, with no need to return them",
        ),
        (
            "Swap for the quieter one and pay the difference of £40",
            "You can swap it for the quieter one and pay",
        ),
        ("run the cold kitchen tap for 15 minutes", "You can run the cold kitchen tap for 15 minutes"),
    ],
)
def test_what_they_do_is_theirs(offer, told):
    assert told in reply_to(offer)


def test_what_was_done_already_can_no_longer_be_done():
    text = reply_to("resent this morning to the new address, rang the surgery and they have it")
    assert "can rang" not in text


def test_a_safeguard_is_a_favour_and_no_limit():
    text = reply_to("No viewings without 48 hours' notice in writing")
    assert "There will be no viewings without 48 hours' notice in writing." in text


def test_a_yes_that_belongs_to_a_statement_stays_with_it():
    assert "apologises in person, if you want that" in reply_to(
        "The crew chief apologises in person, if he wants that"
    )


def test_whoever_stands_beside_their_own_mother_is_the_customer():
    message = "You sat my mum beside a hen party. She couldn't hear a word, and I want it put right."
    text = reply_to("lunch for her and her mum on us, any weekday", customer="Aideen", message=message)
    assert "a lunch for you and your mum" in text


def test_while_they_decide_is_while_the_customer_does():
    text = reply_to(
        "Keep the place free of charge while they decide", facts=["A form has been filed with the regulator."]
    )
    assert "while you decide" in text


def test_sentences_of_a_note_begin_with_capitals_and_end_in_one_mark():
    text = reply_to("lunch on us, any weekday. ring and ask for me", cannot=["not before Friday!"])
    assert "Ring and ask for me." in text
    assert "!." not in text


def test_a_loud_note_is_told_calmly_and_opens_no_gap():
    text = reply_to("free first birthday cake next year, spelled right!!")
    assert "free first birthday cake next year, spelled right" in text
    assert "!" not in text
    assert "[confirm" not in text
