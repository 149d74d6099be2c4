"""A store in a file of its own, and a clock that a test moves."""

from datetime import UTC, datetime, timedelta

import pytest


class Clock:
    """Stands still until it is moved."""

    def __init__(self):
        self.time = datetime(2026, 6, 8, 9, 30, tzinfo=UTC)

    def __call__(self):
        return self.time

    def move(self, **length):
        self.time += timedelta(**length)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def store(tmp_path):
    from app.store.sql.store import SqlStore

    return SqlStore(tmp_path / "records.sqlite")
