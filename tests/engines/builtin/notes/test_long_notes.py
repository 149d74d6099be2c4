"""No note, however long or odd, holds a reply up."""

import time

import pytest

from app.engines.builtin.notes.context import Context
from app.engines.builtin.notes.in_full import told
from app.engines.builtin.notes.noted_states import JOTTED_MOST
from app.model.plan import Given
from tests.engines.builtin.notes.offered import setting_of

MESSAGE = "My sofa is late. Where is it?"
LONG = 3900


def filled(piece, length=LONG):
    return (piece * (length // len(piece) + 1))[:length].strip()


def setting():
    return setting_of(context=Context(english=True))


PIECES = ["a: b ", "ok. ", "he said she ", "part not sent; ", "x - y ", "on the ", "and the part ", "a = b "]


@pytest.mark.parametrize("piece", PIECES)
def test_a_note_as_long_as_a_file_is_left_for_the_agent(draft, piece):
    made = draft(facts=[filled(piece)])
    assert filled(piece)[:40] not in made.reply.text
    assert filled(piece)[:40] in made.note


@pytest.mark.parametrize("piece", [*PIECES, "ok, ", "Ok. "])
def test_a_note_as_long_as_a_file_takes_no_longer_than_the_longest_that_is_read(piece):
    def seconds(length):
        given = Given(where="facts[0]", text=filled(piece, length))
        started = time.process_time()
        told(given, setting())
        return time.process_time() - started

    seconds(LONG)  # what is loaded at its first use is no time of the note
    # The better of three runs, since other work on the machine only adds.
    read, left = (min(seconds(length) for _ in range(3)) for length in (JOTTED_MOST, LONG))
    assert left < 2 * read + 0.05


def test_labels_within_labels_are_read_to_an_end(draft):
    assert draft(facts=["a: " * 200 + "b"]).reply.text


def test_no_note_is_read_behind_the_deadline():
    given = Given(where="facts[0]", text="part sent on 3 May")
    assert told(given, setting())[0].sentence
    late = told(given, setting(), deadline=time.monotonic() - 5)
    assert [line.sentence for line in late] == [None]
    assert late[0].part == given.text
