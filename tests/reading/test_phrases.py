import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import ConfigurationError
from app.model.value import Span
from app.reading.phrases import Label, Matcher
from app.reading.tokens import tokenize

CLASSES = {"staff": ("agent", "driver")}


def found(phrase, *sentences):
    """The texts that a phrase finds in sentences joined by blanks."""
    text = " ".join(sentences)
    spans, at = [], 0
    for sentence in sentences:
        spans.append(Span(text=sentence, start=at, end=at + len(sentence)))
        at += len(sentence) + 1
    matcher = Matcher([(phrase, Label("x:y", 1.0))], CLASSES)
    return [text[h.start : h.end] for h in matcher.find(tokenize(text, spans, ()))]


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("refund me", "please refund me", ["refund me"]),
        ("refund*", "Refunded, refunds and re-funds", ["Refunded", "refunds"]),
        ("sue|suing you", "suing you", ["suing you"]),
        ("rude @staff", "a rude driver", ["rude driver"]),
        ("call _ back", "call him back", ["call him back"]),
        ("order #", "order 77-B and order now", ["order 77-B"]),
        ("want .. back", "want all my money back", ["want all my money back"]),
        ("want .. back", "want all of my lost money back", []),
        ("want ... back", "want all of my lost money back", ["want all of my lost money back"]),
        ("very? rude", "very rude, rude", ["very rude", "rude", "rude"]),
        ("^ cancel it", "cancel it, or I cancel it", ["cancel it"]),
        ("today $", "today or today", ["today"]),
        ("don't know", "I dont know, I don’t know", ["dont know", "don’t know"]),
        ("café", "the CAFE", ["CAFE"]),
        ("gekündigt", "gekuendigt, gekündigt, gekundigt", ["gekuendigt", "gekündigt", "gekundigt"]),
    ],
)
def test_a_phrase_finds_what_its_elements_say(phrase, text, expected):
    assert found(phrase, text) == expected


def test_a_phrase_never_crosses_a_sentence():
    assert found("want ... refund", "I want.", "A refund came.") == []


@pytest.mark.parametrize("phrase", ["...", "_ back", "very?", "a .. b .. c .. d .. e", "@nobody"])
def test_a_phrase_that_cannot_be_searched_fast_or_names_no_class_is_refused(phrase):
    with pytest.raises(ConfigurationError, match="phrase"):
        Matcher([(phrase, Label("x:y", 1.0))], CLASSES)


def test_of_phrases_of_one_label_from_one_place_the_longest_and_heaviest_counts():
    phrases = [("not", Label("x:y", 3.0)), ("not good enough", Label("x:y", 1.0))]
    text = "not good enough"
    span = Span(text=text, start=0, end=len(text))
    (hit,) = Matcher(phrases, {}).find(tokenize(text, [span], ()))
    assert (text[hit.start : hit.end], hit.weight) == (text, 3.0)


@given(st.lists(st.sampled_from(["want", "my", "money", "back", "now", "the"]), max_size=30))
def test_a_gap_matches_just_when_the_words_stand_that_near(words):
    hits = found("want .. back", " ".join(words)) if words else []
    near = any(word == "want" and "back" in words[index + 1 : index + 5] for index, word in enumerate(words))
    assert bool(hits) == near
