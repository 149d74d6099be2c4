"""Findings as workflow commands of GitHub Actions: each is shown on its line of the pull request."""

from collections.abc import Iterator, Sequence

from app.promptci.finding import Finding, Level
from app.promptci.lint.report import Changes

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


def changed(changes: Changes) -> Iterator[str]:
    """A notice for each template that a change renders differently, and the differences, folded away."""
    unit = "tokens" if changes.exact else "tokens by an estimate"
    if not changes.templates:
        yield f"::notice title=softanswer diff::{_data(f'No rendered prompt has changed since {changes.ref}.')}"
    for one in changes.templates:
        told = f"{one.template}: changed in {one.changed} of {one.cases} cases since {changes.ref}, "
        told += f"{one.tokens:+g} {unit} on average, {one.most:+d} at most"
        yield f"::notice title=softanswer diff::{_data(told)}"
        yield f"::group::{_data(one.template)}"
        for sample in one.samples:
            alike = f", and {sample.alike - 1} more like it" if sample.alike > 1 else ""
            yield f" {sample.case}{alike}"
            # With a bar before it, and nothing like `##[`, no line is a workflow command, whatever a prompt says.
            yield from (f" | {line.replace('##[', '## [')}" for line in sample.diff.splitlines())
        yield "::endgroup::"


def _message(finding: Finding) -> str:
    excerpt = f"“{finding.excerpt}”" if finding.excerpt else None
    return "\n".join(filter(None, (finding.message, excerpt, finding.fix)))


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
