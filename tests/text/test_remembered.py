"""What is remembered of a text is never changed by whoever asked for it, and no more is than a few hundred texts."""

import pytest

from app.engines.builtin import happening
from app.engines.builtin.concern import figure
from app.engines.builtin.notes import expand, in_full, others, shorthand
from app.engines.builtin.notes.log import table as log_table
from app.text import particulars, words
from app.text.acts import units
from app.text.person import third as person_third
from app.text.person import words as person_words
from app.text.weights import heart, retold


def test_tokens_may_be_changed_by_whoever_asked_for_them():
    told = person_words.tokenise("He rang on Monday.")
    told.pop()
    assert [token.text for token in person_words.tokenise("He rang on Monday.")][-1] == "."


def test_a_note_is_recast_anew_beside_other_notes_and_where_it_is_an_offer():
    note = "He confirms the address."
    alone = person_third.third_to_second(note, "Tom Ashby")
    behind = person_third.third_to_second(note, "Tom Ashby", earlier=("The driver rang.",))
    offered = person_third.third_to_second("They can pick both of them.", "Tom Ashby", offered=True)
    told = person_third.third_to_second("They can pick both of them.", "Tom Ashby")
    assert alone.text != note
    assert (behind.certain, behind.reason) != (alone.certain, alone.reason)
    assert offered != told


@pytest.mark.parametrize(
    "remembers",
    [
        heart._features,
        heart.numbers_of,
        particulars._found,
        words._content_stems,
        person_third._recast,
        person_words._tokens,
        happening._happening,
        figure.plainly,
        figure._tells_trouble,
        expand.is_clean,
        in_full.is_broken,
        others.with_pet,
        others.customers_own,
        others.as_customer,
        shorthand.put_in_full,
        log_table.in_full,
        retold.odd,
    ],
)
def test_a_few_hundred_texts_are_remembered_at_most(remembers):
    assert remembers.cache_info().maxsize <= 512


def test_of_words_alone_more_are_remembered():
    assert units._classed.cache_info().maxsize <= 16384
