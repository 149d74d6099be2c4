"""Where a command's message and brief come from: a text, a saved mail, a JSON or YAML brief, or standard input."""

import sys
from pathlib import Path
from typing import Any, TypeVar

import click
import yaml

from app.errors import InputError, UnreadableError
from app.intake import CheckRequest, ImproveRequest, parse_object, validate
from app.model.brief import Brief
from app.service import Service

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
STDIN = Path("-")
R = TypeVar("R", CheckRequest, ImproveRequest)

FILE = click.Path(allow_dash=True, dir_okay=False, path_type=Path)


def read_bytes(path: Path) -> bytes:
    """The bytes of a file, or of standard input for `-`.

    Raises UnreadableError when it cannot be read.
    """
    if path == STDIN:
        if sys.stdin.isatty():
            click.echo("Paste the message, then press Ctrl-D on a line of its own.", err=True)
        return sys.stdin.buffer.read()
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"it cannot be read: {error.strerror}", where=str(path)) from error


def decoded(raw: bytes, path: Path) -> str:
    """UTF-8 text; raises UnreadableError else."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError("it is not UTF-8 text; save it again as UTF-8", where=str(path)) from error


async def brief_from(service: Service, source: Path | None, brief_file: Path | None) -> Brief:
    """The brief of `brief_file`, with the message of `source` in it; `source` alone may be a brief itself.

    Without either, standard input is read. Raises InputError and its kin with the name of the file.
    """
    table = _table(brief_file) if brief_file else {}
    if source is None and "message" not in table:
        source = STDIN
    if source is not None:
        table = {**table, **await _from_source(service, source)}
    try:
        return validate(Brief, table)
    except InputError as error:
        raise InputError(error.detail, where=str(brief_file or source), fields=error.fields) from error


async def reply_from(
    request: type[R], service: Service, reply: Path, message: Path | None, brief_file: Path | None
) -> R:
    """What is asked about a person's reply: the text of the file `reply`, and the brief that it answers.

    Raises InputError and its kin.
    """
    brief = await brief_from(service, message, brief_file)
    return validate(request, {"brief": brief, "reply": decoded(read_bytes(reply), reply)})


async def _from_source(service: Service, path: Path) -> dict[str, Any]:
    raw = read_bytes(path)
    if path.suffix == ".json":
        return parse_object(raw)
    if path.suffix == ".eml":
        mail = await service.open_mail(raw)
        named = {"customer": {"name": mail.sender_name}} if mail.sender_name else {}
        return {"message": mail.text, **named}
    text = decoded(raw, path)
    if path == STDIN and text.lstrip().startswith("{"):
        try:
            return parse_object(raw)
        except InputError:
            # A message may begin with a brace; then it is a message.
            return {"message": text}
    return {"message": text}


def _table(path: Path) -> dict[str, Any]:
    raw = read_bytes(path)
    if path.suffix not in {".yaml", ".yml"}:
        return parse_object(raw)
    try:
        table = yaml.load(decoded(raw, path), Loader=_LOADER)  # noqa: S506 - a safe loader
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise UnreadableError("it is not readable as YAML", where=str(path)) from error
    if not isinstance(table, dict):
        raise InputError("a table of fields is needed", where=str(path))
    # In YAML a field that is written and left empty (`facts:`) is one that is not given.
    return {str(key): value for key, value in table.items() if value is not None}
