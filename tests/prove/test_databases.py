"""The short forms of the batteries that need Postgres: it is stopped under load, and two servers get the same keys."""

import asyncio
import shutil
import tempfile
from pathlib import Path

import pytest

from scripts.prove.duplicates import on_postgres
from scripts.prove.outages import stop_often


@pytest.fixture
def folder():
    """A folder that the user whom Postgres runs as can come through."""
    made = Path(tempfile.mkdtemp(prefix="softanswer-prove-"))
    made.chmod(0o755)
    yield made
    shutil.rmtree(made, ignore_errors=True)


def test_nothing_that_was_acknowledged_is_lost_when_postgres_is_stopped(postgres, folder):
    report = asyncio.run(stop_often(folder, stops=3))
    assert report.faults == []
    assert report.acknowledged > 3
    assert len(report.ready_s) == 3


def test_two_servers_work_once_on_a_key_that_comes_twenty_times(postgres, folder):
    report = asyncio.run(on_postgres(folder, postgres.database(), keys=10, times=20))
    assert report.faults == []
    assert report.generations == 10
