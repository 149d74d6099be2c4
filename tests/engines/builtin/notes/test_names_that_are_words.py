"""A name that is a word too is nobody where the note has the word; who is reached by a bare "them" asks a person."""

import pytest

from app.engines.builtin.notes.left_over import left_over
from app.engines.builtin.notes.somebody import Seen
from app.model.brief import Brief
from app.text.person import Called
from tests.services import drafted


def draft_of(message, name, *facts, **notes):
    brief = {"message": message, "customer": {"name": name}, "facts": facts, "fault": "unknown", **notes}
    return drafted(Brief.model_validate(brief))


CAT = "My cat came back with fleas and the vet bill is 88 quid. Who pays? Bill Prentice"


def test_the_bill_of_mr_bill_prentice_is_a_bill():
    made = draft_of(CAT, "Bill Prentice", options=["half the vet's bill as goodwill"], cannot=["full bill"])
    assert "half the vet's bill" in made.reply.text
    assert "full you" not in made.reply.text


def test_the_hall_of_mrs_hall_is_a_hall():
    told = draft_of(
        "You booked us twice. Where do my guests sit?", "Mrs Hall", "hall was booked twice"
    ).reply.text
    assert "The hall was booked twice." in told


def test_their_name_with_its_capital_is_still_theirs():
    assert "You called on 4 May." in draft_of(CAT, "Bill Prentice", "Bill called on 4 May").reply.text


def test_the_in_a_household_is_no_name():
    spaniel = "Our spaniel came home with kennel cough. Who pays the vet?"
    made = draft_of(spaniel, "The Hadleys", cannot=["can't pay the vet bill"])
    assert "the vet bill" in made.reply.text
    assert "The vet" not in made.reply.text


@pytest.mark.parametrize("fact", ["Recovery reached them at 18.40.", "The engineer rang them at 18.40."])
def test_a_them_of_whom_nothing_speaks_asks_a_person(fact):
    made = draft_of("Our hire van broke down on the M6 and we sat there for two hours.", "Ian Brough", fact)
    assert " them at" not in made.reply.text
    assert made.verdict == "needs_you"


def test_nor_is_it_sure_whose_room_their_room_is():
    made = draft_of(
        "I rang down at four in the morning.", "Ann Lee", "The log shows two calls from their room."
    )
    assert "their room" not in made.reply.text


@pytest.mark.parametrize(
    "note",
    ["The neighbours complained and we told them to wait.", "Two fitters came and we asked them to wait."],
)
def test_but_neighbours_who_were_told_are_they(note):
    seen = Seen("Why is my fence still down?", (), "Ann Lee", Called(sex="she", sure=True))
    assert not left_over(note, note, seen)


GAS = "Why did the gas engineer condemn my boiler? It was working fine until he touched it."


def test_a_he_of_a_note_may_be_whoever_the_message_has_at_work():
    made = draft_of(GAS, "Mo", "By law he had to switch it off.")
    assert "you had to switch it off" not in made.reply.text
    assert made.verdict == "needs_you"


def test_a_name_does_not_run_into_the_verb_of_the_question():
    assert "engineer condemn" not in draft_of(GAS, "Mo", "A new flue costs £210.").reply.text
