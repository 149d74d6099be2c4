"""Notes as people type them: what is left out is put in, and nothing is put in that English does without."""

import pytest

from app.model.brief import Brief
from tests.services import drafted

MESSAGE = "Your site charged me twice and nobody will tell me why. Do you do under-fives on a Saturday?"


def reply_to(*facts, **notes):
    brief = {"message": MESSAGE, "customer": {"name": "Jas Ode"}, "facts": facts, "fault": "ours", **notes}
    return drafted(Brief.model_validate(brief)).reply.text


@pytest.mark.parametrize(
    ("fact", "told"),
    [
        ("it's down to a bug in version 8.1, fixed yesterday", "and it was fixed yesterday"),
        ("rate went up 1 Oct - set by the regulator's cap", "and it was set by the regulator's cap"),
        ("second charge is a hold, drops off in 5 working days", "and it drops off in 5 working days"),
        ("booking sheet now online so it can't happen again", "The booking sheet is now online so it can't"),
        ("unit phone was on silent in the cupboard", "The unit phone was on silent in the cupboard."),
        ("she's not been to a class since 4 Jan", "You've not been to a class since 4 January."),
        ("no it's nothing to do with the minibus", "No, it is nothing to do with the minibus."),
        ("The server should have checked with the cook and didn't.", "We should have checked with the cook"),
        ("housekeeping never saw the note", "Housekeeping never saw the note."),
        ("no other site has had it, that we've heard of", "No other site has had it that we've heard of."),
        ("plot 14 has a new agreement, signed", "a new agreement, which is signed"),
        ("form keyed to 6 Quarry BANK not Quarry BOTTOM", "6 Quarry Bank"),
        ("return due 7 Dec WILL be filed by us", "7 December will be filed by us"),
        ("driver withheld the CAR for the test", "the car for the test"),
        ("pause ends and payments start again - says so on the screen", "again, says so"),
        ("Yes: Tumble Tots Saturdays 9.15 to 10, £6.50 a go, ages 2-4", "Yes: Tumble Tots Saturdays"),
        ("it went to no. 17 instead of no. 71. typo at our end", "Typo at our end."),
    ],
)
def test_a_fact_is_told_in_english(fact, told):
    assert told in reply_to(fact)


def test_a_spare_pair_goes_in_just_in_case():
    assert "as well just in case." in reply_to(options=["spare pair 36/36 long goes in as well just in case"])


def test_what_stands_behind_a_dash_has_its_space():
    text = reply_to(options=["new appt - Dr Halloran has Mon 2 March 9.00"])
    assert ";Dr" not in text
    assert ",Dr" not in text


def test_a_lift_that_there_is_not_is_no_deed():
    assert "offer a lift in the tower" in reply_to(cannot=["lift in the tower, listed building"])


def test_a_copy_is_not_given_by_its_original():
    text = reply_to("An accident report was made at 11.20.", options=["A copy of the accident report"])
    assert "copy of the accident report" in text


def test_whoever_asks_what_they_did_wrong_is_not_told_that_they_did():
    message = "Please tell me what I did wrong. I paid the parking by the app, and I got a fine."
    made = drafted(Brief(message=message, fault="customer", facts=("The place is right.",)))
    assert "did wrong" not in made.reply.text


def test_nobody_who_is_mortified_by_others_is_told_not_to_be_hard_on_themselves():
    message = "The driver read out what I had ordered in front of my mother in law. I'm mortified."
    made = drafted(Brief(message=message, fault="third_party", options=("refund the delivery, £4.95",)))
    assert "yourself" not in made.reply.text
