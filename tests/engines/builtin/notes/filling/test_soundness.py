"""What is told of a filled note was graded sound in most cases, by readers who saw nothing else."""

import json
from pathlib import Path

import pytest

from app.engines.builtin.notes.filling.soundness import soundness
from app.engines.builtin.notes.filling.units import units
from app.engines.builtin.notes.in_full import SOUND

DATA = Path(__file__).parents[4] / "data" / "notes_graded" / "en.jsonl"


def base(said):
    """The note as it was before it was filled."""
    import re

    text = re.sub(r"\[[^\]]*\]", "", said)
    text = re.sub(r"\{([^}|]*)(?:\|[^}]*)?\}", r"\1", text)
    return text.rstrip().removesuffix(".")


@pytest.fixture(scope="module")
def graded():
    rows = [json.loads(line) for line in DATA.read_text("utf-8").splitlines()]
    found = []
    for row in rows:
        spaced = units(" ".join(base(row["said"]).split()))
        if len(spaced) + 1 == len(row["put_in"]):
            found.append(
                (row["grade"], soundness(spaced, row["put_in"], row["kind"], row["sure"], row["weakest"]))
            )
    return found


def share(grades, among):
    return sum(grade in among for grade in grades) / len(grades)


def test_three_of_four_that_are_told_may_be_sent(graded):
    told = [grade for grade, sound in graded if sound >= SOUND]
    assert share(told, "AB") >= 0.75
    assert share(told, "D") <= 0.05


def test_the_surest_may_nearly_all_be_sent(graded):
    assert share([grade for grade, sound in graded if sound >= 0.75], "AB") >= 0.85


def test_a_statement_without_a_verb_is_never_told():
    row = units("bill estimate")
    assert soundness(row, ("the", "", ""), "fact", -0.1, 0.9) == 0.0


def test_a_passive_with_an_object_is_never_told():
    row = units("lifeguard heard voice")
    assert soundness(row, ("the", "WAS", "A", ""), "fact", -0.1, 0.9) == 0.0
