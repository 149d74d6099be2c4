"""No note, however long or odd, holds a reply up."""

import time

import pytest

from app.engines.builtin.notes.context import Context
from app.engines.builtin.notes.in_full import told
from app.engines.builtin.notes.setting import Setting
from app.model.plan import Given

MESSAGE = "My sofa is late. Where is it?"
LONG = 3900


def filled(piece):
    return (piece * (LONG // len(piece) + 1))[:LONG].strip()


def setting():
    return Setting(
        message=(),
        options=(),
        limits=(),
        fault="ours",
        customer_name=None,
        names=(),
        context=Context(english=True),
    )


@pytest.mark.parametrize(
    "piece",
    ["a: b ", "ok. ", "he said she ", "part not sent; ", "x - y ", "on the ", "and the part ", "a = b "],
)
def test_a_note_as_long_as_a_file_is_left_for_the_agent_at_once(draft, piece):
    start = time.process_time()
    made = draft(facts=[filled(piece)])
    assert time.process_time() - start < 1.5
    assert filled(piece)[:40] not in made.reply.text
    assert filled(piece)[:40] in made.note


def test_labels_within_labels_are_read_to_an_end(draft):
    assert draft(facts=["a: " * 200 + "b"]).reply.text


def test_no_note_is_read_behind_the_deadline():
    given = Given(where="facts[0]", text="part sent on 3 May")
    assert told(given, setting())[0].sentence
    late = told(given, setting(), deadline=time.monotonic() - 5)
    assert [line.sentence for line in late] == [None]
    assert late[0].part == given.text
