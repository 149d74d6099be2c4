"""`softanswer backup`: everything that is kept, in one file, while a server works on."""

import shlex
from pathlib import Path

import click

from app.bootstrap_backup import build_backups
from app.settings import from_environment


@click.command("backup")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Write over FILE where it is there already.")
def command(file: Path, force: bool) -> int:
    """Write a copy of everything that is kept (SQLite) to FILE; a server may go on working meanwhile.

    FILE holds what customers wrote: keep it where only you can read it.
    """
    postgres = f"pg_dump --format=custom --file={shlex.quote(str(file))} --dbname={{url}}"
    desk, _ = build_backups(from_environment(), postgres, "back up")
    size = desk.backup(file, force=force)
    click.echo(f"Wrote {file} ({size / (1 << 20):.1f} MiB), checked. It holds what customers wrote.")
    return 0
