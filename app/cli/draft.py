"""`softanswer draft`: a reply for one message, or for one brief a line."""

import asyncio
from pathlib import Path
from typing import Any

import click

from app.cli.jsonl import run_lines
from app.cli.options import Closes, company_options, format_options, kept_service, recordings_option
from app.cli.render import print_draft
from app.cli.sources import FILE, brief_from
from app.model.brief import Brief
from app.model.draft import Draft
from app.model.record import Keeping
from app.service import Service

KEEPING = Keeping(who="command line")
"""Who asked, where a draft is kept."""


@click.command("draft")
@click.argument("source", metavar="[FILE|-]", type=FILE, required=False)
@click.option(
    "--brief", "brief_file", type=FILE, help="What you know and may offer, as a brief (JSON or YAML)."
)
@click.option("--save", is_flag=True, help="Keep the drafts in the store, as the server does.")
@format_options
@recordings_option
@company_options
def command(
    source: Path | None,
    brief_file: Path | None,
    save: bool,
    as_json: bool,
    jsonl: bool,
    **company: Path | None,
) -> int:
    """Draft a calm reply to the message in FILE (.txt, .eml, or a .json brief), or on standard input."""
    if jsonl and brief_file:
        raise click.UsageError("--brief goes with one message; with --jsonl each line is a whole brief.")
    service, close = kept_service(save, **company)
    if jsonl:

        async def line(brief: Brief) -> dict[str, Any]:
            return as_line(await service.draft(brief, KEEPING))

        return run_lines(source, Brief, line, close)
    draft = asyncio.run(_drafted(service, close, source, brief_file))
    if as_json:
        click.echo(draft.model_dump_json(indent=2))
    else:
        print_draft(draft)
    return 0


def as_line(draft: Draft) -> dict[str, Any]:
    """The draft as a line out: its own id is `draft_id`, for `id` is that of the line in."""
    table = draft.model_dump(mode="json")
    return {"draft_id": table.pop("id"), **table}


async def _drafted(service: Service, close: Closes, source: Path | None, brief_file: Path | None) -> Draft:
    try:
        return await service.draft(await brief_from(service, source, brief_file), KEEPING)
    finally:
        await close()
