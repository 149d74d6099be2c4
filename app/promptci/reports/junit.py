"""JUnit XML: a test case for each case and principle, its failure with what was expected and the words that failed."""

from collections.abc import Iterable, Mapping, Sequence
from xml.etree import ElementTree as ET

from app.promptci.exits import Exit
from app.promptci.gate.report import CASE, GateReport, Regression
from app.promptci.outcome import Outcome, Run
from app.promptci.reports.safe import one_line, visible
from app.promptci.reports.words import headline, name_of, red_line, sentence_of

EXCERPT = 300
"""So many characters of the reply are quoted."""


def dump(report: GateReport, run: Run) -> str:
    """The run as one test suite. Red is a failure; what did not run is an error; what missed before too is skipped."""
    suite = ET.Element("testsuite", name=f"softanswer eval ({run.engine})")
    titles = {principle.guideline: principle.title for principle in report.principles}
    worse = {(one.case, one.guideline): one for one in report.regressions}
    _gate(suite, report)
    for case, outcomes in _by_case(run).items():
        if trouble := next((outcome for outcome in outcomes if outcome.trouble), None):
            _error(suite, trouble)
            continue
        for guideline in _asked(outcomes, worse):
            test = ET.SubElement(suite, "testcase", classname=_name(guideline), name=case)
            if found := worse.get((case, guideline)):
                _worse(test, outcomes, found, titles.get(guideline, name_of(guideline)))
            else:
                _old(test, outcomes, guideline)
    for name, tag in (
        ("tests", "testcase"),
        ("failures", "failure"),
        ("errors", "error"),
        ("skipped", "skipped"),
    ):
        suite.set(name, str(sum(1 for _ in suite.iter(tag))))
    whole = ET.Element("testsuites")
    whole.append(suite)
    ET.indent(whole)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(whole, encoding="unicode")}\n'


def _gate(suite: ET.Element, report: GateReport) -> None:
    """The verdict as a test of its own: what ends the command with a number other than 0 is never green here."""
    test = ET.SubElement(suite, "testcase", classname="gate", name="verdict")
    if report.exit != Exit.PASS:
        tag = "failure" if report.exit in {Exit.REGRESSION, Exit.INCONCLUSIVE} else "error"
        found = ET.SubElement(test, tag, message=one_line(headline(report)), type=report.verdict)
        found.text = visible("\n".join((headline(report), *report.notes)))
    elif report.notes:
        ET.SubElement(test, "system-out").text = visible("\n".join(report.notes))


def _by_case(run: Run) -> dict[str, list[Outcome]]:
    cases: dict[str, list[Outcome]] = {}
    for outcome in run.outcomes:
        cases.setdefault(outcome.case, []).append(outcome)
    return cases


def _asked(outcomes: Sequence[Outcome], worse: Mapping[tuple[str, str], Regression]) -> Iterable[str]:
    """The principles that applied in any sample, and those of the case's own expectations that failed."""
    silent = {"not_applicable", "for_agent"}
    items = (pair for outcome in outcomes for pair in outcome.items.items())
    names = [name for name, item in items if item.status not in silent]
    names += [name for outcome in outcomes for name, _ in outcome.failures]
    names += [name for case, name in worse if case == outcomes[0].case]
    return dict.fromkeys(names)


def _worse(test: ET.Element, outcomes: Sequence[Outcome], one: Regression, title: str) -> None:
    """A failure where the principle is red, else a test that is skipped."""
    if one.verdict != "regression":
        ET.SubElement(test, "skipped", message=f"{one.verdict}: {red_line(one)}")
        return
    reply = next((outcome.reply for outcome in outcomes if outcome.sample == one.sample), "")
    parts = (
        f"Expected: {one_line(title)} ({one.severity})",
        f"Sentence: {sentence_of(one)}",
        f"Why: {one_line(one.reason)}",
        f"Case: {one.case}" + (f" ({one.where})" if one.where else ""),
        f"Reply: {one_line(reply, EXCERPT)}",
    )
    found = ET.SubElement(test, "failure", message=red_line(one), type=_name(one.guideline))
    found.text = visible("\n".join(parts))


def _old(test: ET.Element, outcomes: Sequence[Outcome], guideline: str) -> None:
    """A test that is skipped where the principle is missed, but not more than the baseline says."""
    items = [outcome.items[guideline] for outcome in outcomes if guideline in outcome.items]
    reasons = [item.reason for item in items if item.status == "missed"]
    reasons += [what for outcome in outcomes for name, what in outcome.failures if name == guideline]
    if reasons:
        told = " ".join(dict.fromkeys(reasons))
        ET.SubElement(test, "skipped", message=one_line(f"missed, but no regression: {told}"))


def _error(suite: ET.Element, outcome: Outcome) -> None:
    test = ET.SubElement(suite, "testcase", classname="reply", name=outcome.case)
    message = one_line(f"{outcome.trouble}: {outcome.detail}")
    ET.SubElement(test, "error", message=message, type=str(outcome.trouble))


def _name(guideline: str) -> str:
    return "case" if guideline == CASE else name_of(guideline)
