"""A long expression, cut into its alternatives, finds what it finds whole."""

import re

import pytest

from app.text.alternatives import alternatives
from app.text.guarded import Guarded


@pytest.mark.parametrize(
    ("written", "cut"),
    [
        (r"\bnot yet\b|\btoo (?:late|soon)\b", [r"\bnot yet\b", r"\btoo (?:late|soon)\b"]),
        (
            r"\b(?:late|soon|not (?:yet|now))\b",
            [r"\b(?:late)\b", r"\b(?:soon)\b", r"\b(?:not (?:yet|now))\b"],
        ),
        (r"(?P<when>late|soon)!", ["(?P<when>late)!", "(?P<when>soon)!"]),
        (r"[|(] a|\| b", ["[|(] a", r"\| b"]),
    ],
)
def test_an_expression_is_cut_at_its_bars(written, cut):
    assert alternatives(written) == cut


@pytest.mark.parametrize(
    "written",
    [
        "late",
        r"(late|soon) \1",
        r"(?P<one>late|soon) (?P=one)",
        "(?:late|soon)+",
        "(?=late|soon)",
        "(?:late|soon) and much else behind it",
    ],
)
def test_it_stays_whole_where_its_parts_would_say_something_else_or_little(written):
    assert alternatives(written) == [written]


def test_a_long_expression_finds_the_same_cut_and_whole():
    words = [f"{first}{second}" for first in ("lost", "late", "torn") for second in "abcdefghijklmnop"]
    written = "|".join(rf"\b(?P<x{at}>{word} {{1,3}}(?-i:[A-Z])\w+)\b" for at, word in enumerate(words))
    guarded, bare = Guarded(written, re.IGNORECASE), re.compile(written, re.IGNORECASE)
    for text in (
        "it was Lostc  Nobody",
        "it was lostc nobody",
        "TORNA Late, latep Q1",
        "lost and found",
        "losta b c",
    ):
        found, there = guarded.search(text), bare.search(text)
        assert (found and found.span()) == (there and there.span()), text
        assert guarded.findall(text) == bare.findall(text)


@pytest.mark.parametrize(
    "written",
    [r"met (?-i:[A-Z])\w+", r"met (?!(?-i:[A-Z]))\w+", r"met (?-i:[^A-Z])\w+", r"met (?-i:(?!A)\w)\w"],
)
def test_where_case_counts_in_a_part_the_same_is_found(written):
    guarded, bare = Guarded(written, re.IGNORECASE), re.compile(written, re.IGNORECASE)
    for text in ("We met Anna", "we MET anna", "We met\u00a0Anna", "we met Éva", "met bob, met Bob"):
        found, there = guarded.search(text), bare.search(text)
        assert (found and found.span()) == (there and there.span()), text
