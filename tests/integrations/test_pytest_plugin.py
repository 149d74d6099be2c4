"""The pytest plugin: a team's tests use our checklist on their own replies, by the command or by a server."""

import os
import re
import subprocess
import sys
import threading
import time
from functools import partial
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


def asks(claim):
    """Lines of a team's test that has a bad reply checked, and claims something of it."""
    given = f'{BAD!r}, message={MESSAGE!r}, fault="ours", options=["delivery on Saturday"]'
    return f"checked = softanswer.check({given})\n    {claim}"


def written(name, body):
    return f"def test_{name}(softanswer):\n    {body}\n\n"


FAILING = {
    "missed": asks("checked.assert_not_missed()"),
    "met": asks("checked.assert_met('admit-mistakes')"),
    "ready": asks("checked.assert_ready()"),
    "not_in_force": asks("checked.assert_met('be-quick')"),
    "agent_met": asks("assert 'document' in checked.for_agent; checked.assert_met('document')"),
    "agent_not_missed": asks("assert 'document' in checked.for_agent; checked.assert_not_missed('document')"),
    "nothing": asks("checked.assert_met()"),
    "no_message": "softanswer.check('Hello')",
    "no_such_field": "softanswer.check('Hello', message='Hi', colour='red')",
}
"""Bodies of a team's tests, by name; each fails in its own way."""


def run_in(folder, test, *options, env=None):
    """A team's test file, run in a process of its own with the plugin."""
    (folder / "test_ours.py").write_text(test, encoding="utf-8")
    settings = {k: v for k, v in os.environ.items() if not k.startswith(("SOFTANSWER_", "PYTEST"))}
    return subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "softanswer_pytest"),
            *(options or (f"--softanswer-command={COMMAND}",)),
        ],
        cwd=folder,
        env={**settings, "PYTHONPATH": f"{PLUGIN}{os.pathsep}{ROOT}", **(env or {})},
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.fixture
def run(tmp_path):
    return partial(run_in, tmp_path)


@pytest.fixture(scope="module")
def failed(tmp_path_factory):
    """What pytest tells of each of the failing tests, by name, and of all; they are run once, in one file."""
    tests = "".join(written(name, body) for name, body in FAILING.items())
    done = run_in(tmp_path_factory.mktemp("failing"), tests)
    assert done.returncode == 1, done.stdout + done.stderr
    parts = re.split(
        r"^_+ test_(\w+) _+$", done.stdout.partition("short test summary")[0], flags=re.MULTILINE
    )
    return dict(zip(parts[1::2], parts[2::2], strict=True)) | {"all": done.stdout}


def shows_no_plugin(told):
    """Whether what is told stands at the team's own lines; the name of the error itself may be there."""
    return "softanswer_pytest.py" not in told


def test_what_holds_passes_by_the_installed_command(run):
    claim = "assert 'stay-calm' in checked.missed and checked.verdict == 'needs_you'"
    done = run(written("holds", asks(claim)))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 passed" in done.stdout


def test_what_does_not_hold_is_told_by_guideline_reason_and_quote(failed):
    assert "missed  no-blame" in failed["missed"]
    assert "“your own fault”" in failed["missed"]
    assert "| Calm down. It is your own fault." in failed["missed"]


def test_each_claim_can_fail(failed):
    assert failed.keys() == {*FAILING, "all"}
    assert f"{len(FAILING)} failed in " in failed["all"]


def test_a_guideline_that_is_not_in_force_is_told(failed):
    told = failed["not_in_force"]
    assert "there is no guideline 'be-quick' in force; there are acknowledge, " in told
    assert shows_no_plugin(told)
    assert "checked.assert_met('be-quick')" in told


@pytest.mark.parametrize("claim", ["agent_met", "agent_not_missed"])
def test_a_guideline_that_is_for_the_agent_can_not_be_claimed_of_a_reply(failed, claim):
    assert "'document' is for the agent to do, so no reply can meet or miss it" in failed[claim]
    assert shows_no_plugin(failed[claim])


def test_to_claim_that_nothing_in_particular_is_met_is_no_pass(failed):
    assert "name the guidelines that must be met" in failed["nothing"]
    assert shows_no_plugin(failed["nothing"])


def test_a_check_without_a_message_fails_at_the_call(failed):
    assert "missing 1 required positional argument: 'message'" in failed["no_message"]


def test_a_request_that_cannot_be_used_fails_the_test_with_its_field(failed):
    assert "brief.colour: there is no such field" in failed["no_such_field"]


@pytest.fixture
def tool(tmp_path):
    """A command at a path of its own, outside of the folder of the tests."""
    path = tmp_path / "home" / "bin" / "softanswer"
    path.parent.mkdir(parents=True)
    path.write_text(f'#!/bin/sh\nexec {COMMAND} "$@"\n')
    path.chmod(0o755)
    return path


def test_the_command_may_be_named_by_its_path(run, tool):
    done = run(written("ours", asks("assert 'no-blame' in checked.missed")), f"--softanswer-command={tool}")
    assert "1 passed" in done.stdout, done.stdout + done.stderr


def test_the_command_may_be_named_in_pytest_ini_from_the_home_folder_on(run, tool, tmp_path):
    (tmp_path / "pytest.ini").write_text("[pytest]\nsoftanswer_command = ~/bin/softanswer\n")
    home = {"HOME": str(tmp_path / "home")}
    done = run(written("ours", asks("assert 'no-blame' in checked.missed")), "test_ours.py", env=home)
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
    done = run(written("ours", asks("pass")), *options)
    assert done.returncode == 1
    assert told in done.stdout
    assert "During handling" not in done.stdout
    assert shows_no_plugin(done.stdout)


def test_a_server_is_asked_by_its_address_and_key(run):
    settings = read_settings({"SOFTANSWER_ENGINE": "builtin", "SOFTANSWER_API_KEYS": "team-key-0123456789"})
    app = create_app(settings)
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_config=None))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            time.sleep(0.01)
        url = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
        claim = "assert 'no-blame' in checked.missed"
        done = run(
            written("ours", asks(claim)),
            f"--softanswer-url={url}",
            env={"SOFTANSWER_API_KEY": "team-key-0123456789"},
        )
        assert "1 passed" in done.stdout, done.stdout
        refused = run(written("ours", asks(claim)), f"--softanswer-url={url}")
        assert "answered 401" in refused.stdout
    finally:
        server.should_exit = True
        thread.join()
