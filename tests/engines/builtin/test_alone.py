"""Who works alone writes "I": no "we", no records of a house; what is the slip of somebody else is not made theirs."""

import asyncio
import re

import pytest

from app.engines.builtin.alone import writes_alone
from app.model.brief import Brief
from tests.services import service_of

SERVICE = service_of("builtin")
MINE = {
    "facts": ["I cut the sign on Friday and I misread your note.", "I checked the note again this morning."],
    "options": ["I can refund the £14 today.", "I can make you another one."],
}
OF_US = re.compile(r"\b(?:we|us|our|ours)\b", re.IGNORECASE)


def brief(message="My sign says 10 and not 70. Lewis Ash", **rest):
    return Brief.model_validate({"message": message, **rest})


def reply(**rest):
    return asyncio.run(SERVICE.draft(brief(**rest))).reply.text.replace("’", "'")


@pytest.mark.parametrize("channel", ["email", "chat", "review", "social"])
@pytest.mark.parametrize("fault", ["ours", "customer", "unknown", "third_party"])
def test_a_reply_by_one_who_writes_i_speaks_of_no_house(channel, fault):
    assert not OF_US.search(reply(channel=channel, fault=fault, **MINE).rpartition("\n\n")[0])


@pytest.mark.parametrize("channel", ["email", "chat", "review", "social"])
@pytest.mark.parametrize(
    "options",
    [
        ["I can refund the £14 today."],
        ["I can refund the £14 today.", "I can make another one in place of the refund."],
        ["I have sent the £14 back to you."],
        ["I will bring a new one on Friday."],
        ["You can collect it from the shop."],
        [],
    ],
)
def test_however_it_is_closed_it_speaks_of_no_house(channel, options):
    told = reply(channel=channel, fault="ours", facts=MINE["facts"], options=options)
    assert not OF_US.search(told.rpartition("\n\n")[0])


def test_their_own_slip_is_owned_as_theirs():
    assert re.search(r"\b(?:I|my|mine|me)\b", admitted(reply(fault="ours", **MINE)))


def admitted(text):
    """The sentence that apologises."""
    return next(s for s in re.split(r"(?<=[.!?])\s+", text) if re.search(r"sorry|apologise", s))


@pytest.mark.parametrize(
    "facts",
    [
        ["I have asked Jade, and she skipped the last step.", "I checked the book myself."],
        ["I was away, and Ryan added up round 6 wrong.", "I have looked at the sheet."],
    ],
)
def test_the_slip_of_somebody_else_is_not_called_theirs(facts):
    text = reply(fault="ours", facts=facts, options=["I can pay you the £16 back."])
    assert not re.search(
        r"\b(?:my (?:mistake|error|doing)|I got|I made|I should have|is mine|was mine|to me)\b", text
    )


@pytest.mark.parametrize(
    "facts",
    [
        [
            "I tuned the piano on the 4th, and the top octave has slipped since.",
            "I can see it in the photos.",
        ],
        ["I was in hospital for three weeks, and nobody was here to answer.", "I teach again from the 24th."],
        ["I did that job myself, and the seal slipped.", "My van is free on Monday."],
    ],
)
def test_who_does_the_work_alone_says_that_the_fault_is_theirs(facts):
    told = admitted(reply(fault="ours", facts=facts, options=["I can come on Monday.", "I will pay for it."]))
    assert re.search(r"\b(?:I|my|mine|me)\b", told.replace("I'm", ""))
    assert not OF_US.search(told)


def test_who_only_looked_into_it_says_ours():
    facts = ["I checked the account and the fee was charged twice.", "I have asked the bank to send it back."]
    told = admitted(reply(fault="ours", facts=facts, options=["I can refund the fee today."]))
    assert not re.search(r"\b(?:my|mine|I got|I made)\b", told)


@pytest.mark.parametrize(
    ("notes", "alone"),
    [
        (MINE["facts"], True),
        (["I have looked at it.", "I can come on Monday.", "The part costs £9."], True),
        (["I have looked at it.", "We fitted it in May."], False),
        (["I have looked at it.", "Our driver was late.", "I can send it again."], False),
        (["I have looked at it.", "The driver was late.", "It was raining."], False),
        (["The driver was late."], False),
        ([], False),
    ],
)
def test_who_writes_i_in_half_of_the_notes_and_nowhere_we_works_alone(notes, alone):
    assert writes_alone(brief(facts=notes)) is alone
