"""What has to be done at once for somebody's health comes first, and is never lost in a note."""

import asyncio

import pytest

from app.model.brief import Brief
from tests.services import service_of

SERVICE = service_of("builtin")
MESSAGE = "You gave my mum the wrong tablets! She feels dizzy. What do I do?"


def draft(**notes):
    return asyncio.run(SERVICE.draft(Brief.model_validate({"message": MESSAGE, "fault": "ours", **notes})))


def first_paragraph(made) -> str:
    return made.reply.text.split("\n\n")[1]


def test_a_written_warning_is_the_first_thing_that_is_said():
    made = draft(facts=["The right dose is 2.5 mg.", "She should ring 111 now and take no more of them."])
    assert "ring 111 now" in first_paragraph(made)
    assert made.reply.text.count("111") == 1


@pytest.mark.parametrize(
    "jotted",
    ["dizzy + grey = call 999 NOW, have box in hand", "chest pain or wheeze -> A&E, could be inhaled"],
)
def test_a_jotted_warning_stands_first_to_be_put_in_words_and_keeps_the_draft_from_being_ready(jotted):
    made = draft(facts=[jotted, "right tabs ready at counter"])
    lead, _, gap = first_paragraph(made).partition(": ")
    assert lead
    assert gap == f"[confirm: {jotted}]"
    assert made.verdict == "needs_you"
    assert made.gaps


def test_a_warning_among_the_offers_is_told_first_and_offered_to_nobody():
    made = draft(options=["Swelling has to be seen today, at A&E or by 111.", "We can refund the £9."])
    assert "A&E" in first_paragraph(made)
    assert made.reply.text.count("A&E") == 1
    assert "£9" in made.reply.text


def test_other_figures_are_no_warning():
    made = draft(facts=["Order 111999 was packed on 9 May."], options=["We can refund £112."])
    assert "[confirm" not in made.reply.text
    assert "£112" not in first_paragraph(made)


def test_a_danger_that_is_over_is_not_answered_with_the_emergency_number():
    made = asyncio.run(
        SERVICE.draft(
            Brief.model_validate(
                {
                    "message": "My mother fell on your wet stairs in March and broke her wrist. Why was there no sign?",
                    "facts": [
                        "The cleaner had not put the sign out.",
                        "The accident was recorded the same day.",
                    ],
                    "fault": "ours",
                }
            )
        )
    )
    assert "emergency" not in made.reply.text


def test_a_danger_that_goes_on_is_answered_with_it_whatever_the_notes_say():
    made = asyncio.run(
        SERVICE.draft(
            Brief.model_validate(
                {
                    "message": "There is a smell of gas in my kitchen since your man fitted the hob!",
                    "facts": ["The hob was fitted on Monday."],
                    "fault": "unknown",
                }
            )
        )
    )
    assert "emergency" in first_paragraph(made)


@pytest.mark.parametrize(
    "rule",
    [
        "MUST say: dont cut lock, smell gas = everybody out + 911 from outside",
        "say: if swelling or trouble breathing get dr. always",
        "always ask: chest pain, fall etc = 999, not us",
        "Children should be kept well off the wet patch, because it is foul water.",
    ],
)
def test_a_rule_that_has_a_warning_said_comes_first_and_whole(rule):
    made = draft(facts=["The tank was emptied on Monday."], policies=[rule, "Refunds take five days."])
    assert (rule.partition(": ")[2] or rule).rstrip(".") in first_paragraph(made)


@pytest.mark.parametrize(
    "rule", ["We never open parcels.", "Say when the refund is sent.", "no swearing back"]
)
def test_another_rule_is_no_warning(rule):
    made = draft(facts=["The tank was emptied on Monday."], policies=[rule])
    assert rule.rstrip(".") not in made.reply.text


@pytest.mark.parametrize(("jotted", "told"), [("MUST say: dont touch the valve", "don't touch the valve")])
def test_a_jotted_warning_of_one_thing_is_told_as_a_request(jotted, told):
    made = draft(policies=[jotted], facts=["The valve is being replaced today."])
    assert told in first_paragraph(made)
    assert "[confirm" not in made.reply.text


@pytest.mark.parametrize(
    ("message", "medicine"),
    [
        ("Your driver left my insulin on the step in the sun from 11 till 5. What now?", "insulin"),
        ("The fridge box was empty and the vaccines were warm when they came.", "vaccines"),
    ],
)
def test_a_spoilt_medicine_is_warned_of_where_no_note_speaks_of_it(message, medicine):
    made = asyncio.run(SERVICE.draft(Brief.model_validate({"message": message})))
    assert medicine in first_paragraph(made)
    assert "pharmacist" in first_paragraph(made)


def test_a_medicine_that_is_only_late_is_not_warned_of():
    made = asyncio.run(
        SERVICE.draft(Brief.model_validate({"message": "My insulin order is three days late."}))
    )
    assert "pharmacist" not in made.reply.text


@pytest.mark.parametrize(
    "message",
    [
        "Collected my prescription yesterday and there are 28 tablets of 10mg in the bag when it should be 5mg.",
        "My mother came home with another patient's tablets in her bag and took two of them.",
    ],
)
def test_medicine_that_was_mixed_up_is_warned_of_first(message):
    made = asyncio.run(SERVICE.draft(Brief.model_validate({"message": message})))
    assert "pharmacist or your doctor" in first_paragraph(made)
