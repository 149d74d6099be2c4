"""What a reply binds us to, and whether anything allows it."""

import pytest

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
