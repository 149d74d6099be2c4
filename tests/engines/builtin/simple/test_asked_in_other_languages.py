"""What is asked for in another language is said back in the customer's own words, where these can be repeated."""

import asyncio

import pytest

from app.model.brief import Brief
from tests.services import service_of


@pytest.fixture(scope="module")
def reply():
    service = service_of("builtin")

    def write(message):
        return asyncio.run(service.draft(Brief(message=message))).reply.text

    return write


ASKED = [
    ("Seit zwei Wochen ist der Aufzug defekt. Wann wird er repariert?", "„Wann wird er repariert?“"),
    ("Llevo diez días sin agua caliente. ¿Quién me paga el hotel?", "«¿Quién me paga el hotel?»"),
    (
        "Le train de 8h12 a encore été supprimé. Je veux être remboursé.",
        "«\u00a0Je veux être remboursé\u00a0»",
    ),
    ("Il pacco risulta consegnato ma non è arrivato. Dove si trova?", "“Dove si trova?”"),
    ("De bus reed vanmorgen weer niet. Wanneer komt er een oplossing?", "“Wanneer komt er een oplossing?”"),
    ("A encomenda chegou partida. Quando enviam outra?", "“Quando enviam outra?”"),
]


@pytest.mark.parametrize(("message", "quoted"), ASKED)
def test_a_question_that_is_still_open_is_named_in_their_own_words(reply, message, quoted):
    assert reply(message).count(quoted) == 1


def test_two_questions_are_named_together(reply):
    said = reply("Die Heizung ist seit Montag kalt. Wann kommt jemand? Wer zahlt mir das Hotel?")
    assert "„Wann kommt jemand?“ und „Wer zahlt mir das Hotel?“" in said


@pytest.mark.parametrize(
    ("message", "asked"),
    [
        ("Die Lieferung ist kaputt. WANN LERNT IHR VERSAGER DAS ENDLICH?", "LERNT"),
        ("La commande est arrivée cassée. Pouvez-vous écrire à jean@exemple.fr ?", "jean@exemple.fr"),
    ],
)
def test_shouting_insults_and_addresses_are_not_repeated(reply, message, asked):
    assert asked not in reply(message)
