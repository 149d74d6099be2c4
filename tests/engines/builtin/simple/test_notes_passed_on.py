"""Notes in other languages: told as sentences, as items, or left to a person."""

import pytest

from app.engines.builtin.simple.notes import inline, line
from app.engines.builtin.simple.tongue import tongue
from app.model.plan import Given


def made(code, text, customer=None, agent=None):
    return line(Given(where="facts[0]", text=text), tongue(code), customer, agent)


@pytest.mark.parametrize(
    ("code", "note"),
    [
        ("es", "customs decides alone, 10 working days from form"),
        ("it", "mora correct by regolamento"),
        ("fr", "demande 2219 rangée dans le mauvais bac, jamais traitée : our fault"),
        ("de", "answer to him by wed 25.11. from billing"),
        ("nl", "vergunning active from today, backdated to 6 okt"),
        ("pt", "taxi: refund up to 70 eur with receipt, ok in this case"),
    ],
)
def test_a_note_in_english_or_in_a_mixture_is_left_to_a_person(code, note):
    found = made(code, note)
    assert (found.kind, found.language) == ("open", "en")
    assert found.item(confirm="confirm") == f"[confirm: {note}]"


@pytest.mark.parametrize(
    ("code", "note"),
    [
        ("es", "Hay batidoras Brisa rojas nuevas; el envío exprés tarda 24 horas"),
        ("fr", "La chambre 12 est fermée depuis ce matin"),
        ("de", "Am 12.11. fiel der RX 218 aus, weil ein Stellwerk gestört war"),
        ("pt", "Há camarão na loja da Alameda; o estafeta pode entregar até às 18:30"),
        ("it", "Il pacco VL 6620 è alla dogana di Malpensa"),
        ("nl", "De verhuizing is niet doorgegeven; de aansluiting is nog actief"),
    ],
)
def test_a_whole_sentence_is_told_as_one(code, note):
    found = made(code, note)
    assert (found.kind, found.sentence) == ("sentence", f"{note}.")


@pytest.mark.parametrize(
    ("code", "note", "item"),
    [
        (
            "de",
            'Bestellung v. 06.11. schriftl. "8/16" -> genau so geliefert',
            'Bestellung v. 06.11. schriftl. "8/16": genau so geliefert',
        ),
        (
            "fr",
            "créneau presse jeudi matin, livraison vend. avant 10h",
            "Créneau presse jeudi matin, livraison vend. avant 10h",
        ),
        ("it", "errore nostro: scambio in laboratorio", "Errore nostro: scambio in laboratorio"),
        ("nl", "nieuwe levering bomen 2 dec", "Nieuwe levering bomen 2 dec"),
    ],
)
def test_a_jotted_note_is_an_item_of_a_list(code, note, item):
    found = made(code, note)
    assert (found.kind, found.item(confirm="confirm")) == ("item", item)


@pytest.mark.parametrize(
    ("code", "note", "told"),
    [
        (
            "es",
            "La substitución va contra lo que el cliente pidió",
            "La substitución va contra lo que usted pidió",
        ),
        (
            "pt",
            "A troca foi feita contra a opção que a cliente marcou",
            "A troca foi feita contra a opção que a senhora marcou",
        ),
        ("it", "cliente ha diritto a tenere il nero", "Lei ha diritto a tenere il nero"),
        ("nl", "Volgens het systeem heeft de klant gelijk en de klant kan kiezen", None),
        ("de", "Der Kunde hat den Termin zweimal verschoben", None),
        ("fr", "La cliente a reçu deux courriers", None),
    ],
)
def test_the_customer_is_spoken_to_where_a_rule_is_sure_and_else_a_person_is_asked(code, note, told):
    found = made(code, note)
    if told is None:
        assert (found.kind, found.language) == ("open", None)
    else:
        assert found.item(confirm="confirm") == told


def test_a_note_that_names_the_customer_is_left_to_a_person():
    note = "Kopie eerst in een proefwereld, zodat Marloes kan kijken"
    assert made("nl", note, customer="Marloes van Essen").kind == "open"
    assert made("nl", note, customer="Piet Bakker").kind == "sentence"


def test_the_agent_speaks_of_herself_in_the_first_person():
    note = "Nuria puede escribir el 13 de mayo a las 9:00"
    assert made("es", note, agent="Nuria Vidal").sentence == "Puedo escribir el 13 de mayo a las 9:00."
    his = "Antoine écrit le jour même où il reçoit la réponse"
    assert made("fr", his, agent="Antoine").sentence == f"{his}."
    told = made("de", "Jana meldet sich jeden Freitag mit dem Stand", agent="Jana")
    assert told.sentence == "Ich melde mich jeden Freitag mit dem Stand."
    assert made("es", note, agent="Inés").sentence == f"{note}."


@pytest.mark.parametrize(
    ("code", "note"),
    [
        ("es", "o anular el pedido"),
        ("fr", "ou retrait à l'atelier"),
        ("de", "oder Abholung"),
        ("nl", "of tegoedbon"),
    ],
)
def test_a_note_that_says_or_is_one_of_several(code, note):
    found = made(code, note)
    assert found.alternative
    assert found.text == note.split(" ", 1)[1]


@pytest.mark.parametrize(
    ("code", "note", "inside"),
    [
        ("de", "Lieferung vor dem 12. Juni", "Lieferung vor dem 12. Juni"),
        ("de", "Mehr als 80 Euro erstatten", "mehr als 80 Euro erstatten"),
        ("fr", "Rembourser les deux nuits", "rembourser les deux nuits"),
        ("es", "SIM provisional gratis", "SIM provisional gratis"),
    ],
)
def test_inside_a_sentence_a_note_begins_small_unless_it_is_a_noun_or_a_name(code, note, inside):
    assert inline(note, tongue(code), ()) == inside
    assert inline(note, tongue(code), (note.split()[0],)) == note


def test_brackets_of_a_note_do_not_end_the_place_that_is_left_open():
    assert (
        made("es", "the form [7] is missing").item(confirm="confirm") == "[confirm: the form (7) is missing]"
    )
