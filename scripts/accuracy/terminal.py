"""Prints tables and disagreements on a terminal."""

from collections.abc import Iterable, Mapping
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.panel import Panel
from rich.table import Table as RichTable

from scripts.accuracy.checklist import Item
from scripts.accuracy.tables import Table, all_tables

_WIDTH = 170
"""Columns where the output goes to a file; a terminal has its own."""


def print_report(report: Mapping[str, Any], *, worst: bool = True) -> None:
    """Every table, and the worst disagreements before the promised figures."""
    console = _console()
    *tables, targets = all_tables(report)
    for table in tables:
        console.print(_rich(table))
    if "checklist" in report:
        print_judge(report["checklist"]["judge"])
        if worst:
            print_items("The most confident disagreements", report["checklist"]["worst"])
    console.print(_rich(targets))


def print_judge(judge: Mapping[str, int] | None) -> None:
    """How many of the judge's requests were answered."""
    if judge is not None:
        print(
            f"The judge was asked {judge['asked']} times; {judge['missing']} requests have no recorded answer."
        )


def print_items(title: str, items: Iterable[Item]) -> None:
    """Each item with what is said of it and the whole reply."""
    console = _console()
    console.rule(title)
    for item in items:
        planted = ", broken on purpose" if item.id in item.reply.planted else ""
        head = f"{item.reply.id}, {item.reply.style}{planted}: {item.id}: gold {item.gold}, said {item.said}"
        said = f"{item.by} is {item.confidence:.2f} sure: {item.reason} {' | '.join(item.quotes)}"
        gold = f"gold quotes: {item.reply.quotes.get(item.id, '–')}"
        console.print(
            Panel(escape(f"{said}\n{gold}\n\n{item.reply.text}"), title=escape(head), title_align="left")
        )


def print_differing(name: str, lines: Iterable[tuple[str, str, str]]) -> None:
    """The briefs whose reading of one field differs."""
    _console().print(_rich(Table(f"Reading: {name}", ("brief", "gold", "read"), list(lines))))


def _rich(table: Table) -> RichTable:
    made = RichTable(title=table.title, title_justify="left")
    for number, name in enumerate(table.head):
        made.add_column(escape(name), justify="right" if number else "left", overflow="fold")
    for line in table.lines:
        made.add_row(*map(escape, line))
    return made


def _console() -> Console:
    console = Console(highlight=False)
    return console if console.is_terminal else Console(width=_WIDTH, highlight=False)
