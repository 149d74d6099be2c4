"""An ask that cannot be turned is held up as it was put, unless that would be a stump, a jotting or a slip."""

import pytest

from app.engines.builtin.concern.asked_quoted import held_up, without_private
from app.model.reading import Detail
from app.model.value import Span


@pytest.mark.parametrize(
    ("said", "asks", "told"),
    [
        ("does the cover stretch over prams", True, "Does the cover stretch over prams?"),
        ("and could i bring the dog too, please", True, "Could I bring the dog too?"),
        ("put the kettle back on sale, thanks", False, "Put the kettle back on sale."),
        ("get the fee back", True, None),
        ("to know why", False, None),
        ("I want you to know how that felt", False, None),
        ("why", True, None),
        ("could you " + "really " * 20 + "help", True, None),
        ("is it <b>open</b> today", True, None),
    ],
)
def test_an_ask_is_held_up_whole_or_not_at_all(said, asks, told):
    assert held_up(said, asks=asks) == told


def test_where_they_are_to_be_reached_is_left_out_with_the_word_before_it():
    text = "Ring me on 020 7946 0011 after five"
    number = Detail(type="phone", text="020 7946 0011", start=11, end=24)
    assert without_private(Span(text=text, start=0, end=len(text)), [number]) == "Ring me after five"
    assert without_private(Span(text=text, start=0, end=len(text)), []) == text
