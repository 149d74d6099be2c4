"""A template of the company that cannot be read is told before anything starts, whichever command is called."""

import pytest

BRIEF = b'{"message": "My parcel is late. Where is it?"}'
COMMANDS = {
    "guidelines": ["guidelines"],
    "serve": ["serve"],
    "draft": ["draft", "--jsonl", "-"],
    "show": ["prompts", "show"],
    "eval": ["eval", "cases", "--engine", "obedient", "--update-baseline"],
    "eval of the built-in engine": ["eval", "cases", "--update-baseline"],
}


@pytest.fixture
def ours(softanswer, tmp_path):
    """A starting folder with a template of its own, and what writes that template."""
    softanswer("init", ".")

    def write(text, name="draft/system.jinja"):
        path = tmp_path / "prompts" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    return write


@pytest.mark.parametrize("name", COMMANDS)
def test_a_template_without_its_last_endif_ends_each_command_with_file_line_and_reason(
    softanswer, ours, name
):
    ours("Be kind.\n{% if plan %}\nSay so.\n")
    done = softanswer(*COMMANDS[name], stdin=BRIEF, env={"SOFTANSWER_PROMPTS": "prompts"})
    assert done.returncode == 2, done.stderr
    told = done.stderr.decode().splitlines()
    assert len(told) == 1
    assert told[0].startswith("prompts/draft/system.jinja:3: this template cannot be read: ")
    assert "endif" in told[0]


def test_every_broken_template_is_told_at_once(softanswer, ours):
    ours("{{ plan | no_such_filter }}", "draft/user.jinja")
    ours("one\n{{ two", "judge/user.jinja")
    ours(b"\xff\xfe", "repair/user.jinja")
    told = softanswer("guidelines", "--prompts", "prompts").stderr.decode().splitlines()
    assert [line.split(": ")[0] for line in told] == [
        "prompts/draft/user.jinja:1",
        "prompts/judge/user.jinja:2",
        "prompts/repair/user.jinja:1",
    ]


def test_the_mistakes_of_profile_and_templates_are_told_together(softanswer, ours, tmp_path):
    ours("{% if %}")
    (tmp_path / "profile.yaml").write_text("nam: Mine\n")
    given = ["draft", "--jsonl", "-", "--prompts", "prompts", "--company", "profile.yaml"]
    told = softanswer(*given, stdin=BRIEF).stderr.decode()
    assert "did you mean name?" in told
    assert "prompts/draft/system.jinja:1: " in told


def test_a_template_that_can_be_read_changes_nothing_at_the_start(softanswer, ours):
    ours("{% if plan %}Say so.{% endif %}")
    assert softanswer("guidelines", "--prompts", "prompts").returncode == 0


def test_lint_still_tells_a_broken_template_as_a_finding(softanswer, ours):
    ours("Be kind.\n{% if plan %}\nSay so.\n")
    done = softanswer("lint", "cases", "--fast", "--prompts", "prompts")
    assert done.returncode == 1
    assert "prompts/draft/system.jinja:3" in done.stdout.decode()
