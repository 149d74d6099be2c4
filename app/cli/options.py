"""Options that several commands share, and the service that they add up to."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from app.settings import Settings, from_environment

if TYPE_CHECKING:
    from app.service import Service
    from app.store.interface import Store

Closes = Callable[[], Coroutine[Any, Any, None]]
"""Closes what a run held open, in the loop that used it."""

F = TypeVar("F", bound=Callable[..., Any])

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


def company_options(function: F) -> F:
    """`--company`, `--guidelines` and `--prompts`, each winning over its setting."""
    function = click.option("--prompts", type=_FOLDER, help="Your wording, over ours.")(function)
    function = click.option("--guidelines", type=_FOLDER, help="Your guidelines, over ours.")(function)
    return click.option("--company", type=_FILE, help="Your company's profile (YAML).")(function)


def recordings_option(function: F) -> F:
    """`--recordings`, winning over its setting."""
    told = "Draft from the recorded answers of this file alone; a missing one is an error."
    return click.option("--recordings", type=_FILE, help=told)(function)


def format_options(function: F) -> F:
    """`--json` and `--jsonl`."""
    jsonl = click.option(
        "--jsonl", is_flag=True, help="One JSON object a line in, one a line out, in the same order."
    )
    return jsonl(click.option("--json", "as_json", is_flag=True, help="Print JSON.")(function))


def settings_with(company: Path | None, guidelines: Path | None, prompts: Path | None) -> Settings:
    """The environment's settings, with what the command line says over them."""
    settings = from_environment()
    return replace(
        settings,
        company=company or settings.company,
        guidelines=guidelines or settings.guidelines,
        prompts=prompts or settings.prompts,
    )


def service_with(
    company: Path | None, guidelines: Path | None, prompts: Path | None, recordings: Path | None = None
) -> "Service":
    """The service for one run of a command."""
    # Imported here: a command that takes these options and builds no service answers sooner without it.
    from app.bootstrap import build_service

    settings = settings_with(company, guidelines, prompts)
    return build_service(replace(settings, recordings=recordings or settings.recordings))


def kept_service(
    save: bool,
    company: Path | None,
    guidelines: Path | None,
    prompts: Path | None,
    recordings: Path | None = None,
) -> "tuple[Service, Closes]":
    """The service for one run, which keeps what it drafts where `save` says so, and what closes both."""
    service = service_with(company, guidelines, prompts, recordings)
    if not save:
        return service, service.close
    from app.bootstrap_records import build_keeper, build_store, needs_store

    settings = settings_with(company, guidelines, prompts)
    needs_store(settings, "save to")
    store = build_store(settings)
    asyncio.run(_made_ready(store))

    async def close() -> None:
        await service.close()
        await store.close()

    return service.keeping_with(build_keeper(settings, store)), close


async def _made_ready(store: "Store") -> None:
    """Make its tables, in a loop of its own."""
    try:
        await store.open()
    finally:
        await store.close()
