"""The facts are told in the order of what the customer asks, where moving them leaves every sentence plain."""

import asyncio

import pytest

from app.model.brief import Brief
from tests.services import service_of

SERVICE = service_of("builtin")


def told(message, facts, **brief):
    """The places at which the facts stand in the reply, by their order in the brief."""
    made = asyncio.run(SERVICE.draft(Brief.model_validate({"message": message, "facts": facts, **brief})))
    places = [made.reply.text.find(fact[-24:-1]) for fact in facts]
    assert -1 not in places, made.reply.text
    return sorted(range(len(facts)), key=lambda at: places[at])


BOILER = "The boiler has been off for eleven days and the baby is cold. When is the fan coming?"
FAN = [
    "The fan is made only by the boiler's manufacturer, who has had none since 20 November.",
    "The supplier sent us the wrong fan in November.",
    "The manufacturer now gives 5 December for delivery, and a fitter is booked for the same afternoon.",
]


def test_the_answer_stands_before_how_it_came_about():
    assert told(BOILER, FAN, fault="third_party") == [2, 0, 1]


def test_where_nothing_is_asked_the_order_is_the_agents():
    assert told("The boiler has been off for eleven days and the baby is cold.", FAN) == [0, 1, 2]


def test_several_answers_follow_the_questions():
    message = "How much is the puppy course, do you take dogs over six months, and where do we park?"
    facts = [
        "There is free parking behind the church hall.",
        "The course is for dogs up to eighteen months.",
        "The puppy course costs £65 for six lessons.",
    ]
    assert told(message, facts) == [2, 1, 0]


def test_what_goes_on_from_the_answer_comes_with_it():
    message = "Where is my suitcase? Everyone else has gone home and my inhaler is in it."
    facts = [
        "The belt in Lisbon broke down while your flight was being loaded.",
        "Forty bags were left behind in Lisbon.",
        "Your suitcase is on flight 771, which lands at 18:05.",
        "A courier will bring the suitcase to your address tonight.",
    ]
    assert told(message, facts, fault="ours") == [2, 3, 0, 1]


def test_what_the_answer_speaks_of_is_told_before_it():
    message = "Your collector signed my mother up on a Sunday night. She is 91. Cancel it, please."
    facts = [
        "The collector works for an agency, which knocks on doors on our behalf.",
        "The agency may not call after 8 pm.",
        "The direct debit of Edith Barlow was set up on Sunday, and no money has been taken yet.",
        "The direct debit has now been cancelled, and nothing will be taken.",
    ]
    assert told(message, facts, fault="third_party") == [2, 3, 0, 1]


@pytest.mark.parametrize(
    "last",
    [
        "It will be delivered on the 14th, between 8 and 12.",
        "The new one will be delivered on the 14th, between 8 and 12.",
        "So the sofa will be delivered on the 14th, between 8 and 12.",
    ],
)
def test_what_hangs_on_the_fact_before_stays_behind_it(last):
    facts = ["The sofa was damaged at the factory.", "A second sofa had to be made in Leeds.", last]
    assert told("When is my sofa coming? It has been eleven weeks.", facts) == [0, 1, 2]


def test_a_question_by_the_way_goes_before_nothing():
    message = (
        "My son was bitten on Tuesday and nobody rang me, which is not funny. Also are you shut on the 27th?"
    )
    facts = [
        "Your son was bitten by another child on Tuesday at about three.",
        "The accident form was put in the wrong bag.",
        "The nursery is closed on the 28th and open on the 27th.",
    ]
    assert told(message, facts, fault="ours") == [0, 1, 2]


def test_news_of_what_is_said_by_the_way_is_not_the_news_asked_for():
    message = "Any news on my claim? It has been six weeks. By the way, your toilets are out of order."
    facts = [
        "The loss adjuster sent the report on the 19th.",
        "The report was passed to Mr Okoro.",
        "The toilets will be mended on Monday.",
    ]
    assert told(message, facts) == [0, 1, 2]


def test_a_call_for_help_asks_for_no_fact():
    assert told(f"Hello, can anyone help? {BOILER}", FAN, fault="third_party") == [2, 0, 1]


def test_a_question_before_it_keeps_its_answer():
    message = "two dogs in a static van, that week in May. ok? extra? and when are they allowed on the beach"
    facts = [
        "Two dogs are allowed in the vans at £20 for each dog.",
        "Three vans are free for the week of 12 May.",
        "Dogs are allowed on the beach from 1 October.",
    ]
    assert told(message, facts, channel="chat") == [0, 1, 2]


def test_a_jotted_note_moves_nowhere_and_is_not_passed():
    facts = ["fan on back order since 20 Nov", *FAN[1:]]
    made = asyncio.run(SERVICE.draft(Brief.model_validate({"message": BOILER, "facts": facts})))
    text = made.reply.text
    assert text.find("wrong fan") < text.find("5 December")


def test_the_apology_stands_before_what_was_done():
    message = "I cancelled in June and you have taken £20 since. Could I please have it back?"
    facts = [
        "Your call of 11 June is on record, and the request was never passed on.",
        "The refund of £20 was sent today and takes three to five working days.",
    ]
    made = asyncio.run(
        SERVICE.draft(Brief.model_validate({"message": message, "facts": facts, "fault": "ours"}))
    )
    text = made.reply.text
    assert text.find("sorry") < text.find("refund of £20") < text.find("11 June")


def test_nothing_moves_where_the_relationship_ends():
    brief = {"fault": "third_party", "end_relationship": True}
    made = asyncio.run(SERVICE.draft(Brief.model_validate({"message": BOILER, "facts": FAN, **brief})))
    text = made.reply.text
    assert text.find("none since 20 November") < text.find("5 December")


FINED = "You fined me £14.60 for a book I returned!"
SHELF = "The book was found today on the shelf, where it had been put back without being scanned."


def test_good_news_is_told_before_how_it_came_about():
    assert told(FINED, [SHELF, "The £14.60 fine has been removed from the card."], fault="ours") == [1, 0]
    assert told(FINED, [SHELF, "You are right about the slot at the side door."], fault="ours") == [1, 0]


@pytest.mark.parametrize(
    "fact",
    ["The £14.60 fine has not been removed from the card yet.", "The fine was cancelled once in January."],
)
def test_what_is_not_settled_is_no_good_news(fact):
    assert told(FINED, [SHELF, fact], fault="ours") == [0, 1]
