"""Any message gets a reply: one with odd marks anywhere, cut off at its start or end, or of a single word."""

import asyncio

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.model.brief import Brief
from tests.services import service_of

SERVICE = service_of("builtin")
PIECES = (
    "and now while we wait the door broke", "my order 40-221 never came", "I rang twice", "nobody picks up",
    "you said Friday", "refund me", "can you tell me when it comes", "the driver was rude to my mother",
    "£40 was taken again", "we had booked for 8", "what a shambles", "please sort it", "Kind regards", "Ann Moss",
    "it still leaks", "thank you for nothing", "I have had enough of this", "on the 3rd of May",
)  # fmt: skip
MARKS = (
    " ",
    ", ",
    ". ",
    "... ",
    " - ",
    "! ",
    "? ",
    ": ",
    "; ",
    "\n",
    "\n\n",
    " (",
    ") ",
    ' "',
    "' ",
    " , ",
    "/",
    " & ",
)


def reply(message):
    return asyncio.run(SERVICE.draft(Brief(message=message))).reply.text


MESSAGES = st.lists(st.tuples(st.sampled_from(MARKS), st.sampled_from(PIECES)), min_size=1, max_size=8).map(
    lambda pairs: "".join(mark + piece for mark, piece in pairs)
)


@settings(max_examples=80, deadline=None)
@given(MESSAGES, st.integers(0, 12), st.integers(0, 12))
def test_marks_anywhere_and_torn_ends_do_not_keep_a_reply_from_being_written(message, start, end):
    torn = message[start : len(message) - end]
    if torn.strip():
        assert len(reply(torn).split()) > 10


def test_a_message_that_begins_with_a_comma_is_answered():
    assert reply(", and now while we wait for a pilot the door broke. Nobody tells us a thing.")


@pytest.mark.parametrize("message", ["help", "???", "hi", "ok", "👍", "asdf qwer"])
def test_who_writes_a_word_or_two_is_asked_what_it_is_about_and_thanked_for_no_praise(message):
    said = reply(message)
    assert "?" in said or "Please " in said
    assert not any(word in said for word in ("lovely", "kind message", "glad", "what was done for you"))


@pytest.mark.parametrize("message", ["Thank you!", "lovely food, thanks"])
def test_praise_of_a_word_or_two_is_still_thanked_for(message):
    assert "glad" in reply(message)
