"""Offers jotted as they would be spoken reach the customer with whose deed each clause is."""

import asyncio

import pytest

from app.model.brief import Brief
from tests.services import service_of

SERVICE = service_of()


def reply(message: str, *options: str, cannot: tuple[str, ...] = (), channel: str = "email") -> str:
    """The reply to a message with these offers."""
    brief = Brief(message=message, options=list(options), cannot=list(cannot), fault="ours", channel=channel)
    return asyncio.run(SERVICE.draft(brief)).reply.text


CLAUSES = [
    ("can hold the 9.20 for him till noon tmrw, he just has to say yes", "You just have to say yes"),
    ("can put her on the early list, she only has to ask", "We can put you on the early list"),
    ("she can come in any day after 9 w/ both lamps, i'll test them again", "and I'll test them again"),
    ("i'll keep it as my own case, he can ring my direct line", "you can ring my direct line"),
    ("we pay what it cost, she sends us receipt", "You just need to send us a receipt"),
    ("if they still don't work then full money back", "If they still don't work, we can offer you a full refund"),
    ("if the fault's in the wall box we give an allowance, i can do the form for him", "I can do the form for you"),
    ("new lamp tmrw, driver fits it, takes 10 min", "It takes 10 minutes"),
    ("wiping the late fees, all 11.20", "We can wipe the late fees (11.20)"),
    ("can fix it fri, 8.20, no need to ring", "There is no need to ring"),
    ("all her money back, 95, whatever she decides", "a full refund (95)"),
]  # fmt: skip


@pytest.mark.parametrize(("option", "said"), CLAUSES)
def test_each_clause_tells_whose_deed_it_is(option: str, said: str) -> None:
    assert said in reply("The lamps I bought from you do not work.", option)


@pytest.mark.parametrize(("option", "said"), CLAUSES[:3])
def test_a_chat_has_the_same_clauses(option: str, said: str) -> None:
    assert said in reply("The lamps I bought from you do not work.", option, channel="chat")


@pytest.mark.parametrize("name", ["jo", "nadia", "marcus", "sarah"])
def test_a_name_that_lost_its_capital_gets_it_back(name: str) -> None:
    text = reply(
        "My lesson was cancelled again.", f"{name} can see her today at 4.15 if she wants, no charge"
    )
    assert f"{name.capitalize()} can see you today at 4.15 if you want, at no charge." in text


def test_a_mum_is_the_customer_where_the_message_speaks_of_a_child() -> None:
    option = "mum can ring me any morning from 7.30 if she wants to talk it over"
    assert "You can ring me any morning" in reply("My daughter came home in somebody else's shoes.", option)


def test_a_mum_of_whom_the_message_speaks_stays_their_mum() -> None:
    option = "carer comes back 8am tmrw, no charge, mum doesn't have to be there"
    assert "Your mum doesn't have to be there." in reply("Nobody came to wash my mum this morning.", option)


def test_an_animal_is_no_customer() -> None:
    text = reply("You gave my dog double the dose.", "free blood test each week, bring her fasted")
    assert "bring you fasted" not in text


@pytest.mark.parametrize(
    "option",
    [
        "can hold the 9.20 for him till noon tmrw, he just has to say yes",
        "a can of paint for the scratch, he collects",
        "jo can see the lamp today if he wants",
    ],
)
def test_a_modal_is_never_taken_for_a_thing(option: str) -> None:
    text = reply("The lamp you sent me is broken.", option)
    assert "a can put" not in text
    assert "a can hold" not in text
    assert "A can see" not in text


@pytest.mark.parametrize(
    "option", ["i'm his contact from now, direct line in sig", "i'll ring her thurs pm either way"]
)
def test_what_i_do_stands_behind_no_we(option: str) -> None:
    text = reply("Nobody has called me back about my claim.", option, "waive the fee")
    assert "we can i" not in text.lower()
    assert "also i" not in text.lower()
    assert "ring your Thursday" not in text
