"""Findings as SARIF 2.1.0, which code hosts show on the line of the file."""

import json
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from app import __version__
from app.promptci.finding import Finding

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def dump(findings: Sequence[Finding]) -> str:
    """The log of one run, as JSON. Files are named relative to the folder that the command ran in."""
    rules = sorted({finding.rule for finding in findings})
    driver = {
        "name": "softanswer",
        "version": __version__,
        "rules": [{"id": rule, "shortDescription": {"text": rule.replace("-", " ")}} for rule in rules],
    }
    results = [_result(finding, rules.index(finding.rule)) for finding in findings]
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [{"tool": {"driver": driver}, "results": results}]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _result(finding: Finding, rule: int) -> dict[str, Any]:
    excerpt = f"“{finding.excerpt}”" if finding.excerpt else None
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": rule,
        "level": finding.level,
        "message": {"text": "\n".join(filter(None, (finding.message, excerpt, finding.fix)))},
        "partialFingerprints": {"finding/v1": _fingerprint(finding)},
    }
    if finding.path:
        place: dict[str, Any] = {"artifactLocation": {"uri": _uri(finding.path)}}
        if finding.line:
            place["region"] = {"startLine": finding.line}
        result["locations"] = [{"physicalLocation": place}]
    told = {name: value for name in ("guideline", "case") if (value := getattr(finding, name))}
    return {**result, "properties": told} if told else result


def _uri(path: str) -> str:
    pure = PurePath(path)
    return pure.as_uri() if pure.is_absolute() else quote(pure.as_posix())


def _fingerprint(finding: Finding) -> str:
    """The same for the same finding when lines move."""
    return "|".join((finding.rule, finding.guideline or "", finding.case or "", finding.path or ""))
