"""What the checklist tells of replies in other languages, and of sentences of ours that run on into each other."""

import pytest

from app.checklist.guards import safe
from app.checklist.known import covered, standing
from app.model.value import Span
from app.model.writing import Passage
from tests.checklist.cases import case_of, checklist, item

REPLIES = {
    "de": ("Guten Tag Frau Kolb,", "Es tut mir leid, dass der Tisch nicht gekommen ist.", "Mit freundlichen Grüßen"),
    "fr": ("Bonjour Madame Collin,", "Je vous présente mes excuses pour le bureau perdu.", "Bien cordialement,"),
    "es": ("Estimada Sra. Colmenar:", "Le pido disculpas por el escritorio que no ha llegado.", "Un cordial saludo,"),
    "it": ("Gentile signora Colli,", "Le chiedo scusa per la scrivania che non è arrivata.", "Cordiali saluti,"),
    "pt": ("Exma. Senhora,", "Peço desculpa pela secretária que não chegou.", "Com os melhores cumprimentos,"),
    "nl": ("Geachte mevrouw Kolk,", "Het spijt me dat het bureau niet is gekomen.", "Met vriendelijke groet,"),
}  # fmt: skip


def checked(code, text):
    case = case_of(language=code)
    foreign = case.model_copy(update={"reading": case.reading.model_copy(update={"language": code})})
    return checklist().check(foreign, text, language=code)


def letter(code, *, greeting=True, closing=True, times=1):
    hello, sentence, goodbye = REPLIES[code]
    body = " ".join([sentence] * times)
    return "\n\n".join([*([hello] if greeting else []), body, *([f"{goodbye}\nTom"] if closing else [])])


@pytest.mark.parametrize("code", REPLIES)
def test_a_greeting_and_a_closing_are_known_in_each_language(code):
    # Too short for a mail, which is the one thing that speaks against it.
    reasons = {
        (greeting, closing): item(
            checked(code, letter(code, greeting=greeting, closing=closing)), "ready-to-send"
        ).reason
        for greeting, closing in ((True, True), (False, True), (True, False))
    }
    assert "greeting" not in reasons[True, True]
    assert "closing" not in reasons[True, True]
    assert "greeting is missing" in reasons[False, True]
    assert "closing" in reasons[True, False]


@pytest.mark.parametrize("code", REPLIES)
def test_apologies_are_counted_in_each_language(code):
    once, often = (item(checked(code, letter(code, times=n)), "one-apology") for n in (1, 4))
    assert once.status == "met"
    assert once.evidence[0].quote == REPLIES[code][1]
    assert often.status == "missed"


def test_a_stretch_over_two_passages_is_ours_only_where_nothing_of_anybody_else_stands_between_them():
    text = "I can offer this: a new kettle. Thanks. More of theirs. And ours."
    ours = [Passage(text="I can offer this:"), Passage(text="a new kettle."), Passage(text="And ours.")]
    known = standing(text, ours)

    def ours_is(words):
        start = text.index(words)
        return covered(Span(text=words, start=start, end=start + len(words)), known)

    assert ours_is("I can offer this: a new kettle.")
    assert ours_is("new kettle")
    assert not ours_is("a new kettle. Thanks.")
    assert not ours_is("a new kettle. Thanks. More of theirs. And ours.")
    assert not ours_is("Thanks. More of theirs.")


def test_what_a_person_has_to_confirm_may_be_in_another_language_while_it_is_shown():
    case = case_of(language="es")
    case = case.model_copy(update={"reading": case.reading.model_copy(update={"language": "es"})})
    note = "customs decides alone, and it takes ten working days from the form that she sends"
    assert {b.kind for b in safe(f"{note}.", case, checklist(), "es")} == {"language"}
    assert safe(f"[confirm: {note}]", case, checklist(), "es") == ()
