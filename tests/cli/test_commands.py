"""The command as people use it: each run a process of its own."""

import json

import pytest

from app import __version__
from app.cli.main import COMMANDS
from app.model.draft import Checked, Draft
from app.model.reading import Reading

LATE = "My order KT-2041 is three weeks late. When does it come?\n"


def test_the_help_names_every_command(softanswer):
    done = softanswer("--help")
    assert done.returncode == 0
    for name, line in COMMANDS.items():
        assert f"{name} " in done.stdout.decode()
        assert line in done.stdout.decode()


HEAVY = ["fastapi", "pydantic", "rich", "yaml", "jinja2", "openai", "py3langid", "uvicorn", "lxml", "numpy"]


def test_the_help_comes_at_once_for_it_imports_nothing_heavy(process):
    code = (
        "import sys\nfrom app.cli.main import softanswer\n"
        "softanswer.main(['--help'], standalone_mode=False)\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    shown, loaded = process("-c", code).communicate(timeout=30)
    assert b"Commands:" in shown
    assert loaded.decode().strip() == "[]"


def test_the_line_in_the_help_is_that_of_the_command(softanswer):
    from importlib import import_module

    for name in COMMANDS:
        command = import_module(f"app.cli.{name}").command
        assert command.name == name
        assert command.help


def test_a_draft_for_people_shows_the_reply_then_why(softanswer, tmp_path):
    (tmp_path / "late.txt").write_text(LATE)
    brief = {"options": ["refund of the £39 delivery charge"], "fault": "ours", "agent": {"name": "Tom"}}
    (tmp_path / "brief.json").write_text(json.dumps(brief))
    done = softanswer("draft", "late.txt", "--brief", "brief.json")
    shown = done.stdout.decode()
    assert done.returncode == 0, done.stderr
    assert done.stderr == b""
    places = [shown.index(part) for part in ("Tom", "Checklist", "What it promises", "Note for the record")]
    assert places == sorted(places)
    assert "“" in shown
    assert "\x1b" not in shown


def test_a_draft_as_json_is_the_draft(softanswer):
    done = softanswer("draft", "-", "--json", stdin=LATE.encode())
    assert Draft.model_validate_json(done.stdout).reply.text
    assert done.returncode == 0


SOURCES = {
    "late.eml": b"From: Ann Lee <ann@example.org>\r\nSubject: Late\r\n\r\n" + LATE.encode(),
    "late.json": json.dumps({"message": LATE, "fault": "ours"}).encode(),
    "late.txt": LATE.encode(),
}


@pytest.mark.parametrize("name", SOURCES)
def test_a_message_may_come_as_text_mail_or_brief(softanswer, tmp_path, name):
    (tmp_path / name).write_bytes(SOURCES[name])
    reading = Reading.model_validate_json(softanswer("read", name, "--json").stdout)
    assert reading.text.strip() == LATE.strip()


def test_a_reading_for_people_names_what_was_found(softanswer):
    shown = softanswer("read", stdin=LATE.encode()).stdout.decode()
    assert "KT-2041" in shown
    assert "topic" in shown


def test_a_reply_is_checked_against_its_message(softanswer, tmp_path):
    (tmp_path / "reply.txt").write_text("Dear customer,\n\nCalm down. We will refund £500 tomorrow.\n\nTom\n")
    (tmp_path / "late.txt").write_text(LATE)
    as_json = softanswer("check", "reply.txt", "--message", "late.txt", "--json")
    checked = Checked.model_validate_json(as_json.stdout)
    assert checked.verdict == "needs_you"
    shown = softanswer("check", "reply.txt", "--message", "late.txt").stdout.decode()
    assert "missed" in shown
    assert "nothing allows it" in shown


def test_the_guidelines_are_listed_and_make_a_markdown_table(softanswer):
    assert "stay-calm" in softanswer("guidelines").stdout.decode()
    rows = softanswer("guidelines", "--markdown").stdout.decode().splitlines()
    assert rows[1].startswith("|---")
    assert any("`stay-calm`" in row for row in rows)


MISTAKES = {
    "no such command": (["drift"], "No such command"),
    "no such option": (["draft", "--colour"], "No such option"),
    "no such file": (["draft", "none.txt"], "none.txt"),
    "an empty message": (["draft", "-"], "message"),
    "a brief that is none": (["draft", "--brief", "bad.json"], "JSON"),
    "brief and lines": (["draft", "--jsonl", "--brief", "bad.json"], "--brief"),
    "a reply to nothing": (["check", "bad.json"], "--message"),
    "a wrong profile": (["draft", "--company", "bad.yaml"], "did you mean name?"),
    "a wrong port": (["serve", "--port", "0"], "port"),
    "an open address": (["serve", "--host", "0.0.0.0"], "SOFTANSWER_API_KEYS"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_in_plain_words_and_ends_with_2(softanswer, tmp_path, name):
    (tmp_path / "bad.json").write_text("{")
    (tmp_path / "bad.yaml").write_text("nam: X\n")
    arguments, told = MISTAKES[name]
    done = softanswer(*arguments)
    assert done.returncode == 2
    assert done.stdout == b""
    assert told in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def test_a_field_of_a_yaml_brief_that_is_left_empty_counts_as_not_given(softanswer, tmp_path):
    (tmp_path / "brief.yaml").write_text(
        "message: Where is it?\nfacts:\ntimezone:\nat: 2026-06-08 09:30:00\n"
    )
    done = softanswer("draft", "--brief", "brief.yaml", "--json")
    assert done.returncode == 0, done.stderr


def test_wrong_settings_are_all_told(softanswer):
    done = softanswer("draft", env={"SOFTANSWER_PORT": "x", "SOFTANSWER_ENGINE": "y"})
    assert done.returncode == 2
    assert [line.partition(":")[0] for line in done.stderr.decode().splitlines()] == [
        "SOFTANSWER_PORT",
        "SOFTANSWER_ENGINE",
    ]


def test_python_m_app_is_the_command(process):
    shown, told = process("-W", "error", "-m", "app", "--version").communicate(timeout=30)
    assert (shown.decode(), told) == (f"softanswer, version {__version__}\n", b"")


CRASH = (
    "import sys\nimport app.cli.guidelines as g\nfrom app.cli.main import run\n"
    "g.command.callback = lambda **_: 1 / 0\nsys.argv = ['softanswer', *sys.argv[1:]]\nrun()"
)


@pytest.mark.parametrize(
    ("arguments", "traceback"), [(["guidelines"], False), (["--debug", "guidelines"], True)]
)
def test_a_crash_is_one_sentence_unless_the_traceback_is_wanted(process, arguments, traceback):
    child = process("-c", CRASH, *arguments)
    told = child.communicate(timeout=30)[1].decode()
    assert child.returncode == 1
    assert ("Traceback" in told) is traceback
    assert ("report" in told) is not traceback


def test_the_terminal_gets_no_commands_from_a_customer(softanswer):
    done = softanswer("read", stdin="My \x1b[31mparcel\x1b]0;title\x07 KT-2041 is \u202elate.".encode())
    assert b"\x1b" not in done.stdout
    assert b"\x07" not in done.stdout
