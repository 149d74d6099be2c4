"""The guidelines that ship: complete, with examples, and listed in their table."""

import re

import pytest

from app.conditions import CONDITIONS
from tests.guidelines.shipped import AGENT, AVOIDED, FOLDER, GUARDS, GUIDELINES, REPLY, holds


def test_the_fifteen_principles_seven_guards_and_six_items_for_the_agent_ship():
    assert tuple(g.id for g in GUIDELINES if g.kind == "reply") == REPLY
    assert tuple(g.id for g in GUIDELINES if g.kind == "guard") == GUARDS
    assert tuple(g.id for g in GUIDELINES if g.kind == "agent") == AGENT


@pytest.mark.parametrize("guideline", GUIDELINES, ids=lambda g: g.id)
def test_a_guideline_says_all_that_those_who_read_it_need(guideline):
    assert guideline.source
    assert guideline.why.endswith(".")
    assert len(guideline.prose) > 150
    if guideline.kind == "agent":
        assert (guideline.applies, guideline.check.kind) == ("for_agent", "none")
        assert guideline.check.reason
    else:
        assert guideline.prompt
        assert guideline.question
        # Rulings may follow the question: what does not count, what makes it a no.
        assert "?" in guideline.question
        assert guideline.repair
        assert guideline.check.kind != "none"
    assert guideline.applies in CONDITIONS


@pytest.mark.parametrize("guideline_id", REPLY + GUARDS)
def test_each_principle_and_guard_has_four_examples_either_way(guideline_id):
    examples = GUIDELINES.get(guideline_id).examples
    assert len(examples.good) >= 4
    assert len(examples.bad) >= 4
    for part in (examples.good, examples.bad):
        assert len({e.reply for e in part}) == len(part)
        assert all(e.why for e in part)
    assert len({e.brief.get("channel", "email") for e in examples.good}) > 1 or guideline_id == "part-ways"


def test_no_good_example_says_what_is_to_be_avoided():
    said = [(g.id, e.reply.casefold()) for g in GUIDELINES for e in g.examples.good]
    assert [(i, a) for i, reply in said for a in AVOIDED if holds(a, reply)] == []


def test_the_table_of_the_readme_is_up_to_date():
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert f"<!-- table: begin -->\n\n{GUIDELINES.table()}\n<!-- table: end -->" in readme


def test_the_table_has_a_row_for_each_guideline_and_the_same_number_of_cells():
    rows = GUIDELINES.table().splitlines()
    assert len(rows) == 2 + len(GUIDELINES)
    assert len({re.sub(r"\\\|", "", row).count("|") for row in rows}) == 1
