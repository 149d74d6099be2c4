"""What may be compared with a baseline, and what writing a new one accepts."""

import json
import re

from tests.cli.eval.suite import CASES, written


def test_fewer_cases_than_the_baseline(failed, softanswer, cases):
    softanswer("eval", cases, "--update-baseline")
    written(cases, CASES[:2])
    failed(5, cases)


def test_a_case_that_got_another_id_does_not_pass_under_it(failed, softanswer, cases):
    softanswer("eval", cases, "--update-baseline")
    written(cases, [*CASES[:2], {**CASES[2], "id": "lamp2"}])
    failed(5, cases)
    told = softanswer("eval", cases).stdout.decode()
    assert "No longer in the suite, and a case that is gone does not pass: lamp." in told
    assert "New, so not compared: lamp2" in told
    assert softanswer("eval", cases, "--update-baseline").returncode == 0
    assert softanswer("eval", cases).returncode == 0


def test_writing_a_baseline_tells_what_is_accepted_by_it(softanswer, cases, tmp_path):
    written(cases, [{**CASES[0], "says": ["a new lamp"]}, *CASES[1:]])
    report = tmp_path / "r.json"
    done = softanswer("eval", cases, "--update-baseline", "--json", report)
    told = done.stdout.decode()
    assert done.returncode == 0
    assert "Accepted as the baseline: 3 cases. 3 cases, 3 replies, engine builtin; exit 0." in told
    assert "the case itself in 1 of 3" in told
    assert "omparable" not in told
    assert [json.loads(report.read_text())[name] for name in ("verdict", "exit")] == ["accepted", 0]
    written(cases, CASES[:1])
    assert b"3 cases" not in softanswer("eval", cases, "--update-baseline", "--github").stdout
    assert b"1 case, 1 reply, " in softanswer("eval", cases).stdout


def test_a_new_case_that_misses_what_it_expects_is_red_in_every_report(softanswer, cases, tmp_path):
    softanswer("eval", cases, "--update-baseline")
    written(cases, [*CASES, {**CASES[2], "id": "lamp2", "says": ["a new lamp"]}])
    done = softanswer("eval", cases, "--junit", tmp_path / "j.xml", "--md", tmp_path / "m.md",
                      "--html", tmp_path / "p.html", "--sarif", tmp_path / "s.json", "--github")  # fmt: skip
    assert done.returncode == 1
    told = done.stdout.decode()
    assert "New cases that fail: lamp2." in told
    assert "lamp2: no sentence of the reply shows it (the reply does not say 'a new lamp')" in told
    assert "::error file=" in told
    for name in ("j.xml", "m.md", "p.html", "s.json"):
        assert "lamp2" in (tmp_path / name).read_text(encoding="utf-8"), name
    assert softanswer("eval", cases, "--update-baseline").returncode == 0
    assert softanswer("eval", cases).returncode == 0


def test_a_case_whose_brief_was_edited_is_not_compared_until_the_baseline_is_written(softanswer, cases):
    softanswer("eval", cases, "--update-baseline")
    written(cases, [*CASES[:2], {**CASES[2], "brief": {**CASES[2]["brief"], "fault": "unknown"}}])
    done = softanswer("eval", cases)
    assert done.returncode == 5
    assert b"Another brief than in the baseline, so not compared: lamp" in done.stdout
    assert b"late" not in done.stdout
    assert softanswer("eval", cases, "--update-baseline").returncode == 0
    assert softanswer("eval", cases).returncode == 0


def test_a_baseline_that_knows_no_briefs_is_compared_as_before(softanswer, cases):
    softanswer("eval", cases, "--update-baseline")
    baseline = cases.parent / "baseline.builtin.json"
    text = baseline.read_text(encoding="utf-8")
    baseline.write_text(re.sub(r'"brief": "[0-9a-f]{16}", ', "", text), encoding="utf-8")
    assert "brief" not in baseline.read_text(encoding="utf-8")
    assert softanswer("eval", cases).returncode == 0


def test_a_filter_is_compared_with_its_own_part_of_the_baseline_and_can_write_none(failed, softanswer, cases):
    softanswer("eval", cases, "--update-baseline")
    done = softanswer("eval", cases, "--filter", "late*")
    assert (done.returncode, b"2 cases" in done.stdout) == (0, True)
    assert "whole suite" in failed(2, cases, "--filter", "late*", "--update-baseline")
    written(cases, CASES[1:])
    failed(5, cases, "--filter", "late*")


def test_a_case_that_asks_for_less_does_not_pass_until_the_baseline_is_written(softanswer, cases, tmp_path):
    asking = {**CASES[0], "says": ["£39"], "expect": {"listen": "met"}}
    written(cases, [asking, *CASES[1:]])
    softanswer("eval", cases, "--update-baseline")
    assert softanswer("eval", cases).returncode == 0
    written(cases, [{**asking, "says": [], "expect": {"listen": "unsure"}}, *CASES[1:]])
    done = softanswer("eval", cases, "--md", tmp_path / "m.md")
    assert done.returncode == 5
    told = "No longer asked for, though the baseline has it: late (expect listen: met; says: £39)."
    assert told in done.stdout.decode()
    assert "late (expect listen" in (tmp_path / "m.md").read_text(encoding="utf-8")
    assert softanswer("eval", cases, "--update-baseline").returncode == 0
    assert softanswer("eval", cases).returncode == 0


def test_a_baseline_that_knows_no_expectations_is_compared_as_before(softanswer, cases):
    written(cases, [{**CASES[0], "says": ["£39"]}, *CASES[1:]])
    softanswer("eval", cases, "--update-baseline")
    baseline = cases.parent / "baseline.builtin.json"
    text = baseline.read_text(encoding="utf-8")
    baseline.write_text(re.sub(r'"asks": \[[^]]*\], ', "", text), encoding="utf-8")
    assert "asks" not in baseline.read_text(encoding="utf-8")
    written(cases, CASES)
    assert softanswer("eval", cases).returncode == 0
