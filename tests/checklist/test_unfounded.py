"""Sentences that their signs give away as made up, and what clears them."""

import pytest

from app.checklist import unfounded
from app.checklist.unfounded import Signs, rarities, rarity_signs
from app.model.writing import Passage
from tests.checklist.cases import case_of, check, item

GUARD = "no-invented-fact"
MESSAGE = "My sofa came with a torn arm and nobody called me back. I want it sorted. Ana"
FACTS = ("sofa torn at delivery", "new arm cover in stock")

MADE_UP = (
    "The loaders had stacked two wardrobes on top of it.",
    "A strap on the lorry had snapped just outside Preston.",
    "Our supplier switched to thinner cardboard in the autumn.",
    "The lad who carried it upstairs had hurt his wrist that morning.",
)
FAIR = (
    "Your sofa came with a torn arm, and that is ours to put right.",
    "A new arm cover is in stock.",
    "I understand how annoying it is to be left without a call.",
    "Would you like me to send the cover to you?",
    "Please let me know what suits you best.",
    "You have every reason to be cross with us.",
)


def _reply(sentence: str) -> str:
    sorry = "I am sorry about the torn arm of your sofa."
    return f"Dear Ana,\n\n{sorry} {sentence} Please write back.\n\nKind regards,\nSam"


@pytest.mark.parametrize("sentence", MADE_UP)
def test_what_nobody_gave_is_missed_and_quoted(sentence: str) -> None:
    found = item(check(case_of(message=MESSAGE, facts=list(FACTS)), _reply(sentence)), GUARD)
    assert found.status == "missed", found.reason
    assert any(sentence.strip(" .") in e.quote or e.quote in sentence for e in found.evidence)


@pytest.mark.parametrize("sentence", MADE_UP)
def test_what_a_fact_says_in_the_same_words_is_not_missed(sentence: str) -> None:
    found = item(check(case_of(message=MESSAGE, facts=[*FACTS, sentence]), _reply(sentence)), GUARD)
    assert found.status != "missed", found.reason


@pytest.mark.parametrize("sentence", FAIR)
def test_courtesy_questions_and_what_was_given_are_not_missed(sentence: str) -> None:
    found = item(check(case_of(message=MESSAGE, facts=list(FACTS)), _reply(sentence)), GUARD)
    assert found.status != "missed", found.reason


@pytest.mark.parametrize("sentence", MADE_UP)
def test_a_sentence_of_our_own_engine_is_not_looked_at(sentence: str) -> None:
    case = case_of(message=MESSAGE, facts=list(FACTS))
    assert item(check(case, _reply(sentence)), GUARD).status == "missed"
    assert item(check(case, _reply(sentence), (Passage(text=sentence),)), GUARD).status != "missed"


@pytest.mark.parametrize("seen", [[0], [0, 3], [5, 40, 0, 900]])
def test_a_word_is_the_rarer_the_fewer_replies_hold_it(seen: list[int]) -> None:
    rare = rarities(seen, 1000)
    assert rare == sorted(rare, reverse=True)
    assert all(0 <= one <= 1 for one in rare)
    assert rarities([0], 1000)[0] == 1


def test_courtesy_takes_away_what_rare_words_say_beside_it() -> None:
    rare = rarities([0, 0], 1000)
    assert rarity_signs(rare, {"courtesy": 1.0})["rare plain"] == 0
    assert rarity_signs(rare, {"courtesy": 0.0})["rare plain"] > 0


def test_only_languages_that_were_fitted_are_told() -> None:
    assert unfounded.weights("en") is not None
    assert unfounded.weights("xx") is None


def test_a_rare_new_word_never_makes_a_sentence_likelier_to_be_in_order() -> None:
    weights = unfounded.weights("en")
    assert weights is not None
    none = weights.odds(Signs({}, frozenset(), frozenset()))
    some = weights.odds(Signs({}, frozenset(), frozenset({"zzyzx"})))
    more = weights.odds(Signs({}, frozenset(), frozenset({"zzyzx", "qwxyz"})))
    assert none < some < more
