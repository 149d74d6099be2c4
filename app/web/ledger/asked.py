"""Which drafts a person asks for: the filter of the history as its form sends it, and addresses that keep it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from app.errors import InputError
from app.intake import validate
from app.model.record import DraftFilter

FIELDS = ("topic", "channel", "verdict", "outcome", "since", "until", "customer")
"""`customer` is the id of a draft for them."""


@dataclass(frozen=True)
class Asked:
    """The fields that were filled in, and what they mean for a list."""

    fields: Mapping[str, str]
    wanted: DraftFilter

    def address(self, path: str, **more: str) -> str:
        """An address that asks for the same, with `more` beside it."""
        query = urlencode({**self.fields, **more})
        return f"{path}?{query}" if query else path

    def without(self, name: str, path: str) -> str:
        """An address that asks for the same but one field."""
        query = urlencode({key: text for key, text in self.fields.items() if key != name})
        return f"{path}?{query}" if query else path


def read_fields(query: QueryParams) -> dict[str, str]:
    """The fields of the form that hold anything; what else stands in the address is passed over."""
    return {name: text for name in FIELDS if (text := query.get(name, "").strip())}


def asked_for(fields: Mapping[str, str], customer_ref: str | None, zone: tzinfo) -> Asked:
    """What is asked for. Days are whole days of `zone`, the last one included. Raises InputError."""
    table: dict[str, Any] = {name: fields.get(name) for name in ("topic", "channel", "verdict", "outcome")}
    table |= {"customer_ref": customer_ref, "since": begin_of(fields, "since", zone)}
    table["until"] = end_of(fields, "until", zone)
    return Asked(dict(fields), validate(DraftFilter, table))


def begin_of(fields: Mapping[str, str], name: str, zone: tzinfo) -> datetime | None:
    """The first moment of the day in a field; None where it is empty. Raises InputError for what is no day."""
    day = _day(fields, name)
    return None if day is None else datetime.combine(day, time(), zone)


def end_of(fields: Mapping[str, str], name: str, zone: tzinfo) -> datetime | None:
    """The moment after the day in a field, else as `begin_of`."""
    day = _day(fields, name)
    return None if day is None else datetime.combine(day + timedelta(days=1), time(), zone)


def _day(fields: Mapping[str, str], name: str) -> date | None:
    text = fields.get(name)
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = date.min
    if not 1970 <= day.year <= 2999:
        raise InputError("this is no day", fields=[(name, "a date such as 2026-06-12 is needed")])
    return day
