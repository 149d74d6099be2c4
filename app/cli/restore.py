"""`softanswer restore`: a backup in the place of what is kept now."""

import asyncio
import shlex
from pathlib import Path

import click

from app.bootstrap_backup import build_backups
from app.settings import from_environment
from app.store.interface import Store


@click.command("restore")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def command(file: Path) -> int:
    """Put the backup FILE in the place of what is kept now (SQLite). Stop server and workers first.

    What was kept before is set aside, never deleted.
    """
    postgres = f"pg_restore --clean --if-exists --no-owner --dbname={{url}} {shlex.quote(str(file))}"
    desk, store = build_backups(from_environment(), postgres, "restore")
    restored = desk.restore(file)
    asyncio.run(_brought_up(store))
    made, version = restored.contents.made, restored.contents.softanswer
    click.echo(f"Restored {file}, made {made} by version {version}, and brought up to this version.")
    for path in restored.aside:
        click.echo(f"What was there before: {path}")
    return 0


async def _brought_up(store: Store) -> None:
    """Make its tables those of this version."""
    try:
        await store.open()
    finally:
        await store.close()
