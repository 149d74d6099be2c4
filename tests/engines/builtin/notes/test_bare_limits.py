"""A limit of one word that names a remedy is refused as that thing."""

import pytest

from app.engines.builtin.notes.context import Context
from app.engines.builtin.notes.limits import limit_lines
from app.model.plan import Given

ENGLISH = Context().model_copy(update={"english": True})


def lines(limit):
    return limit_lines(Given(where="cannot[0]", text=limit), None, (), ENGLISH)


@pytest.mark.parametrize(
    ("limit", "thing"),
    [
        ("refund", "a refund"),
        ("refunds", "refunds"),
        ("full refund", "a full refund"),
        ("exchange", "an exchange"),
        ("compensation", "compensation"),
        ("early appointment", "an early appointment"),
    ],
)
def test_a_remedy_is_refused_as_a_thing(limit, thing):
    assert [(line.kind, line.text) for line in lines(limit)] == [("np", thing)]


@pytest.mark.parametrize("limit", ["refund postage", "exchange the shoes", "leave with no fee"])
def test_a_deed_stays_a_deed(limit):
    assert [(line.kind, line.text) for line in lines(limit)] == [("vp", limit)]
