"""Findings as workflow commands of GitHub Actions: each is shown on its line of the pull request."""

from collections.abc import Iterator, Sequence

from app.promptci.finding import Finding, Level

_COMMANDS: dict[Level, str] = {"error": "error", "warning": "warning", "note": "notice"}


def lines(findings: Sequence[Finding]) -> Iterator[str]:
    """One line a finding; nothing that a finding quotes can end it or begin another command."""
    for finding in findings:
        told = {
            "file": finding.path,
            "line": str(finding.line) if finding.path and finding.line else None,
            "title": " ".join(filter(None, ("softanswer", finding.rule, finding.guideline))),
        }
        where = ",".join(f"{name}={_property(value)}" for name, value in told.items() if value)
        yield f"::{_COMMANDS[finding.level]} {where}::{_data(_message(finding))}"


def _message(finding: Finding) -> str:
    excerpt = f"“{finding.excerpt}”" if finding.excerpt else None
    return "\n".join(filter(None, (finding.message, excerpt, finding.fix)))


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
