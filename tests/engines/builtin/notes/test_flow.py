"""Short sentences of one note are joined two by two; long ones and names stay as they are."""

from app.engines.builtin.notes.flow import flowing


def test_two_short_sentences_become_one() -> None:
    assert flowing(["The tariff is unchanged.", "The meter is fine."]) == [
        "The tariff is unchanged, and the meter is fine."
    ]


def test_no_more_than_two_are_joined() -> None:
    told = flowing(["The line is closed.", "There is no fee.", "The bill is nil.", "You owe nothing."])
    assert told == ["The line is closed, and there is no fee.", "The bill is nil, and you owe nothing."]


def test_a_name_keeps_its_capital_and_a_joined_sentence_stays_alone() -> None:
    kept = ["The case was found.", "Leicester has it."]
    assert flowing(kept) == kept
    assert flowing(["We checked it and closed it.", "There is no fee."])[0] == "We checked it and closed it."


def test_what_they_are_asked_to_do_stays_a_sentence_of_its_own() -> None:
    for asked in (
        "Run the export again.",
        "Untick the box.",
        "Keep the receipt.",
        "Do not reset the router.",
        "Please leave it on.",
    ):
        assert flowing([asked, "No data has been lost."]) == [asked, "No data has been lost."]
        assert flowing(["The shop is open.", asked]) == ["The shop is open.", asked]
