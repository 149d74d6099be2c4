"""Times the pages as a server gives them and as a browser shows them, over a store with many drafts: `make bench`."""

import shutil
import statistics
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from scripts.page.filling import made_up
from scripts.page.states import typed
from scripts.page.timing import Asking, hidden, opened, told, watched, weight
from scripts.page.world import World, world

if TYPE_CHECKING:
    from playwright.sync_api import Page

PATHS = ("/", "/history", "/due", "/insights", "/principles", "/principles/empathize", "/profile")
ROUNDS = 40


def bench_page(console: Console, drafts: int = 2000) -> None:
    """Print a table of the server's times, one of weights, and one of what the browser reports."""
    with tempfile.TemporaryDirectory() as folder, world(Path(folder), drafts=drafts) as servers:
        console.print(_times(servers, drafts))
        console.print(_weights(servers))
        console.print(_browser(servers))


def _times(servers: World, drafts: int) -> Table:
    table = _table(
        f"first byte at the server, {drafts:,} drafts kept, {ROUNDS} calls", "p50 ms", "p95 ms", "max ms"
    )
    with Asking(servers.filled) as asking:
        for path in (*PATHS, f"/replies/{servers.customer}"):
            _row(table, path.replace(servers.customer, "…"), lambda path=path: asking.get(path)[1])  # type: ignore[misc]
        form = _form(asking)
        words = len(form["text"].split())
        part = {"HX_Request": "true"}
        _row(table, f"POST /review, {words} words", lambda: asking.get("/review", form, **part)[1])
        fields = {name: form[name] for name in ("csrf", "message", "facts", "fault")}
        _row(table, "POST /reading", lambda: asking.get("/reading", fields, **part)[1])
    return table


def _form(asking: Asking) -> dict[str, str]:
    """What the screen sends when the text of a reply of 150 words was changed."""
    page = opened(asking.get("/")[0])
    letter = made_up()["late"]
    lines = {name: "\n".join(letter[name]) for name in ("facts", "options", "cannot")}
    text = f"Dear Ms Adeyemi,\n\n{made_up()['long']}\n\nKind regards,\nTom"
    return {
        "csrf": hidden(page, "csrf"),
        "once": hidden(page, "once"),
        "message": letter["message"],
        "fault": letter["fault"],
        "text": text,
        **lines,
    }


def _weights(servers: World) -> Table:
    table = _table("bytes over the wire, packed", "page", "its files", "together")
    for path in (*PATHS, f"/replies/{servers.customer}"):
        parts = weight(servers.filled, path)
        whole, page = sum(parts.values()), parts["page"]
        table.add_row(path.replace(servers.customer, "…"), f"{page:,}", f"{whole - page:,}", f"{whole:,}")
    return table


def _browser(servers: World) -> Table:
    from playwright.sync_api import sync_playwright

    table = _table("as Chromium reports it, 5 visits without memory, the worst", "LCP ms", "CLS")
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        table.caption = "there is no Chromium here"
        return table

    def visits(path: str) -> "Callable[[Page], float]":
        return lambda page: _seen(page, servers.filled + path)

    def streams(page: "Page") -> float:
        typed(page, made_up()["late"], servers.paced)
        before = float(told(page)["cls"])
        page.click("[data-draft]")
        page.wait_for_selector("#review")
        return before

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--disable-gpu"])
        ways = {
            path: visits(path)
            for path in ("/", "/history", "/insights", "/due", f"/replies/{servers.customer}")
        }
        for name, way in {**ways, "a reply streams in": streams}.items():
            paints, shifts = [], []
            for _ in range(5):
                context = browser.new_context(viewport={"width": 1280, "height": 900})
                page = context.new_page()
                watched(page)
                before = way(page)
                figures = told(page)
                paints.append(figures["lcp"])
                shifts.append(figures["cls"] - before)
                context.close()
            paint = "–" if way is streams else f"{max(paints):.0f}"
            table.add_row(name.replace(servers.customer, "…"), paint, f"{max(shifts):.4f}")
        browser.close()
    return table


def _seen(page: "Page", url: str) -> float:
    page.goto(url)
    return 0.0


def _table(title: str, *columns: str) -> Table:
    table = Table(title=title)
    for column in ("what", *columns):
        table.add_column(column, justify="left" if column == "what" else "right")
    return table


def _row(table: Table, what: str, call: Callable[[], float]) -> None:
    for _ in range(3):
        call()
    laps = sorted(call() for _ in range(ROUNDS))
    figures = (statistics.median(laps), laps[int(len(laps) * 0.95)], laps[-1])
    table.add_row(what, *(f"{lap:.1f}" for lap in figures))


if __name__ == "__main__":
    bench_page(Console())
