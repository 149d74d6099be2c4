"""A note that was jotted as it was spoken is told clause by clause; what is not sure, or for the house, is left out."""

import pytest

from app.engines.builtin.notes.context import context_of
from app.engines.builtin.notes.setting import Setting, said
from app.engines.builtin.notes.spoken.reader import spoken
from app.model.plan import Given

MESSAGE = "My parcel from the shop is late and nobody has answered my emails. I paid 40 pounds for it."
OF_HER, OF_HIM = ("she can have it on Friday if she wants",), ("he can have it on Friday if he wants",)


def lines(note, *, offers=OF_HER, message=MESSAGE, fault="ours", earlier=(), limits=()):
    """What is made of a note: its lines, or nothing where it is no spoken one."""
    facts = (*earlier, note)
    setting = Setting(
        message=(),
        options=tuple(map(said, offers)),
        limits=tuple(map(said, limits)),
        fault=fault,
        customer_name=None,
        names=(),
        text=message,
        context=context_of(message, (*facts, *offers), offers),
        facts=facts,
    )
    return spoken(Given(where=f"facts[{len(earlier)}]", text=note), setting) or ()


def told(note, **beside):
    return " ".join(line.sentence for line in lines(note, **beside) if line.sentence)


def left(note, **beside):
    return [line.part for line in lines(note, **beside) if line.sentence is None]


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        (
            "rang the depot, they had it sat on the bay since friday",
            "I rang the depot, and they had it sat on the bay since Friday.",
        ),
        (
            "cancelled it properly just now, direct debit's stopped",
            "I cancelled it properly just now, and the direct debit has stopped.",
        ),
        (
            "label's been torn off so the van never took it",
            "The label has been torn off so the van never took it.",
        ),
        (
            "old card's dead, new one posted today, 3 to 5 days",
            "The old card is dead. The new one was posted today, which takes 3 to 5 days.",
        ),
        (
            "put the refund through, 3 to 5 working days back to her bank",
            "I put the refund through, which takes 3 to 5 working days to get back to your bank.",
        ),
        ("it left at 11, be there by 3", "It left at 11 and will be there by 3."),
        (
            "been through the lorry this morning, not there",
            "I've been through the lorry this morning and it isn't there.",
        ),
        ("engineer's on his way, be there by 4", "The engineer is on his way and will be there by 4."),
    ],
)
def test_a_clause_gets_the_subject_the_article_and_the_verb_that_speech_leaves_out(note, sentence):
    assert told(note) == sentence


@pytest.mark.parametrize(
    ("note", "offers", "sentence"),
    [
        (
            "i've taken the charge off, she owes nothing",
            OF_HER,
            "I've taken the charge off, and you owe nothing.",
        ),
        ("ban's off, he can log in now", OF_HIM, "The ban is off, and you can log in now."),
        (
            "it's back in stock, i've put one aside for her",
            OF_HER,
            "It's back in stock, and I've put one aside for you.",
        ),
        (
            "booked her first slot on thurs, it's free",
            OF_HER,
            "I booked your first slot on Thursday, and it's free.",
        ),
        ("the van will come, they'll ring her half an hr before", OF_HER, "The van will come."),
    ],
)
def test_the_customer_is_spoken_to(note, offers, sentence):
    assert told(note, offers=offers) == sentence


@pytest.mark.parametrize(
    ("note", "offers", "said_of"),
    [
        ("rang the driver, he left it w/ a neighbour", OF_HIM, "and he left it with a neighbour"),
        ("spoke to the clerk, she remembers her", OF_HER, "and she remembers you"),
        ("rang the lab, they've got it", OF_HER, "and they've got it"),
    ],
)
def test_whoever_was_asked_just_before_is_who_did_it(note, offers, said_of):
    assert said_of in told(note, offers=offers)


@pytest.mark.parametrize(
    ("note", "offers", "lost"),
    [
        ("we've a joiner, colin, he's free fri pm", OF_HIM, "free"),
        ("i've booked a car already, driver's sal, he'll knock", OF_HIM, "knock"),
        ("it was on the shelf, new girl packed it, she missed the label", OF_HER, "missed"),
        ("been on to her, she's got it", OF_HER, "got it"),
    ],
)
def test_what_may_be_told_of_another_is_never_told_of_the_customer(note, offers, lost):
    assert lost not in told(note, offers=offers)


def test_what_a_child_of_theirs_has_is_not_told_as_theirs():
    message = "My daughter came home in another child's trousers. Where are her own?"
    assert "your" not in told("found the trousers, they're on her peg", message=message)


@pytest.mark.parametrize(
    ("note", "kept", "out"),
    [
        ("the van broke down on the way, driver's new so go easy", "The van broke down on the way.", "new"),
        ("it's been mended now, no point arguing w/ her", "It's been mended now.", "arguing"),
        ("rang the hub, they've found it, the place is a shambles", "they've found it", "shambles"),
        (
            "it was left at the depot, they were rushing cos they were short staffed",
            "It was left at the depot.",
            "rush",
        ),
    ],
)
def test_an_aside_for_the_house_is_left_out_and_the_rest_is_told(note, kept, out):
    assert kept in told(note)
    assert out not in told(note)
    assert any(out in part for part in left(note))


@pytest.mark.parametrize(
    "note",
    [
        "think it was kev who forgot to ring, keep that in house",
        "passed it on to his manager, that stays here",
        "the owner next door is being difficult, don't mention her",
    ],
)
def test_a_note_that_says_to_keep_it_quiet_is_kept_quiet(note):
    assert told(note) == ""
    assert [line.reason for line in lines(note)] == ["internal"]


def test_a_name_that_a_limit_bars_is_told_to_nobody():
    note = "talked to marcus on the desk, he remembers her, doreen was there too"
    made = told(note, limits=("don't name marcus", "not to use doreen's name"))
    assert "my colleague on the desk" in made
    assert "arcus" not in made
    assert "oreen" not in made


def test_that_it_was_our_doing_is_for_the_admission():
    made = lines("nobody picked up the message, that's us")
    assert [line.sentence for line in made] == ["Nobody picked up the message."]
    assert made[0].mistake


@pytest.mark.parametrize(
    "note",
    ["they couldn't find her, so it went back to the depot", "he never rang her, that's why it went back"],
)
def test_what_leans_on_a_clause_that_is_left_out_is_left_out_with_it(note):
    assert told(note, offers=()) == ""


def test_what_a_clause_takes_back_is_not_told_without_it():
    assert "will open" not in told("the shop will open on sunday, unless he says no to them", offers=OF_HER)


def test_they_may_be_whom_the_note_before_asked_and_never_the_customers_side():
    earlier = ("rang the contractor, they've got the part",)
    assert told("they're coming fri morning", earlier=earlier) == "They're coming Friday morning."
    assert told("it was 2 hours late so they get the fare back", earlier=earlier) == ("It was 2 hours late.")


def test_what_to_do_is_a_request():
    assert told(
        "they're coming fri, leave it out thurs night", earlier=("rang the crew, they missed it",)
    ) == ("They're coming Friday. Please leave it out on Thursday night.")


@pytest.mark.parametrize(
    "note",
    [
        "pt bkd Tue 9.30, conf txt sent OK",
        "box shut at p/up, cust didn't look",
        "fridge failed, driver didn't tell shop",
        "contract 12 wks, we're 2 late",
        "The parcel was left at the depot on Friday.",
    ],
)
def test_a_telegram_and_a_written_sentence_are_left_to_the_other_readers(note):
    assert lines(note) == ()
