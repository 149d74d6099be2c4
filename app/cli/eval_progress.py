"""A bar on standard error while a run goes on, where a person sits there."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from app.promptci.eval.run import Progress, nobody


@contextmanager
def watched(total: int, what: str) -> Iterator[Progress]:
    """What is told of each step; nobody is told where no terminal is."""
    if not sys.stderr.isatty():
        yield nobody
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    # It draws when it is told, with no thread of its own: a process with threads must not fork.
    with Bar(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task(what, total=total)

        def advance(done: int) -> None:
            bar.update(task, advance=done, refresh=True)

        yield advance
