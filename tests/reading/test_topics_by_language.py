"""The topic is right often enough in messages of many sectors, in seven languages, formal and in haste."""

from pathlib import Path

import pytest
import yaml

from app.reading.asks import find_asks
from app.reading.topic import TOPICS, find_topic

FOLDER = Path(__file__).parent / "topics"
FILES = ("before", "after", "fresh", "last", "unseen")
FLOORS = {"de": 0.93, "es": 0.92, "fr": 0.95, "it": 0.92, "nl": 0.93, "pt": 0.95, "en": 0.92}
"""The least share of right topics over all files, a little under what the tables reach."""


def messages(language):
    """The topic and text of each message in a language, from all files."""
    rows = (yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8")) for name in FILES)
    return [pair for row in rows for message in row[language] for pair in message.items()]


@pytest.mark.parametrize("language", FLOORS)
def test_the_topic_is_right_often_enough_in_each_language(read, language):
    labelled = messages(language)
    wrong = [(topic, text) for topic, text in labelled if read(text, language=language).topic != topic]
    assert 1 - len(wrong) / len(labelled) >= FLOORS[language], wrong


@pytest.mark.parametrize("language", FLOORS)
def test_every_label_is_a_topic_and_nearly_every_topic_is_tried(language):
    tried = {topic for topic, _ in messages(language)}
    assert tried <= set(TOPICS)
    assert len(tried) >= len(TOPICS) - 2


def test_no_message_stands_twice():
    texts = [text for language in FLOORS for _, text in messages(language)]
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Ich habe mein Abo gekuendigt, bitte bestaetigen Sie die Kuendigung.", "cancellation"),
        ("de", "Die Rueckerstattung ist noch nicht da.", "refund"),
        ("fr", "mon colis n'est toujours pas arrive, il est bloque a la douane", "delivery"),
        ("es", "me cobraron dos veces el recibo, quiero que corrijan la factura", "billing"),
        ("pt", "nao consigo entrar na minha conta, a senha nao funciona", "account_access"),
        ("it", "la lavatrice si e rotta e perde acqua", "damaged_or_faulty"),
        ("nl", "ik kan niet inloggen, mijn account is geblokkeerd", "account_access"),
    ],
)
def test_words_without_their_accents_are_known(scanned, language, text, expected):
    scan = scanned(text, language)
    assert find_topic(scan, find_asks(scan))[0] == expected


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        ("de", "Nach dem Sturz im Bus ist mein Arm gebrochen.", "damaged_or_faulty"),
        ("it", "Mi sono rotta il ginocchio sulle vostre scale bagnate.", "damaged_or_faulty"),
        ("es", "Me han cancelado el vuelo y estamos en el aeropuerto.", "cancellation"),
        ("nl", "Houd alstublieft rekening met mijn allergie voor noten.", "billing"),
        ("fr", "Le technicien devait passer, il n'est pas arrivé.", "delivery"),
        ("pt", "Ficámos na fila 22 em vez da fila 3 que tínhamos reservado.", "service_quality"),
    ],
)
def test_words_of_another_sense_do_not_make_the_topic(scanned, language, text, wrong):
    scan = scanned(text, language)
    assert find_topic(scan, find_asks(scan))[0] != wrong
