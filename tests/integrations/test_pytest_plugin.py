"""The pytest plugin: a team's tests use our checklist on their own replies, by the command or by a server."""

import os
import re
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
                *(options or (f"--softanswer-command={COMMAND}",)),
            ],
            cwd=tmp_path,
            env={**settings, "PYTHONPATH": f"{PLUGIN}{os.pathsep}{ROOT}", **(env or {})},
            check=False,
            capture_output=True,
            text=True,
            timeout=60,
        )

    return start


def shows_no_plugin(done):
    """Whether what is told stands at the team's own lines; the name of the error itself may be there."""
    return "softanswer_pytest.py" not in done.stdout


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
    assert shows_no_plugin(done)
    assert "checked.assert_met('be-quick')" in done.stdout


@pytest.mark.parametrize("claim", ["assert_met", "assert_not_missed"])
def test_a_guideline_that_is_for_the_agent_can_not_be_claimed_of_a_reply(run, claim):
    done = run(asks(BAD, f"assert 'document' in checked.for_agent; checked.{claim}('document')"))
    assert "1 failed" in done.stdout
    assert "'document' is for the agent to do, so no reply can meet or miss it" in done.stdout
    assert shows_no_plugin(done)


def test_to_claim_that_nothing_in_particular_is_met_is_no_pass(run):
    done = run(asks(BAD, "checked.assert_met()"))
    assert "1 failed" in done.stdout
    assert "name the guidelines that must be met" in done.stdout
    assert shows_no_plugin(done)


def test_a_check_without_a_message_fails_at_the_call(run):
    done = run("def test_x(softanswer):\n    softanswer.check('Hello')\n")
    assert "1 failed" in done.stdout
    assert "missing 1 required positional argument: 'message'" in done.stdout


@pytest.fixture
def tool(tmp_path):
    """A command at a path of its own, outside of the folder of the tests."""
    path = tmp_path / "home" / "bin" / "softanswer"
    path.parent.mkdir(parents=True)
    path.write_text(f'#!/bin/sh\nexec {COMMAND} "$@"\n')
    path.chmod(0o755)
    return path


def test_the_command_may_be_named_by_its_path(run, tool):
    done = run(asks(BAD, "assert 'no-blame' in checked.missed"), f"--softanswer-command={tool}")
    assert "1 passed" in done.stdout, done.stdout + done.stderr


def test_the_command_may_be_named_in_pytest_ini_from_the_home_folder_on(run, tool, tmp_path):
    (tmp_path / "pytest.ini").write_text("[pytest]\nsoftanswer_command = ~/bin/softanswer\n")
    home = {"HOME": str(tmp_path / "home")}
    done = run(asks(BAD, "assert 'no-blame' in checked.missed"), "test_ours.py", env=home)
    assert "1 passed" in done.stdout, done.stdout + done.stderr


def test_the_readme_names_no_option_that_pytest_would_take_for_a_test():
    readme = (PLUGIN / "README.md").read_text(encoding="utf-8")
    shown = re.findall(r"--softanswer-(?:command|url)(.)", readme)
    assert shown
    assert set(shown) == {"="}


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
            ("--softanswer-command=no-such-command",),
            "there is no command 'no-such-command': install softanswer",
        ),
        (("--softanswer-url=http://127.0.0.1:9",), "cannot be asked"),
        (("--softanswer-command=false",), "softanswer ended"),
    ],
)
def test_a_check_that_cannot_be_had_fails_and_is_never_skipped(run, options, told):
    done = run(asks(BAD, "pass"), *options)
    assert done.returncode == 1
    assert told in done.stdout
    assert "During handling" not in done.stdout
    assert shows_no_plugin(done)


def test_a_server_is_asked_by_its_address_and_key(run):
    settings = read_settings({"SOFTANSWER_ENGINE": "builtin", "SOFTANSWER_API_KEYS": "team-key-0123456789"})
    app = create_app(settings)
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_config=None))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            pass
        url = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
        claim = "assert 'no-blame' in checked.missed"
        done = run(
            asks(BAD, claim), f"--softanswer-url={url}", env={"SOFTANSWER_API_KEY": "team-key-0123456789"}
        )
        assert "1 passed" in done.stdout, done.stdout
        refused = run(asks(BAD, claim), f"--softanswer-url={url}")
        assert "answered 401" in refused.stdout
    finally:
        server.should_exit = True
        thread.join()
