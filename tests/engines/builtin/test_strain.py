"""Who is in tears, worn out, ill, alone or looks after somebody is met with one warm sentence that fits."""

import asyncio
from pathlib import Path

import pytest
import yaml

from app.engines.builtin.strain import strain
from app.model.brief import Brief
from tests.services import service_of

SERVICE = service_of("builtin")
SAID = yaml.safe_load(
    (Path(__file__).parents[3] / "guidelines" / "empathize" / "say.en.yaml").read_text(encoding="utf-8")
)["slots"]
MATTER = " The parcel never came. Can you find out where it is?"


def reply(message: str, **more: object) -> str:
    return asyncio.run(SERVICE.draft(Brief.model_validate({"message": message, **more}))).reply.text


def warm(kind: str) -> list[str]:
    return [line for group in SAID[f"strain_{kind}"] for line in group["say"].splitlines()]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("I've sat here crying since lunch.", "tears"),
        ("i was in floods of tears on the phone", "tears"),
        ("It left me in tears at the counter.", "tears"),
        ("I can't stop crying about it.", "tears"),
        ("I broke down crying at the till.", "tears"),
        ("I'm writing this in tears.", "tears"),
        ("I'm so tired.", "worn"),
        ("I am at the end of my tether.", "worn"),
        ("i cant do this anymore", "worn"),
        ("I'm worn out.", "worn"),
        ("I'm at breaking point with this.", "worn"),
        ("I haven't slept since Monday.", "worn"),
        ("I don't know how much longer I can go on like this.", "worn"),
        ("I just can't cope with this any more.", "worn"),
        ("I don't know where to turn.", "worn"),
        ("I feel completely drained.", "worn"),
        ("I look after my wife who has MS.", "caring"),
        ("I've been my mum's only carer for four years.", "caring"),
        ("I'm a full-time carer for my husband.", "caring"),
        ("I care for my disabled son.", "caring"),
        ("I'm nursing my father at home.", "caring"),
        ("I'm 79 and on my own since my sister went into a home.", "alone"),
        ("I'm a widow and I live alone.", "alone"),
        ("I live alone and I'm frightened of the letters.", "alone"),
        ("I've no family to go to.", "alone"),
        ("I have nobody to help me.", "alone"),
        ("I am a widow and living alone now.", "alone"),
        ("I don't like to bother anybody.", "alone"),
        ("I had pneumonia in the spring and the doctor told me to keep warm.", "ill"),
        ("I have MS.", "ill"),
        ("I'm having chemo on Tuesdays.", "ill"),
        ("It was my first time back since my operation.", "ill"),
        ("I'm in constant pain.", "ill"),
        ("I've had to stop work.", "ill"),
        ("I am registered disabled.", "ill"),
        ("I'm going through chemo.", "ill"),
        ("I've just come out of hospital.", "ill"),
        ("I haven't the strength to argue.", "worn"),
        ("I've just had a hip replacement.", "ill"),
    ],
)
def test_what_weighs_on_whoever_writes_is_known_by_their_own_words(sentence, kind):
    assert strain(sentence) == kind


@pytest.mark.parametrize(
    "sentence",
    [
        "It's a crying shame.",
        "I could have wept.",
        "My daughter was in tears.",
        "I'm tired of waiting.",
        "I can't sleep on this mattress, it's too hard.",
        "I can't take this sofa any more.",
        "I don't know how much more I owe.",
        "My husband is a carer at the home.",
        "Your carer was late.",
        "I look after my sister's dog.",
        "I travel alone and booked a single.",
        "I was on my own in the queue.",
        "The lamp has no energy label.",
        "I live alone in a small flat, so the bill is too high.",
        "I run the shop on my own.",
        "The surgery opens at eight.",
        "I have surgery hours on Monday.",
        "My son is ill.",
        "The stock is exhausted.",
        "I cried laughing.",
        "I can't do it like this, the form rejects my date.",
        "I look after my grandson on Tuesdays.",
        "Is the venue suitable for disabled guests?",
        "I'm not able to log in any more.",
        "I can't go on Friday any more.",
        "I'm alone in thinking this?",
        "My instructor just wrote that he can't do it.",
    ],
)
def test_a_figure_of_speech_or_somebody_else_is_no_strain(sentence):
    assert strain(sentence) is None


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("tears", "I was in tears at your counter."),
        ("worn", "I'm at the end of my tether."),
        ("caring", "I'm a full-time carer for my father."),
        ("alone", "I have nobody to help me."),
        ("ill", "I've just had a hip replacement."),
    ],
)
def test_one_warm_sentence_answers_it_and_no_other_feeling_is_named(kind, sentence):
    text = reply(sentence + MATTER)
    assert sum(line in text for line in warm(kind)) == 1
    assert "annoy" not in text
    assert "frustrat" not in text


@pytest.mark.parametrize("said", ["I have nobody to help me.", "I'm worn out.", "I'm writing this in tears."])
def test_beside_notes_nobody_is_told_how_they_must_feel(said):
    text = reply(said + MATTER, facts=["The parcel is at the depot in Hull."], fault="ours")
    assert not any(line in text for kind in ("alone", "worn", "tears") for line in warm(kind))


def test_who_is_ashamed_to_ask_is_put_at_ease_beside_notes_too():
    text = reply(
        "I feel stupid asking this. How do I turn the boiler on?", facts=["The switch is behind the flap."]
    )
    assert any(line in text for line in warm("ashamed"))


def test_condolences_come_before_it():
    text = reply("My husband died in May and I'm so tired. Your letters keep coming. Please stop them.")
    assert sum(line in text for line in warm("worn")) == 1
    first = next(text.index(line) for line in warm("worn") if line in text)
    assert any(word in text[:first] for word in ("condolences", "loss", "sympathy"))
