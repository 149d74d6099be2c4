"""Whom the pronouns of written notes become: nobody else is ever "you", and the customer is where nobody else can be.

The notes lie in `tests/data/persons`: `says` has to stand in what is told, `never` may not.
"""

import json
from pathlib import Path

import pytest

from app.engines.builtin.notes.context import context_of
from app.engines.builtin.notes.facts import fact_lines
from app.engines.builtin.notes.names import proper_names
from app.engines.builtin.notes.options import option_line
from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.notes.setting import said as heard
from app.model.plan import Given
from app.text.sentences import split

FOLDER = Path(__file__).parents[3] / "data" / "persons"
NOTES = [
    json.loads(line)
    for file in sorted(FOLDER.glob("*.jsonl"))
    for line in file.read_text(encoding="utf-8").splitlines()
]
RIGHT_AT_LEAST = 0.95
"""Where the person is left open a note is not told, which is no error; more than a few of them would be a nuisance."""


def told(case) -> str:
    notes = (*case["facts"], *case["options"])
    name = case["customer"] or ""
    names = (*proper_names([case["message"], *notes]), *name.split())
    context = context_of(case["message"], notes, case["options"], name)
    setting = Setting(
        message=tuple(heard(s.text) for s in split(case["message"])),
        options=tuple(heard(option) for option in case["options"]),
        limits=(),
        fault=case["fault"],
        customer_name=name,
        names=names,
        text=case["message"],
        context=context,
        facts=tuple(case["facts"]),
    )
    facts = [Given(where=f"facts[{n}]", text=text) for n, text in enumerate(case["facts"])]
    offers = [Given(where=f"options[{n}]", text=text) for n, text in enumerate(case["options"])]
    lines = [line for fact in facts for line in fact_lines(fact, setting)]
    # What is kept back for another reason than the person is looked at all the same.
    parts = [line.sentence or ("" if line.reason == "person" else line.part) for line in lines]
    offered = [option_line(offer, name, names, None, context) for offer in offers]
    return " ".join([*parts, *(line.item for line in offered if not line.doubtful)]).lower()


@pytest.mark.parametrize("case", NOTES, ids=lambda case: case["id"])
def test_nobody_else_becomes_the_customer_nor_the_customer_somebody_else(case):
    text = told(case)
    assert [words for words in case["never"] if words.lower() in text] == []


def test_nearly_all_notes_are_told_of_whom_they_mean():
    right = sum(all(words.lower() in told(case) for words in case["says"]) for case in NOTES)
    assert right / len(NOTES) >= RIGHT_AT_LEAST
