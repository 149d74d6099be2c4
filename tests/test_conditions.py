"""When a guideline applies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.conditions import CONDITIONS, DISPLEASURE, Situation, applies
from app.model.brief import Brief
from app.model.reading import Reading


def situation(*, brief=None, reading=None, **given_):
    return Situation(
        brief=Brief.model_validate({"message": "The kettle leaks.", **(brief or {})}),
        reading=Reading.model_validate({"text": "The kettle leaks.", **(reading or {})}),
        **given_,
    )


HOLDS = [
    ("always", {}),
    ("shows_displeasure", {"reading": {"anger": 1}}),
    ("shows_displeasure", {"reading": {"feelings": ["worry"]}}),
    ("shows_displeasure", {"reading": {"feelings": ["grief", "gratitude"]}}),
    ("shows_displeasure", {"reading": {"kinds": ["anxious"]}}),
    ("not_customer_fault", {"brief": {"fault": "ours"}}),
    ("not_customer_fault", {"brief": {"fault": "unknown"}}),
    ("not_customer_fault", {"brief": {"fault": "third_party"}}),
    ("ours", {"brief": {"fault": "ours"}}),
    ("customer_fault", {"brief": {"fault": "customer"}}),
    ("options_given", {"options": ("Replace the kettle",)}),
    ("something_cannot", {"unmet": True}),
    ("something_cannot", {"cannot": ("Refund after 30 days",)}),
    ("unless_parting", {}),
    ("abusive_to_person", {"reading": {"abuse": "insult"}}),
    ("abusive_to_person", {"reading": {"abuse": "threat"}}),
    ("needs_escalation", {"reading": {"escalate": True}}),
    ("needs_escalation", {"brief": {"beyond_agent": True}}),
    ("needs_escalation", {"reading": {"abuse": "threat"}}),
    *(
        ("needs_escalation", {"reading": {"risks": [r]}})
        for r in ("legal", "regulator", "safety", "self_harm", "violence")
    ),
    ("parting", {"brief": {"end_relationship": True}}),
]

FAILS = [
    ("for_agent", {"reading": {"anger": 4, "abuse": "threat"}}),
    ("shows_displeasure", {}),
    ("shows_displeasure", {"reading": {"feelings": ["confusion", "gratitude"]}}),
    ("not_customer_fault", {"brief": {"fault": "customer"}}),
    *(("ours", {"brief": {"fault": fault}}) for fault in ("unknown", "customer", "third_party")),
    *(("customer_fault", {"brief": {"fault": fault}}) for fault in ("unknown", "ours", "third_party")),
    ("options_given", {}),
    ("something_cannot", {"options": ("Replace the kettle",)}),
    ("unless_parting", {"brief": {"end_relationship": True}}),
    ("abusive_to_person", {"reading": {"abuse": "swearing", "anger": 4}}),
    ("abusive_to_person", {}),
    ("needs_escalation", {"reading": {"risks": ["press_or_review", "chargeback", "vulnerable"], "anger": 4}}),
    ("needs_escalation", {"reading": {"abuse": "insult"}}),
    ("parting", {}),
]


@pytest.mark.parametrize(("name", "given_"), HOLDS)
def test_a_condition_holds(name, given_):
    assert applies(name, situation(**given_))


@pytest.mark.parametrize(("name", "given_"), FAILS)
def test_a_condition_does_not_hold(name, given_):
    assert not applies(name, situation(**given_))


def test_each_condition_is_tried_both_ways_unless_it_is_constant():
    constant = {"always", "for_agent"}
    assert {name for name, _ in HOLDS} | constant == set(CONDITIONS)
    assert {name for name, _ in FAILS} | constant == set(CONDITIONS)


def test_an_unknown_condition_is_an_error():
    with pytest.raises(KeyError):
        applies("sometimes", situation())


def test_each_condition_has_a_reason_of_its_own():
    reasons = [condition.reason for condition in CONDITIONS.values()]
    assert all(reasons)
    assert len(set(reasons)) == len(reasons)


@given(st.sampled_from(["ours", "customer", "third_party", "unknown"]), st.booleans(), st.integers(0, 4))
def test_exactly_one_of_two_opposite_conditions_holds(fault, parting, anger):
    case = situation(brief={"fault": fault, "end_relationship": parting}, reading={"anger": anger})
    assert applies("not_customer_fault", case) != applies("customer_fault", case)
    assert applies("parting", case) != applies("unless_parting", case)
    assert applies("shows_displeasure", case) == (anger > 0)


@given(st.sets(st.sampled_from(sorted(DISPLEASURE)), min_size=1))
def test_any_unhappy_feeling_calls_for_empathy_however_calm_the_words(feelings):
    assert applies("shows_displeasure", situation(reading={"feelings": sorted(feelings), "anger": 0}))
