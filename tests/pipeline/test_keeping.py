"""Decide to keep: what we owe comes before what they owe, and frequent contact is no reason against anybody."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.brief import Brief
from app.model.history import History
from app.pipeline.keeping import GUIDELINE, Contacts, advice_on, reasons_for, told
from tests.guidelines.shipped import GUIDELINES


@pytest.mark.parametrize(
    ("known", "advice"),
    [
        ({}, "keep"),
        ({"contacts": 40}, "keep"),
        ({"abusive": 1}, "keep"),
        ({"abusive": 2}, "weigh"),
        ({"abusive": 5, "broken": 1}, "mend"),
        ({"broken": 1}, "mend"),
        ({"kept": 3, "rating": 1.0}, "keep"),
    ],
)
def test_the_advice_follows_from_what_is_known(known, advice):
    assert advice_on(Contacts(**known)) == advice


COUNTS = st.builds(
    Contacts, contacts=st.integers(0, 9), abusive=st.integers(0, 4), kept=st.integers(0, 3), broken=st.integers(0, 3),
    open=st.integers(0, 3), rating=st.none() | st.floats(1, 5),
)  # fmt: skip


@given(COUNTS)
def test_every_reason_has_its_words_and_its_number(known):
    said, reasons = told(GUIDELINES, known)
    assert said
    assert len(reasons) == len(reasons_for(known))
    assert not any("{" in r for r in reasons)
    if known.broken:
        assert f"not kept: {known.broken}." in reasons[0]


def test_a_draft_tells_what_is_known_of_the_customer_and_else_what_it_told_before(service):
    def reason(**more):
        brief = Brief.model_validate({"message": "Where is my parcel? I am furious.", **more})
        draft = asyncio.run(service.draft(brief))
        return next(item.reason for item in draft.checklist if item.id == GUIDELINE)

    plain = reason(customer={"contacts_before": 6})
    history = History.model_validate(
        {"promises": [{"text": "I'll write by Friday.", "state": "broken"}], "abusive": 2}
    )
    told_now = reason(history=history.model_dump(), customer={"contacts_before": 6})
    assert "We owe this customer something." in told_now
    assert "not kept: 1." in told_now
    assert "Contacts before this one: 6." in told_now
    assert "somebody: 2." in told_now
    assert told_now.endswith(plain)
    assert "Contacts before" not in plain
