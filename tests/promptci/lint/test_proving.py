"""What the proof found, as findings."""

import pytest

from app.promptci.lint.proof.report import Accepted, FailedGolden, ProofReport, ProofRow, Survivor
from tests.promptci.lint.conftest import ROOT

PROOF = ProofReport(
    mutants=12,
    by_guideline=(
        ProofRow(
            guideline="listen", severity="must", corruption="drop", mutants=12, missed=10, unsure=1, met=1
        ),
    ),
    survivors=(
        Survivor(
            guideline="listen",
            severity="must",
            corruption="drop",
            case="late-0",
            sentence="Thanks for writing.",
            reply_hash="abc",
        ),
        Survivor(
            guideline="keep-open",
            severity="should",
            corruption="drop",
            case="late-1",
            sentence="Bye.",
            reply_hash="d",
        ),
    ),
    failed_goldens=(
        FailedGolden(case="late-2", guideline="no-leak", sentence="The depot.", reason="it is internal"),
    ),
    stale=(Accepted(reply_hash="old", guideline="listen", reason="it was sound"),),
    unproven=("escalate",),
)


@pytest.fixture
def elsewhere(linter, cases, reader, words, tmp_path, monkeypatch):
    """The report for a team that stands in a folder of its own, with our guidelines as they came."""
    monkeypatch.chdir(tmp_path)
    return linter().whole(cases, reader, words, {}, prove=lambda _: PROOF)


@pytest.fixture
def report(linter, cases, reader, words, monkeypatch):
    monkeypatch.chdir(ROOT)
    given = []

    def prove(proven):
        given.extend(proven)
        return PROOF

    found = linter().whole(cases, reader, words, {}, prove=prove)
    assert given == list(cases)
    return found


def test_the_proof_stands_in_the_report(report):
    assert report.proof == PROOF


def test_a_survivor_is_told_with_its_sentence_and_is_an_error_for_must_alone(report):
    found = {f.guideline: f for f in report.findings if f.rule == "survivor"}
    assert (found["listen"].level, found["keep-open"].level) == ("error", "warning")
    told = found["listen"]
    assert (told.excerpt, told.case, "abc" in told.fix) == ("Thanks for writing.", "late-0", True)
    assert told.path.endswith("guidelines/listen/guideline.md")


def test_a_golden_that_fails_is_an_error_on_the_line_of_its_case(report):
    (found,) = [f for f in report.findings if f.rule == "golden-missed"]
    assert (found.level, found.line, found.guideline, found.case) == ("error", 3, "no-leak", "late-2")
    assert found.path.endswith("cases.jsonl")
    assert "it is internal" in found.message


def test_what_nothing_proves_and_what_is_allowed_in_vain_are_warnings(report):
    found = {f.rule: f for f in report.findings if f.rule in {"unproven", "allowance-stale"}}
    assert {f.level for f in found.values()} == {"warning"}
    assert "escalate" in found["unproven"].message
    assert "old" in found["allowance-stale"].message


def test_a_fault_of_a_check_that_came_with_the_product_does_not_fail_a_team_s_run(elsewhere):
    found = {f.guideline: f for f in elsewhere.findings if f.rule == "survivor"}
    assert found["listen"].level == "warning"
    assert "late-0" in found["listen"].message
    assert "check of ours" in found["listen"].fix


def test_what_a_team_cannot_prove_is_one_note(elsewhere):
    (found,) = [f for f in elsewhere.findings if f.rule == "unproven"]
    assert (found.level, "escalate" in found.message, found.path) == ("note", True, None)
