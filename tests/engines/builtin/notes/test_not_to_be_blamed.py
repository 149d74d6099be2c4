"""Whom an agent says not to blame is not told of, and what is marked for the house stays in it."""

import pytest

MESSAGE = (
    "There was a camera on a tripod in front of my seat for the whole second act. Nobody told us. Why not?"
)


@pytest.mark.parametrize(
    ("rule", "fact"),
    [
        ("Don't blame marketing.", "Marketing booked the camera after the seats were on sale."),
        ("do not accuse the stewards", "The stewards put the camera there before the doors opened."),
        ("don't name or blame the agency", "The agency sent a new operator on the day."),
        ("no pointing fingers at the film crew", "The film crew moved the tripod at the interval."),
        ("never criticise box office", "Box office sold the seats behind the camera."),
    ],
)
def test_what_names_them_is_left_for_the_agent(draft, rule, fact):
    other = "Filming was for the archive."
    made = draft(message=MESSAGE, fault="ours", facts=[other, fact], cannot=[rule])
    assert other[1:] in made.reply.text
    assert fact[1:] not in made.reply.text
    assert fact.split()[1] in made.note
    alone = draft(message=MESSAGE, fault="ours", facts=[other, fact])
    assert fact[1:] in alone.reply.text


def test_of_whom_they_speak_themselves_the_failing_is_told_as_ours(draft):
    message = "Your driver left my parcel in the rain. Where was he going in such a hurry?"
    facts = ["The driver comes again on Friday.", "The driver forgot to ring the bell."]
    made = draft(message=message, fault="ours", facts=facts, cannot=["don't blame the driver"])
    assert "comes again on Friday" in made.reply.text
    assert "driver forgot" not in made.reply.text
    assert "We forgot to ring the bell." in made.reply.text


@pytest.mark.parametrize(
    "mark",
    [
        "In-house only.",
        "Internal only.",
        "Staff only.",
        "Keep this in house.",
        "For us only.",
        "For internal use.",
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_a_mark_of_its_own_keeps_the_whole_note_in_the_house(draft, mark, first):
    told = "Marketing booked the camera after the seats were on sale."
    note = f"{mark} {told}" if first else f"{told} {mark}"
    made = draft(message=MESSAGE, fault="ours", facts=["Filming was for the archive.", note])
    assert "Marketing" not in made.reply.text
    assert "house" not in made.reply.text


@pytest.mark.parametrize(
    "fact",
    [
        "The internal lift is out of order until Friday.",
        "Members only need to show a card at the door.",
        "The staff entrance is open until nine.",
        "The house wine was corked.",
    ],
)
def test_what_only_holds_such_words_is_told(draft, fact):
    assert (
        fact
        in draft(message="The evening went wrong from start to end. What happened?", facts=[fact]).reply.text
    )


@pytest.mark.parametrize("rule", ["don't name holly", "do not mention Holly", "never name Holly"])
def test_who_is_not_to_be_named_is_not_named(draft, rule):
    facts = ["Holly set the camera up in the wrong row.", "Filming was for the archive."]
    made = draft(message=MESSAGE, fault="ours", facts=facts, cannot=[rule])
    assert "Holly" not in made.reply.text
    assert "archive" in made.reply.text
