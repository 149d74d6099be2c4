"""`softanswer learn`: what people changed in drafts, and what that suggests for a company's own files."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click

from app.cli.options import company_options, settings_with

_DAY = click.DateTime(formats=["%Y-%m-%d"])
_WEEK = timedelta(days=7)


@click.command("learn")
@click.option("--since", type=_DAY, help="The first day (UTC), by default a week before the last.")
@click.option("--until", type=_DAY, help="The last day (UTC), by default today.")
@click.option("--diff", is_flag=True, help="Print the suggestions alone, as a diff of your own files.")
@company_options
def command(since: datetime | None, until: datetime | None, diff: bool, **company: Path | None) -> int:
    """Print a digest of what people changed in drafts, in Markdown. Nothing of what a customer wrote stands in it.

    Suggestions are for your own files, which --company and --guidelines (or the settings) name; nothing is ever
    written: take the diff with `git apply`, or leave it.
    """
    end = (until or datetime.now(UTC)).replace(tzinfo=UTC)
    end = end.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    begin = since.replace(tzinfo=UTC) if since else end - _WEEK
    if begin >= end:
        raise click.UsageError("--since has to be before --until.")
    click.echo(asyncio.run(_learnt(begin, end, diff, **company)), nl=False)
    return 0


async def _learnt(since: datetime, until: datetime, diff: bool, **company: Path | None) -> str:
    # The store is imported when it is needed: `softanswer learn --help` has to be fast.
    from app.bootstrap import load_guidelines, wording_folders
    from app.bootstrap_records import build_learning, build_store, needs_store
    from app.prompts import Prompts

    settings = settings_with(**company)
    needs_store(settings, "learn from")
    store = build_store(settings)
    try:
        await store.open()
        prompts = Prompts(wording_folders(settings)[1])
        desk = build_learning(settings, store, load_guidelines(settings), prompts)
        return await (desk.diff(since, until, Path.cwd()) if diff else desk.digest(since, until))
    finally:
        await store.close()
