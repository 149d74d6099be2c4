"""An ask is named in words that can follow "you asked about", or not at all."""

import pytest

from app.engines.builtin.asking import ask_phrase


@pytest.mark.parametrize(
    ("ask", "phrase"),
    [
        ("I want my bus fares, £9.20", "your bus fares, £9.20"),
        ("who decides these things?", "who decides these things"),
        ("I'd like a new date, and frankly an apology", "a new date"),
        ("I want a refund because nothing worked", "a refund because nothing worked"),
        ("why?", None),
        ("do it now", None),
        ("I want her back with her friends", None),
        ("I want her moved to the other ward", None),
        ("I want her deposit back", "getting her deposit back"),
    ],
)
def test_an_ask_is_named_by_what_is_asked_for(ask, phrase):
    assert ask_phrase(ask) == phrase
