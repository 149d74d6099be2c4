"""What a customer did not send, ask for or do is told as news, and what only reproaches them is left to a person."""

import pytest

from app.engines.builtin.notes.not_received import as_not_received, is_told_without_reproach


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("You did not upload the form.", "We did not receive the form."),
        ("You have not sent a photo yet.", "We have not received a photo yet."),
        ("You didn't ask for consent.", "We weren't asked for consent."),
        ("You did not activate the pass before boarding.", "The pass was not activated before boarding."),
        ("You did not return your keys.", "Your keys were not returned."),
    ],
)
def test_it_is_told_as_what_we_have_or_what_is_not_done(sentence, told):
    assert as_not_received(sentence) == told


@pytest.mark.parametrize(
    "sentence", ["You did not get the letter.", "You sent the form.", "You did not give notice."]
)
def test_what_is_no_such_thing_stays(sentence):
    assert as_not_received(sentence) == sentence


def test_a_note_that_says_she_has_that_form_too():
    assert is_told_without_reproach("She did not ask for consent.")
    assert not is_told_without_reproach("She was told about it at the gate.")


MESSAGE = (
    "I was refused at the recycling centre again because I came in a van. What am I to do with the mattress?"
)
PERMIT = "Vans need a permit, which is free."


@pytest.mark.parametrize(
    "fact",
    [
        "He was told about the permit at the gate the first time.",
        "He had been coming for five weeks without a permit.",
        "He said he had read the sign.",
    ],
)
def test_a_reproach_is_left_to_a_person_where_the_slip_is_theirs(draft, fact):
    made = draft(message=MESSAGE, fault="customer", facts=[PERMIT, fact])
    assert PERMIT in made.reply.text
    assert fact[3:20] not in made.reply.text
    assert made.verdict == "needs_you"


def test_where_it_is_ours_the_same_fact_is_told(draft):
    fact = "She was told about a permit that nobody needs."
    assert "You were told" in draft(message=MESSAGE, fault="ours", facts=[fact]).reply.text
