"""A rule that a colleague puts into words is the house's; what they guess, order or tell of themselves is not told."""

import pytest

MESSAGE = "You took every bin in Ashdown Road except number 22, third week running. Why was ours left?"


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("Gareth in waste: 'bins have to be at the kerb by 6.30, crews don't go through gates'", "at the kerb by 6.30"),
        ("Office (Meg): 'late bins are always collected on Friday'", "Late bins are always collected on Friday"),
        ("Neil: the van was at number 22 at 7.05", "The van was at number 22 at 7.05"),
    ],
)  # fmt: skip
def test_a_plain_statement_of_a_colleague_is_told_without_them(draft, note, told):
    text = draft(facts=[note], fault="unknown").reply.text
    assert told.lower() in text.lower()
    assert not any(name in text for name in ("Gareth", "Meg", "Neil", "As for"))


@pytest.mark.parametrize(
    "note",
    [
        "Pat: both are the council's charges not ours, camera photos attached",
        "Kev (driver): 'it was there when I left, I should have said'",
        "Tina in waste: 'probably the crew missed it'",
        "Corey: 'tell anyone who asks to ring back'",
        "Transport (Neil): 'driver says the other bloke moved it'",
    ],
)
def test_what_they_guess_order_or_tell_of_themselves_is_left_for_the_agent(draft, note):
    made = draft(facts=[note], fault="unknown")
    assert "As for" not in made.reply.text
    assert not any(
        word in made.reply.text for word in ("council's", "when I left", "missed it", "ring back", "bloke")
    )


def test_a_child_of_theirs_before_a_colon_is_no_speaker(draft):
    message = f"{MESSAGE} My son Leo waited with it."
    made = draft(facts=["Leo: bin is on the list for Friday"], message=message, fault="unknown")
    assert "Left out: bin" not in str(made.note)
