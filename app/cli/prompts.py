"""`softanswer prompts`: what a model is asked."""

import asyncio
from pathlib import Path

import click

from app.bootstrap import build_exchange, build_service
from app.cli.options import company_options, settings_with
from app.cli.sources import FILE, brief_from
from app.exchange import Shown
from app.settings import Settings


@click.group("prompts")
def command() -> None:
    """Show what a model is asked."""


@command.command("show")
@click.option("--brief", "brief_file", type=FILE, help="A brief (JSON or YAML); else standard input is read.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@company_options
def show(brief_file: Path | None, as_json: bool, **company: Path | None) -> int:
    """Print the exact messages that a model gets for a draft, and the tokens that they take."""
    shown = asyncio.run(_shown(settings_with(**company), brief_file))
    if as_json:
        click.echo(shown.model_dump_json(indent=2))
        return 0
    for message in shown.messages:
        click.echo(f"----- {message.role} -----\n{message.content}\n")
    told = (
        "tokens (o200k_base)"
        if shown.exact
        else "tokens, by an estimate (install softanswer[tokens] to count)"
    )
    click.echo(f"{shown.tokens} {told}", err=True)
    return 0


async def _shown(settings: Settings, brief_file: Path | None) -> Shown:
    brief = await brief_from(build_service(settings), None, brief_file)
    return await build_exchange(settings).shown(brief)
