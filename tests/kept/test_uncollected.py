"""The collector is off while phrases are built, and as it was before when they are, whatever happens."""

import gc

import pytest

from app.errors import ConfigurationError
from app.kept.uncollected import beginning, settled, uncollected
from app.reading.phrases import Label, Matcher


def test_the_collector_is_off_inside_and_on_again_after_a_mistake():
    assert gc.isenabled()
    with uncollected():
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(ConfigurationError):
        Matcher([("@nobody was here", Label("x", 1.0))], {})
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off():
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_stays_is_not_visited_again_and_garbage_is_looked_for_less_often():
    before, frozen = gc.get_threshold(), gc.get_freeze_count()
    try:
        settled()
        assert gc.get_freeze_count() > frozen
        assert gc.get_threshold() > (700, 10, 10)
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)


def test_a_command_that_begins_collects_hardly():
    before = gc.get_threshold()
    try:
        beginning()
        assert gc.get_threshold()[0] > before[0]
        assert gc.isenabled()
    finally:
        gc.set_threshold(*before)
