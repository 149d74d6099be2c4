"""The report for programs: one JSON object, a row for each case, principle and sample."""

import json
from collections.abc import Iterator
from typing import Any

from app.promptci.gate.report import CASE, GateReport
from app.promptci.outcome import Outcome, Run

FORMAT = 1
"""Raised when a reader of older files would misread it; new fields do not raise it."""


def dump(report: GateReport, run: Run) -> str:
    """The whole report and the run that it judges, in ASCII: what a reply hides stays visible as an escape."""
    told = report.model_dump(mode="json")
    made = run.model_dump(mode="json", exclude={"outcomes"})
    replies = [outcome.model_dump(mode="json", exclude={"items", "failures"}) for outcome in run.outcomes]
    rows = [row for outcome in run.outcomes for row in _rows(outcome)]
    whole = {
        "format": FORMAT,
        **told,
        "exit": int(report.exit),
        "run": made,
        "rows": rows,
        "replies": replies,
    }
    return json.dumps(whole, indent=1) + "\n"


def _rows(outcome: Outcome) -> Iterator[dict[str, Any]]:
    """A row for each principle, and one for the case's own expectations where they failed."""
    at = {"case": outcome.case, "cluster": outcome.cluster, "sample": outcome.sample}
    failures: dict[str, list[str]] = {}
    for guideline, what in outcome.failures:
        failures.setdefault(guideline, []).append(what)
    for guideline, item in outcome.items.items():
        failed = failures.pop(guideline, [])
        missed = item.status == "missed" or bool(failed)
        yield {**at, "guideline": guideline, **item.model_dump(), "missed": missed, "failures": failed}
    for guideline, failed in failures.items():
        alone = {"status": None, "decided_by": "code", "excerpt": "", "reason": ""}
        yield {**at, "guideline": guideline or CASE, **alone, "missed": True, "failures": failed}
