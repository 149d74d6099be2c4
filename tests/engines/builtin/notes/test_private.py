"""What is for the house alone is taken out of a note, and what stands beside it is told as if it stood there alone."""

import pytest

from app.engines.builtin.notes.private import parted
from app.engines.builtin.notes.unsaid import is_deed_toward_them
from tests.engines.builtin.notes.offered import setting_of

MESSAGE = "My order is late and nobody tells me anything. What are you going to do about it?"


def read(note: str, *, before: str = "", customer: str = "Ann Lee"):
    facts = (before, note) if before else (note,)
    return parted(note, setting_of(customer_name=customer, text=MESSAGE, facts=facts))


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("Dr Lane is off sick, so your letter was not signed.", "Your letter was not signed."),
        ("Your letter was not sent because Dr Lane is off sick.", "Your letter was not sent."),
        ("The claim is late because the handler resigned in May.", "The claim is late."),
        ("Our driver, who is new, went to the wrong door.", "Our driver went to the wrong door."),
        ("The driver was new and missed the house number.", "The driver missed the house number."),
        ("letter drafted 2 July, not sent, Dr Lane on long term sick", "letter drafted 2 July, not sent"),
        ("2 receptionists off w/ flu, phones short", "phones short"),
        (
            "The driver went off sick and the job was not given out until 7.15.",
            "The job was not given out until 7.15.",
        ),
        ("appt cancelled bc nurse off sick", "appt cancelled"),
        ("mechanic (trainee) didn't torque the wheel", "mechanic didn't torque the wheel"),
        ("key worker Jess off sick from 3pm, that's why", ""),
        ("handler left in Oct, not reassigned", ""),
        ("cake not dowelled, new baker", "cake not dowelled"),
        ("It was the temp who packed it.", ""),
        ("our painter had a stroke last week, job on hold", "job on hold"),
    ],
)
def test_how_a_colleague_is_and_what_they_did_is_not_told(note: str, told: str) -> None:
    made = read(note)
    assert made.text == told
    assert {why for _, why in made.held} == {"internal"}


def test_she_is_whom_the_note_before_speaks_of() -> None:
    note = "She has had a difficult time at home recently."
    assert read(note, before="The room leader was wrong to say it at the door.").text == ""
    assert read(note).text == note


@pytest.mark.parametrize(
    "note",
    [
        "Granite Direct say crack is from fitting, our fitter says slab was faulty - still in dispute",
        "we chased the network 4x, they blame their contractor",
        "supplier says it's our fault",
        "We will recover the cost from the carrier.",
    ],
)
def test_whom_firms_blame_among_themselves_is_left_to_the_agent(note: str) -> None:
    made = read(note)
    assert made.text == ""
    assert {why for _, why in made.held} == {"blame"}


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("Customer says the ceiling came down on Sunday night.", ""),
        ("cust v angry, wants refund, order not found", "order not found"),
        ("He asked for compensation of £90.", ""),
    ],
)
def test_what_the_customer_says_or_wants_is_no_news_to_them(note: str, told: str) -> None:
    made = read(note)
    assert made.text == told
    assert {why for _, why in made.held} == {"known"}


@pytest.mark.parametrize(
    "note",
    [
        "The driver left 2 min early.",
        "Customer was in hospital from 3 to 9 November.",
        "patient off work since May, sick note rec'd",
        "The manager signed off the refund today.",
        "Her mother is in hospital.",
        "New driver assigned for Thursday, 9am",
        "claim opened w/ carrier today",
        "Guest asked for a late checkout at 9pm",
        "The plants arrived sick.",
        "new tutor, starts Monday at 5",
        "The engineer is off on Sundays.",
        "Your policy covers illness abroad.",
        "The account was suspended on 3 May.",
        "customer says size 12 on order form",
        "Claims above £50 can be looked at only by the claims manager, who will ring within 3 working days.",
        "The part (diverter valve) is in stock.",
        "The parcel, which is at Leeds, goes out today.",
    ],
)
def test_what_is_the_customers_matter_stays(note: str) -> None:
    assert read(note) == (note, ())


def test_a_customer_may_be_a_doctor() -> None:
    note = "Dr Lee is in hospital until Friday, call after that"
    assert read(note, customer="Dr Lee").text == note


def test_the_note_lists_what_was_left_out(draft) -> None:
    made = draft(
        facts=["key worker Jess off sick from 3pm, that's why", "The parcel is at our depot."], fault="ours"
    )
    assert "sick" not in made.reply.text
    assert "off sick" in made.note


@pytest.mark.parametrize(
    ("told", "called"),
    [
        ("The toddler room changes clothes after water play.", "Room leads, we need separate bags."),
        ("Both calls were logged as single missed bins.", "Dispatch, watch for this please."),
        ("The wreath was put on the afternoon run by mistake.", "Sorting bench, check times and not places."),
    ],
)
def test_what_calls_out_to_colleagues_stays_in_the_house(draft, told, called):
    made = draft(facts=[f"{told} {called}"], fault="ours")
    assert told.rstrip(".") in made.reply.text
    assert called.split(",")[1].strip(" .") not in made.reply.text
    assert called.split(",")[0] in made.note


@pytest.mark.parametrize(
    "lead", ["On Tuesday, we need the car park for the fair.", "Today, we should hear more."]
)
def test_a_sentence_with_a_time_before_it_calls_out_to_nobody(draft, lead):
    assert "for the agent's eyes" not in draft(facts=[lead]).note


@pytest.mark.parametrize(
    ("note", "told"),
    [
        (
            "The manager on duty, Elaine, offered him a room at the back on the first night, but he had packed.",
            True,
        ),
        ("Nobody rang the customer to say that the van was late.", True),
        ("His daughter begged us not to tell him that it was she who cancelled it.", False),
        ("Keep this reply short, because she picks apart every sentence we send.", False),
    ],
)
def test_what_was_done_toward_the_customer_is_known_to_them(note, told):
    assert is_deed_toward_them(note, english=True) is told


def test_how_a_colleague_is_goes_out_of_what_is_off():
    made = read("9.30 class is off till 3 March, instructor's off with her knee")
    assert "knee" not in made.text


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("The chef admits that the cake was stored next to the nuts.", True),
        ("Our driver has admitted that the box was dropped.", True),
        ("Our driver Kev admits that the box was dropped.", False),
        ("The fitter has owned up.", False),
        ("The report says that the brakes were in order and says nothing about the tyres.", True),
        ("The fitter says it was damp and the plumber says it was the joint.", False),
        ("Their insurer has accepted the blame and pays for the fence.", True),
        ("The plumber blames the fitter.", False),
    ],
)
def test_what_is_admitted_is_news_and_who_blames_whom_is_not(note, told):
    assert (read(note).text == note) is told
