"""`softanswer eval` as a team's CI runs it: what is green, what is red, and where it is told."""

import json

import pytest

from tests.cli.eval.suite import ALL_AS_BEFORE, BRIEF, CASES, rows, written


def test_a_run_is_held_against_the_baseline_that_an_earlier_one_wrote(softanswer, cases):
    first = softanswer("eval", cases, "--update-baseline")
    assert first.returncode == 0, first.stderr
    assert [row["case"] for row in rows(cases.parent / "baseline.builtin.json")] == [
        "lamp",
        "late",
        "late-twice",
    ]
    again = softanswer("eval", cases)
    assert (again.returncode, ALL_AS_BEFORE.fullmatch(again.stderr) is not None) == (0, True)
    assert b"No principle got worse" in again.stdout


def test_what_a_case_expects_and_does_not_get_any_more_is_red_and_told(softanswer, cases, tmp_path):
    softanswer("eval", cases, "--update-baseline")
    written(cases, [{**CASES[0], "never_says": ["£39"]}, *CASES[1:]])
    done = softanswer("eval", cases, "--junit", tmp_path / "out" / "j.xml", "--md", tmp_path / "m.md",
                      "--html", tmp_path / "p.html", "--sarif", tmp_path / "s.json", "--github")  # fmt: skip
    assert done.returncode == 1
    assert b"the reply says '\xc2\xa339'" in done.stdout
    assert b"::error " in done.stdout
    for name in ("out/j.xml", "m.md", "p.html", "s.json"):
        assert "late" in (tmp_path / name).read_text(encoding="utf-8"), name


def test_a_dash_puts_a_file_in_the_place_of_the_report(softanswer, cases):
    softanswer("eval", cases, "--update-baseline")
    done = softanswer("eval", cases, "--json", "-")
    assert json.loads(done.stdout)["verdict"] == "pass"
    assert b"No principle got worse" in done.stderr


@pytest.mark.parametrize("engine", ["builtin", "obedient"])
def test_engines_without_a_model_use_no_network(softanswer, cases, model, no_network, engine):
    run = ("eval", cases, "--engine", engine)
    assert softanswer(*run, "--update-baseline", env=model).returncode == 0
    assert softanswer(*run).returncode == 0
    assert no_network == []


def test_many_cases_are_shared_out_and_come_back_in_their_order(process, tmp_path):
    cases = written(tmp_path / "suite.jsonl", [{"id": f"c{n:02}", "brief": BRIEF} for n in range(14)])
    baseline = tmp_path / "b.json"
    child = process("-m", "app", "eval", str(cases), "--baseline", str(baseline), "--update-baseline")
    _, err = child.communicate(timeout=120)
    assert child.returncode == 0, err
    assert [row["case"] for row in rows(baseline)] == [f"c{n:02}" for n in range(14)]
    assert len({row["reply"] for row in rows(baseline)}) == 1


def test_the_page_shows_the_old_reply_beside_the_new_one_and_what_lint_found(softanswer, tmp_path):
    cases = tmp_path / "cases.yaml"
    cases.write_text("- {id: late, brief: {message: Where is my sofa?, options: [delivery on Saturday]}}\n")
    compare = ["eval", cases, "--baseline", tmp_path / "base.json"]
    assert softanswer(*compare, "--update-baseline").returncode == 0
    linted, page = tmp_path / "lint.json", tmp_path / "page.html"
    softanswer("lint", cases, "--fast", "--format", "json", "--out", linted)
    cases.write_text("- {id: late, brief: {message: Where is my sofa?, options: [delivery on Sunday]}}\n")
    softanswer(*compare, "--html", page, "--lint", linted)
    html = page.read_text(encoding="utf-8")
    assert "Saturday" in html
    assert "Sunday" in html
    assert "Coverage" in html
    assert softanswer("eval", tmp_path, "--baseline", tmp_path / "base.json").returncode == 5


def test_what_is_no_report_of_lint_is_told(softanswer, tmp_path):
    cases = tmp_path / "cases.yaml"
    cases.write_text("- {id: late, brief: {message: Where is my sofa?}}\n")
    compare = ["eval", cases, "--baseline", tmp_path / "base.json"]
    softanswer(*compare, "--update-baseline")
    done = softanswer(*compare, "--html", tmp_path / "page.html", "--lint", cases)
    assert done.returncode == 2
    assert b"this is no report of lint" in done.stderr
