"""Notes that were written in sentences are told nearly as they stand, in the agent's order, with the rules for them."""

import asyncio

import pytest

from app.model.brief import Brief
from tests.services import service_of

SERVICE = service_of("builtin")
MESSAGE = (
    "I am furious about the kitchen. Your fitter left the tap dripping on Monday, the new worktop has swollen and "
    "nobody rang me back although I left three messages. What are you going to do about the worktop?"
)
CUSTOMER = {"name": "Mrs Ada Brook"}


def draft(**notes):
    brief = {"message": MESSAGE, "fault": "ours", "customer": CUSTOMER, **notes}
    return asyncio.run(SERVICE.draft(Brief.model_validate(brief)))


def paragraphs(made) -> list[str]:
    return made.reply.text.split("\n\n")


FACTS = [
    "The fitter changed the tap on Monday and left at three o'clock.",
    "The joint under the tap was not tightened. That was our mistake.",
    "The worktop is oak and was delivered in May.",
]


def test_facts_stand_in_the_order_of_the_agent_behind_one_apology():
    made = draft(facts=FACTS, options=["We can replace the worktop free of charge on 9 June."])
    places = [
        made.reply.text.find(words) for words in ("left at three", "was not tightened", "delivered in May")
    ]
    assert -1 not in places
    assert places == sorted(places)
    assert "sorry" in paragraphs(made)[1] or "apologise" in paragraphs(made)[1]


def test_no_frame_is_put_around_facts_that_show_by_themselves_that_the_message_was_read():
    facts = ["The fitter left the tap dripping on Monday, so the new worktop has swollen.", *FACTS[1:]]
    made = draft(facts=facts, options=["We can replace the worktop free of charge on 9 June."])
    assert "your message about" not in made.reply.text
    assert "“" not in made.reply.text


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        (
            "She may take a complaint to the trade body, and we should tell her so.",
            "You may take a complaint",
        ),
        ("Nothing more is done in the kitchen without her written yes.", "without your written yes"),
        (
            "We should tell her to keep the water off and to leave the doors open.",
            "Please keep the water off, and",
        ),
    ],
)
def test_a_rule_that_speaks_of_the_customer_is_told(rule, told):
    made = draft(facts=FACTS, policies=[rule.replace(" and to leave", ", and to leave")])
    assert told in made.reply.text


@pytest.mark.parametrize(
    "rule",
    [
        "A fitter never leaves before he has run the water.",
        "Do not tell her about the insurer.",
        "Threats towards staff would be her first warning.",
        "Customers are told within a day what her file says.",
        "Thanks to Imran may be passed to his employer.",
    ],
)
def test_a_rule_for_who_writes_or_of_somebody_else_is_not(rule):
    made = draft(facts=FACTS, policies=[rule])
    assert rule[:25] not in made.reply.text
    assert "insurer" not in made.reply.text
    assert "employer" not in made.reply.text


def test_a_failing_that_a_note_owns_up_to_is_told_whoever_caused_the_rest():
    facts = ["The flood came from the flat above. Nobody on our side rang back, and we should have done."]
    made = draft(fault="third_party", facts=facts)
    assert "we should have done" in made.reply.text
    assert made.reply.text.replace("sorry to", "").count("sorry") + made.reply.text.count("apologise") == 1


def test_where_nothing_is_owned_up_to_nothing_is_regretted():
    made = draft(fault="third_party", facts=["The flood came from the flat above and was stopped at nine."])
    assert "sorry" not in made.reply.text.replace("sorry to hear", "").replace("sorry to read", "")
    assert "apologise" not in made.reply.text


DOUBTED = "Sian still has the photograph of the worktop that she sent us on Monday."


def test_a_statement_that_may_speak_of_another_is_left_out_and_named_to_the_agent():
    facts = ["The fitter left the tap dripping on Monday, so the new worktop has swollen.", DOUBTED, FACTS[2]]
    made = draft(facts=facts)
    assert "[confirm" not in made.reply.text
    assert "Sian" not in made.reply.text
    assert "Sian" in str(made.note)


def test_the_main_news_stands_in_its_place_to_be_put_right():
    news = "Sian still has the photograph of the new kitchen worktop and the dripping tap that she sent us on Monday."
    made = draft(facts=["The worktop is oak.", news, "It came in May."])
    assert f"[confirm: {news.rstrip('.')}]" in made.reply.text
    assert made.verdict == "needs_you"


def test_written_offers_are_whole_sentences_in_their_list():
    options = [
        "We can replace the worktop free of charge on 9 June.",
        "She can have a discount of £40 instead if she would rather keep it.",
        "Our manager, Jo Lund, would like to telephone her this week.",
    ]
    made = draft(facts=FACTS, options=options)
    items = [line for line in made.reply.text.split("\n") if line[:2] in {"1.", "2.", "3."}]
    assert len(items) == 3
    assert all(item.endswith(".") for item in items)


def test_what_is_settled_already_is_told_and_not_offered():
    options = [
        "The invoice of £94.50 is cancelled.",
        "We can replace the worktop on 9 June.",
        "We can send the fitter again on 4 June.",
    ]
    made = draft(facts=FACTS, options=options)
    assert "\n\nThe invoice of £94.50 is cancelled." in made.reply.text
    assert "1. The invoice" not in made.reply.text
