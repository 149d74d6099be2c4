"""`softanswer keys`: API keys that are kept in the database, made, listed, rotated and ended."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import TypeVar

import click

from app.access import ALL_SCOPES, KeyRing
from app.bootstrap_records import build_store
from app.errors import ConfigurationError
from app.model.record import Key, Scope
from app.settings import PREFIX, from_environment

WHO = "command"
"""Who the audit trail says that made or ended a key here."""

T = TypeVar("T")

_UNITS = {"m": "minutes", "h": "hours", "d": "days"}


class Span(click.ParamType[timedelta]):
    """A length of time such as 90d, 24h or 30m."""

    name = "TIME"

    def convert(
        self, value: str | timedelta, param: click.Parameter | None, ctx: click.Context | None
    ) -> timedelta:
        """The length."""
        if isinstance(value, timedelta):
            return value
        number, unit = value[:-1], value[-1:]
        if unit not in _UNITS or not (number.isascii() and number.isdecimal() and len(number) <= 6):
            self.fail(f"{value!r} is no length of time such as 90d, 24h or 30m.", param, ctx)
        return timedelta(**{_UNITS[unit]: int(number)})


_AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.group("keys")
def command() -> None:
    """Make, list, rotate and end API keys. A secret is shown once; what is kept of it cannot be turned back."""


@command.command("create")
@click.argument("name")
@click.option(
    "--scope",
    "scopes",
    type=click.Choice(ALL_SCOPES),
    multiple=True,
    required=True,
    help="What it opens; may be given more than once. draft: drafts, checks, batches, outcomes. read: lists, "
    "follow-ups, insights. admin: everything.",
)
@click.option(
    "--expires", type=Span(), help="How long it lives, such as 90d; for good where nothing is said."
)
@_AS_JSON
def create(name: str, scopes: tuple[Scope, ...], expires: timedelta | None, as_json: bool) -> int:
    """Make a key called NAME."""
    key, secret = _with_ring(lambda ring: ring.create(name, scopes, WHO, expires))
    _show_new(key, secret, as_json)
    return 0


@command.command("list")
@_AS_JSON
def list_keys(as_json: bool) -> int:
    """List the keys, the newest first."""
    keys = _with_ring(lambda ring: ring.list())
    if as_json:
        click.echo(json.dumps([key.model_dump(mode="json") for key in keys], ensure_ascii=False, indent=2))
    else:
        _table(keys)
    return 0


@command.command("revoke")
@click.argument("key_id", metavar="ID")
def revoke(key_id: str) -> int:
    """End a key; running servers know it within seconds."""
    _with_ring(lambda ring: ring.revoke(key_id, WHO))
    click.echo(f"{key_id} is ended.")
    return 0


@command.command("rotate")
@click.argument("key_id", metavar="ID")
@click.option(
    "--grace", type=Span(), default="24h", show_default=True, help="How long the old one still opens."
)
@_AS_JSON
def rotate(key_id: str, grace: timedelta, as_json: bool) -> int:
    """Make a new key in place of an old one, which ends after a while."""
    key, secret = _with_ring(lambda ring: ring.rotate(key_id, WHO, grace))
    _show_new(key, secret, as_json)
    return 0


def _with_ring(use: Callable[[KeyRing], Awaitable[T]]) -> T:
    """Use the keys of the store that the settings name, and close it."""

    async def used() -> T:
        store = build_store(from_environment())
        if not store.keeps:
            raise ConfigurationError(
                [
                    f"{PREFIX}DATABASE_URL: keys are kept in a database, and none is set: give another value than none"
                ]
            )
        try:
            await store.open()
            return await use(KeyRing(store, lambda: datetime.now(UTC)))
        finally:
            await store.close()

    return asyncio.run(used())


def _show_new(key: Key, secret: str, as_json: bool) -> None:
    if as_json:
        click.echo(
            json.dumps({**key.model_dump(mode="json"), "secret": secret}, ensure_ascii=False, indent=2)
        )
        return
    click.echo(secret)
    ends = f", until {key.expires_at:%Y-%m-%d %H:%M} UTC" if key.expires_at else ""
    click.echo(
        f"{key.id} for {', '.join(key.scopes)}{ends}. Note the secret: it is not shown again.", err=True
    )


def _table(keys: tuple[Key, ...]) -> None:
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    table.add_column("id", no_wrap=True)  # it is copied from here
    for column in ("name", "begins with", "scopes", "made", "last used", "ends", "state"):
        table.add_column(column, overflow="fold")
    now = datetime.now(UTC)
    for key in keys:
        days = (_day(key.created_at), _day(key.last_used_at), _day(key.expires_at))
        table.add_row(key.id, escape(key.name), key.hint, ", ".join(key.scopes), *days, _state(key, now))
    Console().print(table)


def _day(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M}" if moment else "-"


def _state(key: Key, now: datetime) -> str:
    if key.revoked_at:
        return "revoked"
    return "valid" if key.valid(now) else "expired"
