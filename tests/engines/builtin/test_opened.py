"""What opens a reply is named where that is sure; a guess is never ready without a person."""

import asyncio
import json
from pathlib import Path

import pytest

from app.engines.builtin import opened, opening
from app.model.brief import Brief
from tests.services import service_of

SERVICE = service_of()
DATA = Path(__file__).parents[2] / "data"
BRIEFS = [
    brief
    for line in (DATA / "briefs.jsonl").read_text("utf-8").splitlines()
    if (brief := json.loads(line))["facts"] and brief.get("channel") != "social"
][:25]


@pytest.fixture(scope="module")
def drafts():
    """Each draft with what opened it, None where only a feeling did."""
    found = []
    fittest = opening.fittest

    def spy(desk, weighed):
        found.append(fittest(desk, weighed))
        return found[-1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "fittest", spy)
        made = []
        for brief in BRIEFS:
            found.clear()
            draft = asyncio.run(SERVICE.draft(Brief.model_validate(brief)))
            made.append((draft, found[-1] if found else None))
    return made


def test_a_name_that_is_not_sure_is_read_by_a_person(drafts):
    unsure = [
        draft
        for draft, one in drafts
        if one is not None and one.kind == "named" and one.worth < opened._SURE_NAME
        if not any(ch.isdigit() for ch in "".join(one.texts))
    ]
    assert unsure
    assert all(draft.verdict == "needs_you" for draft in unsure)


def test_what_they_tell_is_told_back_only_where_it_opens_well(drafts):
    told = [(draft, one) for draft, one in drafts if one is not None and one.kind == "told"]
    assert told
    assert all(draft.verdict == "needs_you" or one.worth >= opened._GOOD for draft, one in told)


def test_most_replies_say_what_they_are_about(drafts):
    assert sum(one is not None for _, one in drafts) > len(drafts) / 2


def opener_of(brief, monkeypatch):
    found = []
    fittest = opening.fittest
    monkeypatch.setattr(
        opening, "fittest", lambda desk, weighed: found.append(fittest(desk, weighed)) or found[-1]
    )
    asyncio.run(SERVICE.draft(Brief.model_validate(brief)))
    return found[-1]


def test_of_three_questions_none_is_asked_back(monkeypatch):
    rows = (DATA / "by_hand/d17/briefs.jsonl").read_text("utf-8").splitlines()
    brief = next(row["brief"] for row in map(json.loads, rows) if row["id"] == "d17-013")
    one = opener_of(brief, monkeypatch)
    assert one is None or one.kind != "question"
    monkeypatch.undo()
    monkeypatch.setattr(opened, "_MANY", 99)
    alone = opener_of(brief, monkeypatch)
    assert alone is not None
    assert alone.kind == "question"


def test_a_thing_with_the_one_number_they_give_is_named_without_a_doubt(monkeypatch):
    brief = {
        "message": "My order KT-2041 is three weeks late. When does it come?",
        "facts": ["the parcel is in the Leeds depot"],
        "options": ["delivery on Saturday 14 June", "refund of the £4.90 delivery charge"],
        "fault": "ours",
    }
    one = opener_of(brief, monkeypatch)
    assert one.texts == ("order KT-2041",)
    assert one.worth < opened._SURE_NAME
    assert asyncio.run(SERVICE.draft(Brief.model_validate(brief))).verdict == "ready"


def test_of_two_numbers_neither_is_surely_the_matter(monkeypatch):
    brief = {
        "message": "My order KT-2041 is late, and so is KT-2042. When does it come?",
        "facts": ["the parcel is in the Leeds depot"],
        "fault": "ours",
    }
    one = opener_of(brief, monkeypatch)
    unsure = one is not None and one.kind == "named" and one.worth < opened._SURE_NAME
    assert unsure
    assert asyncio.run(SERVICE.draft(Brief.model_validate(brief))).verdict == "needs_you"
