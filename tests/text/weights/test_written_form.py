"""A statement is known from an order and from a thing, in notes of a writer of whom nothing was learnt."""

import json
from pathlib import Path

import pytest

from app.text.weights.written_form import limit_form, offer_form

DATA = Path(__file__).parents[2] / "data" / "written_forms"
SURE = 0.75


def read(name, form, labels):
    """The gold labels of a file's notes, and beside each what is read and how likely that is."""
    rows = [json.loads(line) for line in (DATA / f"{name}.jsonl").read_text("utf-8").splitlines()]
    told = [form(row["text"]) for row in rows]
    return [
        (row["form"], labels[likely.index(max(likely))], max(likely))
        for row, likely in zip(rows, told, strict=True)
    ]


CASES = [("offers", offer_form, "SOCN", 0.86, 0.97), ("limits", limit_form, "SVN", 0.95, 0.98)]


@pytest.mark.parametrize(("name", "form", "labels", "right", "_sure"), CASES)
def test_nearly_nine_of_ten_offers_and_more_limits_are_read(name, form, labels, right, _sure):
    read_so = read(name, form, labels)
    assert sum(gold == best for gold, best, _ in read_so) / len(read_so) >= right


@pytest.mark.parametrize(("name", "form", "labels", "_right", "sure"), CASES)
def test_what_is_told_for_sure_is_right(name, form, labels, _right, sure):
    surely = [(gold, best) for gold, best, likely in read(name, form, labels) if likely >= SURE]
    assert len(surely) >= 0.6 * len(read(name, form, labels))
    assert sum(gold == best for gold, best in surely) / len(surely) >= sure


@pytest.mark.parametrize(("name", "form", "labels"), [case[:3] for case in CASES])
def test_a_statement_is_hardly_ever_taken_for_a_thing(name, form, labels):
    stated = [best for gold, best, _ in read(name, form, labels) if gold == "S"]
    assert stated.count("N") / len(stated) <= 0.02
