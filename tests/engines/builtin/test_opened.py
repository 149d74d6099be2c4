"""What opens a reply is named where that is sure; a guess is never ready without a person."""

import asyncio
import json
import re
from pathlib import Path

import pytest

from app.engines.builtin import opened, opening
from app.engines.builtin.openers import Opener
from app.model.brief import Brief
from app.model.value import Span
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


def test_one_question_among_many_is_worth_less_than_alone():
    asked = Opener(
        "question", ("whether the hall is free",), (Span(text="Is the hall free?", start=0, end=17),)
    )
    assert opened._held_against(asked, among=True) > opened._held_against(asked, among=False)


@pytest.mark.parametrize(
    ("kind", "by_itself"), [("named", True), ("told", False), ("question", False), ("quoted", False)]
)
def test_only_a_name_opens_the_reply_to_a_complaint_by_itself(monkeypatch, kind, by_itself):
    desks = []
    weighed = opening.weighed_openers
    monkeypatch.setattr(opening, "weighed_openers", lambda desk: desks.append(desk) or weighed(desk))
    brief = {
        "message": "My windows are filthy and you charged me twice. Who does that? And when do I get it back?",
        "facts": ["The second charge of £18 was taken on Monday."],
    }
    asyncio.run(SERVICE.draft(Brief.model_validate(brief)))
    one = Opener(kind, ("the windows",), (Span(text="My windows", start=0, end=10),), worth=0.4)
    assert opened._opens_by_itself(desks[-1], one) is by_itself


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


@pytest.mark.parametrize(
    ("fault", "begins"),
    [
        ("ours", "I'm (?:very |really )?sorry that the lift in Rose House is out again\\."),
        (
            "third_party",
            "I(?:'m| was) (?:so |very |really )?sorry to (?:hear|read) that the lift in Rose House is out again",
        ),
        (
            "unknown",
            "I(?:'m| was) (?:so |very |really )?sorry to (?:hear|read) that the lift in Rose House is out again",
        ),
    ],
)
def test_what_is_bad_to_hear_opens_the_reply_whoever_did_it(fault, begins):
    brief = {
        "message": "The lift in Rose House is out again. Fourth floor, two toddlers. What are you going to do?",
        "facts": ["The maker has to send a door motor from Lyon.", "It is due on Thursday."],
        "fault": fault,
    }
    opening_said = asyncio.run(SERVICE.draft(Brief.model_validate(brief))).reply.text.split("\n\n")[1]
    assert re.search(begins, opening_said), opening_said


def test_nobody_is_sorry_to_hear_what_they_did_themselves():
    brief = {
        "message": "You charged me £18 and my windows are still dirty at the back. I'm angry about it.",
        "facts": [
            "The gate at the back was locked on Tuesday.",
            "The price of £18 is for the front and the back.",
        ],
        "fault": "customer",
    }
    said = asyncio.run(SERVICE.draft(Brief.model_validate(brief))).reply.text.split("\n\n")[1]
    assert "sorry to" not in said
    assert re.search(r"angry (?:that|you that) we charged you £18|angry that we charged", said), said


def test_a_question_of_who_complains_is_answered_and_not_asked_again():
    brief = {
        "message": "My windows are filthy and you charged me twice. Do you do refunds or just smugness?",
        "facts": ["The second charge of £18 was taken on Monday.", "It goes back to the card today."],
        "fault": "unknown",
    }
    text = asyncio.run(SERVICE.draft(Brief.model_validate(brief))).reply.text
    assert "smugness" not in text.partition("The second charge")[0]
