"""Remedies that add up are told as one, those that exclude each other as a choice, and what is not sure as neither."""

import asyncio
import re

import pytest

from app.engines.builtin.notes.options import option_line
from app.engines.builtin.relation import exclude_each_other, go_together
from app.model.brief import Brief
from app.model.plan import Given
from tests.services import service_of

SERVICE = service_of("builtin")


def lines(*notes):
    return [option_line(Given(where=f"options[{k}]", text=note), None) for k, note in enumerate(notes)]


def reply(*options, **rest):
    brief = {"message": "My sofa came with a broken leg.", "fault": "ours", "options": options, **rest}
    return asyncio.run(SERVICE.draft(Brief.model_validate(brief))).reply.text


CHOICES = [
    ("refund", "replacement"),
    ("repair at home", "exchange", "money back"),
    ("free repair", "replacement sofa"),
    ("refund if she would rather not wait", "replacement"),
    ("refund to card", "rebooking on another date"),
    ("refund", "credit note for the same amount"),
    ("repair", "store credit for the full amount"),
    ("engineer Monday", "engineer Tuesday"),
    ("Refund the $119 and close the plan", "Move her to the student plan if she wants to stay"),
    ("Bring the new plate to her home and change it there", "Post the plate alone with instructions"),
]
TOGETHER = [
    ("refund the fee", "deliver the right set tomorrow", "send a written apology"),
    ("collect the wrong one", "send the right one", "£10 off next order"),
    ("refund", "letter of apology"),
    ("full refund", "also £20 voucher"),
    ("reset by phone", "two months free", "direct contact: Priya in support"),
    ("€250 compensation", "taxi receipts paid back", "rebooking without charge"),
    ("fine wiped", "book marked as returned", "apology by post"),
]
NEITHER = [
    ("full refund", "£20 voucher"),
    ("repair the screen", "replace the phone"),
    ("repair the gate", "new lock"),
    ("new lenses", "eye test", "refund if still not right"),
]


@pytest.mark.parametrize("notes", CHOICES, ids=" + ".join)
@pytest.mark.parametrize("turned", [False, True])
def test_one_outcome_or_another_is_a_choice_in_whatever_order(notes, turned):
    found = lines(*(reversed(notes) if turned else notes))
    assert exclude_each_other(found)
    assert not go_together(found)


@pytest.mark.parametrize("notes", TOGETHER, ids=" + ".join)
def test_what_adds_up_is_one_remedy(notes):
    assert go_together(lines(*notes))
    assert not exclude_each_other(lines(*notes))


@pytest.mark.parametrize("notes", NEITHER, ids=" + ".join)
@pytest.mark.parametrize("turned", [False, True])
def test_what_is_not_sure_is_said_to_be_neither(notes, turned):
    found = lines(*(reversed(notes) if turned else notes))
    assert not exclude_each_other(found)
    assert not go_together(found)


@pytest.mark.parametrize("notes", TOGETHER, ids=" + ".join)
def test_no_choice_is_put_where_all_of_it_is_given(notes):
    told = reply(*notes).split("\n\n", 2)[2]  # behind the opening: "the sofa, which was our doing"
    assert not re.search(
        r"\b(?:which|whichever|rather|prefer|alternative(?:ly)?)\b", told.partition("\n\n1.")[2] or told
    )
    assert re.search(
        r"\b(?:all of|everything|yes|we'll|you'll(?: also)? have)\b", told.replace("’", "'"), re.IGNORECASE
    )


@pytest.mark.parametrize("notes", CHOICES, ids=" + ".join)
def test_a_choice_is_asked_for_as_one(notes):
    assert re.search(r"\b(?:which|whichever|the one you'd like|your choice)\b", reply(*notes))


def test_a_choice_within_one_offer_is_asked_for_as_one():
    assert re.search(r"which|whichever|choice|the one", reply("full refund or a new sofa delivered Saturday"))


def test_a_word_to_them_is_no_part_of_the_choice():
    told = reply("money back in full", "new sofa by Friday", "the manager will ring her")
    assert "1." not in told
    assert "The manager will ring you." in told


def test_what_only_tells_stands_beside_the_offer():
    told = reply("claim form, pays up to £100", "carrier will be told")
    assert "The carrier will be told." in told
    assert not re.search(r"\ball of\b|which (?:you|suits)", told)


def test_a_statement_is_one_of_two_where_the_next_is_its_alternative():
    told = reply("rest ready after 4pm", "or driver brings it")
    assert "Or the driver brings it." in told


def test_what_waits_for_them_is_not_said_to_be_gone_ahead_with():
    told = reply("deposit returned within 5 days once keys are in")
    assert "go ahead" not in told
    assert "arrange it" not in told


def test_also_is_said_once():
    assert not re.search(r"\balso\b[^.]*\b(?:as well|too)\b", reply("refund the fee", "tickets free as well"))


def test_the_thing_is_sent_or_all_of_its_price_comes_back():
    text = reply("Send the green sofa by express", "Refund £420 in full to the card")
    assert re.search(r"\b[Oo]r\b|\bwhich\b", text)
    assert "also" not in text
