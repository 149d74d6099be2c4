"""A long message is about more than one thing, and the reply names those that message and notes both speak of."""

import asyncio
import re
from pathlib import Path

import pytest

from app.engines.builtin import engine
from app.engines.builtin.concern.concerns import Concerns
from app.engines.builtin.naming import names_of_the_matter
from app.model.brief import Brief
from app.model.reading import Reading
from app.prompts import Prompts

CONCERNS = Concerns(Prompts([Path(__file__).parents[3] / "prompts"]))
GARAGE = (
    "Three visits to your garage in a month. First it was my clutch, then a light on the panel, then my clutch again. "
    "Nobody rang. My invoice came and it is wrong: two clutches. My sister says hello. Please correct my invoice."
)


def names(message, facts=(), options=()):
    """What the matter is called, and what may stand beside it."""
    concern = CONCERNS.find(Brief(message=message, facts=facts, options=options), Reading(text=message))
    return [concern.thing, *(other.text for other in concern.besides)]


def test_what_message_and_notes_both_speak_of_stands_beside_the_matter():
    facts = ("The clutch was fitted twice", "The invoice should show one clutch")
    first, *besides = names(GARAGE, facts)
    assert first == "your clutch"
    assert "your invoice" in besides


@pytest.mark.parametrize("facts", [(), ("The mechanic has left",), ("The panel light is a bulb",)])
def test_what_no_note_speaks_of_stands_beside_nothing(facts):
    assert "your invoice" not in names(GARAGE, facts)[1:]


def named(monkeypatch, service, **brief):
    """All that the matter could be called, where notes follow."""
    found = []
    monkeypatch.setitem(engine.MOVES, "acknowledge", lambda desk: found.extend(names_of_the_matter(desk)))
    asyncio.run(service.draft(Brief(**brief)))
    return [tuple(name for name, _ in names) for names in found]


def test_both_may_be_named_in_the_order_of_the_message(monkeypatch, service):
    message = (
        "I had been saving up and looking forward to it. My tuition instalment left my account on 2 November, and on 3 "
        "November once more the same. The desk said it must be the bank. I do not sleep well. The bank says it is you. "
        "I keep thinking that my enrolment is not safe, or that somebody says I owe more. Please tell me if my "
        "enrolment is safe, and what happened to my instalment. With respect, A. Okafor"
    )
    facts = ["2nd debit 3 Nov = payment batch run twice", "enrolment not affected"]
    options = ["refund instalment to same card, 3-5 days"]
    found = named(monkeypatch, service, message=message, fault="unknown", facts=facts, options=options)
    assert ("your tuition instalment", "your enrolment") in found


def test_a_thing_that_was_used_before_is_called_by_its_noun():
    message = "I bought a second hand dishwasher from you on the 2nd and the second hand dishwasher leaks."
    assert names(message)[0] == "the dishwasher"


def test_a_name_holds_no_oath():
    message = "What happened to my freaking kayak? I ordered the kayak on Monday and my kayak is not here."
    assert names(message, ("The kayak is in the depot.",))[0] == "your kayak"


@pytest.mark.parametrize(
    "message", ["I ordered the medium for a gift and the medium is tiny.", "My dog came back hurt."]
)
def test_what_says_nothing_and_an_animal_of_theirs_name_no_matter(service, message):
    draft = asyncio.run(service.draft(Brief(message=message, facts=["It was seen to twice."], fault="ours")))
    assert not re.search(r"(?:over|about) (?:the medium|your dog)", draft.reply.text)
