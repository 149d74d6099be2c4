"""In an offer or a limit "her" is the daughter of whom the message tells, but for what the customer has or decides.

The notes lie in `tests/data/kin`: `says` has to stand in what is told, `never` may not.
"""

import json
from pathlib import Path

import pytest

from app.engines.builtin.notes.context import context_for
from app.engines.builtin.notes.limits import limit_lines
from app.engines.builtin.notes.options import option_line
from app.model.brief import Brief
from app.model.plan import Given
from tests.services import drafted

FOLDER = Path(__file__).parents[3] / "data" / "kin"
NOTES = [
    json.loads(line)
    for file in sorted(FOLDER.glob("*.jsonl"))
    for line in file.read_text(encoding="utf-8").splitlines()
]
RIGHT_AT_LEAST = 0.9
MESSAGE = "The nursery say my son can't start Monday because a form is missing. I handed it in myself."


def told(case) -> str:
    brief = Brief(message=case["message"], options=case["options"], cannot=case["cannot"])
    name = case["customer"] or ""
    context = context_for(brief, brief.message, name, english=True)
    offers = [Given(where=f"options[{n}]", text=text) for n, text in enumerate(brief.options)]
    refused = [Given(where=f"cannot[{n}]", text=text) for n, text in enumerate(brief.cannot)]
    offered = [option_line(offer, name, (), None, context) for offer in offers]
    limits = [line for one in refused for line in limit_lines(one, name, (), context)]
    texts = [line.item for line in offered if not line.doubtful]
    return " | ".join([*texts, *(line.text for line in limits if not line.doubtful)]).lower()


@pytest.mark.parametrize("case", NOTES, ids=lambda case: case["id"])
def test_nobody_of_theirs_becomes_the_customer_nor_the_customer_somebody_of_theirs(case):
    text = told(case)
    assert [words for words in case["never"] if words in text] == []


def test_nearly_all_are_told_of_whom_they_mean():
    right = sum(all(words in told(case) for words in case["says"]) for case in NOTES)
    assert right / len(NOTES) >= RIGHT_AT_LEAST


def test_a_he_who_can_only_be_their_son_is_named_once(draft):
    made = draft(
        customer={"name": "Aisha"},
        facts=["form found, filed under wrong surname", "he can start Mon as planned"],
    )
    assert "Your son can start on Monday as planned." in made.reply.text


@pytest.mark.parametrize(
    "fact", ["The referral sat in the tray while he was on leave", "He can see them on Friday"]
)
def test_a_he_who_may_be_a_doctor_of_the_message_is_never_called_their_brother(fact, draft):
    told = "My brother saw Dr Lowe in May and was told to come back in a month. Nobody has rung since. He is in pain."
    made = draft(message=told, customer={"name": "Ann Orrell"}, facts=[fact], fault="unknown")
    assert all(words not in made.reply.text.lower() for words in ("while your brother", "your brother can"))
    assert made.verdict == "needs_you"


def test_nor_is_a_he_behind_a_doctor_of_the_note(draft):
    told = "Nobody has rung my brother about his scan, and he is in pain. Who is looking after it?"
    made = draft(
        message=told,
        customer={"name": "Ann Orrell"},
        facts=["Dr Lowe was on leave; it waited while he was away"],
    )
    assert "while your brother" not in made.reply.text


def test_her_mother_is_your_mother_and_nobodys_mothers_mother():
    message = (
        "You've put my mother's name on the list as dead. She's in the next room. Her operation was near."
    )
    facts = ["The records were separated this morning, and her mother's place is back."]
    text = drafted(Brief.model_validate({"message": message, "facts": facts, "fault": "ours"})).reply.text
    assert "your mother's place is back" in text
