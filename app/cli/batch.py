"""`softanswer batch`: many briefs at once, here or by a server, that can be stopped and gone on with."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

import click

from app.cli.options import company_options

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("batch")
@click.argument("source", metavar="[FILE.jsonl]", type=_FILE, required=False)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where the results go; else they are printed.",
)
@click.option("--resume", metavar="ID", help="Go on with a batch that was stopped.")
@click.option("--url", help="A server that does the work, such as http://127.0.0.1:8000.")
@click.option("--key", help="An API key for that server.")
@company_options
def command(
    source: Path | None,
    out: Path | None,
    resume: str | None,
    url: str | None,
    key: str | None,
    **company: Path | None,
) -> int:
    """Draft a reply for each brief of FILE.jsonl; the results come in the same order, one a line."""
    if (source is None) == (resume is None):
        raise click.UsageError("Give a file, or --resume with the id of a batch.")
    if key and not url:
        raise click.UsageError("--key goes with --url.")
    if url and any(company.values()):
        raise click.UsageError("--company, --guidelines and --prompts are the server's own with --url.")
    if url:
        from app.cli.batch_remote import run_there

        results = run_there(url, key, source, resume)
    else:
        from app.cli.batch_local import run_here

        results = run_here(source, resume, **company)
    return _written(results, out)


def _written(results: Iterator[dict[str, Any]], out: Path | None) -> int:
    """Write the results; the exit code is 2 where some lines failed."""
    done = failed = 0
    with _opened(out) as stream:
        for line in results:
            done, failed = done + 1, failed + ("error" in line)
            stream.write(json.dumps(line, ensure_ascii=False) + "\n")
    if failed:
        click.echo(f"{failed} of {done} lines could not be done; each says why.", err=True)
    return 2 if failed else 0


@contextmanager
def _opened(out: Path | None) -> Iterator[TextIO]:
    """The place of the results; a file appears when all of them are there."""
    if out is None:
        yield sys.stdout
        return
    beside = out.with_name(out.name + ".part")
    with beside.open("w", encoding="utf-8") as stream:
        yield stream
    beside.replace(out)
