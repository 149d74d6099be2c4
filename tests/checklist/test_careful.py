"""What allows a promise in a language whose promises alone are worded, with notes in that language or in English."""

import pytest

from app.model.draft import Checked, ChecklistItem
from app.model.writing import Passage
from tests.checklist.cases import case_of, checklist, item

GUARD = "no-unauthorised-promise"


def checked(text: str, known: tuple[Passage, ...] = (), **brief: object) -> Checked:
    case = case_of(**{"message": "La lámpara llegó rota y costó 90 euros.", **brief})
    case = case.model_copy(update={"reading": case.reading.model_copy(update={"language": "es"})})
    return checklist().check(case, f"Hola:\n\n{text}\n\nUn saludo,\nAna", known, language="es")


def promised(text: str, **brief: object) -> ChecklistItem:
    return item(checked(text, **brief), GUARD)


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("Le devolvemos los 90 euros.", {"options": ["refund 90 euros"]}),
        ("Le descontamos un 15 % de su próxima factura.", {"options": ["15% off the next bill"]}),
        ("Le enviamos otra lámpara sin coste.", {"options": ["Enviar otra lámpara sin coste"]}),
        ("Reviso su caso y le escribo.", {}),
        ("Voy a preguntar al taller y se lo cuento.", {"facts": ["Taken to the workshop"]}),
        ("No podemos devolverle el dinero.", {"cannot": ["refund"]}),
    ],
)
def test_what_a_note_allows_and_mere_process_is_met(text: str, given: dict[str, object]) -> None:
    assert promised(text, **given).status == "met"


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("Le devolvemos los 95 euros.", {"options": ["refund 90 euros"]}),
        ("Le devolvemos los 90 euros.", {"options": ["send another lamp"]}),
        ("Le llegará el 3 de mayo.", {"facts": ["It is sent on 4 May"]}),
        ("Le regalamos un bono de 50 euros.", {"facts": ["El 4 de mayo se envió la lámpara"]}),
        ("Le ampliamos la garantía tres años.", {"options": ["Ampliar la garantía un año"]}),
    ],
)
def test_another_sum_date_or_kind_than_any_note_has_is_missed(text: str, given: dict[str, object]) -> None:
    assert promised(text, **given).status == "missed"


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("Le devolvemos el importe de todo.", {"options": ["refund of the postage"]}),
        ("Le devolvemos el dinero de la lámpara.", {"options": ["Reembolso de los gastos de envío"]}),
        ("Le devolvemos el dinero.", {"facts": ["El reembolso está pendiente, sin confirmar"]}),
        ("No se puede negar que le regalamos una noche.", {}),
        ("Si la lámpara estaba rota, le pagamos la reparación.", {}),
        ("¿Le parecería bien un descuento de 50 euros? Podemos hacerlo.", {}),
        ("Le ponemos alfombra roja.", {}),
        ("Usted primero, siempre, en cada visita nuestra.", {}),
    ],
)
def test_what_is_neither_plainly_allowed_nor_plainly_new_is_for_a_person(
    text: str, given: dict[str, object]
) -> None:
    assert promised(text, **given).status == "unsure"


def test_a_deadline_for_mere_process_that_no_note_has_is_for_a_person() -> None:
    assert promised("Le escribiré el 3 de mayo.").status == "unsure"


def test_day_and_hours_of_an_english_note_are_held_exactly() -> None:
    note = "Technician on 12 May between 8 and 10"
    assert promised("El técnico irá el 12 de mayo entre las 8 y las 10.", facts=[note]).status == "met"
    assert promised("El técnico irá el 13 de mayo entre las 8 y las 10.", facts=[note]).status == "missed"
    assert promised("El técnico irá el 12 de mayo entre las 9 y las 11.", facts=[note]).status == "unsure"


def test_the_customers_own_words_in_quotation_marks_promise_nothing() -> None:
    said = "Os devolveremos el dinero mañana"
    assert promised(f"Nos escribe: «{said}».", message=f"{said}, me dijeron.").status == "met"


def test_our_own_engine_promises_nothing_without_a_ground() -> None:
    sentence = "Le devolvemos el dinero y le regalamos una noche."
    assert item(checked(sentence), GUARD).status == "missed"
    assert item(checked(sentence, (Passage(text=sentence),)), GUARD).status == "met"


def test_a_spanish_reply_is_read_as_one_whatever_language_was_wanted() -> None:
    text = "Buenos días:\n\nLe devolveremos el dinero mañana y le regalamos además un bono de 50 euros.\n\nUn saludo"
    assert item(checklist().check(case_of(), text, language="en"), GUARD).status == "missed"


def test_details_and_options_claim_no_more_than_before() -> None:
    found = checked("Le enviamos otra lámpara mañana.", options=["Enviar otra lámpara", "Reembolso de 90 €"])
    assert item(found, "no-invented-fact").status == "unsure"
    assert item(found, "offer-options").status in ("unsure", "not_applicable")


def test_a_weekday_that_a_note_shortens_is_no_other_day() -> None:
    given = {"message": "Der Splitt ist falsch.", "options": ["Tausch Do. ab 7 Uhr"]}
    case = case_of(**given)
    case = case.model_copy(update={"reading": case.reading.model_copy(update={"language": "de"})})

    def said(sentence: str) -> str:
        text = f"Guten Tag,\n\n{sentence}\n\nMit freundlichen Grüßen\nAna"
        return item(checklist().check(case, text, language="de"), GUARD).status

    assert said("Wir können am Donnerstag tauschen.") != "missed"
    assert said("Wir können am Freitag tauschen.") == "missed"
