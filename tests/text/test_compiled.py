"""An expression that an earlier process compiled is the one that `re` would compile."""

import re

import pytest

from app.bootstrap import load_guidelines
from app.engines.builtin.notes.patterns import pattern
from app.kept.worked_out import WorkedOut
from app.settings import Settings
from app.text import compiled as room
from app.text.compiled import compiled
from app.text.tables import table


def test_every_expression_of_the_guidelines_is_the_same_the_first_time_and_the_next():
    every = {
        written
        for guideline in load_guidelines(Settings())
        for cues in guideline.cues.values()
        for _, expressions in cues.by_field()
        for written in expressions
    }
    assert len(every) > 300
    for written in every:
        for flags in (0, re.IGNORECASE):
            fresh = re.compile(written, flags)
            assert (compiled(written, flags), compiled(written, flags)) == (fresh, fresh), written


def test_every_pattern_of_the_jottings_is_too():
    jottings = table("en", "jottings")
    for name, written in {**jottings["patterns"], **jottings["cased"]}.items():
        flags = 0 if name in jottings["cased"] else re.IGNORECASE
        assert pattern(name).pattern == re.compile(written, flags), name


def test_its_groups_have_their_names_and_its_flags_are_those_written_in_it():
    for _ in range(2):
        found = compiled(r"(?ix) (?P<day>\d+) \s (?P<month>may|june) (?: \s (\d{4}) )?").search(
            "on 3 MAY 2026"
        )
        assert (found.groupdict(), found.groups(), found.lastindex) == (
            {"day": "3", "month": "MAY"},
            ("3", "MAY", "2026"),
            3,
        )


@pytest.mark.parametrize("broken", ["(", "(?<=a*)b", "[z-a]", "(?P<x>a)(?P<x>b)"])
def test_what_re_refuses_is_refused(broken):
    for _ in range(2):
        with pytest.raises(re.error):
            compiled(broken)


def test_what_one_process_compiled_the_next_does_not_compile_again(tmp_path, monkeypatch):
    for _ in range(2):
        kept = WorkedOut(tmp_path / "kept.tables")
        monkeypatch.setattr(room, "worked_out", lambda kept=kept: kept)
        assert compiled(r"(?P<day>\d{1,2})\.(?P<month>\w+)", re.IGNORECASE).fullmatch("3.may")
        kept.keep()
        monkeypatch.setattr(room, "_code_of", None)
