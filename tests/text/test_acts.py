"""What sentences do: likelihoods by a small linear model, the same each time, for any text."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.acts.model import acts, packed, unpacked
from app.text.acts.units import letter_runs, shape, shape_runs, tokens, word_runs
from app.text.tables import LANGUAGES

ROOT = Path(__file__).parents[2]
KNOWN = json.loads((ROOT / "tests" / "data" / "acts.json").read_text(encoding="utf-8"))
"""Plain sentences by language, each with an act that it performs and one that it does not."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_plain_sentences_are_told_in_each_language(language: str) -> None:
    found = acts(language)
    assert found is not None
    right = [
        found.of(sentence)[found.place(does)] >= 0.5 > found.of(sentence)[found.place(does_not)]
        for sentence, does, does_not in KNOWN[language]
    ]
    assert sum(right) >= 0.8 * len(right), list(zip(KNOWN[language], right, strict=True))


def test_a_language_without_weights_has_no_acts() -> None:
    assert acts("pl") is None
    assert acts("") is None


@given(st.text(max_size=300))
def test_any_text_gets_a_likelihood_for_each_act(text: str) -> None:
    found = acts("en")
    assert found is not None
    row = found.of(text)
    assert len(row) == len(found.names) == 33
    assert all(0 <= p <= 1 for p in row)
    assert found.of(text) == row


def test_weights_come_back_from_their_bytes_as_they_went_in() -> None:
    found = acts("en")
    assert found is not None
    again = unpacked(packed(found._weights))
    assert again.units == found._weights.units
    assert (again.weights == found._weights.weights).all()
    assert again.common == found._weights.common


def test_particulars_become_classes_and_short_forms_are_spelt_out() -> None:
    assert tokens("We'll refund Mr Okoro £40 on Friday 5 May, won't we?") == (
        "we", "will", "refund", "<name>", "<name>", "<money>", "<num>", "on", "<day>", "<num>", "<month>", ",", "will",
        "not", "we", "?",
    )  # fmt: skip
    assert tokens("Unsere Spedition kam am Samstag.", "de") == (
        "unsere",
        "spedition",
        "kam",
        "am",
        "<day>",
        ".",
    )


def test_runs_hold_words_shapes_and_letters() -> None:
    found = tokens("we delivered slowly")
    assert "<s> we delivered" in set(word_runs(found))
    assert "we -ed -ly" in set(shape_runs(found, frozenset({"we"})))
    assert shape("<day>") == "<day>"
    assert set(letter_runs("no")) == {" n", "no", "o ", " no", "no ", " no "}


@pytest.mark.parametrize("text", ["N'T", "n't", "'s", "’ll", "It n't."])
def test_a_short_form_by_itself_has_no_empty_word(text: str) -> None:
    found = tokens(text)
    assert all(found)
    list(shape_runs(found, frozenset()))
