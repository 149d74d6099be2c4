"""`sources.yaml`: what the short names under `source` stand for, one file laid over another."""

from collections.abc import Iterable
from pathlib import Path

from pydantic import ValidationError

from app.guidelines.files import read_table
from app.guidelines.mistakes import told
from app.model.provenance import Source


def read_sources(folders: Iterable[Path], mistakes: list[str]) -> dict[str, Source]:
    """The sources of all folders by their short names; a folder need not have any, a later one has the last word."""
    found: dict[str, Source] = {}
    for folder in folders:
        path = folder / "sources.yaml"
        if not path.is_file():
            continue
        for name, entry in read_table(path, mistakes).items():
            try:
                found[name] = Source.model_validate(entry)
            except ValidationError as error:
                mistakes += told(error, f"{path}: {name}.", Source)
    return found
