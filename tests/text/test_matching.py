import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.text.matching import families, leaves_open, speaks_to

PAIRS = [
    ("en", "I want my money back", "Refund of the £40 to the card"),
    ("en", "I want my money back", "£40 to her account by Friday"),
    ("en", "send me a new lamp", "Replacement lamp by courier"),
    ("en", "why did it take so long", "The depot was closed because of a strike"),
    ("en", "somebody should ring me", "Call back from the service desk"),
    ("en", "let me speak to your manager", "The regional supervisor takes over the case"),
    ("en", "close my account", "Cancellation of the contract"),
    ("en", "mend the boiler", "Engineer visit to repair the boiler"),
    ("en", "unlock my login", "Password reset and restored access"),
    ("es", "quiero que me devuelvan el dinero", "Reembolso completo a la tarjeta"),
    ("fr", "je veux être remboursé", "Remboursement intégral sur la carte"),
    ("de", "ich will mein Geld zurück", "Erstattung auf die Karte"),
    ("pt", "quero o meu dinheiro de volta", "Reembolso no cartão"),
    ("it", "voglio i miei soldi", "Rimborso sulla carta"),
    ("nl", "ik wil mijn geld terug", "Terugbetaling op de rekening"),
    ("nl", "ik wil mijn geld terug", "full refund to the card"),
]


@pytest.mark.parametrize(("language", "ask", "note"), PAIRS)
def test_a_note_speaks_to_an_ask_in_other_words(language, ask, note):
    assert speaks_to(ask, note, language) >= 0.35


@pytest.mark.parametrize(
    ("ask", "note"),
    [
        ("let me speak to your manager", "Refund of the £40 to the card"),
        ("delete my personal data", "Replacement lamp by courier"),
        ("an apology from the driver", "Password reset link"),
        ("close my account", "The lamp is in stock"),
    ],
)
def test_a_note_on_another_matter_does_not(ask, note):
    assert speaks_to(ask, note) < 0.35


def test_the_nearer_of_two_notes_scores_higher():
    ask = "collect the broken wardrobe"
    assert speaks_to(ask, "Collection of the wardrobe on Friday") > speaks_to(
        ask, "Collection of the invoice"
    )


@settings(deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_scores_stay_between_nothing_and_all(ask, note):
    assert 0.0 <= speaks_to(ask, note) <= 1.0
    assert speaks_to("", note) == 0.0


@pytest.mark.parametrize(
    ("language", "note"),
    [
        ("en", "The cause is not known yet"),
        ("en", "whether it can be found is being looked into"),
        ("en", "no release date, customs decide"),
        ("de", "Ursache noch unklar"),
        ("fr", "la date reste à confirmer"),
        ("nl", "oorzaak is nog niet bekend"),
        ("nl", "cause not known"),
    ],
)
def test_a_note_that_knows_nothing_yet_is_told(language, note):
    assert leaves_open(note, language)


@pytest.mark.parametrize(
    "note", ["Refund of £40 within 3 days", "The shelf labels were swapped", "Everybody knows the rule"]
)
def test_a_note_that_is_certain_is_not_taken_for_an_open_one(note):
    assert not leaves_open(note)


def test_every_language_knows_the_families_of_english():
    assert "refund" in families("Erstattung", "de") & families("reembolso", "es") & families("rimborso", "it")
