"""What a jotting leaves to be guessed is put in words where one reading is sure, and stays where it is not."""

import asyncio

import pytest

from app.model.brief import Brief
from tests.services import service_of

SERVICE = service_of("builtin")


def reply(*facts: str, options: tuple[str, ...] = ()) -> str:
    brief = {"message": "Why is my locker shut? Al Reed", "fault": "customer", "facts": list(facts)}
    brief["options"] = list(options)
    return asyncio.run(SERVICE.draft(Brief.model_validate(brief))).reply.text


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("access auto-blocked day 14", "Access was automatically blocked on day 14."),
        ("pass auto-stopped day 30", "The pass was automatically stopped on day 30."),
        ("DD bounced 1 Oct", "The direct debit bounced on 1 October."),
        ("cheque bounced 3 May", "The cheque bounced on 3 May."),
        ("bank says acct closed", "The bank says the account is closed."),
        ("system says card expired", "The system says the card is expired."),
        ("door code chgd 2 May", "The door code was changed on 2 May."),
        (
            "policy says no refunds after 14 days",
            "The policy says that no refunds can be made after 14 days.",
        ),
        ("turnaround 5 wd", "The turnaround is 5 working days."),
        ("the booking is 9 days away so terms say no refund", "so the terms say that no refund can be made."),
    ],
)
def test_a_fact(note: str, told: str) -> None:
    assert told in reply(note)


@pytest.mark.parametrize(
    ("option", "told"),
    [
        ("pay by card on phone 0117 496 0022 -> code live in 5 min",
         "you can pay by card by phone on 0117 496 0022, and the code is live in 5 minutes"),
        ("renew on phone 0161 555 0199 -> pass active same day",
         "ou can renew by phone on 0161 555 0199, and the pass is active the same day"),
        ("or full refund membership", "full refund of the membership"),
        ("can check file FOC", "check the file free of charge"),
        ("can waive £15 late fee if pd today", "waive the £15 late fee if paid today"),
    ],
)  # fmt: skip
def test_an_offer(option: str, told: str) -> None:
    assert told in reply("card declined 3 Oct", options=(option,))


@pytest.mark.parametrize(
    ("note", "wrong"),
    [
        ("she chgd her card twice", "changed"),
        ("fee chgd 3 May", "changed"),
        ("plan moved from basic -> premium 3 May", "and the"),
        ("auto renewal is on", "was automatically"),
        ("terms and conditions sent 3 May", "the terms and"),
        ("bank says it is closed", "the it"),
        ("the same day delivery is full", "with the same"),
    ],
)
def test_near_misses_stay(note: str, wrong: str) -> None:
    assert wrong not in reply(note)


@pytest.mark.parametrize(
    "option", ["pay the £40 back to her card", "pay for the taxi", "order a new card for her"]
)
def test_what_we_pay_is_not_theirs_to_do(option: str) -> None:
    assert "You can pay" not in reply("card declined 3 Oct", options=(option,))
    assert "you can pay" not in reply("card declined 3 Oct", options=(option,))
