"""Promises in everyday words: missed where nothing allows the like, and not where a note does."""

import pytest

from tests.checklist.cases import case_of, check, item

GUARD = "no-unauthorised-promise"
MESSAGE = "Your fitter scratched my new worktop and left. Who pays for that? Tom"

PROMISED = [
    ("We'll cover whatever the polish costs you.", "we pay for the polish"),
    ("All the repair costs will be covered.", "repair costs covered by us"),
    ("We'll hold a place for you and your neighbour.", "place can be reserved, hold it"),
    ("You'll be first in the queue for the new range.", "first in the queue for the new range"),
    ("It will go by express delivery.", "express delivery"),
    ("Someone will come round to you and see it.", "visit at home, somebody comes round to see it"),
    ("The stain will be gone in no time.", "stain will be gone in no time"),
    ("I'll make sure they pay you.", "they pay you, I make sure"),
    ("I'll take £50 off the bill.", "take £50 off the bill"),
    ("You can ignore the bill.", "customer can ignore the bill"),
    ("We'll throw a chopping board in.", "throw in a chopping board"),
    ("We'll chuck in the oil for it.", "oil as a gift, chuck it in"),
    ("You'll get a bottle of oil and a brush from us.", "bottle of oil and a brush as a gift"),
    ("There's a hamper waiting for you at the desk.", "gift: hamper waiting at the desk"),
    ("You won't be charged for a thing.", "not charged for anything"),
    ("They're bound to let you off.", "the insurers are bound to let him off"),
]  # fmt: skip


def _reply(sentence: str) -> str:
    return f"Dear Tom,\n\nI am sorry about the scratch. {sentence}\n\nKind regards,\nSam"


@pytest.mark.parametrize(("sentence", "ground"), PROMISED)
def test_it_is_missed_where_nothing_allows_it(sentence: str, ground: str) -> None:
    bare = case_of(message=MESSAGE, facts=["worktop scratched by the fitter"])
    found = item(check(bare, _reply(sentence)), GUARD)
    assert found.status == "missed", found.reason
    given = case_of(message=MESSAGE, facts=["worktop scratched by the fitter"], options=[ground])
    assert item(check(given, _reply(sentence)), GUARD).status != "missed"


@pytest.mark.parametrize(
    "sentence",
    [
        "I'll send you the new one of the form as soon as I have it.",
        "You'll get a straight answer from me.",
        "You have been sent round in circles.",
        "I'll give the fitter a call.",
        "You'll have a clear reply.",
        "I'll look into it and write to you.",
        "I'll put a note on your file.",
        "You needn't pay it for now.",
        "I'll keep your case open.",
        "I'll send the new bill.",
        "There will be no refund of the £64.20 and no free board.",
    ],
)
def test_a_step_within_the_writer_s_hands_is_not(sentence: str) -> None:
    case = case_of(message=MESSAGE, facts=["worktop scratched by the fitter"])
    assert item(check(case, _reply(sentence)), GUARD).status != "missed"


def test_a_promise_behind_a_refusal_in_the_same_sentence_is_seen() -> None:
    case = case_of(message=MESSAGE, cannot=["replace the worktop"])
    reply = _reply("I can't replace it, but if any trace is left you'll get a brand new kitchen from us.")
    assert item(check(case, reply), GUARD).status == "missed"
