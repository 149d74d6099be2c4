import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.text.words import content_stems, fold, fold_in_place, overlap, stem, stops, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Café", "cafe"),
        ("DON’T", "don't"),
        ("“Straße”", '"strasse"'),
        ("São João", "sao joao"),
        ("Łódź", "lodz"),
        ("a–b", "a-b"),
    ],
)
def test_folding_takes_case_accents_and_curls_away(text, folded):
    assert fold(text) == folded


@settings(deadline=None)
@given(st.text(max_size=200))
def test_folding_in_place_keeps_every_offset(text):
    assert len(fold_in_place(text)) == len(text) or not text.isascii()
    assert len(fold_in_place(text.replace("İ", ""))) == len(text.replace("İ", ""))


@settings(deadline=None)
@given(st.text(max_size=200))
def test_words_give_their_place(text):
    assert all(text[w.start : w.end] == w.text for w in words(text))


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", ["deliver", "delivered", "delivery", "deliveries"]),
        ("en", ["pay", "paid", "payment", "payments"]),
        ("en", ["send", "sent", "sending"]),
        ("en", ["replace", "replacement", "replaced"]),
        ("en", ["cancel", "cancelled", "cancelling"]),
        ("es", ["devolver", "devolución", "devuelto"]),
        ("fr", ["rembourser", "remboursement", "remboursements"]),
        ("de", ["erstatten", "Erstattung", "Rückerstattung"]),
        ("pt", ["reembolsar", "reembolso"]),
        ("it", ["rimborsare", "rimborso", "rimborsi"]),
        ("nl", ["leveren", "levering", "geleverd"]),
    ],
)
def test_forms_of_a_word_share_their_stem(language, forms):
    assert len({stem(form, language) for form in forms}) == 1


def test_content_stems_leave_stop_words_out_and_keep_numbers():
    assert content_stems("I have been waiting for 3 weeks") == {"wait", "3", "week"}
    assert "order" in content_stems("l'ordine", "it") | content_stems("the order's label")


def test_number_words_count_as_their_digits():
    assert content_stems("seventeen parcels") == content_stems("17 parcels")


@settings(deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_overlap_is_a_share(a, b):
    assert 0.0 <= overlap(a, b) <= 1.0
    assert overlap(a, a) == (1.0 if content_stems(a) else 0.0)


@pytest.mark.parametrize("language", ["en", "es", "fr", "de", "pt", "it", "nl"])
def test_every_language_has_stop_words_and_an_unknown_one_reads_as_english(language):
    assert len(stops(language)) > 80
    assert stops("xx") == stops("en")
