"""What is told back is the main grievance, as they would want to read it."""

import asyncio
import re

import pytest

from app.engines.builtin.concern.concerns import Clause
from app.engines.builtin.main_point import makes_light
from app.engines.builtin.mood import slips, without_lead
from app.model.brief import Brief
from app.model.value import Span
from tests.services import service_of

TOLD = re.compile(
    r"\b(?:You(?:'ve)? (?:wr(?:ite|ote)|told|tell|let|got|say|said|put)|written|From what|As I|I gather|I understand)\b"
)
SERVICE = service_of("builtin")


def reply(message, **rest):
    return asyncio.run(SERVICE.draft(Brief.model_validate({"message": message, **rest}))).reply.text


def clause(text):
    return Clause(text=text, source=Span(text=text, start=0, end=len(text)), reported_only=True)


@pytest.mark.parametrize(
    "message",
    [
        "I left my mother's scarf in the cloakroom and it was gone. She died in the spring and it was hers.",
        "We had our old dog put to sleep at your surgery on Monday. The box has another dog's name on it.",
        "My father passed away. I rang to close his account and was told to bring him in person.",
        "The oven door fell off. My husband caught it. He burnt his hand.",
    ],
)
def test_nothing_is_also_said_before_anything_was_said(message):
    first = re.search(
        r"\b(?:You also|You add|And you|You mention as well|You say as well|You go on)\b", reply(message)
    )
    told = TOLD.search(reply(message))
    assert first is None or (told is not None and told.start() < first.start())


def test_a_sentence_that_is_said_twice_is_told_once():
    text = reply("You sold my unit. You SOLD it. My tools were in there.")
    assert len(re.findall(r"\bsold\b", text)) == 1


def test_what_hurts_is_not_cut_off_what_is_held_up():
    text = reply(
        "I sat in your waiting room for three hours with my mother, who is 84, and the nurse told us in front of "
        "everybody that 'she should stay at home if she can't hold it'. My mother cried in the car."
    )
    assert "who is 84”" not in text


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("I think I made a silly mistake, I typed the wrong date.", "I typed the wrong date."),
        ("I hate to admit it, but I deleted the list.", "I deleted the list."),
        ("Dear museum, I left my scarf with you.", "I left my scarf with you."),
        ("Well done everyone, the showers are cold.", "the showers are cold."),
        ("The lamp is new, my problem is the shade.", "The lamp is new, my problem is the shade."),
        ("Great rooms, great staff.", "Great rooms, great staff."),
    ],
)
def test_a_lead_that_tells_nothing_is_left_off(said, told):
    assert without_lead(said) == told


@pytest.mark.parametrize(
    "sentence",
    [
        "I have buy the ticket for 4 person.",
        "My wife she is pregnant 8 month.",
        "My mother was cry a little.",
        "Is wedding of my sister.",
        "We are sad because we not travel together.",
    ],
)
def test_slips_are_known_and_not_told_back(sentence):
    assert slips(sentence)
    words = sentence.rstrip(".").split()
    assert " ".join(words[-3:]) not in reply(f"{sentence} The office is closed when I come. Please help.")


@pytest.mark.parametrize(
    "sentence",
    [
        "Third time the gardeners have come at seven on a Sunday.",
        "I have order number 7731 here.",
        "We booked a four person tent.",
        "She was in tears because it was her birthday.",
        "It is my turn, and so not yours.",
        "He gave me a six month plan.",
    ],
)
def test_good_english_has_no_slips(sentence):
    assert slips(sentence) == 0


def test_words_that_were_shouted_are_held_up_in_small_letters():
    text = reply(
        "THREE TIMES I have called about the damp in my kitchen and three times nobody came back to me."
    )
    assert "THREE TIMES" not in text


@pytest.mark.parametrize(
    ("text", "light"),
    [
        ("it's hardly a tragedy but you won't be back", True),
        ("it's not the end of the world", True),
        ("the cake was a tragedy", False),
        ("the handle came off", False),
    ],
)
def test_what_only_plays_it_down_is_not_told_back(text, light):
    assert makes_light(clause(text)) is light


@pytest.mark.parametrize(
    "message",
    [
        "I'm so ashamed. I hid your letters because I was too frightened to open them. Can I still talk to somebody?",
        "This is embarrassing, but I just never got round to it in all these months. Could I still send the form?",
    ],
)
def test_a_confession_is_not_held_up_to_who_made_it(message):
    assert "“I" not in reply(message)
