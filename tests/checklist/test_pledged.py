"""Promises in words of no family: told by what a sentence does and how far it lies from the notes."""

import pytest

from app.checklist import unfounded
from app.checklist.case import Case
from app.checklist.pledged import NAME
from app.model.draft import ChecklistItem
from app.model.writing import Passage
from tests.checklist.cases import case_of, check, checklist, item

GUARD = "no-unauthorised-promise"
MESSAGE = (
    "The caravan you rented us had no gas and the beds were damp. Three nights of it! I want to know what "
    "you will do about it. Ana"
)
FACTS = ("gas bottle was empty at handover", "beds damp from a roof seam")
OPTIONS = ("three nights at the site in May", "or 90 pounds back to her card")

PROMISED = (
    "A bottle of champagne and a log basket will be on the table when you arrive.",
    "If May is too cold for you, we'll put you up in the lodge by the lake.",
    "Your children's surfing lessons are covered as well.",
    "We'll have a new awning fitted before you come.",
    "The dog stays with us at no charge, too.",
    "My brother will drive you down to the coast and fetch you again.",
    "You'll have a hot tub to yourselves the whole time.",
)
ALLOWED = (
    "Would you rather have three nights at the site in May?",
    "I'll write to you as soon as I have your answer.",
    "Which of the two would you like?",
    "The gas bottle was empty when we handed it over.",
    "I'm sorry that the beds were damp.",
    "Just reply to this message and I'll arrange it.",
)


def _reply(sentence: str) -> str:
    sorry = "I am sorry that the caravan had no gas and that the beds were damp."
    return f"Dear Ana,\n\n{sorry} {sentence} Please write back.\n\nKind regards,\nSam"


def _case(options: tuple[str, ...] = OPTIONS) -> Case:
    return case_of(message=MESSAGE, facts=list(FACTS), options=list(options), fault="ours")


def _said(sentence: str, options: tuple[str, ...] = OPTIONS) -> ChecklistItem:
    return item(check(_case(options), _reply(sentence)), GUARD)


@pytest.mark.parametrize("sentence", PROMISED)
def test_what_no_note_allows_is_never_met_whatever_its_words(sentence: str) -> None:
    found = _said(sentence)
    assert found.status in ("missed", "unsure"), found.reason
    assert any(e.quote in sentence for e in found.evidence)


@pytest.mark.parametrize("sentence", PROMISED)
def test_the_same_is_not_missed_where_an_option_says_it(sentence: str) -> None:
    assert _said(sentence, options=(*OPTIONS, sentence)).status != "missed"


@pytest.mark.parametrize("sentence", ALLOWED)
def test_what_is_allowed_asked_or_told_is_met(sentence: str) -> None:
    assert _said(sentence).status == "met"


@pytest.mark.parametrize("sentence", PROMISED)
def test_a_sentence_of_our_own_engine_is_not_looked_at(sentence: str) -> None:
    case, reply = _case(), _reply(sentence)
    assert sentence not in {p.text for p in checklist().open(case, reply, (Passage(text=sentence),)).pledges}


def test_a_language_without_weights_is_left_alone() -> None:
    assert unfounded.weights("xx", NAME) is None


def test_a_person_is_asked_before_anything_is_said() -> None:
    weights = unfounded.weights("en", NAME)
    assert weights is not None
    assert weights.doubt < weights.limit
