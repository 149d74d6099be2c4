"""Jotted forms that agents use every day come out as sentences: causes, spans, hours, bare days, who does it."""

import pytest

from app.engines.builtin.notes.expand import expand

MESSAGE = "I am not happy with how this went. What is going on, and what will you do about it?"


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("first missed visit: wrong postcode on job sheet", "The first missed visit was due to the wrong postcode"),
        ("results in now, all normal", "results are in now and all are normal"),
        ("appt was 2.10, seen at 3.05", "The appointment was at 2.10, and you were seen at 3.05."),
        ("lab machine down thu-fri", "from Thursday to Friday"),
        ("rtn arrived 2nd, booked in 9th", "arrived on the 2nd and was booked in on the 9th"),
        ("vehicle reg'd to a different address", "registered to a different address"),
        ("train canc'd due to signal failure", "has been cancelled due to the signal failure"),
        ("payment rec'd 75 EUR", "payment of 75 EUR"),
        ("credit of 212.40 on acct", "There is a credit of 212.40 on your account."),
        ("date now fixed: 22 nov, 8-12", "The date is now fixed for 22 November, between 8 and 12."),
        ("call of 3 May listened to: adviser did say covered", "say it was covered"),
        ("case w/ S. Okafor now", "The case is with S. Okafor now."),
        ("permit machine broken that day", "The permit machine was broken that day."),
        ("can resit test once free", "You can resit the test once free"),
        ("crew offered fruit, no vegan meals left", "You were offered fruit"),
        ("return label → emailed 11.20", "The return label was emailed at 11.20."),
    ],
)  # fmt: skip
def test_a_jotted_form_is_told_with_its_doer_its_figures_and_its_tense(draft, note, told):
    assert told.lower() in draft(facts=[note], fault="ours").reply.text.lower()


@pytest.mark.parametrize(
    ("note", "never"),
    [
        ("told him wed, driver forgot", "on Wednesday"),
        ("mrs patel checked the cloakroom twice", "internal"),
        ("PD out by 3mm on recheck 12/11", "paid out"),
        ("known issue after v4.2, devs are on it", "known issue"),
    ],
)
def test_it_does_not_say_what_the_note_does_not(draft, note, never):
    assert never.lower() not in draft(facts=[note], fault="ours").reply.text.lower()


@pytest.mark.parametrize(
    ("offer", "told"),
    [
        ("refund to bank acct", "a refund to your bank account"),
        ("cancel + full refund", "cancel and give you a full refund"),
        ("pay in 3 parts", "You can pay in 3 parts"),
        ("send screenshot to us", "You can send the screenshot to us"),
        ("move to fixed tariff", "move you to a fixed tariff"),
        ("appt sat 8-10am, no call out fee", "on Saturday from 8 to 10am, with no call out fee"),
        ("money back £120", "your money back, £120"),
        ("vet can ring tmrw 9am", "tomorrow at 9am"),
        ("p/u any time til 6", "pick up any time until 6"),
        ("£80 hotel", "£80 for the hotel"),
        ("refund", "a refund"),
    ],
)
def test_an_offer_says_what_is_done_and_who_does_it(draft, offer, told):
    assert (
        told.lower() in draft(facts=["The order was late."], options=[offer], fault="ours").reply.text.lower()
    )


@pytest.mark.parametrize(
    ("offer", "never"),
    [
        ("pick up + refund", "you can pick up and refund"),
        ("back to £90", "a back"),
        ("fee refunded no", "refund the fee"),
        ("appeal letter from us", "you can appeal"),
        ("fee off if 12.40 paid by fri", "at 12.40"),
        ("reshoot couple session", "you can reshoot"),
    ],
)
def test_an_offer_is_not_turned_round(draft, offer, never):
    assert never not in draft(facts=["The order was late."], options=[offer], fault="ours").reply.text.lower()


def test_the_end_of_an_address_stays_with_it() -> None:
    assert expand("email went to .con not .com").text == "email went to .con not .com"


def test_days_that_name_a_thing_are_no_span() -> None:
    assert "from Tuesday" not in expand("swap to any tue-thu show").text
