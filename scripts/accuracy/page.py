"""Writes today's figures into docs/accuracy.md, between two marks; the words around them are kept by hand."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from app import __version__
from scripts.accuracy.data import ROOT
from scripts.accuracy.tables import Table, all_tables

PAGE = ROOT / "docs" / "accuracy.md"
MARKS = re.compile(r"(<!-- figures: [^>]*-->\n).*?(<!-- end of figures -->)", re.DOTALL)


def written(report: Mapping[str, Any], page: str) -> str:
    """The page with the figures of this report."""
    return MARKS.sub(lambda m: f"{m[1]}\n{_figures(report)}\n{m[2]}", page)


def write(report: Mapping[str, Any]) -> None:
    """Put the figures in their place."""
    PAGE.write_text(written(report, PAGE.read_text(encoding="utf-8")), encoding="utf-8")


def _figures(report: Mapping[str, Any]) -> str:
    *tables, targets = all_tables(report)
    data = "the labelled texts that ship" if report["data"]["shipped"] else "all labelled texts"
    intro = f"Version {__version__}, measured on {data}.\n"
    return "\n".join([intro, *(line for table in (targets, *tables) for line in _markdown(table))])


def _markdown(table: Table) -> Iterator[str]:
    yield f"### {table.title}\n"
    yield _row(table.head)
    yield _row(("---", *("--:" for _ in table.head[1:])))
    yield from map(_row, table.lines)
    yield ""


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"
