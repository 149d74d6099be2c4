"""The short form of the battery of kills: a real server on SQLite, killed under load."""

import asyncio
import sys
from pathlib import Path

from scripts.prove.crashes import kill_often

LATE = (sys.executable, str(Path(__file__).with_name("late_server.py")))


def test_nothing_that_was_acknowledged_is_lost_when_the_server_is_killed(tmp_path):
    report = asyncio.run(kill_often(tmp_path, kills=4))
    assert report.faults == []
    assert report.acknowledged > 4
    assert report.kept >= report.acknowledged


def test_a_server_that_acknowledges_before_it_commits_is_found_out(tmp_path):
    report = asyncio.run(kill_often(tmp_path, kills=4, command=LATE))
    assert any("is lost" in fault or "different answers" in fault for fault in report.faults)
