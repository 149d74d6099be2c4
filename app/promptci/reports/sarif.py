"""SARIF 2.1.0: results on the line of the guideline's prompt, for code scanning and editors."""

import json
from typing import Any

from app.promptci.exits import Exit
from app.promptci.gate.report import GateReport, Regression
from app.promptci.outcome import Run
from app.promptci.reports.github import place_of
from app.promptci.reports.safe import one_line
from app.promptci.reports.words import headline, name_of, red_line

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def dump(report: GateReport, run: Run) -> str:
    """One run of the tool: a rule for each principle, a result for each case that got worse."""
    rules = _rules(report)
    at = {guideline: number for number, guideline in enumerate(rules)}
    every = [(one, _level(one)) for one in report.regressions]
    every += [(one, "note") for one in report.weakened]
    whole = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {"name": "softanswer eval", "version": run.version, "rules": [*rules.values()]}
                },
                "invocations": [_invocation(report)],
                "columnKind": "unicodeCodePoints",
                "results": [
                    _result(one, level, at[one.guideline], rules[one.guideline]["id"]) for one, level in every
                ],
            }
        ],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _rules(report: GateReport) -> dict[str, dict[str, Any]]:
    """A rule for each principle; one that only a new case fails stands last."""
    told = {one.guideline: (one.title, one.severity) for one in report.principles}
    for found in report.regressions:
        told.setdefault(found.guideline, ("", found.severity))
    return {
        guideline: {
            "id": f"softanswer/{name_of(guideline).replace(' ', '-')}",
            "shortDescription": {"text": one_line(title or name_of(guideline))},
            "properties": {"severity": severity},
        }
        for guideline, (title, severity) in told.items()
    }


def _level(one: Regression) -> str:
    return "error" if one.verdict == "regression" else "warning"


def _invocation(report: GateReport) -> dict[str, Any]:
    """Whether the run could say anything; what kept it from that stands here, for no line of a file is to blame."""
    failed = report.verdict in {"trouble", "not_comparable"}
    notes = [headline(report), *report.notes] if failed or report.notes else []
    level = "error" if report.exit != Exit.PASS else "note"
    return {
        "executionSuccessful": not failed,
        "exitCode": int(report.exit),
        "toolExecutionNotifications": [
            {"level": level, "message": {"text": one_line(n, 2_000)}} for n in notes
        ],
    }


def _result(one: Regression, level: str, rule: int, rule_id: object) -> dict[str, Any]:
    path, line = place_of(one)
    place = {"artifactLocation": {"uri": path}, "region": {"startLine": line or 1}}
    return {
        "ruleId": rule_id,
        "ruleIndex": rule,
        "level": level,
        "message": {"text": red_line(one)},
        "locations": [{"physicalLocation": place}] if path else [],
        "partialFingerprints": {"principleAndCase/v1": f"{one.guideline}/{one.case}"},
    }
