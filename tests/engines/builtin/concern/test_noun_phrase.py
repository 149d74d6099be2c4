"""The noun phrases of a message are cut out whole, and no verb is taken for one."""

import pytest

from app.engines.builtin.concern.noun_phrase import phrases
from app.engines.builtin.concern.noun_words import noted_in
from app.text.sentences import split


def found(message, *notes):
    """What a message has of noun phrases, each with whose it is."""
    noted = noted_in(notes)
    return [
        (phrase.source.text, phrase.whose)
        for place, sentence in enumerate(split(message))
        for phrase in phrases(sentence, place, noted)
    ]


@pytest.mark.parametrize(
    ("message", "phrase"),
    [
        ("Where is my cello?", ("cello", "mine")),
        ("Your gritter buried the van.", ("gritter", "ours")),
        ("I ordered the loft boards.", ("loft boards", "the")),
        ("I was charged for my daughter's trombone hire.", ("daughter's trombone hire", "mine")),
        ("We booked the escape room for the kids.", ("escape room", "the")),
        ("The rose I bought is dead.", ("rose", "the")),
        ("I chose the bespoke curtains.", ("bespoke curtains", "the")),
        ("It was on the big bloody hearing aid box.", ("hearing aid box", "the")),
        ("You painted my railings black.", ("railings", "mine")),
        ("Why does your app log me out?", ("app", "ours")),
    ],
)
def test_a_phrase_is_cut_out_with_what_belongs_to_it(message, phrase):
    assert phrase in found(message)


def test_a_bare_noun_is_found_where_the_notes_speak_of_it():
    assert found("Bin not emptied.") == []
    assert ("Bin", "none") in found("Bin not emptied.", "The bin was tagged.")


def test_words_that_the_notes_have_side_by_side_stay_together():
    assert ("17 bus", "the") in found("Is the 17 bus late again?", "The 17 bus is not late.")
    assert ("bus", "the") in found("Is the 17 bus late again?")


@pytest.mark.parametrize(
    ("message", "verb"),
    [
        ("The stairlift stops halfway with my dad on it.", "stops"),
        ("My broadband drops every evening.", "drops"),
        ("I could not fault them.", "fault"),
        ("The E key sticks.", "sticks"),
        ("Now it buzzes on every note.", "buzzes"),
    ],
)
def test_a_verb_is_no_noun(message, verb):
    assert all(
        verb not in text.split() for text, _ in found(message, "The buzz is known.", "A fault was found.")
    )


def test_a_noun_that_ends_like_a_verb_stays_one():
    message = "Can my mother's library books be handed in?"
    assert ("mother's library books", "mine") in found(message, "The books can be handed in.")


def test_my_and_your_of_somebody_else_are_nobodys():
    text = 'I got a mail saying "your direct debit has been adjusted".'
    assert ("direct debit", "the") in found(text)


@pytest.mark.parametrize(
    "message", ["I met the Callum boys.", "The tall one is better.", "The LANZAROTE was on it."]
)
def test_names_and_what_is_left_to_be_guessed_are_no_things(message):
    assert all(
        text not in {"Callum", "tall", "LANZAROTE"} for text, _ in found(message, "He was in Lanzarote.")
    )


def test_what_says_how_something_is_names_nothing():
    assert ("guaranteed", "none") not in found("You said guaranteed.", "The guarantee is three months.")
    assert ("resistant", "none") not in found(
        "What does resistant mean?", "Resistant means that it holds out."
    )
