"""`softanswer serve` where it cannot start: why is said in a plain sentence, the log beside it in JSON."""

import json
import os
import socket
import subprocess
import sys
from urllib.request import Request, urlopen

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
    *log, last = done.stderr.decode().splitlines()
    events = [json.loads(line) for line in log]
    assert done.returncode == 2
    assert "is in use" in last
    assert "--port" in last
    assert "OSError EADDRINUSE" in [event.get("error") for event in events]
    assert "listening" not in [event["event"] for event in events]


def test_an_address_that_is_not_this_machines_is_told_in_a_sentence(tmp_path):
    settings = {"HOST": "192.0.2.77", "API_KEYS": "a-key-of-more-than-16-letters"}
    done = started(tmp_path, "18999", DATABASE_URL="none", **settings)
    assert done.returncode == 2
    assert "port 18999 of 192.0.2.77 cannot be listened on" in done.stderr.decode().splitlines()[-1]


def test_it_says_that_it_listens_once_somebody_is_answered(tmp_path, process, monkeypatch):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    monkeypatch.setenv("SOFTANSWER_DATABASE_URL", "none")
    child = process("-m", "app", "serve", "--port", str(port))
    for line in child.stderr:
        if json.loads(line)["event"] == "listening":
            break
    address = f"http://127.0.0.1:{port}/healthz"
    for method, body in (("GET", b'{"status":"alive"}'), ("HEAD", b""), ("GET", b'{"status":"alive"}')):
        with urlopen(Request(address, method=method), timeout=10) as answer:
            assert (answer.status, answer.read()) == (200, body)
            assert answer.headers["Content-Length"] == "18"
    assert child.poll() is None


def test_it_starts_where_its_first_draft_takes_longer_than_any_draft_may(tmp_path, process, monkeypatch):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    monkeypatch.setenv("SOFTANSWER_DATABASE_URL", "none")
    monkeypatch.setenv("SOFTANSWER_DEADLINE_S", "0.1")
    # Nothing that was worked out before is at hand, as on a machine that never started it.
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    child = process("-m", "app", "serve", "--port", str(port))
    assert any(json.loads(line)["event"] == "listening" for line in child.stderr)


def test_a_time_zone_of_the_profile_that_nobody_knows_is_told_before_anything_starts(tmp_path):
    (tmp_path / "profile.yaml").write_text("timezone: Mars/Phobos\n")
    done = started(tmp_path, "18999", DATABASE_URL="none", COMPANY=str(tmp_path / "profile.yaml"))
    assert done.returncode == 2
    assert "profile.yaml: timezone: there is no such time zone" in done.stderr.decode().splitlines()[-1]


def test_with_log_format_text_it_is_sentences(tmp_path):
    url = f"sqlite:///{tmp_path}/nowhere/x.sqlite"
    done = started(tmp_path, "18999", DATABASE_URL=url, LOG_FORMAT="text")
    assert b"ERROR the server did not start: ConfigurationError" in done.stderr
    assert b'{"time"' not in done.stderr
