"""What somebody does not want is never told as what they want."""

import pytest

from app.engines.builtin.concern.negated import is_turned_round, loses_negation
from tests.engines.builtin.test_bare import reply


@pytest.mark.parametrize(
    ("before", "ask"),
    [
        ("Please don't just ", "send me a new one"),
        ("Under no circumstances do ", "I want you to send him"),
        ("Not that ", "I want you to pay for it"),
        ("I don't care ", "why it broke"),
        ("Don't, under any circumstances, ", "send him again"),
        ("I'd hate for you to say sorry and ", "send me a voucher"),
    ],
)
def test_words_before_an_ask_turn_it_round(before, ask):
    assert is_turned_round(before, ask)


@pytest.mark.parametrize(
    ("before", "ask"),
    [
        ("", "send me a new one"),
        ("I can't wait any longer so ", "please send me a new one"),
        ("I haven't had a reply and ", "want my money back"),
        ("If it can't be mended ", "send me a new one"),
        ("I don't want an apology, ", "I want a new part"),
        ("I don't know ", "why it broke"),
    ],
)
def test_a_pause_or_another_thought_ends_what_turns_it_round(before, ask):
    assert not is_turned_round(before, ask)


@pytest.mark.parametrize(
    ("said", "told", "lost"),
    [
        ("can you please not send him", "us to send him", True),
        ("can you please not send him", "us not to send him", False),
        ("I'd rather you didn't send him", "us not to send him", False),
        ("send me a form, I don't have a phone", "us to send me a form", False),
        ("make sure nobody sends me a bill", "us to make sure nobody sends me a bill", False),
    ],
)
def test_a_negation_is_lost_where_the_words_told_had_it(said, told, lost):
    assert loses_negation(said, told) == lost


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Please don't just send me a new one the same.", "us not to just send you a new one the same"),
        (
            "Could you please not post my card to the old address.",
            "us not to post your card to the old address",
        ),
        ("I'd rather you didn't send the same fitter.", "us not to send the same fitter"),
        ("We ask you not to park in front of our gate.", "us not to park in front of your gate"),
        ("I expect not to be charged for this.", "not to be charged for this"),
        ("I want my ring back, not a voucher.", "your ring back, not a voucher"),
    ],
)
def test_what_they_want_left_is_told_as_such(asked, told):
    assert told in reply(f"The lock has broken again. {asked}")


@pytest.mark.parametrize(
    "asked",
    [
        "Under no circumstances do I want you to send Darren again.",
        "Not that I want you to send Darren again.",
        "I don't want you to send Darren again.",
    ],
)
def test_what_is_turned_round_in_another_way_is_told_as_no_wish(asked):
    assert "us to send Darren" not in reply(f"The lock has broken again. {asked}")


def test_of_a_question_that_may_mean_either_the_words_stand():
    assert "we could not just send you a new one" in reply(
        "The lock has broken. Could you not just send me a new one?"
    )
