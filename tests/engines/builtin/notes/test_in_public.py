"""In public nothing private is told of a customer that they have not said there themselves."""

import pytest

from app.engines.builtin.notes.apart import FactLine
from app.engines.builtin.notes.in_public import kept_from_public, tells_private
from app.model.plan import Given

MESSAGE = "Locked out on a Sunday with a van outside. I have never missed a thing. Avoid."


@pytest.mark.parametrize(
    "note",
    [
        "direct debit bounced on the 1st",
        "bank says no funds",
        "his account is in arrears",
        "acct frozen, id had run out",
        "patient is on medication",
        "she owes for two visits",
        "emails went to her old address",
        "late fee stands",
        "we texted the number we have, ending 207",
    ],
)
def test_a_debt_their_health_and_what_is_on_record_are_private(note):
    assert tells_private(note, MESSAGE)


@pytest.mark.parametrize(
    "note",
    [
        "the gate code works again",
        "refund sent on Monday",
        "driver came at 9",
        "the intercom is not manned on Sundays",
        "we can send a new card for the machine",
    ],
)
def test_what_happened_with_us_is_not(note):
    assert not tells_private(note, MESSAGE)


@pytest.mark.parametrize(
    "note",
    ["all green bins in the court", "a cake with her name on it", "he can ring 1901 free from his mobile"],
)
def test_a_court_of_houses_and_a_name_on_a_cake_are_not(note):
    assert not tells_private(note, MESSAGE)


def test_where_a_limit_forbids_it_nothing_of_the_case_is_told():
    line = FactLine(
        given=Given(where="facts[0]", text="The van came at 9."), part="x", sentence="The van came at 9."
    )
    forbidding = ("Nothing about her account may be said in public.",)
    assert kept_from_public([line], "review", MESSAGE, forbidding)[0].sentence is None
    assert kept_from_public([line], "email", MESSAGE, forbidding)[0].sentence is not None
    told = ("We cannot tell how it ends in public.",)
    assert kept_from_public([line], "review", MESSAGE, told)[0].sentence is not None


def test_what_they_said_themselves_may_be_told():
    assert not tells_private("direct debit bounced", "My direct debit bounced once and you locked me out.")


@pytest.mark.parametrize(
    ("message", "note"),
    [
        ("We booked it for a 6yr old.", "Her son can have a second slot."),
        ("My little one cried all day.", "Her daughter can come again free of charge."),
        ("My mum waited an hour.", "Her mother can be seen tomorrow."),
        ("My hubby was left at the gate.", "Her husband can use the pass until May."),
    ],
)
def test_somebody_of_theirs_of_whom_they_speak_by_another_word_is_no_secret(message, note):
    assert not tells_private(note, message)
    assert tells_private(note, MESSAGE)


def test_an_offer_to_their_child_is_made_in_public(draft):
    message = "Ordered a cake for a 6yr old and got the wrong one. Never again."
    made = draft(
        message=message, options=["Her son can have a new cake on a day that she chooses."], channel="review"
    )
    assert "Your son can have a new cake" in made.reply.text


@pytest.mark.parametrize("channel", ["review", "social"])
def test_in_public_it_is_left_out_with_its_reason(draft, channel):
    made = draft(facts=["direct debit bounced on the 1st"], channel=channel)
    assert "bounced" not in made.reply.text
    assert "private; in public it is not told" in made.note
    assert "privat" in made.reply.text


def test_an_offer_and_a_limit_that_tell_it_are_left_out_too(draft):
    notes = {"options": ["knock off the late fee", "free guest pass"], "cannot": ["no waiving the arrears"]}
    made = draft(channel="review", **notes)
    assert "guest pass" in made.reply.text
    assert "late fee" not in made.reply.text
    assert "arrears" not in made.reply.text


def test_in_a_letter_it_is_told(draft):
    assert "bounced" in draft(facts=["direct debit bounced on the 1st"]).reply.text


@pytest.mark.parametrize(
    ("note", "private"),
    [
        ("The lorry was moved by the police.", False),
        ("He is free to report the driving to the police.", False),
        ("The profile carries the default language of the partner in Lisbon.", False),
        ("The police have closed the road.", False),
        ("The police were called to her table.", True),
        ("The guard reported her to the police.", True),
        ("He defaulted on the plan in May.", True),
    ],
)
def test_a_default_setting_and_the_police_on_a_road_tell_nothing_of_the_customer(note, private):
    assert tells_private(note, MESSAGE) is private
