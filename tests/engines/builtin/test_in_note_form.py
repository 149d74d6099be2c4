"""A jotted note of which no sure sentence can be made tells its news as an item of a list."""

import asyncio

import pytest

from app.model.brief import Brief

MESSAGE = (
    "There has been no water on our road since six this morning and nobody says a thing. When is it back?"
)
JOTTED = "crew on site Calder Rd, hope for about 9pm"


@pytest.fixture
def draft(service):
    return lambda **brief: asyncio.run(service.draft(Brief.model_validate({"message": MESSAGE, **brief})))


def test_the_news_stands_in_the_reply(draft):
    made = draft(facts=[JOTTED, "bottled water at St Mark's church hall car park till 10"])
    assert "hope for about 9pm" in made.reply.text
    assert "ottled water at St Mark's church hall car park till 10" in made.reply.text


def test_a_person_reads_it_before_it_goes_out(draft):
    made = draft(facts=[JOTTED])
    assert made.verdict == "needs_you"
    assert any(JOTTED in reason for reason in made.verdict_reasons)


def test_it_speaks_to_the_customer(draft):
    made = draft(
        message="My gate motor packed up after five weeks and my car is shut in. Darren",
        customer={"name": "Darren"},
        facts=["manual release key is in grey box on inside post, was shown to him at handover"],
    )
    assert "to you at handover" in made.reply.text
    assert "to him" not in made.reply.text


def test_of_a_list_not_a_part_is_told(draft):
    """That the first payment was taken would be false of three."""
    text = draft(
        message="I froze my membership and you went on taking the money.",
        facts=["DDs taken 1 July, 1 Aug, 1 Sept, 32 each"],
    ).reply.text
    days = [day in text for day in ("1 July", "1 August", "1 September")]
    assert all(days) or not any(days)


def test_what_is_for_the_team_stays_with_the_team(draft):
    noted = "bit of a moaner, 4th complaint this yr, don't give an inch"
    assert "moaner" not in draft(facts=[noted]).reply.text


@pytest.mark.parametrize("channel", ["review", "social"])
def test_in_public_it_tells_of_no_money(channel, draft):
    noted = "appt 6 Mar, filling £110, x-ray £18, consultation £45"
    assert "£" not in draft(message="Charged me for a chat.", channel=channel, facts=[noted]).reply.text


def test_where_a_note_says_what_is_not_to_be_told_nothing_is_listed_unread(draft):
    told = draft(facts=[JOTTED, "don't say which firm hit the pipe"]).reply.text
    assert "crew on site" not in told.lower()
