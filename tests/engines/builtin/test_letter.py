"""Greeting and sign-off use as much of a name as is sure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.engines.builtin.letter import address

TITLES = ("mr", "mrs", "ms", "dr", "brigadier")
NOT_NAMES = ("customer", "unknown")


@pytest.mark.parametrize(
    ("name", "tone", "called"),
    [
        ("Denise Aldous", "warm", "Denise"),
        ("Denise Aldous", "formal", "Denise Aldous"),
        ("Mrs Imelda Farraday", "warm", "Mrs Farraday"),
        ("Dr Anna van der Berg", "formal", "Dr van der Berg"),
        ("Brigadier H. F. Lascombe", "formal", "Brigadier Lascombe"),
        ("G Hathersage", "warm", "G Hathersage"),
        ("Philippa G.", "warm", "Philippa"),
        ("TAMSIN REEVE", "warm", "Tamsin"),
        ("customer", "warm", None),
        ("someone@example.org", "warm", None),
        ("User 4471", "warm", None),
        (None, "warm", None),
    ],
)
def test_the_name_is_used_as_tone_and_title_ask(name: str | None, tone: str, called: str | None) -> None:
    assert address(name, tone, TITLES, NOT_NAMES) == called


@given(st.text(max_size=100), st.sampled_from(["warm", "neutral", "formal"]))
def test_no_name_breaks_the_line_or_brings_markup(name: str, tone: str) -> None:
    called = address(name, tone, TITLES, NOT_NAMES)
    assert called is None or (called.strip() == called and not set(called) & set("\n<>{}[]"))
