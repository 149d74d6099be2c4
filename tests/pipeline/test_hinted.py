"""A limit that nobody asked for stays out of the reply, and is in the note with its reason."""

import asyncio

import pytest

from app.model.brief import Brief
from tests.services import service_of

SERVICE = service_of("builtin")


def drafted(message, *limits, **rest):
    return asyncio.run(SERVICE.draft(Brief.model_validate({"message": message, "cannot": limits, **rest})))


@pytest.mark.parametrize(
    ("message", "limit"),
    [
        ("The plumber left the tap running on Monday. Why did nobody answer your phone?", "camera footage"),
        ("My lesson was cancelled. When is the next one?", "free parking"),
        ("I don't want a voucher, I want an apology for how I was spoken to.", "vouchers"),
    ],
)
def test_what_nobody_asks_for_is_not_refused_and_stands_in_the_note(message, limit):
    draft = drafted(message, limit, facts=["Somebody was ill on the day"])
    assert limit not in draft.reply.text
    assert f"Left out: {limit} - nobody asked for it" in draft.note
    assert "be-honest" not in {i.id for i in draft.checklist if i.status == "missed"}


@pytest.mark.parametrize(
    ("message", "limit", "said"),
    [
        ("The wall is scratched. Show me the camera footage.", "camera footage", "camera footage"),
        ("I waited all day. Who pays me for that?", "pay for time off work", "pay for time off work"),
        ("When will my sofa come?", "give a date", "give a date"),
        (
            "You lost my case. I want it delivered by Friday.",
            "deliver before Monday",
            "deliver before Monday",
        ),
        ("Please let me see what your man filmed.", "camera footage", "camera footage"),
    ],
)
def test_what_they_ask_for_or_hint_at_is_refused(message, limit, said):
    assert said in drafted(message, limit).reply.text


def test_a_limit_that_an_offer_makes_needed_is_told():
    draft = drafted(
        "The soup was cold. Where was your manager?", "visit before Tuesday", options=["a visit by our chef"]
    )
    assert "before Tuesday" in draft.reply.text


@pytest.mark.parametrize("limit", ["collect on Sundays", "match other shops' prices", "lend a second kettle"])
def test_who_only_tells_what_happened_is_refused_nothing_that_has_to_do_with_something_else(limit):
    draft = drafted("My parcel arrived soaked and the books are ruined.", limit, options=["a new set sent"])
    assert limit not in draft.reply.text
    assert f"Left out: {limit}" in draft.note


def test_who_only_tells_what_happened_is_told_that_no_money_comes_back():
    assert "a refund" in drafted("My parcel arrived soaked and the books are ruined.", "refund").reply.text
