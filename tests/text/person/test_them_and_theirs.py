"""Things stay "them", a colleague by name stays "he", and a child by name stays "her": none of them becomes "you"."""

import pytest

from app.text.person import Called, third_to_second

SHE = Called(sex="she", sure=True, titled=True, others=frozenset({"he"}))
HE = Called(sex="he", sure=True, titled=True, others=frozenset({"she"}))
BAGS = ("Both suitcases are in our store.",)
BLINDS = ("The blinds are ready.",)
CLOTHS = ("The hotel still has all nine of the tablecloths.",)


def recast(note, called, *, earlier=(), offered=False, message="Where are they?"):
    return third_to_second(note, None, called=called, earlier=earlier, offered=offered, message=message)


@pytest.mark.parametrize(
    ("note", "called", "earlier", "told"),
    [
        (
            "Our driver can collect them on Thursday and bring them to the bistro",
            SHE,
            CLOTHS,
            "Our driver can collect them on Thursday and bring them to the bistro",
        ),
        ("The courier can drop them at her office", SHE, BAGS, "The courier can drop them at your office"),
        (
            "We can wash them again and bring them round",
            SHE,
            BAGS,
            "We can wash them again and bring them round",
        ),
        (
            "They can be fitted on Monday if he is at home",
            HE,
            BLINDS,
            "The blinds can be fitted on Monday if you are at home",
        ),
        (
            "They can take the old chairs away if he wishes",
            HE,
            (),
            "They can take the old chairs away if you wish",
        ),
        ("we'll drop them off tomorrow", None, ("curtains are ready",), "we'll drop them off tomorrow"),
        (
            "our rep will take them away",
            None,
            ("the old drums are in the yard",),
            "our rep will take them away",
        ),
        ("We can send them two tickets", None, (), "We can send you two tickets"),
        ("We can refund them in full", None, (), "We can refund you in full"),
        (
            "I can ask them to call her back",
            SHE,
            ("The lab has the sample.",),
            "I can ask the lab to call you back",
        ),
    ],
)
def test_what_is_brought_or_fitted_is_not_the_customer(note, called, earlier, told):
    assert recast(note, called or Called(), earlier=earlier, offered=True).text == told


def test_what_cannot_be_brought_is_not_the_place_where_it_lies():
    told = recast("We cannot bring them before Thursday", SHE, earlier=BAGS)
    assert "bring our store" not in told.text


@pytest.mark.parametrize(
    ("note", "called", "told"),
    [
        # A given name tells which pronoun is its own.
        (
            "Nick believes from her description that it leaks, but he has not seen it",
            SHE,
            "Nick believes from your description that it leaks, but he has not seen it",
        ),
        (
            "Elaine would be glad to speak with him if he rings",
            HE,
            "Elaine would be glad to speak with you if you ring",
        ),
        (
            "The manager on duty, Elaine, offered him a room, but he had already packed",
            HE,
            "The manager on duty, Elaine, offered you a room, but you had already packed",
        ),
        (
            "The practice manager is Alison Boyd; she answers complaints within a week",
            SHE,
            "The practice manager is Alison Boyd; she answers complaints within a week",
        ),
        (
            "Jude's card says a trim, and Jude now thinks that she misheard",
            SHE,
            "Jude's card says a trim, and Jude now thinks that she misheard",
        ),
    ],
)
def test_a_colleague_by_name_keeps_a_pronoun(note, called, told):
    made = recast(note, called)
    assert made.certain
    assert made.text == told


@pytest.mark.parametrize(
    "note",
    [
        "Ash (the beard) left in July, can't ask him",
        "The fitter is off, so can't ask him",
        "The manager rang the customer to say he was running late",
        "Jess says they were out of smalls that day",
    ],
)
def test_whoever_may_be_somebody_else_is_in_doubt(note):
    assert not recast(note, HE).certain


def test_who_could_not_be_reached_is_the_customer():
    assert recast("The engineer rang, couldn't reach him", HE).text == "The engineer rang, couldn't reach you"


SON = Called(sex="he", sure=True, he="son")
ALFIE = "Can you tell me whether my son has a place? His name isn't on the list and he's in tears. Nicky (Alfie's mum)"
DAUGHTER = SHE.model_copy(update={"she": "daughter"})
ANYA = "I've been waiting for my daughter Anya's bus pass. She's been paying every day."


@pytest.mark.parametrize(
    ("note", "message", "called"),
    [
        ("Alfie does have a place; his deposit was received on 9 January", ALFIE, SON),
        ("The application for Anya was received, but her photograph was too dark", ANYA, DAUGHTER),
        ("Anya's pass was printed, and it will be posted to her school", ANYA, DAUGHTER),
    ],
)
def test_a_note_goes_on_about_a_child_that_it_names(note, message, called):
    made = recast(note, called, message=message)
    assert made.certain
    assert made.text == note


def test_a_child_that_the_message_does_not_name_leaves_a_doubt():
    called = Called(sex="he", sure=True, he="son")
    told = recast(
        "Rufus does have a place; his deposit was received", called, message="My son has no place, he says."
    )
    assert not told.certain


def test_who_redoes_it_is_whoever_did_it_before():
    made = recast("She can redo the icing today", SHE, earlier=("The decorator misread the form.",))
    assert made.text == "The decorator can redo the icing today"
    two = recast(
        "She can redo the icing today", SHE, earlier=("The form says Milo, and the decorator misread it.",)
    )
    assert not two.certain


def test_who_was_not_at_home_is_the_customer():
    assert (
        recast("She was not at home", SHE, earlier=("The driver rang at three.",)).text
        == "You were not at home"
    )


def test_where_a_thing_is_kept_is_not_whom_they_means():
    earlier = ("The shoes turned up on Monday, a neighbour handed them in at the office.",)
    told = recast("They are in a named bag behind the hatch", SHE, earlier=earlier).text
    assert "office" not in told


@pytest.mark.parametrize(
    "note",
    [
        "A new card with Krzysztof was printed",
        "The label reading Krzysztof has been made",
        "The sign saying Krzysztof is up",
    ],
)
def test_a_name_that_stands_on_something_stays_a_name(note):
    assert third_to_second(note, "Krzysztof Bielak", called=HE, message="My name is wrong.").text == note
