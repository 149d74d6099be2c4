"""What `softanswer lint` shows in the terminal: what is wrong first, then coverage, budgets, changes and the proof."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import TextIO

from rich.console import Console
from rich.table import Table

from app.cli.render import heading, plain_text, show, terminal
from app.promptci.finding import Finding, Level
from app.promptci.lint.coverage import LEAST
from app.promptci.lint.proof.report import ProofReport
from app.promptci.lint.report import Changes, CoverageRow, LintReport

_STYLES: Mapping[Level, str] = {"error": "bold red", "warning": "yellow", "note": "dim"}


def print_lint(report: LintReport, stream: TextIO | None, *, everything: bool) -> None:
    """The report, in the terminal or a file; without `everything` only what is wrong, and what changed."""
    console = terminal() if stream is None else Console(file=stream, width=110, highlight=False)
    _findings(console, (report if everything else report.without_notes()).findings)
    _coverage(console, [row for row in report.coverage if everything or _lacks(row)])
    _budgets(console, report, everything=everything)
    if report.proof is not None:
        _proof(console, report.proof, everything=everything)
    if report.changes is not None:
        _changes(console, report.changes)
    _summary(console, report)


def _findings(console: Console, findings: Iterable[Finding]) -> None:
    for finding in findings:
        where = f"{finding.path}:{finding.line or 1}: " if finding.path else ""
        console.print(
            plain_text(f"{finding.level:<8}", _STYLES[finding.level]),
            plain_text(f"{where}{finding.message} [{finding.rule}]"),
            soft_wrap=True,
        )
        if finding.excerpt:
            console.print(plain_text(f"         “{finding.excerpt}”", "dim"), soft_wrap=True)
        if finding.fix:
            console.print(plain_text(f"         {finding.fix}"), soft_wrap=True)


def _lacks(row: CoverageRow) -> bool:
    return not row.prompt or not row.checks or row.cases < LEAST


def _coverage(console: Console, rows: list[CoverageRow]) -> None:
    if not rows:
        return
    heading(console, "Coverage")
    table = Table("guideline", "severity", "prompts", "check", "cases", box=None, padding=(0, 2, 0, 0))
    for row in rows:
        cells = (row.guideline, row.severity, str(row.prompt), row.checks or "none", str(row.cases))
        table.add_row(*(plain_text(cell, "bold red" if _lacks(row) else "") for cell in cells))
    show(console, table)


def _budgets(console: Console, report: LintReport, *, everything: bool) -> None:
    rows = [b for b in report.budgets if everything or (b.limit is not None and b.most > b.limit)]
    if not rows:
        return
    heading(console, "Tokens" if rows[0].exact else "Tokens, by an estimate")
    table = Table("template", "median", "most", "budget", "most in", box=None, padding=(0, 2, 0, 0))
    for row in rows:
        limit = "none" if row.limit is None else str(row.limit)
        table.add_row(*map(plain_text, (row.template, str(row.p50), str(row.most), limit, row.case)))
    show(console, table)


def _proof(console: Console, proof: ProofReport, *, everything: bool) -> None:
    rows = proof.by_guideline if everything else [r for r in proof.by_guideline if r.met]
    if rows:
        heading(console, "Proof of the checks: faults put in, and what the check called them")
        table = Table(
            "guideline", "fault", "put in", "missed", "unsure", "met", box=None, padding=(0, 2, 0, 0)
        )
        for row in rows:
            counts = (row.mutants, row.missed, row.unsure, row.met)
            table.add_row(*map(plain_text, (row.guideline, row.corruption, *map(str, counts))))
        show(console, table)
    for allowed in proof.accepted if everything else ():
        console.print(plain_text(f"allowed: {allowed.guideline} {allowed.reply_hash}: {allowed.reason}"))


def _changes(console: Console, changes: Changes) -> None:
    heading(console, f"Rendered prompts, beside {changes.ref} ({changes.commit[:12]})")
    if not changes.templates:
        console.print(plain_text("No rendered prompt has changed."))
    unit = "tokens" if changes.exact else "tokens by an estimate"
    for change in changes.templates:
        told = f"{change.template}: changed in {change.changed} of {change.cases} cases, "
        console.print(
            plain_text(f"{told}{change.tokens:+g} {unit} on average, {change.most:+d} at most", "bold")
        )
        for sample in change.samples:
            alike = f", and {sample.alike - 1} more like it" if sample.alike > 1 else ""
            console.print(plain_text(f"{sample.case}{alike}"))
            for added, lines in groupby(sample.diff.splitlines(), key=lambda line: line[:1]):
                style = {"+": "green", "-": "red"}.get(added, "dim")
                console.print(plain_text("\n".join(lines), style), soft_wrap=True)
    if changes.unread:
        console.print(plain_text(f"{changes.unread} cases could not be rendered as the prompts were then."))


def _summary(console: Console, report: LintReport) -> None:
    counts = {level: sum(f.level == level for f in report.findings) for level in _STYLES}
    proven = f", {report.proof.mutants} faults put into golden replies" if report.proof else ""
    told = ", ".join(f"{count} {level}{'' if count == 1 else 's'}" for level, count in counts.items())
    console.print()
    fast = " (fast: no message read, no check proven)" if report.fast else ""
    console.print(plain_text(f"{report.cases} cases{proven}: {told}{fast}."), soft_wrap=True)
