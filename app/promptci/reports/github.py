"""Annotations of GitHub Actions: lines that put a finding beside the guideline in the pull request."""

from app.promptci.exits import Exit
from app.promptci.gate.report import GateReport, Regression
from app.promptci.outcome import Run
from app.promptci.reports.safe import one_line
from app.promptci.reports.words import counted, headline, name_of, red_line

MOST = 50
"""So many cases are told one by one; GitHub itself shows fewer."""


def lines(report: GateReport, run: Run) -> tuple[str, ...]:
    """`::error` for what is red, `::warning` for what a person should look at; none where all is well."""
    told = []
    if report.exit != Exit.PASS:
        notes = " ".join((headline(report), *report.notes))
        told.append(_line("error", notes, title=f"softanswer eval ({run.engine})"))
    elif report.verdict == "inconclusive":
        told.append(_line("warning", headline(report), title=f"softanswer eval ({run.engine})"))
    every = (*report.regressions, *report.weakened)
    told += [_annotation(one) for one in every[:MOST]]
    if len(every) > MOST:
        told.append(
            _line("warning", f"In the report: {counted(len(every) - MOST, 'more case')}.", title="more")
        )
    return tuple(told)


def _annotation(one: Regression) -> str:
    level = "error" if one.verdict == "regression" and one.misses else "warning"
    path, line = place_of(one)
    return _line(level, red_line(one), path, line, f"{name_of(one.guideline)} in {one.case}")


def place_of(one: Regression) -> tuple[str | None, int | None]:
    """The guideline's file and line; those of the case where the guideline lies elsewhere."""
    if one.path or not one.where:
        return one.path, one.line
    path, _, line = one.where.rpartition(":")
    return (path, int(line)) if path and line.isdecimal() else (one.where, None)


def _line(
    level: str, message: str, path: str | None = None, line: int | None = None, title: str | None = None
) -> str:
    given = {"file": path, "line": line, "title": title}
    told = ",".join(f"{name}={_property(str(value))}" for name, value in given.items() if value is not None)
    return f"::{level} {told}::{_data(message)}"


def _data(text: str) -> str:
    return one_line(text, 2_000).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
