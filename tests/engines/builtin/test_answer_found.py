"""The fact that answers an ask is found where it is certain, and none is taken for one where it is not."""

import pytest

from app.engines.builtin.answer_found import answer_to, read


def found(ask, *told, wishes=False, of_safety=False):
    return answer_to(read(ask, wishes=wishes, of_safety=of_safety), told)


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        ("Could I please have it back", ["Payments were taken in May.", "The refund of £20 was sent today."]),
        (
            "please stop the direct debit",
            ["Nobody opened your e-mail.", "I cancelled the direct debit today."],
        ),
        (
            "I want that money took off",
            ["The bill shows 1.4 GB.", "The £71 is on hold, so it will not be taken."],
        ),
        ("When is the fan coming", ["There has been none since May.", "The maker gives 5 May for delivery."]),
        (
            "Who is fixing it and when?",
            ["The fault is in the fuse box.", "An engineer will be there on Friday."],
        ),
        ("What does a new key cost?", ["A key opens every locker.", "A new key costs £12."]),
        ("How much do I owe", ["The account was opened in May.", "The balance is £143.60 today."]),
        ("Where is my suitcase?", ["The belt broke down.", "Your suitcase is on flight 771."]),
        ("Any news on my application?", ["It was received in May.", "A decision is due on 28 June."]),
        ("Are they toxic?", ["The crayons were made in Poland.", "The crayons are not toxic."]),
        ("Will the hall be usable?", ["Slates had come off.", "The hall can be used on the 8th."]),
        (
            "Can I bring my own cake on Saturday",
            ["The room is yours on Saturday.", "Guests may bring a cake."],
        ),
    ],
)
def test_the_second_fact_answers_it(ask, told):
    assert found(ask, *told) == 1


def test_what_is_safe_is_told_by_the_one_note_about_safety():
    told = ["The colour comes from iron.", "Samples met the safety standard for drinking water."]
    assert found("is it safe to drink", *told, of_safety=True) == 1


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        # Shares a word, and tells of what went wrong.
        (
            "make sure it stops",
            ["The request to cancel was noted but never passed on.", "We take £10 a month."],
        ),
        # Something else was mended.
        (
            "I would like them put right",
            ["The lens was too low.", "The chairs were out while the floor was mended."],
        ),
        # Another sum.
        ("Take the £35 off", ["Four visits were missed.", "The £90 deposit will be refunded."]),
        # Nobody cancelled anything.
        (
            "I want to cancel",
            ["You called in May.", "The contract ended on 1 May and has rolled monthly since."],
        ),
        # Another thing was cancelled.
        ("Please cancel my return ticket", ["You booked in May.", "The 16.30 was cancelled for the swell."]),
        # What is past says nothing of now, and May is a month.
        ("Is the room warm?", ["The café is warm.", "The room was painted in May."]),
        # It is no money that they want back.
        ("I want it back on tonight", ["Your profile is hidden.", "The rest of May goes back to your card."]),
        # What is past is no answer to when.
        ("When will it be done", ["It was ordered on the 3rd.", "We chased the maker on 4 May."]),
        # Two may be meant.
        (
            "When will the lift work",
            ["The lift part arrives on Friday.", "The lift engineer comes on Monday."],
        ),
        # A word in common is not enough.
        ("do i pay again?", ["A crown is under guarantee.", "The payment plan makes no difference to that."]),
        # The cause is where the story begins.
        ("Why was it cancelled", ["The harbour was closed.", "The sailing was cancelled at four."]),
    ],
)
def test_no_fact_surely_answers_it(ask, told):
    assert found(ask, *told) is None


def test_another_pool_is_not_the_pool():
    told = ["The pool is closed until Monday.", "Our sister pool is open from 6.30 tomorrow."]
    assert found("is the pool open tomorrow?", *told) == 0


def test_of_two_that_stand_together_the_first_leads():
    told = ["The website is down.", "We deliver to Skye on Mondays.", "Delivery to Skye takes three days."]
    assert found("Do you deliver to Skye?", *told) == 1
