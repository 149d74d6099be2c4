"""Beside notes our own draft listens unless the worst that the message tells is passed over in every word."""

import pytest

from app.checklist.hearts import passed_over
from app.model.draft import ChecklistItem
from app.model.writing import Passage
from app.text.words import content_stems
from tests.checklist.cases import case_of, check, item

MESSAGE = (
    "The dress you altered came back on Friday. It was two sizes too small on the morning. "
    "I missed my own sister's wedding because of it. What will you do?"
)
WORST = "I missed my own sister's wedding because of it."


def _listened(sentence: str, message: str = MESSAGE, **notes: list[str]) -> ChecklistItem:
    case = case_of(("listen",), message=message, **(notes or {"facts": ["altered by our Leeds shop"]}))
    reply = f"Dear customer,\n\n{sentence}\n\nKind regards,\nSam"
    return item(check(case, reply, (Passage(text=sentence, serves=("listen",)),)), "listen")


@pytest.mark.parametrize("sentence", ["You wrote to us about an alteration.", "Our Leeds shop did the work."])
def test_a_person_is_asked_where_no_word_of_the_worst_comes_back(sentence: str) -> None:
    found = _listened(sentence)
    assert found.status == "unsure"
    assert [e.quote for e in found.message_evidence] == [WORST]


@pytest.mark.parametrize("notes", [{"facts": ["x"]}, {"options": ["a new dress"]}, {"cannot": ["a refund"]}])
def test_it_is_met_where_a_word_of_the_worst_comes_back(notes: dict[str, list[str]]) -> None:
    assert _listened("You missed your sister's wedding.", **notes).status == "met"


@pytest.mark.parametrize(
    "message",
    [
        "Which day do you open after the wedding of your boss?",
        "Hello there.",
        "",
        "Was my sister's wedding missed by you?",
    ],
)
def test_of_questions_and_of_nothing_there_is_no_worst(message: str) -> None:
    assert passed_over(message, frozenset()) is None


def test_it_is_the_sentence_itself_and_any_word_of_it_is_enough() -> None:
    found = passed_over(MESSAGE, frozenset())
    assert found is not None
    assert MESSAGE[found.start : found.end] == found.text == WORST
    for stem in content_stems(WORST):
        assert passed_over(MESSAGE, {stem}) is None
