"""A plain yes or no of a note is never left out as what the message says already."""

import asyncio

from app.model.brief import Brief
from tests.services import service_of

MESSAGE = "Fitters were due 8 to 10. I've had no sink for 6 days. Is Bob actually coming today, yes or no"


def drafts_for(message):
    service = service_of("builtin")
    return lambda **fields: asyncio.run(service.draft(Brief.model_validate({"message": message, **fields})))


def test_a_no_that_repeats_the_question_is_told(draft):
    made = draft(facts=["No, Bob isn't actually coming today.", "The stone broke."])
    assert "No, Bob isn't actually coming today." in made.reply.text


def test_a_driver_to_whom_something_was_done_is_not_we(draft):
    text = draft(fault="ours", facts=["The driver had been given four orders instead of two."]).reply.text
    assert "The driver had been given four orders" in text
    assert "We forgot the bag." in draft(fault="ours", facts=["The driver forgot the bag."]).reply.text


def test_whose_tour_it_is_is_not_sure_where_a_singer_is_named(draft):
    made = draft(
        facts=["Dame Harriet is back since the 20th."], options=["Priority booking for her next tour"]
    )
    assert "your next tour" not in made.reply.text


def test_what_they_say_and_then_ask_is_confirmed():
    message = "Under 30 days I can reject the car. So can I or can't I? I want my money back."
    draft = drafts_for(message)
    told = "You are within the 30 days, so you can reject the car."
    assert told in draft(facts=["She is within the 30 days, so she can reject the car."]).reply.text


def test_a_corporate_client_is_not_the_customer():
    draft = drafts_for(
        "We booked the room in May, and it went to a corporate client. May we have our room back?"
    )
    text = draft(
        facts=["The client has agreed to move to the Orchard Suite.", "The room is free."]
    ).reply.text
    assert "You have agreed" not in text
    assert "The client has agreed to move to the Orchard Suite." in text


def test_a_cleaner_who_came_is_not_we(draft):
    assert "The cleaner came at 9.40." in draft(fault="ours", facts=["The cleaner came at 9.40."]).reply.text
