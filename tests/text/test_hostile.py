"""Texts made to be slow must take time that grows with their length, not with its square."""

import time

import pytest

from app.reading.visible import clean, visible
from app.text.language import detect
from app.text.particulars import find
from app.text.sentences import split
from app.text.words import content_stems

SEEDS = [
    "a", "1", "1 ", "a-1-", "a.", "@a", "(", "<!--", "> \n", "--\n", "On 1 x wrote:\n", "From: a\n",
    "one and ", "1/1/", "half past ", ":) ", "Ab ", "&amp;",
]  # fmt: skip


@pytest.mark.parametrize("seed", SEEDS)
def test_time_grows_with_the_length_alone(seed):
    def seconds(size):
        text = (seed * size)[:size]
        started = time.process_time()
        for function in (find, split, content_stems, detect, clean, visible):
            function(text)
        return time.process_time() - started

    seconds(500)
    # The better of three runs, since other work on the machine only adds.
    short, long = (min(seconds(size) for _ in range(3)) for size in (1_000, 8_000))
    # Eight times the text: eight times the time, with room for noise; the square would be 64 times.
    assert long < 30 * short + 0.05
