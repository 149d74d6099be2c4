"""Half a sentence that nobody gave, joined to a true one, is weighed by itself."""

import json
from importlib.resources import files

import pytest

from app.checklist import telltale, unfounded
from app.checklist.unfounded import Signs, Weights
from tests.checklist.cases import case_of, check, checklist, item

GUARD = "no-invented-fact"
FACTS = ["sofa torn at delivery", "new arm cover in stock"]
TRUE = "The sofa was torn at delivery"
HALVES = (
    ", because the loaders had stacked two wardrobes on top of it",
    ", and the driver had complained about that strap all week",
)


def _reply(sentence: str) -> str:
    return f"Dear Ana,\n\nI am sorry about the arm. {sentence}. A new arm cover is in stock.\n\nKind regards,\nSam"


def _parts(sentence: str) -> tuple[Signs, ...]:
    inquiry = checklist().open(
        case_of(message="My sofa is torn.", facts=FACTS), _reply(sentence), language="en"
    )
    return next((s.parts for span, s in telltale.seen(inquiry) if span.text.startswith(sentence[:9])), ())


@pytest.mark.parametrize("half", HALVES)
def test_the_half_that_was_given_is_no_part_and_the_other_is(half: str) -> None:
    parts = _parts(TRUE + half)
    assert parts
    assert not any("G=torn" in part.marks for part in parts)
    assert not _parts(TRUE)


@pytest.mark.parametrize("half", HALVES)
def test_a_made_up_half_is_missed_and_the_true_one_alone_is_not(half: str) -> None:
    case = case_of(message="My sofa came torn. Ana", facts=FACTS)
    assert item(check(case, _reply(TRUE + half)), GUARD).status == "missed"
    assert item(check(case, _reply(TRUE)), GUARD).status != "missed"


def test_a_sentence_counts_by_its_likeliest_part() -> None:
    table = json.loads((files("app.checklist") / "locale/en/unfounded.json").read_text("utf-8"))
    weights = Weights(table)
    none, rare = frozenset[str](), frozenset({"zzyzx", "qwxyz", "vbnmq"})
    dull, telling = Signs({"courtesy": 1.0}, none, none), Signs({"past": 1.0, "new": 1.0}, none, rare)
    whole = Signs({}, none, rare)
    assert weights.odds(whole._replace(parts=(dull, telling))) == weights.odds(
        whole._replace(parts=(telling,))
    )
    assert weights.odds(whole._replace(parts=(dull,))) < weights.odds(whole._replace(parts=(telling,)))


def test_what_is_said_of_it_grows_with_its_odds() -> None:
    weights = unfounded.weights("en")
    assert weights is not None
    told = [weights.likely(odds) for odds in (-2.0, 0.0, 2.0, 4.0)]
    assert told == sorted(told)
    assert all(0 < one < 1 for one in told)
