"""Work that is shared among processes."""

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.promptci.lint.sharing import processors, shared


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 60), st.integers(1, 3))
def test_each_item_is_done_once_and_in_its_order(number, workers):
    items = [f"item {n}" for n in range(number)]
    done = []
    assert shared(str.upper, items, lambda: done.append("here"), workers) == [i.upper() for i in items]
    assert done == ["here"]


def test_others_work_while_this_process_does_something_else():
    import time

    made = shared(lambda _: (time.sleep(0.002), os.getpid())[1], range(40), lambda: time.sleep(0.3), 2)
    assert set(made) - {os.getpid()}


def test_what_the_work_raises_elsewhere_is_raised_here():
    import time

    here = os.getpid()

    def work(item):
        if os.getpid() != here:
            raise ValueError(f"bad {item}")
        return item

    with pytest.raises(ValueError, match="bad"):
        shared(work, range(40), lambda: time.sleep(0.3), 2)


def test_a_process_that_dies_is_no_silence():
    import time

    here = os.getpid()
    with pytest.raises(EOFError):
        shared(lambda _: os.getpid() == here or os._exit(3), range(40), lambda: time.sleep(0.3), 2)


def test_there_is_a_processor_at_least():
    assert processors() >= 1
