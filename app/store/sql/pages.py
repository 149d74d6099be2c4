"""Lists in parts: what stands after a cursor, in the order of a moment and a name."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Column, ColumnElement, Row, Select, tuple_

from app.errors import InputError
from app.model.record import Page
from app.store.cursors import cursor_at, place_of
from app.store.sql.types import micros_of, moment_of

T = TypeVar("T")


def after(
    cursor: str, moment: Column[Any], name: Column[Any], *, newest_first: bool = True
) -> ColumnElement[bool]:
    """What stands behind the cursor. Raises InputError where it is none of ours."""
    micros, text = place_of(cursor)
    try:
        at = moment_of(micros)
        key = int(text) if name.type.python_type is int else text
    except (OverflowError, ValueError):
        raise InputError(
            "this is no cursor of ours", where="cursor", hint="Leave it out to begin at the start."
        ) from None
    return beyond(moment, name, (at, key), newest_first=newest_first)


def beyond(
    moment: Column[Any], name: Column[Any], place: tuple[datetime, str | int], *, newest_first: bool = False
) -> ColumnElement[bool]:
    """What stands behind a place in the order of moment and name."""
    here, there = tuple_(moment, name), tuple_(*place, types=(moment.type, name.type))
    return here < there if newest_first else here > there


def part(statement: Select[Any], moment: Column[Any], name: Column[Any], limit: int) -> Select[Any]:
    """The statement in order, the newest first, with one row more than asked for: it tells whether more follow."""
    return statement.order_by(moment.desc(), name.desc()).limit(limit + 1)


def page_of(
    rows: Sequence[Row[Any]],
    limit: int,
    make: Callable[[Row[Any]], T],
    place: Callable[[Row[Any]], tuple[datetime, str | int]],
) -> Page[T]:
    """The page, and the cursor of its last entry where more follow."""
    cursor = None
    if len(rows) > limit:
        moment, name = place(rows[limit - 1])
        cursor = cursor_at(micros_of(moment), str(name))
    return Page[Any](items=tuple(make(row) for row in rows[:limit]), next=cursor)
