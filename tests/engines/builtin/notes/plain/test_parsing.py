"""A sentence that another reader made has to be read by the plain grammar too, with nothing to put into it."""

import pytest

from app.engines.builtin.notes.plain.parsing import lacks_article, reads_well
from app.engines.builtin.notes.plain.reader import Eyes
from app.engines.builtin.notes.telegraph.articles import Known

EYES = Eyes(Known(), frozenset({"Ash"}), frozenset(), None)


@pytest.mark.parametrize(
    "text",
    [
        "The report has been drafted and is with the team leader.",
        "It was fitted on 20/5 by Ash.",
        "The lift part is on order, due on 18/6.",
        "As for the window, the manager can send someone.",
        "The lesson was at 8.30, and the text went out at 8.05.",
    ],
)
def test_a_whole_sentence_is_read(text):
    assert reads_well(text, EYES)


@pytest.mark.parametrize(
    "text",
    [
        "The room is on 7/6 cancelled by mistake.",
        "The leak is on the pipe and mended on 30/5.",
        "The box was found in drawer.",
        "The road is closed Station Road.",
    ],
)
def test_what_was_put_together_wrongly_is_not(text):
    assert not reads_well(text, EYES)


def test_a_bare_thing_behind_the_verb_of_the_note_is_seen():
    assert lacks_article("The driver had wrong address.", EYES)
    assert not lacks_article("The driver had the wrong address.", EYES)
