"""`softanswer doctor`: what is well and what is not, one line a check."""

import asyncio
import json

import click

from app.bootstrap_doctor import build_checks
from app.doctor.examine import examine
from app.doctor.sign import Sign, Signs, red, worst
from app.errors import ConfigurationError
from app.settings import Settings, from_environment

WITHOUT_SETTINGS = ("versions", "time")
"""Checks that are made also where the settings cannot be read."""


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--only", metavar="NAMES", help="Make these checks alone, with commas between.")
def command(as_json: bool, only: str | None) -> int:
    """Say what is well and what is not, one line a check; red ones say what to do. Ends with 1 where one is red.

    A model is asked one tiny question, where one is set. No data is made or changed.
    """
    known = list(build_checks(Settings()))
    wanted = [name.strip() for name in only.split(",")] if only else known
    if unknown := [name for name in wanted if name not in known]:
        raise click.BadParameter(f"there is no check {unknown[0]!r}; there are {', '.join(known)}")
    signs = asyncio.run(_examined(wanted, quiet=as_json))
    state = worst(signs)
    if as_json:
        told = {"state": state, "checks": [sign.model_dump(exclude_none=True) for sign in signs]}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    return 1 if state == "red" else 0


async def _examined(wanted: list[str], *, quiet: bool) -> list[Sign]:
    """What each check found; told as it is found unless `quiet`."""
    settings, signs = _settings()
    names = [name for name in wanted if not signs or name in WITHOUT_SETTINGS]
    checks = build_checks(settings)
    found = list(signs)
    for sign in signs:
        _tell(sign, quiet=quiet)
    async for sign in examine({name: checks[name] for name in names}):
        _tell(sign, quiet=quiet)
        found.append(sign)
    return found


def _settings() -> tuple[Settings, Signs]:
    """The settings, or none and a red line for each mistake."""
    try:
        return from_environment(), ()
    except ConfigurationError as error:
        advice = "correct it; nothing starts before that"
        return Settings(), tuple(red("settings", mistake, advice) for mistake in error.mistakes)


def _tell(sign: Sign, *, quiet: bool) -> None:
    if quiet:
        return
    said = sign.said if sign.advice is None else f"{sign.said}; {sign.advice}"
    state = click.style(f"{sign.state:<7}", fg=sign.state)
    click.echo(f"{state} {sign.check:<10} {' '.join(said.split())}")
