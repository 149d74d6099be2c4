"""`softanswer requests`: what a model would be asked, written out; its answers, taken in."""

import asyncio
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import click

from app.bootstrap import build_exchange
from app.cli.options import company_options, settings_with
from app.cli.sources import FILE, read_bytes
from app.errors import InputError
from app.exchange import Exchange
from app.intake import CheckRequest, parse_object, validate
from app.model.brief import Brief
from app.model.completion import Purpose

OUT = click.Path(allow_dash=True, dir_okay=False, writable=True, path_type=Path)


@click.group("requests")
def command() -> None:
    """Write out what a model would be asked, in the format of OpenAI's Batch API, and take in its answers."""


@command.command("export")
@click.argument("out", metavar="FILE", type=OUT)
@click.option("--briefs", type=FILE, required=True, help="Briefs, one JSON object a line.")
@click.option("--purpose", type=click.Choice(get_args(Purpose)), help="Only requests of this purpose.")
@click.option("--recordings", type=OUT, help="Leave out what this file has an answer to.")
@click.option("--samples", type=click.IntRange(1, 20), default=1, help="Answers wanted to each request (1).")
@company_options
def export(
    out: Path,
    briefs: Path,
    purpose: Purpose | None,
    recordings: Path | None,
    samples: int,
    **company: Path | None,
) -> int:
    """Write to FILE each request of the briefs that has no answer yet, one a line.

    A repair is asked for once its draft is answered, so answers may have to be taken in and requests written out again.

    With --purpose judge a line may be {"brief", "reply"}: what a judge would be asked of that reply.
    """
    settings = settings_with(**company)
    if purpose == "judge":
        settings = replace(settings, judge="on")
    exchange = build_exchange(settings, recordings)
    lines = asyncio.run(_requests(exchange, briefs, purpose, samples))
    with click.open_file(str(out), "w", encoding="utf-8") as stream:
        stream.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    click.echo(f"{len(lines)} requests without an answer.", err=True)
    return 0


@command.command("import")
@click.argument("answers", metavar="FILE", type=FILE)
@click.option("--recordings", type=OUT, required=True, help="The file of recordings that takes them in.")
@click.option("--note", help="How the answers were made; kept with each.")
def take(answers: Path, recordings: Path, note: str | None) -> int:
    """Take the answers in FILE, the Batch API's output lines, into a file of recordings.

    A line {"custom_id", "answer", "model"} is taken too: the answer as text or as a JSON object.
    """
    exchange = build_exchange(settings_with(None, None, None), recordings, note)
    count = exchange.take([table for _, table in _tables(answers)])
    click.echo(f"{count} answers taken in.", err=True)
    return 0


async def _requests(
    exchange: Exchange, briefs: Path, purpose: Purpose | None, samples: int
) -> list[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for number, table in _tables(briefs):
        for line in await _asked(exchange, table, f"{briefs}, line {number}", purpose, samples):
            found[line["custom_id"]] = line
    return list(found.values())


async def _asked(
    exchange: Exchange, table: dict[str, Any], where: str, purpose: Purpose | None, samples: int
) -> tuple[dict[str, Any], ...]:
    """What is asked for one line: a brief, which may stand under `brief` as in a file of cases, or a reply to one."""
    try:
        if purpose == "judge" and "reply" in table:
            check = validate(CheckRequest, {name: table.get(name) for name in ("brief", "reply")})
            return await exchange.requests_of_check(check.brief, check.reply)
        return await exchange.requests(validate(Brief, _brief(table)), purpose, samples)
    except InputError as error:
        raise InputError(error.detail, where=where, fields=error.fields) from error


def _brief(table: dict[str, Any]) -> dict[str, Any]:
    inner = table.get("brief")
    return {"id": table.get("id"), **inner} if isinstance(inner, dict) and "message" not in table else table


def _tables(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(read_bytes(path).splitlines(), 1):
        if line.strip():
            try:
                yield number, parse_object(line)
            except InputError as error:
                raise InputError(error.detail, where=f"{path}, line {number}") from error
