"""A jotted note is told whole, held up in its own words where it cannot be read, or left out: never halved."""

import re
from pathlib import Path

import pytest
import yaml

WAYS = Path(__file__).parents[4] / "prompts" / "builtin" / "en" / "notes.yaml"
MESSAGE = "My sofa was due in June and it still is not here. I have called four times about my order."


def body(draft, *facts, **fields):
    return draft(facts=list(facts), fault="ours", **fields).reply.text


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("email sent 2 days before but bounced", "was sent 2 days before, but bounced"),
        ("cancel form rcvd 28/9 but not processed", "was received on 28/9, but has not been processed"),
        ("courier photo kept, no audio", "The courier photo is kept"),
        ("frame left in rain. remake started", "The remake started"),
        ("seats can be removed from next cycle", "Seats can be removed from the next cycle"),
        ("label printed 3/11, fax no longer in use", "The fax is no longer in use"),
        ("fridge failed, driver didn't tell shop", "didn't tell the shop"),
        ("visit booked 3/11, cust cancelled visit", "You cancelled the visit"),
    ],
)
def test_each_clause_of_a_note_that_is_read_is_told(draft, note, told):
    assert told.lower() in body(draft, note).lower()


@pytest.mark.parametrize(
    "note",
    [
        "3 dates given by sales, none checked w factory",
        "dashcam pulled, QXR flagged it",
        "order sent 3/11, she used it for all but £12",
        "van seen 10:50, they won't release early",
        "part ordered 3/11, QXR approved it 16/11",
    ],
)
def test_no_note_is_told_by_half(draft, note):
    made = draft(facts=[note, "portal back up at 13:40"], fault="ours")
    pieces = re.split(r", ", note)
    words = [re.findall(r"[a-z]{4,}", piece)[-1] for piece in pieces]
    shown = [word in made.reply.text for word in words]
    assert all(shown) or not any(shown)


def test_what_is_left_of_a_note_is_told_in_the_record(draft):
    made = draft(facts=["dashcam pulled, QXR flagged it"], fault="ours")
    assert "ashcam" not in made.reply.text
    assert "ashcam" in made.note


def test_the_end_of_a_note_is_held_up_behind_what_is_told_of_it(draft):
    text = body(draft, "stone sealed on 3/11, water got in", "invoice paid on 4 May")
    assert "stone was sealed on 3 November" in text
    assert "“water got in”" in text


def test_words_of_at_most_two_notes_are_held_up(draft):
    notes = [
        f"{n} dates given by sales, none checked with {who}" for n, who in zip("345", "abc", strict=True)
    ]
    assert body(draft, *notes).count("“") <= 2


def test_what_the_agent_asks_themselves_is_no_half_of_a_note(draft):
    assert "frame was replaced on 3/11" in body(draft, "frame replaced 3/11, wrong fabric on back?")


def test_no_words_of_the_house_stand_round_what_is_held_up():
    ways = yaml.safe_load(WAYS.read_text(encoding="utf-8"))
    for way in (*ways["in_its_words"], *ways["end_in_its_words"]):
        assert "our notes" not in way.lower()


@pytest.mark.parametrize("note", ["MS received 4 Oct", "DR test announced 3 Nov", "MR file lost on 3 May"])
def test_initials_in_capitals_are_no_title(draft, note):
    made = draft(facts=[note])
    assert not re.search(r"\b(?:Ms|Dr|Mr) [A-Z]", made.reply.text + made.note)


def test_a_title_before_a_name_is_one(draft):
    assert "Dr Patel" in body(draft, "dr patel signed the form on 3 May")


def test_a_reply_holds_no_mark_of_a_note_that_is_in_doubt(draft):
    made = draft(message="When is he seen?", facts=["vet won't see him until he is rescanned on 3 May"])
    assert "[" not in made.reply.text


@pytest.mark.parametrize(
    ("message", "note"),
    [
        ("My colleague and I booked two rooms.", "she was given room 12 on arrival"),
        ("My patient was sent home early.", "he was discharged at 3pm"),
        ("Your app sent my payslip to a colleague.", "PDF sent to J. Kelly, he deleted it on request"),
        ("We have 11 seats, not 14.", "3 seats added 2 Oct by admin J. Ruiz, he has since left"),
        ("Your nurse refused to help me.", "she was told by the manager on 3 May"),
        ("The foal you sold me is lame.", "he was examined on 3 May and found sound"),
    ],
)
def test_somebody_who_may_be_another_does_not_become_the_customer(draft, message, note):
    text = draft(message=message, facts=[note]).reply.text
    assert not re.search(r"\b[Yy]ou (?:were (?:given|told|discharged|examined)|have since|deleted)", text)


def test_where_nobody_else_is_named_it_is_the_customer(draft):
    assert "You were sent the parcel on 3 May" in body(draft, "she was sent the parcel on 3 May")


@pytest.mark.parametrize(
    ("note", "pieces"),
    [
        ("DDs taken 1 July, 1 Aug, 1 Sept, 32 each", ("1 July", "1 August", "1 September", "32 each")),
        (
            "Surveyor's notes: garden inspected 2 Feb, snow cover, limits stated p.4",
            ("2 February", "snow cover", "page 4"),
        ),
        ("DD was 62 Jan, 71 Apr, 83 Sept", ("62 Jan", "71 Apr", "83 Sept")),
    ],
)
def test_a_row_is_told_whole_or_not_at_all(draft, note, pieces):
    told = [piece in body(draft, note) for piece in pieces]
    assert all(told) or not any(told)


def test_a_sentence_without_a_subject_is_none(draft):
    told = body(draft, "No freeze on the system. Looked twice.")
    assert "No freeze on the system." not in told
    assert "Looked twice." not in told


def test_what_a_paper_says_too_is_quoted_without_that(draft):
    assert "“1:00 too”" not in body(draft, "her booking says 1:00. deposit receipt says 1:00 too")


def test_a_department_in_capitals_keeps_them(draft):
    assert "iT knows" not in body(draft, "map's lagging about an hour, IT knows")


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("9.30 aqua = CANCELLED till 3 March", "The 9.30 aqua is cancelled till 3 March."),
        ("7pm film = SOLD OUT", "The 7pm film is sold out."),
        ("pool SHUT sunday", "The pool is shut on Sunday."),
    ],
)
def test_what_is_shouted_to_be_so_is_told_quietly(draft, note, told):
    assert told in body(draft, note)


def test_a_single_shouted_word_is_read_too(draft):
    assert body(draft, "ticket: CLOSED, rang the lab, they had it sat there, new one's on its way")


def test_an_hour_by_which_it_is_done_is_nobody_s_deed(draft):
    assert "I've done by" not in body(draft, "jacket not, Rosa's on the sleeves now, done by 4 tmrw")


def test_a_label_with_jotted_words_behind_it_is_no_sentence(draft):
    assert "Call log: quoted" not in body(draft, "Call log: quoted 90 call-out, 'plus parts' said at 02:11")
