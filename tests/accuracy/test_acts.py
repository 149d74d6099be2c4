"""The acts are counted with a whole writer left out."""

from collections import Counter

import pytest

from scripts.accuracy import acts


def sentences(*pairs):
    return [{"text": text, "acts": list(named), "near_miss_of": None} for text, *named in pairs]


SORRY = sentences(*((f"I am sorry, number {i}.", "apology") for i in range(acts.FEWEST)))
THANKS = sentences(*((f"Thank you, number {i}.", "thanks") for i in range(acts.FEWEST)))
FILES = {"en1": [*SORRY, *THANKS], "en2": SORRY, "es": sentences(("Gracias.", "thanks"))}


def by_first_word(rows, language):
    """A labeller that is fitted: what a first word usually does."""
    seen = {}
    for row in rows:
        seen.setdefault(row["text"].split()[0], Counter()).update(row["acts"])
    usual = {word: frozenset(a for a, _ in named.most_common(1)) for word, named in seen.items()}
    return lambda texts: [usual.get(text.split()[0], frozenset()) for text in texts]


def test_a_labeller_never_sees_the_writer_it_is_tried_on_nor_a_sentence_of_theirs():
    seen = {}

    def fit(rows, language):
        def label(texts):
            seen[language, len(texts)] = {row["text"] for row in rows}, set(texts)
            return [frozenset()] * len(texts)

        return label

    acts.left_out(FILES, fit)
    assert set(seen) == {("en", len(FILES["en1"])), ("en", len(FILES["en2"]))}
    for learnt, tried in seen.values():
        assert not learnt & tried


def test_the_figure_is_the_mean_f1_of_the_acts_that_are_frequent_enough():
    rows = [*SORRY, *THANKS, *sentences(("Bye.", "signoff"))]
    right = [frozenset(row["acts"]) for row in rows]
    assert acts.macro_f1(rows, right) == 1
    half = [*right[: acts.FEWEST], *[frozenset()] * (len(rows) - acts.FEWEST)]
    assert acts.macro_f1(rows, half) == pytest.approx(0.5)
    assert acts.hits_by_act(rows, half)["signoff"].recall == (0, 1)


def test_a_word_that_only_one_writer_uses_is_not_learnt_from_the_other():
    files = {"en1": FILES["en1"], "en2": sentences(*((f"I am sorry, no. {i}.", "apology") for i in range(9)))}
    found = acts.figures(files, by_first_word)
    assert found["macro_f1"] == {"en1": 0.5, "en2": 1.0}
    assert found["english"] == 0.75


def test_without_a_labeller_the_sentences_are_counted_and_no_figure_is_claimed():
    found = acts.figures(FILES, None)
    assert found["files"]["en1"] == {"sentences": 2 * acts.FEWEST, "acts": 2 * acts.FEWEST}
    assert found["english"] is found["other_languages"] is None
