"""An expression in which some case counts is not run where small letters tell that it finds nothing."""

import re
from itertools import product

import pytest

from app.text.guarded import Guarded

TEXTS = ["".join(letters) for size in (1, 2, 3) for letters in product("aAbB", repeat=size)]


@pytest.mark.parametrize(
    "written",
    [
        r"(?-i:A)b",
        r"b(?-i:[A-Z])",
        r"b(?!(?-i:[A-Z]))",
        r"(?<!(?-i:A))b",
        r"(?-i:[^A-Z])b",
        r"(?-i:[^A])$",
        r"(?-i:(?!A)[ab])",
        r"(?:(?-i:A|[^B])|b)b",
        r"(?-i:(a)\1)",
        r"((?-i:A))?(?(1)b|a)",
        r"(?-i:[A-b])b",
        r"a(?=(?-i:B))",
        r"(?-i:\w)(?-i:B){1,2}",
    ],
)
def test_it_finds_what_re_finds_where_a_case_must_or_must_not_stand(written):
    guarded, bare = Guarded(written, re.IGNORECASE), re.compile(written, re.IGNORECASE)
    for text in TEXTS:
        assert [m.span() for m in guarded.finditer(text)] == [m.span() for m in bare.finditer(text)], text


@pytest.mark.parametrize("written", [r"(?-i:[A-Z])\w+ called", r"(?i:the) (?-i:VET) called"])
def test_names_are_looked_for_in_small_letters_first(written):
    guarded = Guarded(written, re.IGNORECASE)
    loose = guarded.written.startswith("(?-i:")
    assert (guarded._small is not None) == loose
    assert guarded.search("the vet called") is None
    assert guarded.search("the VET called")
