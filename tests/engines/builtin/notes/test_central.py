"""What says what happened is told in its own words where it cannot be read, or what leans on it is not told."""

import pytest

MESSAGE = (
    "My wedding flowers were carnations and not the peonies that I ordered. What happened to my flowers?"
)
UNREAD = "coat washed at 40 instead of dry cleaned"


def test_the_words_of_the_note_that_matters_most_are_held_up(draft):
    made = draft(
        message="My coat came back two sizes smaller!", facts=[UNREAD, "value agreed by loss adjuster"]
    )
    assert f"“{UNREAD}”" in made.reply.text
    assert made.reply.text.index(UNREAD) < made.reply.text.index("has been agreed")


def test_they_are_held_up_only_once(draft):
    facts = [UNREAD, "lining let out at 30 instead of hand sewn", "value agreed by loss adjuster"]
    assert draft(message="My coat came back two sizes smaller!", facts=facts).reply.text.count("“") == 1


@pytest.mark.parametrize(
    "note",
    [
        "he washed coat at 40 instead of dry cleaned",
        "Tracey washed at 40 instead of dry cleaned",
        "cleaner washed at 40 instead of dry cleaning",
        "internal: coat washed at 40 instead of dry cleaned",
        "coat XRQ @ 40 = shrunk",
        "do not say coat washed at 40",
        "customer messed up, coat washed at 40 at home",
    ],
)
def test_words_that_name_somebody_or_are_for_the_house_are_never_held_up(draft, note):
    made = draft(message="My coat came back smaller!", facts=[note, "value agreed by loss adjuster"])
    assert "“" not in made.reply.text


def test_what_leans_on_a_note_that_is_lost_is_left_out_with_it(draft):
    made = draft(
        message="Why was my table not ready on Friday?",
        facts=["mix-up XQ/4 = marquee w/o floor", "marquee taken down on 4 June", "table booked on 3 May"],
        fault="ours",
    )
    assert "arquee" not in made.reply.text
    assert "marquee" in made.note


def test_a_note_that_is_read_is_told_as_a_sentence(draft):
    made = draft(facts=["order for 40 stems was sent on 3 May", "invoice paid on 4 May"])
    assert "“" not in made.reply.text


def test_no_words_are_held_up_in_another_language(draft):
    made = draft(message="Meine Jacke ist kleiner. Was ist passiert?", language="de", facts=[UNREAD, "x"])
    assert f"“{UNREAD}”" not in made.reply.text


def test_every_note_is_in_the_reply_or_in_the_record(draft):
    facts = [UNREAD, "mgr XQ re tent @ 4", "value agreed by loss adjuster"]
    made = draft(message="My coat came back two sizes smaller!", facts=facts)
    assert "tent" in made.note
    assert "adjuster" in made.reply.text
