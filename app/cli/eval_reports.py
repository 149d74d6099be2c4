"""Where a run is told: on standard output, and in the files that were asked for."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.eval_asked import Asked
from app.errors import UnreadableError
from app.model.guideline import Guideline
from app.promptci.case import PromptCase
from app.promptci.eval.baseline import Baseline, read_replies, replies_file
from app.promptci.outcome import Run

if TYPE_CHECKING:
    from app.promptci.gate.report import GateReport
    from app.promptci.lint.report import LintReport

STDOUT = Path("-")


def told(
    asked: Asked,
    run: Run,
    baseline: Baseline | None,
    guidelines: Sequence[Guideline],
    cases: Sequence[PromptCase],
) -> int:
    """Judge the run, tell it everywhere, and return the gate's exit code. A file `-` takes the report's place."""
    from app.promptci.gate.gate import judge_runs
    from app.promptci.gate.report import GateReport, GateSettings

    settings = GateSettings(min_drop=asked.min_drop, strict=asked.strict, accept=asked.update_baseline)
    report = judge_runs(baseline, run, guidelines, settings, where={case.id: case.where for case in cases})

    def html(report: GateReport, run: Run) -> str:
        from app.promptci.reports import html

        old = read_replies(replies_file(asked.baseline_file))
        linted = _linted(asked.lint) if asked.lint else None
        return html.dump(report, run, baseline=baseline, old_replies=old, lint=linted)

    files: list[tuple[Path | None, Callable[[GateReport, Run], str]]] = [(asked.html, html)]
    if asked.json_file:
        from app.promptci.reports import json_report

        files.append((asked.json_file, json_report.dump))
    if asked.junit:
        from app.promptci.reports import junit

        files.append((asked.junit, junit.dump))
    if asked.md:
        from app.promptci.reports import markdown

        files.append((asked.md, markdown.dump))
    if asked.sarif:
        from app.promptci.reports import sarif

        files.append((asked.sarif, sarif.dump))
    for path, dump in files:
        if path:
            _write(path, dump(report, run))
    _shown(report, run, on_stderr=any(path == STDOUT for path, _ in files))
    if asked.github:
        from app.promptci.reports import github

        for line in github.lines(report, run):
            click.echo(line)
    return int(report.exit)


def _shown(report: "GateReport", run: Run, on_stderr: bool) -> None:
    from app.promptci.reports import terminal

    stream = sys.stderr if on_stderr else sys.stdout
    told = None if stream.isatty() else terminal.plain(report, run, stream.encoding or "utf-8")
    if told is None:
        from rich.console import Console

        terminal.show(report, run, Console(stderr=on_stderr))
        return
    click.echo(told, nl=False, err=on_stderr)


def _linted(path: Path) -> "LintReport":
    """What `softanswer lint --format json --out FILE` wrote; raises UnreadableError where that is something else."""
    from pydantic import ValidationError

    from app.promptci.lint.report import LintReport

    try:
        return LintReport.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise UnreadableError(
            "this is no report of lint; write one with `softanswer lint --format json --out FILE`",
            where=str(path),
        ) from error


def _write(path: Path, text: str) -> None:
    if path == STDOUT:
        click.echo(text)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
