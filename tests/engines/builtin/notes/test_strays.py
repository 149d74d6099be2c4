"""What is told of a written note is compared with it once more, whatever rule made it."""

import pytest

from app.engines.builtin.notes.strays import strays


@pytest.mark.parametrize(
    ("note", "told"),
    [
        (
            "It was left there, but the booking was our error and we shouldn't hide behind them.",
            "It was left there, but the booking and we shouldn't hide behind them.",
        ),
        ("Take the fee off this once.", "We'd be glad to take the take the fee off this once."),
        ("We have one 201D in stock.", "We have one 201 days in stock."),
        ("Bruno's owner has been phoned.", "Bruno's you have been phoned."),
        ("We can't tell which guest this was.", "We can't tell which you this was, so the you is gone."),
        ("He was not told of it before Monday.", "You were told of it before Monday."),
        (
            "The parcel was sent to the old address in Hull.",
            "The parcel was sent to the new address in Hull.",
        ),
        ("The bill of £40 was paid on Friday.", "The bill of £400 was paid on Friday."),
    ],
)
def test_a_word_lost_or_put_in_between_words_that_were_kept_is_seen(note, told):
    assert strays(note, told)


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("She can collect it from the shop on Friday.", "You can collect it from the shop on Friday."),
        (
            "A new face can be cut if she approves the proof.",
            "A new face can be cut if you approve the proof.",
        ),
        ("We'll ring the guest by Thursday.", "We'll ring you by Thursday."),
        (
            "Should be open again Sat but nothing is sure.",
            "Should be open again Saturday but nothing is sure.",
        ),
        ("He complained at 11.50pm and spoke to us.", "You complained at 11:50 pm and spoke to us."),
        ("£250 off another week as a goodwill gesture.", "£250 off another week, as a gesture of goodwill."),
        (
            "Refund of £56 to the card she paid with.",
            "We're able to offer you a refund of £56 to the card you paid with.",
        ),
        ("He left his card at the desk.", "You left your card at the desk."),
    ],
)
def test_another_person_another_ending_and_words_that_lead_to_it_are_no_straying(note, told):
    assert not strays(note, told)


def test_a_limit_says_its_no_in_the_words_that_lead_to_it():
    note = "We can't pay for the cottage because our terms cover the fare only."
    told = "I'm afraid we're unable to pay for the cottage because our terms cover the fare only."
    assert strays(note, told)
    assert not strays(note, told, refused=True)


def test_a_sentence_that_says_it_in_other_words_throughout_is_not_compared():
    assert not strays("Queue was long.", "There were many people before you.")
