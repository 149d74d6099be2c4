"""Jotted notes of a fixed form that lack their verb are told as the sentences that they are."""

import pytest

from app.engines.builtin.notes.noted_states import in_sentences

MESSAGE = "The heating in our hall has been off for six days and nobody rings me back. Please tell me why."


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("No note of any ear injury in the daily checks",
         "There is no note of any ear injury in the daily checks"),
        ("No parts in stock at any of our suppliers", "There are no parts in stock at any of our suppliers"),
        ("No photo of the second pose on file", "There is no photo of the second pose on file"),
        ("No answer at the side door", "There was no answer at the side door"),
        ("No charge for this one", "There is no charge for this one"),
        ("Display board at Skarra out of order since Saturday",
         "The display board at Skarra has been out of order since Saturday"),
        ("Lifts out of use since May", "Lifts have been out of use since May"),
        ("Boiler on the contractor's list", "The boiler is on the contractor's list"),
        ("Heater out of order since Friday, part on order",
         "The heater has been out of order since Friday; The part is on order"),
        ("Kitchen board now checked twice a day", "The kitchen board is now checked twice a day"),
        ("Meter still turning with stop tap closed at the house",
         "The meter was still turning with the stop tap closed at the house"),
        ("Two wheelchair spaces free for 16 November matinee, row G",
         "Two wheelchair spaces are free for the 16 November matinee, in row G"),
        ("Three places left for the 9 May class, £40 each",
         "There are three places left for the 9 May class, £40 each"),
        ("No bike now leaves without both signatures, rule in force since yesterday",
         "No bike now leaves without both signatures; the rule has been in force since yesterday"),
        ("Rang the bell and phoned twice", "We rang the bell and phoned twice"),
        ("Knocked at 10:15, no answer", "We knocked at 10:15, and there was no answer"),
    ],
)  # fmt: skip
def test_a_form_has_its_verb(note, told):
    assert in_sentences(note) == told


@pytest.mark.parametrize(
    "note",
    [
        "No photo was taken of the step",
        "No record of the call was kept",
        "No bike leaves without a second check",
        "Two tablets left in the packet on Friday",  # when that was, the note does not tell
        "Two drivers left for Leeds and came back late",
        "Driver still waiting with the customer",
        "Old plan still in use, rule in force since Monday is to ring first",
        "Customer rang the bell twice",
        "The boiler has been on the list since May",
        "Board checked and signed",
    ],
)
def test_what_has_another_form_stays_as_it_was_jotted(note):
    assert in_sentences(note) == note


def test_who_says_that_they_knocked_themselves_is_not_told_that_we_did():
    note = "Knocked twice and rang the bell"
    assert in_sentences(note, "I knocked on your office door for ten minutes.") == note


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("Tyre fitted 3 May, valve not replaced.",
         "The tyre was fitted on 3 May, and the valve has not been replaced."),
        ("Care plan changed on 1 May by the council.", "The care plan was changed on 1 May by the council."),
        ("Invoice sent to the old address, returned to us on the 9th.",
         "The invoice has been sent to the old address and was returned to us on the 9th."),
        ("No scan on the record after 4 May.", "There is no scan on the record after 4 May."),
        ("No call taken from the customer that morning.", "No call"),
        ("Increase put off to 1 July for everyone.", "The increase was put off to 1 July for everyone."),
        ("Driver told to swap the two on Friday.", "The driver was told to swap the two on Friday."),
        ("Deposit of £50 still held.", "The deposit of £50 is still held."),
        ("Job sheet on file, no torque value noted.", "The job sheet is on file"),
        ("Part now due 30 May.", "The part is now due on 30 May."),
        ("Next visit 12 June.", "The next visit is on 12 June."),
    ],
)  # fmt: skip
def test_a_full_stop_makes_no_sentence_of_a_jotting(draft, note, told):
    assert told in draft(facts=[note], fault="ours").reply.text


@pytest.mark.parametrize(
    "note",
    [
        "The valve was changed on Monday and nobody wrote it down.",
        "Fitters changed the valve on Monday.",
        "Prices changed on 1 May.",
        "Children put on their own shoes at home time.",
        "Copper and Crumb sells no seconds.",
    ],
)
def test_a_sentence_stays_as_it_was_written(draft, note):
    assert note in draft(facts=[note], fault="ours").reply.text


def test_a_word_behind_its_article_has_no_capital_left(draft):
    assert "The phone line is down" in draft(facts=["Phone line down from 10 to 12"], fault="ours").reply.text


@pytest.mark.parametrize("note", ["moved to Stage 4, Sat 10.30, from this week", "closed sundays for pickup"])
def test_whose_deed_nothing_tells_is_not_told_as_ours(draft, note):
    assert "I moved" not in (text := draft(facts=[note], fault="ours").reply.text)
    assert "I closed" not in text
