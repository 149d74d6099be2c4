"""A process is over as soon as its work is, and nothing of it is lost."""

import os
import subprocess
import sys

import pytest

LEAVES = "import atexit, sys, threading, time; from app.kept.at_once import leave; "


def left(code):
    # With unbuffered streams nothing could be left behind.
    env = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    command = [sys.executable, "-c", LEAVES + code]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False, env=env)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("code", [0, 1, 2, 6])
def test_the_exit_code_is_told(code):
    assert left(f"leave({code})") == (code, "", "")


def test_all_that_was_written_arrives():
    told = left("print('x' * 1_000_000); print('why', file=sys.stderr); leave(0)")
    assert told == (0, "x" * 1_000_000 + "\n", "why\n")


def test_what_was_registered_for_the_end_is_done():
    assert left("atexit.register(print, 'kept'); leave(2)") == (2, "kept\n", "")


def test_what_stands_behind_is_not_run():
    assert left("try:\n leave(0)\nfinally:\n print('freed')".replace("try", "\ntry", 1)) == (0, "", "")


def test_a_thread_that_still_works_is_waited_for():
    works = "threading.Thread(target=lambda: (time.sleep(0.3), print('done'))).start(); leave(3)"
    assert left(works) == (3, "done\n", "")


def test_a_stream_that_is_closed_is_no_failure():
    assert left("sys.stdout.close(); leave(0)")[0] == 0
