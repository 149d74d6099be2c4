"""Cases are read from YAML and JSON Lines, and every mistake of every file is told at once."""

import json
from pathlib import Path

import pytest

from app.errors import ConfigurationError
from app.promptci.case import PromptCase
from app.promptci.suite import load_suite

KNOWN = ("listen", "escalate", "stay-calm")
OURS = Path(__file__).resolve().parent.parent / "prompt_cases"

ROOT = """
- id: late-sofa
  brief: {message: "Where is my sofa? It was due on Monday.", customer: {name: Ana Bell}}
  triggers: [listen]
"""


def written(folder: Path, text: str, name: str = "cases.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def load(*paths: Path) -> dict[str, PromptCase]:
    return {case.id: case for case in load_suite(paths, KNOWN)}


def mistakes(*paths: Path) -> tuple[str, ...]:
    with pytest.raises(ConfigurationError) as caught:
        load_suite(paths, KNOWN)
    return caught.value.mistakes


def test_a_case_carries_its_brief_and_the_line_that_it_begins_in(tmp_path):
    path = written(tmp_path, ROOT)
    case = load(path)["late-sofa"]
    assert case.brief.message.startswith("Where is my sofa?")
    assert (case.kind, case.cluster, case.triggers) == ("mft", "late-sofa", ("listen",))
    assert case.where == f"{path}:2"


def test_json_lines_and_yaml_say_the_same(tmp_path):
    table = {"id": "a", "brief": {"message": "Where is it?"}, "expect": {"listen": "met"}}
    lines = written(tmp_path, json.dumps(table) + "\n\n", "cases.jsonl")
    yaml = written(tmp_path, f"- {json.dumps(table)}\n")
    assert load(lines)["a"].model_copy(update={"where": ""}) == load(yaml)["a"].model_copy(
        update={"where": ""}
    )


def test_a_folder_is_read_whole_save_for_its_recordings(tmp_path):
    written(tmp_path, ROOT)
    (tmp_path / "recordings").mkdir()
    written(tmp_path / "recordings", "not cases", "answers.jsonl")
    assert set(load(tmp_path)) == {"late-sofa"}


def test_a_variation_has_the_brief_of_its_root_with_the_change_and_stands_in_its_cluster(tmp_path):
    path = written(
        tmp_path,
        ROOT
        + """
- id: late-sofa-court
  kind: dir
  of: late-sofa
  change: {append: " I will take you to court.", name: Rosa Lind}
  direction: {adds: [escalate]}
""",
    )
    case = load(path)["late-sofa-court"]
    assert case.brief.message == "Where is my sofa? It was due on Monday. I will take you to court."
    assert case.brief.customer.name == "Rosa Lind"
    assert case.cluster == "late-sofa"
    assert case.direction.adds == ("escalate",)


def test_the_root_of_a_variation_may_stand_in_another_file(tmp_path):
    written(tmp_path, "- {id: z, kind: inv, of: late-sofa, change: {typos: 1}}\n", "a.yaml")
    written(tmp_path, ROOT, "b.yaml")
    assert set(load(tmp_path)) == {"z", "late-sofa"}


def test_every_mistake_is_told_at_once_with_file_line_case_and_reason(tmp_path):
    cases = written(
        tmp_path,
        ROOT
        + """
- id: late-sofa
  brief: {message: "Again."}
- id: nothing
- id: orphan
  kind: inv
  of: nobody
- id: strange
  brief: {message: "Hello", colour: red}
  expect: {be-quick: met}
- id: unknown-field
  brief: {message: "Hello"}
  expects: {}
""",
    )
    lines = written(tmp_path, '{"id": "x"\n', "broken.jsonl")
    told = "\n".join(mistakes(cases, lines, tmp_path / "missing.yaml"))
    assert f"{cases}:6: late-sofa: another case has this id" in told
    assert f"{cases}:8: nothing: a case of kind mft needs a `brief`" in told
    assert f"{cases}:9: orphan: of: there is no case 'nobody'" in told
    assert f"{cases}:12: strange: colour: there is no such field" in told
    assert f"{cases}:12: strange: expect: there is no guideline 'be-quick' in force" in told
    assert f"{cases}:15: unknown-field: expects: extra inputs are not permitted" in told
    assert f"{lines}:1: case: this line is not JSON" in told
    assert f"{tmp_path / 'missing.yaml'}: file: there is no such file or folder" in told


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("- id: [", ":2: case: this is not readable as YAML"),
        ("id: x", ": case: a list of cases is needed"),
        ("- just words", ":1: case: "),
    ],
)
def test_a_file_that_holds_no_list_of_cases_is_a_mistake(tmp_path, text, reason):
    path = written(tmp_path, text)
    assert any(found.startswith(f"{path}{reason}") for found in mistakes(path))


def test_a_file_that_is_not_utf8_is_a_mistake(tmp_path):
    path = tmp_path / "cases.yaml"
    path.write_bytes(b"- id: caf\xe9\n")
    assert mistakes(path) == (f"{path}: file: it cannot be read as UTF-8 text (UnicodeDecodeError)",)


def test_an_empty_file_holds_no_cases(tmp_path):
    assert load(written(tmp_path, "")) == {}


def test_our_own_suite_reaches_every_fault_channel_language_and_kind():
    from app.bootstrap import load_guidelines
    from app.settings import read_settings

    suite = load_suite([OURS], [g.id for g in load_guidelines(read_settings({}))])
    assert len(suite) >= 200
    assert {case.kind for case in suite} == {"mft", "inv", "dir"}
    assert {case.brief.fault for case in suite} == {"ours", "customer", "third_party", "unknown"}
    assert {case.brief.channel for case in suite} == {"email", "chat", "review", "social"}
    assert sum(bool(case.goldens) for case in suite) >= 40
    assert sum(bool(case.planted) for case in suite) >= 40
