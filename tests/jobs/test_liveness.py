"""Who counts as dead: a process whose heartbeat does not move, whatever its clock says."""

from datetime import UTC, datetime, timedelta

import pytest

from app.jobs.liveness import LONG_GONE_S, STALE_S, Watch
from app.model.record import Worker

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)


def worker(beat=NOW, name="w"):
    return Worker(id=name, version="1", started_at=NOW, beat_at=beat)


def test_a_process_lives_while_its_heartbeat_moves():
    watch = Watch()
    for second in range(0, 60, 2):
        watch.see([worker(NOW + timedelta(seconds=second))], second)
        assert watch.alive(second + 1.9, NOW + timedelta(seconds=second + 1.9)) == {"w"}


def test_a_process_is_dead_when_its_heartbeat_stood_still_for_ten_seconds():
    watch = Watch()
    watch.see([worker()], 100.0)
    watch.see([worker()], 100.0 + STALE_S - 0.1)
    assert watch.alive(100.0 + STALE_S - 0.1, NOW) == {"w"}
    assert watch.alive(100.0 + STALE_S, NOW) == frozenset()


@pytest.mark.parametrize("apart", [-30, 30])
def test_clocks_that_are_half_a_minute_apart_make_nobody_dead(apart):
    watch = Watch()
    for second in range(0, 40, 2):
        watch.see([worker(NOW + timedelta(seconds=second))], second)
        assert watch.alive(second, NOW + timedelta(seconds=second + apart)) == {"w"}


def test_a_process_that_was_gone_long_ago_is_dead_at_first_sight():
    watch = Watch()
    watch.see([worker(NOW - timedelta(seconds=LONG_GONE_S))], 0.0)
    assert watch.alive(0.0, NOW) == frozenset()


def test_a_process_that_beats_again_lives_again_and_one_taken_away_is_forgotten():
    watch = Watch()
    watch.see([worker()], 0.0)
    watch.see([worker(NOW + timedelta(seconds=1))], 50.0)
    assert watch.alive(50.0, NOW) == {"w"}
    watch.see([], 51.0)
    assert watch.alive(51.0, NOW) == frozenset()
