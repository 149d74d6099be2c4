"""`softanswer improve`: a reply that a person wrote, made better by the smallest edits."""

import asyncio
from pathlib import Path

import click

from app.cli.options import company_options, service_with
from app.cli.render_edits import print_improvement
from app.cli.sources import FILE, STDIN, reply_from
from app.intake import ImproveRequest
from app.model.improvement import Improvement
from app.service import Service


@click.command("improve")
@click.argument("reply", metavar="[REPLY|-]", type=FILE, required=False)
@click.option("--message", type=FILE, help="The message that it answers (.txt, .eml, or a .json brief).")
@click.option(
    "--brief", "brief_file", type=FILE, help="What you know and may offer, as a brief (JSON or YAML)."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@company_options
def command(
    reply: Path | None,
    message: Path | None,
    brief_file: Path | None,
    as_json: bool,
    **company: Path | None,
) -> int:
    """Improve the REPLY (a text file, or standard input) by the smallest edits that meet the checklist."""
    if not (message or brief_file):
        raise click.UsageError(
            "say what the reply answers: --message FILE, or --brief FILE with its message."
        )
    service = service_with(**company)
    text, improvement = asyncio.run(_improved(service, reply or STDIN, message, brief_file))
    if as_json:
        click.echo(improvement.model_dump_json(indent=2))
    else:
        print_improvement(improvement, text)
    return 0


async def _improved(
    service: Service, reply: Path, message: Path | None, brief_file: Path | None
) -> tuple[str, Improvement]:
    try:
        asked = await reply_from(ImproveRequest, service, reply, message, brief_file)
        return asked.reply, await service.improve(asked.brief, asked.reply)
    finally:
        await service.close()
