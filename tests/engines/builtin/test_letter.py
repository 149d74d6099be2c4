"""Greeting and sign-off use as much of a name as is sure."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from app.engines.builtin.letter import address, titled

TABLE = yaml.safe_load((Path(__file__).parents[3] / "prompts/builtin/en/greetings.yaml").read_text("utf-8"))


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
        ("Dad of three", "warm", None),
        ("Fed up in Leeds", "warm", None),
        ("Concerned Mum", "warm", None),
        ("Maria de la Cruz", "warm", "Maria"),
        ("Jo Larkin", "warm", "Jo"),
        ("JP Larkin", "warm", "JP Larkin"),
        ("Big Kev", "warm", "Big Kev"),
        ("Hodge Family", "warm", "Hodge family"),
        ("Leo's mum", "warm", "Leo's mum"),
        ("A.M.", "warm", "A.M."),
        (None, "warm", None),
    ],
)
def test_the_name_is_used_as_tone_and_title_ask(name: str | None, tone: str, called: str | None) -> None:
    assert address(name, tone, TABLE) == called


@given(st.text(max_size=100), st.sampled_from(["warm", "neutral", "formal"]))
def test_no_name_breaks_the_line_or_brings_markup(name: str, tone: str) -> None:
    called = address(name, tone, TABLE)
    assert called is None or (called.strip() == called and not set(called) & set("\n<>{}[]"))


def test_a_short_form_of_their_name_is_no_title():
    assert titled("Colin Hathersage", "Regards,\nCol Hathersage", TABLE["titles"]) == "Colin Hathersage"


@pytest.mark.parametrize(
    ("message", "called"),
    [
        (
            "Your letter came to Mr M Hollis. I am not Mr anybody.\n\nMaureen Hollis (Mrs)",
            "Mrs Maureen Hollis",
        ),
        (
            "Your letter came addressed to Mr Maureen Hollis, and it went on to say that the claim was declined.",
            "Maureen Hollis",
        ),
        ("Please answer.\nMrs M Hollis", "Mrs Maureen Hollis"),
    ],
)
def test_a_title_is_the_one_that_they_sign_with(message, called):
    assert titled("Maureen Hollis", message, TABLE["titles"]) == called
