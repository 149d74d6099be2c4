"""A guarded expression finds what `re` finds, and is run on no text that lacks the words it needs."""

import json
import re
from pathlib import Path

import pytest

from app.text.guarded import Guarded, Rewrites, Several, letters
from app.text.tables import table

CASES = Path(__file__).parent.parent / "prompt_cases"
ODD = (
    "",
    "İT İS",
    "ſold out, ſorry",
    "PAID → LOST",
    "ﬃ ß Å",
    "it's £5",
    "x" * 3,
    "no\x1crefund\x1fpaid",
    "paid\x85",
)
"""Texts whose small letters are not what `re` compares where case does not count, and others at an edge."""


def notes() -> list[str]:
    lines = [
        line for name in ("d1", "d2") for line in (CASES / f"{name}.jsonl").read_text("utf-8").splitlines()
    ]
    briefs = [json.loads(line)["brief"] for line in lines]
    return [*ODD, *(note for b in briefs for note in (*b.get("facts", ()), *b.get("options", ())))]


def test_every_pattern_of_the_jottings_finds_the_same_in_every_note():
    for written in table("en", "jottings")["patterns"].values():
        guarded, bare = Guarded(written, re.IGNORECASE), re.compile(written, re.IGNORECASE)
        for note in notes():
            found, there = guarded.search(note), bare.search(note)
            assert (found and found.span()) == (there and there.span()), (written, note)


@pytest.mark.parametrize("name", ["rewritten_first", "rewritten_last", "rewritten_bare_offers"])
def test_rows_put_together_say_what_they_say_one_by_one(name):
    rows = table("en", "jottings")[name]
    together = Rewrites(rows)
    for note in notes():
        one_by_one = note
        for found, full in rows:
            one_by_one = re.sub(found, full, one_by_one, flags=re.IGNORECASE)
        assert together.put_into(note) == one_by_one


def test_several_are_found_where_one_of_them_is():
    written = table("en", "jottings")["for_agent"]
    several = Several(Guarded(one, re.IGNORECASE) for one in written)
    for note in notes():
        assert several.found_in(note) == any(re.search(one, note, re.IGNORECASE) for one in written), note


def test_a_row_reads_what_a_row_before_it_has_said_and_none_behind_it():
    rows = (("three", "four"), ("one", "two"), ("two", "three"))
    assert Rewrites(rows).put_into("one") == "three"


def test_only_the_first_row_that_says_anything_may_be_put_in():
    rows = (("three", "four"), ("one", "one"), ("one", "two"), ("two", "three"))
    assert Rewrites(rows).put_first("one") == "two"
    assert Rewrites(rows).put_first("none") == "ntwo"
    assert Rewrites(rows).put_first("five") == "five"


@pytest.mark.parametrize(
    ("written", "needed"),
    [
        (r"(?<=paid )£?\d", {"paid "}),
        (r"\d(?=pm\b)", {"pm"}),
        (r"\d(?!pm\b)", None),
        (r"(?<!paid )\d", None),
        (r"[£$€] ?\d", {"£", "$", "€"}),
        (r"[£$k]\d", None),
        (r"[^£$]\d", None),
        (r"\w+ → \w", {" → "}),
        (r"é\w", None),
        (r" a ", {" a "}),
        (r"\d a", None),
    ],
)
def test_the_words_it_needs_stand_in_what_it_looks_at(written, needed):
    assert Guarded(written).needed == needed


@pytest.mark.parametrize("text", ["İT", "it", "IT", "ıt", "Iſ it"])
def test_a_letter_that_re_takes_for_another_is_taken_for_it(text):
    found = Guarded(r"\bi[ts]\b", re.IGNORECASE), re.compile(r"\bi[ts]\b", re.IGNORECASE)
    assert [m.span() for m in found[0].finditer(text)] == [m.span() for m in found[1].finditer(text)]
    guarded, bare = Guarded(r"it|is", re.IGNORECASE), re.compile(r"it|is", re.IGNORECASE)
    assert bool(guarded.search(text)) == bool(bare.search(text))


def test_all_that_it_can_do_is_what_re_does():
    bare = re.compile(r"(no) (\w+)", re.IGNORECASE)
    guarded = Guarded(bare.pattern, re.IGNORECASE)
    for text in ("No one, no more", "nothing", "at last"):
        assert guarded.findall(text) == bare.findall(text)
        assert guarded.split(text) == bare.split(text)
        assert guarded.sub(r"\2 \1", text) == bare.sub(r"\2 \1", text)
        assert guarded.subn("", text) == bare.subn("", text)
        assert bool(guarded.match(text, 8)) == bool(bare.match(text, 8))
        assert bool(guarded.fullmatch(text)) == bool(bare.fullmatch(text))


@pytest.mark.parametrize("shifted", [str.upper, str.title, str.swapcase])
def test_what_is_written_in_other_capitals_is_found_as_re_finds_it(shifted):
    for written in table("en", "jottings")["patterns"].values():
        guarded, bare = Guarded(written, re.IGNORECASE), re.compile(written, re.IGNORECASE)
        for note in map(shifted, notes()[:60]):
            assert guarded.findall(note) == bare.findall(note), (written, note)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (r"(?P<Who>SAM|Élise)\W(?P=Who)", "sam SAM élise ÉLISE"),
        (r"É\w+", "éTÉ"),
        (r"(?-i:PM) at \d", "PM AT 3, pm at 4"),
        (r"(?-i:Dr|Mr)\.? (?P<who>(?-i:[A-Z])\w+)", "dr Smith, DR SMITH, Dr SMITH, mR x, Mr Xu"),
        (r"(?!(?-i:PM))[a-z]m\b", "PM pm Pm"),
        (r"(?<!(?-i:A))b", "AB Ab ab"),
        (r"(?-i:[^a-z])\d", "A1 a1"),
        (r"(?-i:[^a])\d", "A1 a1"),
        (r"(?>(?-i:P)|p)m", "pm Pm pM"),
        (r"(?-i:P)?+pm", "PPM pm"),
        (r"at (?-i:(?i:PM)|AM)", "at pm AT am at AM"),
        (r"[^A-Z ]\S\D", "a1b B2C £3d"),
        (r"\u00c9t\xc9", "ÉTÉ été"),
        (r"no$|^\Ayes\Z", "YES"),
    ],
)
def test_capitals_of_an_expression_count_only_where_it_says_so(written, text):
    guarded, bare = Guarded(written, re.IGNORECASE), re.compile(written, re.IGNORECASE)
    assert guarded.findall(text) == bare.findall(text)
    assert guarded.sub("-", text) == bare.sub("-", text)


def test_where_a_text_is_looked_into_from_a_later_place_what_stands_before_is_seen():
    guarded, bare = (make(r"(?<=not )paid|^paid", re.IGNORECASE) for make in (Guarded, re.compile))
    for text in ("Not paid, NOT PAID", "Paid", "was PAID, not Paid"):
        for place in range(len(text)):
            found, there = guarded.search(text, place), bare.search(text, place)
            assert (found and found.span()) == (there and there.span()), (text, place)


def test_a_text_cut_short_is_read_as_one_that_ends_there():
    bare = re.compile(r"\bpaid$", re.IGNORECASE)
    for end in range(12):
        found, there = (
            Guarded(bare.pattern, re.IGNORECASE).search("PAID twice", 0, end),
            bare.search("PAID twice", 0, end),
        )
        assert bool(found) == bool(there)


@pytest.mark.parametrize("broken", ["(", "(?<=a+)b", r"\1"])
def test_what_is_no_expression_is_refused_though_it_is_never_run(broken):
    with pytest.raises(re.error):
        Guarded(broken)


def test_the_letters_of_a_text_are_small_ones():
    assert letters("AbcD") == ("abcd", {"abc", "bcd"}, True)


@pytest.mark.parametrize(
    "written", [r"no\s+refund", r"\bno\b\W(?-i:[A-Z])\w+", r"no\Srefund", r"nos|no\b.\brefund"]
)
def test_a_text_of_plain_letters_is_read_as_any_other(written):
    guarded, bare = Guarded(written, re.IGNORECASE), re.compile(written, re.IGNORECASE)
    for text in (
        "No refund",
        "no\x1crefund",
        "No\x1eRefund",
        "no\u2003refund",
        "NO Refund",
        "noſ refund",
        "no refund\u212a",
    ):
        found, there = guarded.search(text), bare.search(text)
        assert (found and found.span()) == (there and there.span()), text
