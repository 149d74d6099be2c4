from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.text.sentences import paragraphs, split

CASES = [
    ("plain stops", "I waited. Nobody came! Why?", ["I waited.", "Nobody came!", "Why?"]),
    (
        "titles",
        "I spoke to Mr. Smith and Dr. Jones. They left.",
        ["I spoke to Mr. Smith and Dr. Jones.", "They left."],
    ),
    ("initials", "Write to J. K. Brown please. Thanks", ["Write to J. K. Brown please.", "Thanks"]),
    ("the word I", "So did I. Then it broke.", ["So did I.", "Then it broke."]),
    ("decimals", "It cost 4.50 and weighs 1.2 kg. Fine.", ["It cost 4.50 and weighs 1.2 kg.", "Fine."]),
    ("hours", "He came at 5 p.m. on Monday. Late.", ["He came at 5 p.m. on Monday.", "Late."]),
    ("numbered things", "Order no. 45 is late. Hurry.", ["Order no. 45 is late.", "Hurry."]),
    ("the word no", "I said no. Nobody heard.", ["I said no.", "Nobody heard."]),
    ("trailing dots", "Wow... just wow. Really...", ["Wow... just wow.", "Really..."]),
    ("dots that end", "I give up... Refund me.", ["I give up...", "Refund me."]),
    ("marks in a row", "What?!! Now!!! ok", ["What?!!", "Now!!!", "ok"]),
    ("small letters", "i paid. you sent nothing. now what", ["i paid.", "you sent nothing.", "now what"]),
    ("a missing blank", "It came late.Now it is broken.", ["It came late.", "Now it is broken."]),
    (
        "addresses on the web",
        "See www.example.com for it. Thanks.",
        ["See www.example.com for it.", "Thanks."],
    ),
    ("faces", "Thank you :) I am happy.", ["Thank you :)", "I am happy."]),
    ("faces after a stop", "Great job. :( Not really.", ["Great job. :(", "Not really."]),
    ("quotations", "“Stop!” he said. I left.", ["“Stop!” he said.", "I left."]),
    (
        "German dates",
        "Am 12. Januar bestellt. Am 12.11. kam nichts.",
        ["Am 12. Januar bestellt.", "Am 12.11. kam nichts."],
    ),
    ("German abbreviations", "Das ist z.B. falsch. Danke.", ["Das ist z.B. falsch.", "Danke."]),
    ("French titles", "J'ai vu Mme. Petit hier. Merci.", ["J'ai vu Mme. Petit hier.", "Merci."]),
    ("Spanish titles", "El Sr. López no vino. Gracias.", ["El Sr. López no vino.", "Gracias."]),
    ("greetings", "Hi Tom,\nwhere is it", ["Hi Tom,", "where is it"]),
    ("sign-offs", "Fix it\nKind regards\nAnna Bell", ["Fix it", "Kind regards", "Anna Bell"]),
    (
        "list items",
        "I want:\n- money\n- a call\n1. an answer",
        ["I want:", "- money", "- a call", "1. an answer"],
    ),
    ("header lines", "Order: 12\nName: Bob\nIt is late", ["Order: 12", "Name: Bob", "It is late"]),
    ("blank lines", "no stop here\n\nand none here", ["no stop here", "and none here"]),
    (
        "chat lines",
        "i ordered a lamp\nit never came\nwhere is it",
        ["i ordered a lamp", "it never came", "where is it"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_a_text_is_cut_where_its_sentences_end(text, expected):
    assert [s.text for s in split(text)] == expected


def test_a_wrapped_line_of_a_mail_does_not_end_a_sentence():
    text = (
        "I have been waiting for the engineer since the beginning of last week and\n"
        "have heard nothing from you since. The heating is still off and the whole\n"
        "house is cold."
    )
    assert [s.text.replace("\n", " ") for s in split(text)] == [
        "I have been waiting for the engineer since the beginning of last week and have heard nothing from you since.",
        "The heating is still off and the whole house is cold.",
    ]


def test_each_line_of_a_hand_that_sets_no_stops_is_a_sentence():
    text = (
        "ordered tyres for my transit 195 75 16 x4 fitted at mine 9 to 11\n"
        "took the morning off and lost 150 quid of work\n"
        "the man turns up with two of them on his van\n"
        "said that is all they put on"
    )
    assert [s.text for s in split(text)] == text.split("\n")


def test_paragraphs_stand_between_blank_lines():
    text = "One.\nTwo.\n\n  Three.  \n \n\nFour."
    assert [p.text for p in paragraphs(text)] == ["One.\nTwo.", "Three.", "Four."]


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("aB1 .!?…\n,:;-)(“”éß\t😀"), max_size=200))
def test_every_offset_gives_the_sentence_back_and_no_word_is_lost(text):
    for cut in (split, paragraphs):
        spans = cut(text)
        assert all(text[s.start : s.end] == s.text == s.text.strip() for s in spans)
        assert all(a.end <= b.start for a, b in pairwise(spans))
        assert "".join("".join(s.text for s in spans).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("He laughed, I didn't. We left.", "He laughed, I didn't."),
        (
            "They painted over the sign in Block C. I told you twice.",
            "They painted over the sign in Block C.",
        ),
        ("I spoke to J. Smith. He agreed.", "I spoke to J. Smith."),
    ],
)
def test_a_sentence_may_end_with_a_shortened_word_or_a_letter(text, first):
    assert split(text)[0].text == first


@pytest.mark.parametrize("unit", ["a ", "1", "so very tired ", "?", "not good enough, ", "-\t"])
def test_a_run_without_an_end_is_cut_and_no_letter_of_it_is_lost(unit):
    text = "It is late. " + unit * 3000
    first, *rest = split(text)
    assert first.text == "It is late."
    assert all(len(s.text) <= 1000 for s in rest)
    assert len(rest) <= len(text) / 450
    assert all(text[s.start : s.end] == s.text for s in rest)
    assert "".join("".join(s.text for s in rest).split()) == "".join((unit * 3000).split())


def test_a_run_is_cut_between_words():
    words = " ".join(f"word{n}" for n in range(1000))
    assert " ".join(s.text for s in split(words)) == words
