"""`softanswer serve` where it cannot start: why is said in a plain sentence, the log beside it in JSON."""

import json
import os
import socket
import subprocess
import sys

import pytest

COMMAND = [sys.executable, "-m", "app", "serve"]


def started(tmp_path, port="0", **settings):
    env = {"PATH": "", "HOME": str(tmp_path), "SOFTANSWER_ENGINE": "builtin"}
    # What any run has worked out of our own texts; else each start here would read and compile all of them.
    env |= {"XDG_CACHE_HOME": os.environ["XDG_CACHE_HOME"]}
    env |= {f"SOFTANSWER_{name}": value for name, value in settings.items()}
    return subprocess.run([*COMMAND, "--port", port], env=env, capture_output=True, timeout=60, check=False)


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("sqlite:///{folder}/nowhere/x.sqlite", "there is no folder"),
        ("postgresql://desk:secret-word@127.0.0.1:1/records", "the store cannot be used right now"),
    ],
)
def test_a_store_that_cannot_be_opened_is_told_in_a_sentence(tmp_path, url, why):
    done = started(tmp_path, "18999", DATABASE_URL=url.format(folder=tmp_path))
    *log, last = done.stderr.decode().splitlines()
    assert done.returncode == 2
    assert why in last
    assert "secret-word" not in done.stderr.decode()
    assert "start_failed" in [json.loads(line)["event"] for line in log]


def test_a_port_that_is_taken_is_told_by_the_systems_code(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = started(tmp_path, str(taken.getsockname()[1]), DATABASE_URL="none")
    assert done.returncode != 0
    events = [json.loads(line) for line in done.stderr.decode().splitlines()]
    assert "OSError EADDRINUSE" in [event.get("error") for event in events]


def test_with_log_format_text_it_is_sentences(tmp_path):
    url = f"sqlite:///{tmp_path}/nowhere/x.sqlite"
    done = started(tmp_path, "18999", DATABASE_URL=url, LOG_FORMAT="text")
    assert b"ERROR the server did not start: ConfigurationError" in done.stderr
    assert b'{"time"' not in done.stderr
