"""What a message in another language is about: a few of its own words, or a name for the matter."""

import pytest

from app.engines.builtin.simple.concern import find_concern, reference
from app.engines.builtin.simple.tongue import tongue
from app.model.brief import Brief
from app.prompts import Prompts
from app.reading.lexicon import load_lexicons
from app.reading.reading import Reader
from tests.guidelines.shipped import FOLDER

PROMPTS = Prompts([FOLDER.parent / "prompts"])
READER = Reader(load_lexicons(), PROMPTS)


def concern(code, message):
    reading = READER.read(Brief(message=message, language="auto"))
    found = find_concern(reading, tongue(code), PROMPTS.wording("things", code))
    if found.quote is not None:
        assert reading.text[found.quote.start : found.quote.end] == found.quote.text
    return found


QUOTED = [
    ("de", "Am 12.11. ist der RX 218 um 7:48 nicht gefahren", "{}. Ich musste ein Taxi nehmen."),
    ("es", "hoy es martes y no ha llegado nada", "Hola, {}. Espero su respuesta con los datos."),
    ("nl", "Mijn internet doet het niet sinds ik verhuisd ben", "{}. Graag hulp van jullie."),
]


@pytest.mark.parametrize(("code", "quote", "message"), QUOTED)
def test_the_piece_that_tells_what_happened_is_quoted_word_for_word(code, quote, message):
    assert concern(code, message.format(quote)).quote.text == quote


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("de", "Ihr seid alle Idioten, das Paket ist nicht da, ihr Versager!"),
        ("es", "NADIE CONTESTA NUNCA AL TELEFONO EN ESTA EMPRESA DE LADRONES"),
        ("it", "Forse ho sbagliato io a scrivere la targa e mi scuso con voi tutti."),
        ("fr", "Pourquoi est-ce que personne ne répond jamais au téléphone chez vous ?"),
    ],
)
def test_insults_shouting_own_slips_and_questions_are_not_quoted(code, message):
    assert concern(code, message).quote is None


def test_the_matter_is_named_where_a_word_of_the_message_bears_it_out():
    found = concern("de", "Wo bleibt mein Paket?")
    assert (found.thing, found.thing_source.text) == ("Ihrer Lieferung", "Paket")


def test_a_message_in_another_language_than_the_reply_gives_neither_words_nor_name():
    found = concern("de", "Where is my parcel? It has not come and nobody answers.")
    assert (found.quote, found.thing_source, found.thing) == (None, None, "Ihrem Anliegen")


def test_a_reference_is_given_back_without_the_noun_before_it():
    reading = READER.read(Brief(message="Mein Auftrag 5521-K ist nicht fertig, Gruß", language="de"))
    code, source = reference(reading)
    assert code == "5521-K"
    assert reading.text[source.start : source.end] == source.text
