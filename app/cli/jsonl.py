"""A `--jsonl` run: lines in, lines out in the same order, one at a time; a line that fails does not stop the rest."""

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

import click

from app.cli.sources import STDIN
from app.errors import SoftanswerError, TooLargeError, UnreadableError
from app.intake import BODY_MAX, parse_object, validate
from app.model.value import Value
from app.problem import problem

V = TypeVar("V", bound=Value)
Answer = Callable[[V], Awaitable[dict[str, Any]]]
"""Does one line: the value of the line in, the object of the line out."""

_CHUNK = 65_536


async def _nothing() -> None:
    """What there is to close where nobody says so."""


def run_lines(
    source: Path | None,
    model: type[V],
    answer: Answer[V],
    close: Callable[[], Coroutine[Any, Any, None]] = _nothing,
) -> int:
    """Answer every line of `source` (standard input when nothing); returns the exit code: 0 all done, 2 some failed.

    `close` is called last, in the same loop.

    A line that cannot be done comes out as `{"id", "line", "error"}`, the error an RFC 9457 problem. Lines of white
    space are passed over.
    """
    failed = done = 0
    with opened(source) as stream, _progress(source) as advance, asyncio.Runner() as runner:
        for number, line in lines_of(stream):
            advance(len(line or b""))
            if line is not None and not line.strip():
                continue
            told, good = runner.run(_one(number, line, model, answer))
            done, failed = done + good, failed + (not good)
            sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
            sys.stdout.flush()
        runner.run(close())
    if failed:
        click.echo(f"{failed} of {done + failed} lines could not be done; each says why.", err=True)
    return 2 if failed else 0


async def _one(
    number: int, line: bytes | None, model: type[V], answer: Answer[V]
) -> tuple[dict[str, Any], bool]:
    """The object of one line out, and whether the line could be done."""
    line_id: Any = None
    try:
        table = parse_object(_whole(line))
        line_id = _harmless(table.get("id"))
        return {"id": line_id, **await answer(validate(model, table))}, True
    except SoftanswerError as error:
        return {"id": line_id, "line": number, "error": problem(error)}, False
    except Exception as error:  # noqa: BLE001 - one line must not take the others with it
        click.echo(f"line {number}: crashed with {type(error).__name__}; please report it", err=True)
        unknown = SoftanswerError("an unexpected error was met")
        return {"id": line_id, "line": number, "error": problem(unknown)}, False


def _whole(line: bytes | None) -> bytes:
    if line is None:
        raise TooLargeError(f"the line has more than {BODY_MAX} bytes")
    return line


def _harmless(line_id: Any) -> Any:
    """The id as it was given, where it can be an id at all."""
    if isinstance(line_id, str):
        return line_id[:200].encode("utf-8", "replace").decode()
    return line_id if isinstance(line_id, int | float) else None


def lines_of(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Numbered lines; nothing in place of one over BODY_MAX bytes, of which no more than that is ever held."""
    number = 0
    while line := stream.readline(BODY_MAX + 1):
        number += 1
        if len(line) > BODY_MAX and not line.endswith(b"\n"):
            while rest := stream.readline(_CHUNK):
                if rest.endswith(b"\n"):
                    break
            yield number, None
        else:
            yield number, line


@contextmanager
def opened(source: Path | None) -> Iterator[BinaryIO]:
    """A file, or standard input. Raises UnreadableError."""
    if source is None or source == STDIN:
        yield sys.stdin.buffer
        return
    try:
        stream = source.open("rb")
    except OSError as error:
        raise UnreadableError(f"it cannot be read: {error.strerror}", where=str(source)) from error
    with stream:
        yield stream


@contextmanager
def _progress(source: Path | None) -> Iterator[Callable[[int], None]]:
    """A bar on standard error, where a person sits there and the output goes elsewhere."""
    if not sys.stderr.isatty() or sys.stdout.isatty():
        yield lambda size: None  # noqa: ARG005 - nobody watches
        return
    from rich.console import Console
    from rich.progress import Progress

    total = source.stat().st_size if source and source.is_file() else None
    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("lines", total=total)
        yield lambda size: bar.update(task, advance=size)
