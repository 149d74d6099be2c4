"""No cell of a spreadsheet begins with what would be reckoned as a formula."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.records.spreadsheet import safe_cell

PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A machine that does much else is slow now and then."""


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "  =1",
        "\uff1d1",
        "|cmd",
        "%0A=1",
        "\u00a0=1",
        "-2+3+cmd|' /C calc'!A0",
    ],
)
def test_what_a_formula_may_begin_with_gets_an_apostrophe(text):
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "c-1042", "K/2231", "anna@example.org", "7", "'", "a=b"])
def test_a_plain_reference_stays_as_it_is(text):
    assert safe_cell(text) == text


@PATIENT
@given(st.text(max_size=20))
def test_a_cell_begins_with_a_formula_in_no_case_and_nothing_is_lost(text):
    cell = safe_cell(text)
    assert not cell.strip().startswith(("=", "+", "-", "@", "|"))
    assert cell.removeprefix("'") == text or cell == text
