"""Jotted facts and offers are told in full, and a person is asked to read them over."""

import pytest

MESSAGE = "My parcel has not come and nobody tells me anything. Where is it, and what will you do about it?"


def test_a_jotted_fact_is_told_with_what_it_left_out(draft):
    made = draft(facts=["parcel returned to depot Monday, no answer at door"])
    assert "parcel was returned to the depot on Monday" in made.reply.text
    assert made.verdict == "needs_you"


def test_a_note_written_in_a_sentence_stays_as_it_is(draft):
    fact = "The parcel came back to our depot on Monday because nobody answered the door."
    assert fact in draft(facts=[fact]).reply.text


def test_what_is_for_the_team_alone_is_left_out_and_listed(draft):
    note = "cust sounded drunk on ph, Ellie logged it"
    made = draft(facts=[note, "The parcel is at our depot in Leeds."])
    assert "drunk" not in made.reply.text
    assert "Ellie" not in made.reply.text
    assert "drunk" in made.note


def test_how_far_one_may_go_is_no_offer(draft):
    made = draft(
        options=[
            "could do 3 mths free if he mentions ombudsman, Jas signs off, not before",
            "redeliver Friday",
        ]
    )
    assert "ombudsman" not in made.reply.text
    assert "Friday" in made.reply.text


def test_an_offer_that_was_guessed_at_is_for_a_person_to_read(draft):
    made = draft(
        facts=["The parcel is at our depot in Leeds."], options=["redeliver Friday, any slot, no charge"]
    )
    assert made.verdict == "needs_you"


@pytest.mark.parametrize(
    ("offer", "never"),
    [
        ("send it back now, cleaned, and charge nothing", "You can send it back"),
        ("waive exit fee this once", "You can waive"),
        ("box of 12 cupcakes, free", "You can box"),
        ("lino: repair or 120 off the bill", "a lino: repair"),
    ],
)
def test_what_is_ours_to_do_is_not_told_as_theirs(draft, offer, never):
    assert never.lower() not in draft(options=[offer]).reply.text.lower()


def test_nobody_has_to_find_out_what_a_note_may_say_already(draft):
    """A fact that is left out as too brief may be the answer: the reply does not say that it is still to be found."""
    made = draft(facts=["parcel - LDS hub?? ask Mo, 2x"])
    assert "find out" not in made.reply.text
    assert made.verdict == "needs_you"


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        ("size 10 in stock", "Size 10 is in stock."),
        ("room 12 free Sat", "Room 12 is free on Saturday."),
        ("part no longer made", "The part is no longer made."),
        ("lift out since Mon", "The lift has been out since Monday."),
        ("no scan since 12/11", "There has been no scan since 12/11."),
    ],
)
def test_a_short_note_is_told_with_the_verb_that_it_wants(draft, note, sentence):
    assert sentence in draft(facts=[note]).reply.text


def test_a_sum_does_not_hang_behind_what_was_done_to_something_else(draft):
    assert "taken £84." not in draft(facts=["3 payments taken £84"]).reply.text
