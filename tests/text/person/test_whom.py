"""Somebody at work is named in a note, and "her" or "she" is the customer all the same, or may be either."""

import pytest

from app.text.person import third_to_second
from app.text.person.called import Called, called_in

SHE = Called(sex="she", sure=True)
MESSAGE = "Nobody has rung me back about the roof."


def told(note, **more):
    return third_to_second(note, "Kelly Marsh", called=SHE, message=MESSAGE, **more)


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("The nurse can ring her at a time she chooses.", "The nurse can ring you at a time you choose."),
        ("The insurer will pay if she sends the bill.", "The insurer will pay if you send the bill."),
        (
            "I can hold it for her until the roofer is back.",
            "I can hold it for you until the roofer is back.",
        ),
        ("Dr Lind would go through it with her.", "Dr Lind would go through it with you."),
        ("The owner will recut it without charging her.", "The owner will recut it without charging you."),
        (
            "I ring the operator on Mondays and can email her.",
            "I ring the operator on Mondays and can email you.",
        ),
    ],
)
def test_an_offer_beside_somebody_at_work_is_made_to_the_customer(note, said):
    shifted = told(note, offered=True)
    assert (shifted.text, shifted.certain) == (said, True)


def test_who_comes_is_whoever_is_at_work():
    note = "The driver can ring her an hour before she arrives."
    assert told(note, offered=True).text == "The driver can ring you an hour before she arrives."


@pytest.mark.parametrize(
    "note",
    [
        "The nurse can ring her when she is free.",
        "We can lend a friend of theirs a wheel if she has none.",
    ],
)
def test_whose_own_may_be_meant_stays_in_doubt(note):
    assert not told(note, offered=True).certain


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("An engineer can be with her by four.", "An engineer can be with you by four."),
        ("Our assistant potted the tree for her.", "Our assistant potted the tree for you."),
        ("Reception did not mark her as arrived.", "Reception did not mark you as arrived."),
        ("The clerk's sheet says £94, so she is right.", "The clerk's sheet says £94, so you are right."),
        ("The nurse did not ask the customer first.", "The nurse did not ask you first."),
        ("There is nothing for the customer to pay.", "There is nothing for you to pay."),
        ("The ticket she sent is for Mill Street.", "The ticket you sent is for Mill Street."),
        ("Her picture in our guest book shows a dog.", "Your picture in our guest book shows a dog."),
    ],
)
def test_a_fact_beside_somebody_at_work_is_told_where_only_the_customer_can_be_meant(note, said):
    shifted = told(note)
    assert (shifted.text, shifted.certain) == (said, True)


@pytest.mark.parametrize(
    "note",
    ["The manager, Dot, has had a word with her.", "The guard says she waited and the driver spoke to her."],
)
def test_who_is_taken_to_task_may_be_a_colleague(note):
    assert not told(note).certain


def test_not_where_the_note_before_names_somebody_whom_it_may_go_on_about():
    before = ("Our trainee cut the hedge.",)
    assert not told("The foreman was with her all day.", earlier=before).certain


def test_who_is_spoken_to_behind_a_note_of_a_driver_is_not_surely_the_customer():
    before = ("The driver reported nothing at the end of the shift.",)
    assert not told("The depot manager is speaking to her this afternoon.", earlier=before).certain


def test_whom_the_agent_asked_may_be_who_was_named():
    assert not told("The head of maths, Ms Osei, noticed it only when I asked her.").certain


def test_with_whom_the_depot_went_over_it_may_be_the_driver_of_the_note_before():
    before = ("The driver was new to the route.",)
    assert not told("The depot went over the stops with her.", earlier=before).certain
    assert told("We refunded her this morning.", earlier=before).certain


@pytest.mark.parametrize(
    "note", ["The examiner's sheet says he failed on mirrors.", "The nurse's note says he was seen at 4."]
)
def test_what_a_paper_of_somebody_says_may_be_of_anyone(note):
    shifted = third_to_second(
        note, "Dan Smith", called=Called(sex="he", sure=True), message="I failed again."
    )
    assert not shifted.certain


def test_what_somebodys_photos_led_to_is_told_of_nobody_for_sure():
    note = "The assessor's photos show moss in the frames, which is why he wrote gradual deterioration."
    shifted = third_to_second(
        note,
        "Mr R. T. Huxley",
        called=Called(sex="he", sure=True, titled=True),
        message="I write regarding policy 88-1201.",
    )
    assert not shifted.certain


@pytest.mark.parametrize(
    "note",
    [
        "The platform had no steward because we'd moved her to the main gate.",
        "A friend paid in $29 on the 4th. Without the three fees she'd be at minus $3.",
    ],
)
def test_whom_a_deed_of_ours_or_another_sentence_means_is_not_sure(note):
    assert not told(note).certain


def test_a_reason_in_words_of_the_message_may_be_the_customers():
    message = "My friend and I came from Bournemouth on two buses to spend it."
    note = "The director says yes to honouring it, as she'd come on two buses."
    assert not third_to_second(note, "Dot Ames", called=SHE, message=message).certain


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("We will answer all her questions from now on.", "We will answer all your questions from now on."),
        ("Farah with her car on the 24th", "Farah with her car on the 24th"),
        ("Farah can collect her account papers", "Farah can collect your account papers"),
        ("Change the name to Marsh today", "Change the name to Marsh today"),
    ],
)
def test_whose_things_are_and_what_only_is_a_name(note, said):
    assert told(note, offered=True).text == said


def test_all_his_questions_are_theirs():
    he = Called(sex="he", sure=True)
    note = "We will answer all his questions from now on."
    assert (
        third_to_second(note, "Ben Hall", called=he).text == "We will answer all your questions from now on."
    )


@pytest.mark.parametrize(
    ("message", "note", "said"),
    [
        ("The receptionist says my tablets were sent. She says try later.",
         "Wellway has her tablets ready in a bag.", "Wellway has your tablets ready in a bag."),
        ("Do I owe this gentleman or don't I? If I don't, tell him, and he can tell the bank that he was wrong.",
         "The price includes the anaesthetist. She does not owe the £310.",
         "The price includes the anaesthetist. You do not owe the £310."),
        ("There is mould in my room.",
         "A surveyor looked at it. The gutter above her bedroom has been leaking.",
         "A surveyor looked at it. The gutter above your bedroom has been leaking."),
        ("My roof leaks.", "It has nothing to do with how she lives or cooks.",
         "It has nothing to do with how you live or cook."),
        ("My roof leaks.", "She has been a customer since 2009.", "You have been a customer since 2009."),
    ],
)  # fmt: skip
def test_what_they_write_of_themselves_is_told_of_them(message, note, said):
    shifted = third_to_second(note, "Kelly Marsh", called=SHE, message=message)
    assert (shifted.text, shifted.certain) == (said, True)


def test_a_thing_that_the_message_has_as_anothers_is_not_theirs():
    message = "My tablets are gone. My sister lost her tablets too, and she is ill. Her surgery says nothing."
    hers = called_in(message, "she", sure=True)
    assert not third_to_second(
        "The chemist has her tablets.", "Kelly Marsh", called=hers, message=message
    ).certain


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("Take him on to his first patient.", "Take you on to your first patient."),
        ("It is let, and the tenant has had two notices.", "It is let, and the tenant has had two notices."),
        ("The tenant has had two notices.", "You have had two notices."),
    ],
)
def test_somebody_else_of_that_part_is_no_customer(note, said):
    assert (
        third_to_second(note, "Sam Park", message="I am on the list for a plot.", offered=True).text == said
    )


def test_a_customer_of_theirs_is_no_customer_of_ours():
    shifted = third_to_second("The other bank asks, and its customer has to agree.", "Sam Park")
    assert "its you" not in shifted.text


def test_what_is_at_the_desk_of_whoever_works_is_theirs():
    shifted = third_to_second(
        "The title isn't shown on his screen before it starts.", None, earlier=("The attendant typed 2171.",)
    )
    assert shifted.text == "The title isn't shown on the attendant's screen before it starts."
