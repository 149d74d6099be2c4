"""The report on a terminal: what failed and nothing else; plain text where it is no terminal."""

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from app.promptci.gate.report import GateReport, PrincipleVerdict, Regression
from app.promptci.outcome import Run
from app.promptci.reports.words import counted, fallen, headline, made_of, name_of, percent, red_line, why

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

MOST = 8
"""Cases of one principle that are listed."""

_STYLES = {
    "pass": "green",
    "accepted": "green",
    "regression": "bold red",
    "inconclusive": "yellow",
    "not_comparable": "bold red",
    "trouble": "bold red",
}

_GOOD = ("pass", "accepted")


def show(report: GateReport, run: Run, console: "Console") -> None:
    """Print the verdict, the principles that fell, and each case with its sentence."""
    from rich import box
    from rich.table import Table

    head, *notes = _head(report, run)
    _print(console, head, _STYLES[report.verdict])
    for note in notes:
        _print(console, note)
    shown = _shown(report)
    if shown:
        table = Table(box=box.ASCII if _narrow(console) else box.SIMPLE, pad_edge=False)
        for head in ("principle", "verdict", "before", "after", "cases", "why"):
            table.add_column(head, justify="right" if head in {"before", "after", "cases"} else "left")
        for one in shown:
            cells = (name_of(one.guideline), one.verdict, percent(one.before), percent(one.after), str(one.n))
            table.add_row(
                *(_text(console, cell) for cell in (*cells, why(one))),
                style=_STYLES[one.verdict],
            )
        console.print(table)
    _lines(console, report.regressions)
    if report.weakened:
        _print(console, "Met before, and a person has to look now:")
        _lines(console, report.weakened, "yellow")


def plain(report: GateReport, run: Run, encoding: str) -> str | None:
    """What `show` prints of a run that passed, without colour; None of any other.

    What draws tables takes longer to import than a run that is taken from earlier ones takes to be judged.
    """
    if report.verdict not in _GOOD or _shown(report) or report.regressions or report.weakened:
        return None
    return "".join(f"{_printable(line, encoding)}\n" for line in _head(report, run))


def _head(report: GateReport, run: Run) -> list[str]:
    return [f"{headline(report)} {_made(report, run)}", *(f"- {note}" for note in report.notes)]


def _shown(report: GateReport) -> tuple[PrincipleVerdict, ...]:
    return (*fallen(report, "regression"), *fallen(report, "inconclusive"))


def _made(report: GateReport, run: Run) -> str:
    by = f", by {run.model}" if run.model else ""
    label = " (it proves wiring, not quality)" if run.engine == "obedient" else ""
    return f"{made_of(report)}, engine {run.engine}{label}{by}; exit {report.exit:d}."


def _lines(console: "Console", found: Sequence[Regression], style: str | None = None) -> None:
    """A line for each case, of each principle so many that the next one is still seen."""
    for guideline, group in groupby(found, key=lambda one: one.guideline):
        cases = list(group)
        for one in cases[:MOST]:
            _line(console, one, style or ("red" if one.verdict == "regression" else "yellow"))
        if len(cases) > MOST:
            more = counted(len(cases) - MOST, "more case")
            _print(console, f"  {name_of(guideline)}: and {more}; --html, --json and --junit hold all")


def _line(console: "Console", one: Regression, style: str) -> None:
    _print(console, f"  {red_line(one)}" + (f" [{one.where}]" if one.where else ""), style)


def _print(console: "Console", line: str, style: str = "") -> None:
    console.print(_text(console, line, style), soft_wrap=True)


def _text(console: "Console", line: str, style: str = "") -> "Text":
    """A rich text, so that no word of it is mark-up."""
    from rich.text import Text

    return Text(_printable(line, console.encoding), style)


def _printable(line: str, encoding: str) -> str:
    """What the terminal cannot print is a question mark."""
    return line.encode(encoding, "replace").decode(encoding)


def _narrow(console: "Console") -> bool:
    return not console.encoding.lower().startswith("utf")
