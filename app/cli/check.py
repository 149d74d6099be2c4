"""`softanswer check`: the checklist of a reply that somebody wrote, or of each of many."""

import asyncio
from pathlib import Path
from typing import Any

import click

from app.cli.jsonl import run_lines
from app.cli.options import company_options, format_options, service_with
from app.cli.render import print_checked
from app.cli.sources import FILE, STDIN, reply_from
from app.intake import CheckRequest
from app.model.draft import Checked
from app.service import Service


@click.command("check")
@click.argument("reply", metavar="[REPLY|-]", type=FILE, required=False)
@click.option("--message", type=FILE, help="The message that it answers (.txt, .eml, or a .json brief).")
@click.option(
    "--brief", "brief_file", type=FILE, help="What you know and may offer, as a brief (JSON or YAML)."
)
@format_options
@company_options
def command(
    reply: Path | None,
    message: Path | None,
    brief_file: Path | None,
    as_json: bool,
    jsonl: bool,
    **company: Path | None,
) -> int:
    """Check the REPLY (a text file, or standard input) against the message and the brief that it answers."""
    if jsonl and (message or brief_file):
        raise click.UsageError("with --jsonl each line holds its own brief; leave --message and --brief out.")
    if not (jsonl or message or brief_file):
        raise click.UsageError(
            "say what the reply answers: --message FILE, or --brief FILE with its message."
        )
    service = service_with(**company)
    if jsonl:

        async def line(asked: CheckRequest) -> dict[str, Any]:
            return (await service.check(asked.brief, asked.reply, asked.draft_id, asked.answers)).model_dump(
                mode="json"
            )

        return run_lines(reply, CheckRequest, line, service.close)
    text, checked = asyncio.run(_checked(service, reply or STDIN, message, brief_file))
    if as_json:
        click.echo(checked.model_dump_json(indent=2))
    else:
        print_checked(checked, text)
    return 0


async def _checked(
    service: Service, reply: Path, message: Path | None, brief_file: Path | None
) -> tuple[str, Checked]:
    try:
        asked = await reply_from(CheckRequest, service, reply, message, brief_file)
        return asked.reply, await service.check(asked.brief, asked.reply)
    finally:
        await service.close()
