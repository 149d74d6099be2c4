"""What a note leaves without a verb behind a sentence or a comma is told with one."""

import pytest

from app.engines.builtin.notes.fragments import made_whole

MESSAGE = "Nobody came, and I was charged all the same. Who was there, and why?"


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("We wrote to both addresses. No answer to either.", "There was no answer to either."),
        ("The driver rang twice. No reply.", "There was no reply."),
        ("We wrote on Monday. No reply so far.", "There has been no reply so far."),
        ("We looked through the desk. Nothing found.", "Nothing was found."),
        ("It may share a frequency with the lift. Not proven.", "That is not proven."),
        (
            "No generators on site that night. Power was normal.",
            "There were no generators on site that night.",
        ),
        ("Medical reasons are accepted, no proof needed.", "accepted, and no proof is needed."),
        ("The charge is on hold until May, doesn't go up.", "on hold until May, and it doesn't go up."),
        ("The order arrived at 21.12, promised for 19.35.", "21.12; it had been promised for 19.35."),
        (
            "Both desks were checked today, no children's glasses.",
            "today, and there were no children's glasses.",
        ),
        ("The fitter knocked at 9, no answer.", "at 9, and there was no answer."),
        ("Their service takes complaints about us, free for her.", "about us, and it is free for her."),
    ],
)
def test_a_piece_without_its_verb_gets_it(note, told):
    assert told in made_whole(note)
    assert made_whole(made_whole(note)) == made_whole(note)


@pytest.mark.parametrize(
    "note",
    [
        "No reply has come. We wrote again.",
        "There was no answer, no reply, nothing.",
        "Dr Amal is off sick, won't be in until May.",
        "The driver took the card, doesn't remember where.",
        "She changed her order, hasn't paid yet.",
        "The engineer left at 5, due on Friday again.",
        "She asked for no changes, no extras.",
        "It comes as entered, can't see more.",
        "Nothing was found. Not a trace of it.",
    ],
)
def test_what_has_its_verb_or_another_subject_stays(note):
    assert made_whole(note) == note


def test_it_stands_in_the_reply_as_a_sentence(draft):
    text = draft(facts=["We wrote to both addresses. No answer to either."]).reply.text
    assert "There was no answer to either." in text
