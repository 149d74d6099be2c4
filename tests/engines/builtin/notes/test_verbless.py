"""What was jotted without its verb is told with it where nothing else can be meant; an offer's pieces are sentences."""

import asyncio

import pytest

from app.engines.builtin.notes.as_phrase import is_one_offered, with_article
from app.engines.builtin.notes.verbless import passive, to_be_done, without_semicolons
from app.model.brief import Brief
from tests.services import service_of

SERVICE = service_of("builtin")


def reply(message, **notes):
    brief = {"message": message, "customer": {"name": "Ned Foss"}, "fault": "ours", **notes}
    return asyncio.run(SERVICE.draft(Brief.model_validate(brief))).reply.text


@pytest.mark.parametrize(
    ("jotted", "told"),
    [
        ("Starter replaced.", "The starter has been replaced."),
        ("Update rolled back.", "The update has been rolled back."),
        ("New lock fitted yesterday.", "A new lock was fitted yesterday."),
        ("Records separated today.", "The records were separated today."),
        ("Charge removed, block lifted.", "The charge has been removed and the block lifted."),
        (
            "Block lifted just now, card works again.",
            "The block has been lifted just now, and the card works again.",
        ),
        ("New card printed, goes out tomorrow.", "A new card has been printed, and it goes out tomorrow."),
        ("Orders cancelled.", "The orders have been cancelled."),
        ("Part already ordered.", "The part has already been ordered."),
        ("The engineer booked for Friday.", "The engineer has been booked for Friday."),
    ],
)
def test_what_is_done_to_a_thing_has_been_done(jotted, told):
    assert passive(jotted) == told


@pytest.mark.parametrize(
    "said",
    [
        "Hotel cancelled.",
        "Members cancelled on Friday.",
        "Bank refunded.",
        "Kim booked for Friday.",
        "The team posted the news.",
        "Proof sent on the 2nd showed the old name.",
        "The lamp has been replaced.",
        "We replaced the starter.",
    ],
)
def test_what_may_be_a_deed_of_theirs_stays(said):
    assert passive(said) == said


@pytest.mark.parametrize(
    ("offer", "told"),
    [
        ("Jean's kit sent again by Friday", "Jean's kit can be sent again by Friday"),
        ("The trial period extended to 60 days", "The trial period can be extended to 60 days"),
        ("A kit can be sent by Friday", "A kit can be sent by Friday"),
    ],
)
def test_an_offer_without_its_verb_can_be_done(offer, told):
    assert to_be_done(offer) == told


@pytest.mark.parametrize(
    ("offer", "told"),
    [
        (
            "New slip by e-mail; old one can be thrown away",
            "New slip by e-mail. The old one can be thrown away",
        ),
        ("Refund of the £9 fee; paid to the card", "A refund of the £9 fee, paid to the card"),
        ("The lamp can be collected; bring the slip", "The lamp can be collected. Bring the slip"),
        ("Hold it for ten seconds; the unit then pairs", "Hold it for ten seconds. The unit then pairs"),
    ],
)
def test_the_pieces_of_an_offer_are_sentences_or_one(offer, told):
    assert without_semicolons(offer) == told


@pytest.mark.parametrize(
    "thing", ["full refund of £420", "personal call from the owner", "place in the Tuesday class"]
)
def test_one_thing_that_is_given_has_its_article(thing):
    assert is_one_offered(thing)
    assert with_article(thing) == f"a {thing}"


@pytest.mark.parametrize(
    "thing", ["own mat to keep", "two weeks free", "a refund", "bottled water", "£30 back"]
)
def test_what_has_one_or_takes_none_gets_none(thing):
    assert not is_one_offered(thing)


def test_how_a_thing_was_found_is_left_to_the_agent():
    text = reply("The lamp flickers.", facts=["Lamp tested on the bench, starter worn. Starter replaced"])
    assert "The lamp has been tested on the bench. The starter has been replaced." in text
    assert "worn" not in text


def test_jean_is_no_common_word():
    text = reply(
        "Jean paid her fee twice.", options=["Jean's class fee of £36 back", "Personal letter", "Full refund"]
    )
    assert "jean's" not in text


def test_a_step_in_an_app_is_no_secret():
    order = "Go to People, filter by Suspended, and choose Archive. The next invoice then shows 38 users."
    text = reply("The invoice counts too many users.", options=[order, "We can send a credit note today."])
    assert (
        "You can go to People, filter by Suspended, and choose Archive. The next invoice then shows 38"
        in text
    )


def test_a_day_is_offered_to_them():
    text = reply(
        "Nobody called back. Jane", customer={"name": "Jane Foss"}, options=["Offer her Tuesday at 5 or 6."]
    )
    assert "your Tuesday" not in text
