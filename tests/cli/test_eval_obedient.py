"""The obedient engine sees each line, and each loop of lines, that goes missing from the prompt."""

import re
from pathlib import Path

import pytest

from app.bootstrap import load_guidelines, shipped
from app.settings import Settings

CASES = Path(__file__).resolve().parent.parent / "prompt_cases" / "wiring.yaml"
MUST = [g.id for g in load_guidelines(Settings()) if g.severity == "must" and g.prompt]


@pytest.fixture(scope="module")
def baseline(tmp_path_factory):
    return tmp_path_factory.mktemp("obedient") / "baseline.json"


@pytest.fixture
def evaluated(softanswer, baseline):
    def run(*more):
        arguments = ["eval", CASES, "--engine", "obedient", "--baseline", baseline]
        if not baseline.exists():
            assert softanswer(*arguments, "--update-baseline").returncode == 0
        return softanswer(*arguments, *more)

    return run


def test_an_unchanged_prompt_is_green_and_says_that_this_proves_no_quality(evaluated):
    done = evaluated()
    assert done.returncode == 0, done.stdout
    assert b"wiring" in done.stdout


def without_line(guideline, folder):
    """A company's guideline that takes the prompt line of ours away."""
    (folder / guideline).mkdir(parents=True)
    text = f"---\nid: {guideline}\nprompt: null\n---\n"
    (folder / guideline / "guideline.md").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("guideline", MUST)
def test_the_line_of_a_must_guideline_that_goes_missing_is_red_and_named(evaluated, tmp_path, guideline):
    without_line(guideline, tmp_path / "ours")
    done = evaluated("--guidelines", tmp_path / "ours")
    assert done.returncode == 1, done.stdout
    red = [line for line in done.stdout.decode().splitlines() if re.search(rf"\b{guideline}\b", line)]
    assert red, done.stdout


@pytest.mark.parametrize(("kind", "named"), [("reply", "listen"), ("guard", "no-blame")])
def test_a_loop_that_goes_missing_is_red_and_names_what_it_printed(evaluated, tmp_path, kind, named):
    loop = re.compile(rf'{{% for g in guidelines if g.kind == "{kind}".*?{{% endfor %}}', re.DOTALL)
    text = (shipped("prompts") / "draft" / "system.jinja").read_text(encoding="utf-8")
    assert loop.search(text)
    (tmp_path / "ours" / "draft").mkdir(parents=True)
    (tmp_path / "ours" / "draft" / "system.jinja").write_text(loop.sub("", text), encoding="utf-8")
    done = evaluated("--prompts", tmp_path / "ours")
    assert done.returncode == 1, done.stdout
    assert named in done.stdout.decode()


def test_a_plan_that_names_no_principle_is_red(evaluated, tmp_path):
    text = (shipped("prompts") / "draft" / "user.jinja").read_text(encoding="utf-8")
    line = 'Principles that apply: {{ applies | join(", ") }}.'
    assert line in text
    (tmp_path / "ours" / "draft").mkdir(parents=True)
    (tmp_path / "ours" / "draft" / "user.jinja").write_text(text.replace(line, ""), encoding="utf-8")
    assert evaluated("--prompts", tmp_path / "ours").returncode == 1
