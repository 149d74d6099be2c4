"""JUnit XML: a test case for each case and principle, its failure with what was expected and the words that failed."""

from collections.abc import Iterator
from xml.etree import ElementTree as ET  # noqa: S405 - it writes here and reads nothing

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
    for outcome in _first_of_each(run):
        if outcome.trouble:
            _error(suite, outcome)
            continue
        for guideline in _asked(outcome, worse):
            test = ET.SubElement(suite, "testcase", classname=_name(guideline), name=outcome.case)
            _result(test, outcome, worse.get((outcome.case, guideline)), guideline, titles)
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


def _first_of_each(run: Run) -> Iterator[Outcome]:
    """One outcome a case: the first that has trouble or misses something, else the first."""
    cases: dict[str, Outcome] = {}
    for outcome in run.outcomes:
        before = cases.get(outcome.case)
        if before is None or _weight(outcome) > _weight(before):
            cases[outcome.case] = outcome
    yield from cases.values()


def _weight(outcome: Outcome) -> int:
    missed = sum(item.status == "missed" for item in outcome.items.values()) + len(outcome.failures)
    return 1_000 if outcome.trouble else missed


def _asked(outcome: Outcome, worse: dict[tuple[str, str], Regression]) -> Iterator[str]:
    """The principles that applied in the case, and those of its own expectations that failed."""
    silent = {"not_applicable", "for_agent"}
    names = [name for name, item in outcome.items.items() if item.status not in silent]
    names += [name for name, _ in outcome.failures]
    names += [name for case, name in worse if case == outcome.case]
    yield from dict.fromkeys(names)


def _result(
    test: ET.Element,
    outcome: Outcome,
    worse: Regression | None,
    guideline: str,
    titles: dict[str, str],
) -> None:
    item = outcome.items.get(guideline)
    failed = [what for name, what in outcome.failures if name == guideline]
    if worse and worse.verdict == "regression":
        found = ET.SubElement(test, "failure", message=red_line(worse), type=_name(guideline))
        found.text = _told(outcome, worse, guideline, titles)
    elif worse:
        ET.SubElement(test, "skipped", message=f"{worse.verdict}: {red_line(worse)}")
    elif (item and item.status == "missed") or failed:
        reason = " ".join([*([item.reason] if item else []), *failed])
        ET.SubElement(test, "skipped", message=one_line(f"missed before too: {reason}"))


def _told(outcome: Outcome, worse: Regression, guideline: str, titles: dict[str, str]) -> str:
    parts = (
        f"Expected: {one_line(titles.get(guideline) or guideline)} ({worse.severity})",
        f"Sentence: {sentence_of(worse)}",
        f"Why: {one_line(worse.reason)}",
        f"Case: {worse.case}" + (f" ({worse.where})" if worse.where else ""),
        f"Reply: {one_line(outcome.reply, EXCERPT)}",
    )
    return visible("\n".join(parts))


def _error(suite: ET.Element, outcome: Outcome) -> None:
    test = ET.SubElement(suite, "testcase", classname="reply", name=outcome.case)
    message = one_line(f"{outcome.trouble}: {outcome.detail}")
    ET.SubElement(test, "error", message=message, type=str(outcome.trouble))


def _name(guideline: str) -> str:
    return "case" if guideline == CASE else name_of(guideline)
