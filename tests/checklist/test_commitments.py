"""What a reply binds us to, and whether anything allows it."""

import pytest

from app.model.writing import Ground, Passage
from tests.checklist.cases import case_of, check, item

GUARD = "no-unauthorised-promise"


def _reply(sentence: str) -> str:
    return f"Dear Ms Park,\n\n{sentence}\n\nKind regards,\nSam"


@pytest.mark.parametrize(
    ("sentence", "given"),
    [
        ("I will refund the $49.90 to your card.", {"options": ["refund of $49.90 to the card"]}),
        ("We can send a new lamp or refund it.", {"options": ["send a new lamp", "refund the lamp"]}),
        ("You will have the refund within 5 working days.",
         {"facts": ["refunds take 5 working days"], "options": ["refund"]}),
        ("I have credited £12 to your account.", {"facts": ["£12 credited to the account today"]}),
        ("As we promised on Monday, the £20 will be refunded.",
         {"thread": [{"from": "agent", "text": "On Monday: we will refund the £20."}]}),
        ("Your next visit is free of charge.", {"policies": ["the next visit is free of charge after a fault"]}),
    ],
)  # fmt: skip
def test_a_promise_that_something_allows_is_not_missed(sentence: str, given: dict[str, object]) -> None:
    checked = check(case_of(**given), _reply(sentence))
    assert item(checked, GUARD).status != "missed", item(checked, GUARD).reason
    assert any(c.ground for c in checked.commitments)


@pytest.mark.parametrize(
    ("sentence", "given"),
    [
        ("I will refund the $59.90 to your card.", {"options": ["refund of $49.90 to the card"]}),
        ("I'll also add a £25 voucher for the trouble.", {"options": ["send a new lamp"]}),
        ("We will take 15% off your next order.", {"options": ["refund of £10"]}),
        ("This will never happen again.", {"facts": ["label was swapped"]}),
        ("You have been awarded compensation of €300.", {"cannot": ["pay compensation"]}),
        ("We will refund the full price.", {"options": ["send a replacement lamp"]}),
        ("Here is what I can do for you: a free upgrade.", {"options": ["send a new lamp"]}),
        ("I can offer you this:\n\n1. A refund of £80\n2. A new lamp", {"options": ["send a new lamp"]}),
        ("The whole 80.00 goes back to you.", {"options": ["send a new lamp"]}),
        ("When you come again in spring the first night is on us.", {"options": ["move the booking"]}),
        ("I will see that we write it off.", {"facts": ["the charge is £80"]}),
    ],
)
def test_a_promise_that_nothing_allows_is_missed(sentence: str, given: dict[str, object]) -> None:
    checked = check(case_of(**given), _reply(sentence))
    assert item(checked, GUARD).status == "missed"
    assert any(c.ground is None and c.kind != "process" for c in checked.commitments)


def test_the_customer_s_own_demand_is_no_ground() -> None:
    case = case_of(message="I want £300 compensation by Friday.")
    assert (
        item(check(case, _reply("You will receive £300 compensation by Friday.")), GUARD).status == "missed"
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "I cannot promise a refund.",
        "We are not able to offer £50.",
        "I don't know yet whether a refund is possible.",
        "Would a voucher help?",
        "I am looking into what happened and will write to you again.",
        "I have passed your message on to our manager.",
        "That one is on us, and I am sorry.",
        "I have taken it on myself to look into your points.",
        "I can offer two ways to settle this:",
        "I will find out what I can about your refund and share it with you.",
        "I have taken the time to read what you say about the credit.",
        "As to the partial refund, it is too early for me to promise anything.",
        "I am reading, so feel free to go on.",
        "Your message tells me that we have charged you twice for the flight.",
        "I will ask whether a replacement can be sent.",
        "Between us there should be a respectful tone.",
    ],
)
def test_limits_questions_and_process_need_no_ground(sentence: str) -> None:
    checked = check(case_of(), _reply(sentence))
    assert item(checked, GUARD).status == "met", (item(checked, GUARD).reason, checked.commitments)


def test_process_is_listed_so_that_it_is_kept() -> None:
    checked = check(case_of(), _reply("I will ask the warehouse and write to you again."))
    assert [c.kind for c in checked.commitments] == ["process"]


def test_an_internal_note_is_no_ground() -> None:
    case = case_of(
        facts=["Internal: may go up to £80 credit if pushed"], internal=["credit up to £80 is fine"]
    )
    assert (
        item(check(case, _reply("I have added a credit of £80 to your account.")), GUARD).status == "missed"
    )


@pytest.mark.parametrize(
    ("sentence", "given"),
    [
        ("Every purchase is refunded.", {"options": ["refund of the four unopened boxes"]}),
        ("You will have the deposit back.", {"facts": ["the deposit was paid on 3 May"]}),
        ("You will see it by tonight.", {"facts": ["refunds are sent in the morning"]}),
        ("The lamp should be with you early next week.", {"facts": ["the lamp is at the depot"]}),
        ("You can safely plan on it being back by the 28th.", {"facts": ["the lamp is at the depot"]}),
    ],
)
def test_a_promise_that_goes_further_than_the_note_is_not_met(
    sentence: str, given: dict[str, object]
) -> None:
    assert item(check(case_of(**given), _reply(sentence)), GUARD).status != "met"


def test_the_note_that_agrees_best_is_the_ground() -> None:
    case = case_of(
        facts=["the van goes out the day after loading"],
        policies=["agents may phone or write the day after a bag is delivered"],
    )
    checked = check(case, _reply("I will phone or write the day after a bag is delivered."))
    assert [c.ground.where for c in checked.commitments if c.ground] == ["policies[0]"]


def test_every_ungrounded_promise_is_named_so_that_each_can_be_mended() -> None:
    sentences = [f"I will refund £{amount} to your card." for amount in (11, 22, 33, 44)]
    found = item(check(case_of(), _reply(" ".join(sentences))), GUARD)
    assert [q.quote for q in found.evidence] == sentences


def test_the_sentence_of_the_writer_names_its_own_ground() -> None:
    sentence = "I will send the sage cover by Friday."
    own = (Ground(where="options[1]", quote="sage cover by Friday"), Ground(where="facts[0]", quote="blue"))
    case = case_of(options=["sage cover sent by Friday, or", "sage cover by Friday"], facts=["blue"])
    checked = check(case, _reply(sentence), (Passage(text=sentence, grounds=own),))
    assert checked.commitments[0].ground == own[0]


@pytest.mark.parametrize(
    "sentence",
    [
        "I'll check on what happened and write to you with what I find.",
        "From here I'll find out what I can and report back to you.",
        "This goes to the top of my list, and you'll hear from me as soon as I know anything.",
    ],
)
def test_finding_out_and_telling_is_a_commitment_that_needs_no_ground(sentence: str) -> None:
    checked = check(case_of(), _reply(sentence))
    assert [c.kind for c in checked.commitments] == ["process"]
    assert checked.commitments[0].text in sentence


def test_what_is_found_out_is_no_promise() -> None:
    checked = check(case_of(), _reply("I'll ask whether a refund is possible."))
    assert {c.kind for c in checked.commitments} == {"process"}


@pytest.mark.parametrize(
    ("sentence", "given"),
    [
        ("We can get you another visit on Saturday between 8 and 1.", {"options": ["new visit Sat 8-13"]}),
        (
            "I can refund the eight portions, £116, and the £45 service charge, so £161 altogether.",
            {"options": ["refund of the 8 portions, £116", "service charge of £45 refunded too"]},
        ),
        ("Nor can I honestly promise that it will never happen again.", {}),
    ],
)
def test_an_offer_in_other_figures_and_a_promise_refused_are_not_missed(
    sentence: str, given: dict[str, object]
) -> None:
    assert item(check(case_of(**given), _reply(sentence)), GUARD).status == "met"


def test_a_total_that_does_not_add_up_is_missed() -> None:
    options = ["refund of the 8 portions, £116", "service charge of £45 refunded too"]
    said = "I can refund the eight portions, £116, and the £45 service charge, so £191 altogether."
    assert item(check(case_of(options=options), _reply(said)), "no-invented-fact").status == "missed"


@pytest.mark.parametrize("day", ["by the evening of the 12th", "by the 12th"])
def test_a_day_that_no_note_names_is_asked_about_at_least(day: str) -> None:
    reply = _reply(f"You'll have hot water again {day}.")
    assert item(check(case_of(facts=["part due 11 Nov"]), reply), GUARD).status != "met"
    assert item(check(case_of(facts=["hot water again on the 12th"]), reply), GUARD).status == "met"
