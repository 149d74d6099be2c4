"""What sentences do: likelihoods by a small linear model, the same each time, for any text."""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.acts.keys import BLOCKS, key, keys
from app.text.acts.model import acts, packed, unpacked
from app.text.acts.units import LETTERS, SHAPES, WORDS, letter_words, shape, tokens
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
    assert (again.keys == found._weights.keys).all()
    assert (again.blocks == found._weights.blocks).all()
    assert (again.rare == found._weights.rare).all()
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


def runs(row: Sequence[str], least: int, most: int) -> list[tuple[str, ...]]:
    """All runs of `least` to `most` that follow each other, made one by one."""
    return [
        tuple(row[at : at + size]) for size in range(least, most + 1) for at in range(len(row) - size + 1)
    ]


@given(st.text(max_size=80), st.frozensets(st.sampled_from(["we", "not", "to"])))
def test_the_numbers_of_a_sentence_are_those_of_its_runs_of_words_shapes_and_letters(
    text: str, common: frozenset[str]
) -> None:
    found = tokens(text)
    framed = [token if token in common else shape(token) for token in found]
    edged = [f" {word} " for word in letter_words(text)] or ["  "]
    expected = {
        WORDS: runs(("<s>", *found, "</s>"), 1, 3),
        SHAPES: runs(("<s>", *framed, "</s>"), 2, 5),
        LETTERS: [run for word in edged for run in runs(word, 2, 5)],
    }
    told = dict(zip(BLOCKS, keys(text, "en", common), strict=True))
    for block, each in expected.items():
        blanks = [
            " ",
            " ",
        ]  # two words that follow each other part their blanks, or share them: neither is a unit
        numbers = Counter(key(block, run) for run in each if list(run) != blanks)
        assert Counter(n for n in told[block].tolist() if n != key(block, blanks)) == numbers


def test_runs_of_one_block_are_numbered_apart_from_those_of_another() -> None:
    assert len({key(block, ["no"]) for block in BLOCKS}) == len(BLOCKS)
    assert shape("<day>") == "<day>"
    assert shape("delivered") == "-ed"


@pytest.mark.parametrize("text", ["N'T", "n't", "'s", "’ll", "It n't."])
def test_a_short_form_by_itself_has_no_empty_word(text: str) -> None:
    found = tokens(text)
    assert all(found)
    assert all(len(row) for row in keys(text, "en", frozenset()))
