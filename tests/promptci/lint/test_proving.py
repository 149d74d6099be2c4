"""What the proof found, as findings."""

import pytest

from app.promptci.lint.proof.report import Accepted, FailedGolden, ProofReport, ProofRow, Survivor

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
def report(linter, cases, reader, words):
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
