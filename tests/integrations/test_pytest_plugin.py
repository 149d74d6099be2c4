"""The pytest plugin: a team's tests use our checklist on their own replies, by the command or by a server."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import uvicorn

from app.main import create_app
from app.settings import read_settings

ROOT = Path(__file__).resolve().parent.parent.parent
PLUGIN = ROOT / "integrations" / "pytest"
COMMAND = f"{sys.executable} -m app"

MESSAGE = "Where is my sofa? It was due on Monday and nobody called."
BAD = "Hello,\n\nCalm down. It is your own fault.\n\nTom"

ASKS = f"""
def test_ours(softanswer):
    checked = softanswer.check({{reply!r}}, message={MESSAGE!r}, fault="ours", options=["delivery on Saturday"])
    {{claim}}
"""


@pytest.fixture
def run(tmp_path):
    """Runs a team's test file in a process of its own, with the plugin."""

    def start(test, *options, env=None):
        (tmp_path / "test_ours.py").write_text(test, encoding="utf-8")
        settings = {k: v for k, v in os.environ.items() if not k.startswith(("SOFTANSWER_", "PYTEST"))}
        return subprocess.run(
            [
                *(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "softanswer_pytest"),
                *(options or ("--softanswer-command", COMMAND)),
            ],
            cwd=tmp_path,
            env={**settings, "PYTHONPATH": f"{PLUGIN}{os.pathsep}{ROOT}", **(env or {})},
            check=False,
            capture_output=True,
            text=True,
            timeout=60,
        )

    return start


def asks(reply, claim):
    return ASKS.format(reply=reply, claim=claim)


def test_what_holds_passes_by_the_installed_command(run):
    done = run(asks(BAD, "assert 'stay-calm' in checked.missed and checked.verdict == 'needs_you'"))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 passed" in done.stdout


def test_what_does_not_hold_is_told_by_guideline_reason_and_quote(run):
    done = run(asks(BAD, "checked.assert_not_missed()"))
    assert done.returncode == 1
    assert "missed  no-blame" in done.stdout
    assert "“your own fault”" in done.stdout
    assert "| Calm down. It is your own fault." in done.stdout


@pytest.mark.parametrize("claim", ["checked.assert_met('admit-mistakes')", "checked.assert_ready()"])
def test_each_claim_can_fail(run, claim):
    assert "1 failed" in run(asks(BAD, claim)).stdout


def test_a_guideline_that_is_not_in_force_is_told(run):
    done = run(asks(BAD, "checked.assert_met('be-quick')"))
    assert "there is no guideline 'be-quick' in force; there are acknowledge, " in done.stdout


def test_many_checks_ask_one_process(run):
    many = "def test_many(softanswer):\n    for n in range(40):\n"
    many += f"        softanswer.check({BAD!r}, message={MESSAGE!r})\n"
    assert "1 passed" in run(many).stdout


def test_a_request_that_cannot_be_used_fails_the_test_with_its_field(run):
    done = run("def test_x(softanswer):\n    softanswer.check('Hello', message='Hi', colour='red')\n")
    assert done.returncode == 1
    assert "brief.colour: there is no such field" in done.stdout


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (
            ("--softanswer-command", "no-such-command"),
            "there is no command 'no-such-command': install softanswer",
        ),
        (("--softanswer-url", "http://127.0.0.1:9"), "cannot be asked"),
        (("--softanswer-command", "false"), "softanswer ended"),
    ],
)
def test_a_check_that_cannot_be_had_fails_and_is_never_skipped(run, options, told):
    done = run(asks(BAD, "pass"), *options)
    assert done.returncode == 1
    assert told in done.stdout


def test_a_server_is_asked_by_its_address_and_key(run):
    settings = read_settings({"SOFTANSWER_ENGINE": "builtin", "SOFTANSWER_API_KEYS": "team-key-0123456789"})
    app = create_app(settings)
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            pass
        url = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
        claim = "assert 'no-blame' in checked.missed"
        done = run(
            asks(BAD, claim), "--softanswer-url", url, env={"SOFTANSWER_API_KEY": "team-key-0123456789"}
        )
        assert "1 passed" in done.stdout, done.stdout
        refused = run(asks(BAD, claim), "--softanswer-url", url)
        assert "answered 401" in refused.stdout
    finally:
        server.should_exit = True
        thread.join()
