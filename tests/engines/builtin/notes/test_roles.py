"""A note that calls the customer by their part in it speaks to them, where nobody else has that part."""

import pytest

from app.engines.builtin.notes.roles import as_customer, theirs_in
from app.model.brief import Brief
from tests.services import drafted

GROUP = "We're a small group, nine of us, restarting the history society. Is the upstairs room free?"


@pytest.mark.parametrize(
    ("message", "note", "told"),
    [
        ("My boiler is off and we have a baby.", "We can pay £30 a day towards the household's costs.",
         "We can pay £30 a day towards the customer's costs."),
        (GROUP, "There is a kettle, but the group would have to bring its own projector.",
         "There is a kettle, but the customer would have to bring the customer's own projector."),
        ("We booked a family room and got two floors.", "The family's room had been given away.",
         "the customer's room had been given away."),
        ("My class was full when I came.", "The member booked at 9:14.", "the customer booked at 9:14."),
        ("My water bill has doubled.", "The leak is on the pipe that belongs to the householder.",
         "The leak is on the pipe that belongs to the customer."),
        ("I booked a lesson and nobody came.", "The learner's lesson was in the diary.",
         "the customer's lesson was in the diary."),
        ("Our choir sang in the dark.", "We can offer the choir a free evening.",
         "We can offer the customer a free evening."),
    ],
)  # fmt: skip
def test_it_is_the_customer(message, note, told):
    assert as_customer(note, message) == told


@pytest.mark.parametrize(
    ("message", "note"),
    [
        (
            "The household next door burns rubbish, I can't open my window.",
            "The household has been written to.",
        ),
        ("I write for my mother, your meter is wrong.", "The account holder has to ring us."),
        ("Another group had our room.", "The group left at nine."),
        (GROUP, "Another group has booked, and the group has paid."),
        (
            "My party of twelve was sent away. Party of 12!",
            "The party was booked, and its table had been given away.",
        ),
        ("The band was too loud at my husband's sixtieth.", "The band played until 11 pm."),
        ("Where is my bag?", "The member of staff at the desk has it."),
    ],
)
def test_whoever_may_be_somebody_else_stays(message, note):
    assert as_customer(note, message) == note


def test_a_part_of_somebody_of_theirs_is_known():
    assert theirs_in("My tenant says that her gas is off, and my old client agrees.") == {"tenant", "client"}


def told_of(message, fact, **notes):
    brief = {"message": message, "facts": [fact], "fault": "unknown", **notes}
    return drafted(Brief.model_validate(brief)).reply.text


def test_the_owner_of_another_animal_is_not_who_writes():
    message = "You gave my cat the wrong tablet. The label says Bruno. My cat is called Duchess."
    assert "Bruno's owner has been phoned" in told_of(message, "Bruno's owner has been phoned.")
    assert "You have been phoned" in told_of(message, "Duchess's owner has been phoned.")


def test_what_several_own_and_whom_a_message_names_stay_as_they_are():
    agreement = "The parents' agreement says that three rehearsals missed means giving up a part."
    assert agreement in told_of("My daughter has been told she can't be in the show.", agreement)
    mart = "I sold 14 heifers at your mart and the buyer took them home."
    assert "The buyer took 11." in told_of(mart, "The buyer took 11.")
    cat = "Mine came home with fleas. DO NOT leave your cat here."
    assert "which guest this was" in told_of(cat, "Without the name we can't tell which guest this was.")
