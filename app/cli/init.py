"""`softanswer init`: a starting folder for a company; nothing that is already there is overwritten."""

from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath

import click

_TOP = PurePosixPath()


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
def command(folder: Path) -> int:
    """Write a starting folder into DIR: profile, guidelines, wording, briefs, cases, and a CI file."""
    wanted = dict(_files(files("app.cli") / "start"))
    try:
        _write(folder, wanted)
    except OSError as error:
        told = f"{folder} cannot be written: {error.strerror}. Choose another folder."
        raise click.ClickException(told) from error
    click.echo(f"Wrote {len(wanted)} files to {folder}. Begin with {folder / 'profile.yaml'}, then try:")
    click.echo(f"  softanswer draft --company {folder / 'profile.yaml'} --jsonl {folder / 'briefs.jsonl'}")
    return 0


def _write(folder: Path, wanted: Mapping[PurePosixPath, Traversable]) -> None:
    there = sorted(str(path) for path in wanted if (folder / path).exists())
    if there:
        raise click.UsageError(
            f"{folder} already holds {', '.join(there)}; nothing was written. Choose another folder."
        )
    for path, source in wanted.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        # `x` refuses a file that came into being since we looked.
        with target.open("xb") as stream:
            stream.write(source.read_bytes())


def _files(folder: Traversable, under: PurePosixPath = _TOP) -> Iterator[tuple[PurePosixPath, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _files(entry, under / entry.name)
        elif not entry.name.startswith("."):
            yield under / entry.name, entry
