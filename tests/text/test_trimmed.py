"""Marks at the ends of a text go, and a minus stays."""

import pytest

from app.text.trimmed import trimmed


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- 2 boxes, ", "2 boxes"),
        ("-2.25 is in stock;", "-2.25 is in stock"),
        (" -4 degrees", "-4 degrees"),
        ("- the box -", "the box"),
        ("", ""),
    ],
)
def test_a_minus_before_a_figure_is_no_dash(text, told):
    assert trimmed(text) == told
