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
    assert f"{cases}:15: unknown-field: expects: there is no such field; did you mean expect?" in told
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


@pytest.mark.parametrize(
    ("field", "reason"),
    [
        ("sayz: [Saturday]", "sayz: there is no such field; did you mean says?"),
        ("says: Saturday", "says: a list is needed"),
        ("expect: [listen]", "expect: a table of names and values is needed"),
        ("expect: {listen: good}", "expect.listen: it must be 'met', "),
        ("change: {apend: x}", "change.apend: there is no such field; did you mean append?"),
        (
            "goldens: [{reply: x, serve: {}}]",
            "goldens[0].serve: there is no such field; did you mean serves?",
        ),
        ("planted: [{breaks: [listen]}]", "planted[0].reply: it is needed"),
    ],
)
def test_a_mistake_is_told_in_words_of_the_file(tmp_path, field, reason):
    path = written(tmp_path, f"- id: a\n  brief: {{message: Hello}}\n  {field}\n")
    (found,) = mistakes(path)
    assert found.startswith(f"{path}:1: a: {reason}")


def test_an_id_that_cannot_be_one_says_what_it_may_hold(tmp_path):
    (found,) = mistakes(written(tmp_path, "- id: my first case\n  brief: {message: Hello}\n"))
    assert "my first case: id: letters, digits" in found
    (found,) = mistakes(written(tmp_path, "- id: 7\n  brief: {message: Hello}\n"))
    assert "7: id: a text is needed; put it in quotes" in found


def test_what_is_no_yaml_is_told_with_its_line_and_the_problem(tmp_path):
    for text, line in (("- id: a\n  brief: [\n", 3), ("- id: a\n- id: '\x07'\n", 2), ("- id: a\n b: 1\n", 2)):
        (found,) = mistakes(written(tmp_path, text))
        assert found.startswith(f"{tmp_path / 'cases.yaml'}:{line}: case: this is not readable as YAML: "), (
            found
        )
        assert found.rpartition(": ")[2].strip()
    (found,) = mistakes(written(tmp_path, "- id: a\n  when: 2026-13-01\n"))
    assert "this is not readable as YAML" in found


@pytest.mark.parametrize(
    "field", ["brief: {message: Hello, colour: red}", "brief: {message: Hello}\n  sayz: []"]
)
def test_what_is_wrong_with_a_case_is_not_told_again_for_those_made_of_it(tmp_path, field):
    variation = "- {id: %s, kind: inv, of: root, change: {typos: 1}}\n"
    text = f"{variation % 'before'}- id: root\n  {field}\n{variation % 'after'}"
    (found,) = mistakes(written(tmp_path, text))
    assert "root: " in found
    assert "there is no such field" in found


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


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ("kind: dir, change: {append: x}", "direction: a case of kind dir needs `adds` or `keeps`"),
        ("kind: dir, change: {append: x}, direction: {}", "direction: a case of kind dir needs"),
        (
            "kind: inv, change: {append: x}, direction: {keeps: [listen]}",
            "direction: only a case of kind dir",
        ),
        ("kind: inv", "change: a case of kind inv needs one"),
        ("kind: dir, direction: {keeps: [listen]}", "change: a case of kind dir needs one"),
    ],
)
def test_a_case_that_could_never_fail_is_a_mistake(tmp_path, more, reason):
    path = written(tmp_path, f"{ROOT}- {{id: made, of: late-sofa, {more}}}\n")
    (told,) = mistakes(path)
    assert told.startswith(f"{path}:5: made: {reason}")
