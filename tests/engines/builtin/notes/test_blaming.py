"""A colleague's slip is nobody's affair by name; what else a colleague did is told."""

import pytest

MESSAGE = "The name on the orders of service was wrong. How did that happen?"


@pytest.mark.parametrize(
    "fact",
    [
        "Wendy sent it, she had both files open and picked the wrong one.",
        "Philip ran the print without checking.",
        "Martin forgot the proof.",
    ],
)
def test_whose_slip_it_was_is_left_to_a_person(draft, fact):
    made = draft(message=MESSAGE, fault="ours", facts=["The proof was corrected on Monday.", fact])
    assert fact.split()[0] not in made.reply.text
    assert made.verdict == "needs_you"


def test_what_a_colleague_does_about_it_is_told(draft):
    made = draft(message=MESSAGE, fault="ours", facts=["Wendy prints fifty new ones on Tuesday."])
    assert "Wendy prints fifty new ones on Tuesday." in made.reply.text


@pytest.mark.parametrize(
    "fact",
    [
        "Our margin at 30% off is still about €40.",
        "The cost price is £11.",
        "At that price we still make £40.",
    ],
)
def test_what_the_house_earns_by_it_is_kept_in_it(draft, fact):
    made = draft(message=MESSAGE, facts=["The proof was corrected on Monday.", fact])
    assert "€40" not in made.reply.text
    assert "£" not in made.reply.text
