"""`softanswer read`: what a message says, or each of many."""

import asyncio
from pathlib import Path
from typing import Any

import click

from app.cli.jsonl import run_lines
from app.cli.options import company_options, format_options, service_with
from app.cli.render import print_reading
from app.cli.sources import FILE, brief_from
from app.model.brief import Brief
from app.model.reading import Reading
from app.service import Service


@click.command("read")
@click.argument("source", metavar="[FILE|-]", type=FILE, required=False)
@format_options
@company_options
def command(source: Path | None, as_json: bool, jsonl: bool, **company: Path | None) -> int:
    """Say what the message in FILE (.txt, .eml, or a .json brief) says, or the one on standard input."""
    service = service_with(**company)
    if jsonl:

        async def line(brief: Brief) -> dict[str, Any]:
            return (await service.read(brief)).model_dump(mode="json")

        return run_lines(source, Brief, line)
    reading = asyncio.run(_read(service, source))
    if as_json:
        click.echo(reading.model_dump_json(indent=2))
    else:
        print_reading(reading)
    return 0


async def _read(service: Service, source: Path | None) -> Reading:
    return await service.read(await brief_from(service, source, None))
