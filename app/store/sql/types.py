"""How values lie in a column: moments as whole microseconds, anything else that is no plain word as JSON."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, Dialect, String, Text
from sqlalchemy.types import TypeDecorator

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def micros_of(moment: datetime) -> int:
    """Whole microseconds since 1970 of an aware moment."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone cannot be kept")
    return (moment - _EPOCH) // _MICROSECOND


def moment_of(micros: int) -> datetime:
    """The moment in UTC. Raises OverflowError beyond the years 1 to 9999."""
    return _EPOCH + timedelta(microseconds=micros)


class Moment(TypeDecorator[datetime]):
    """An aware datetime, kept as whole microseconds since 1970: exact, and in order on every database."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """On its way in."""
        return None if value is None else micros_of(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        """On its way out."""
        return None if value is None else moment_of(value)


class Json(TypeDecorator[Any]):
    """A value of JSON, kept as text; it may hold any character, also those that a text on Postgres may not."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any | None, dialect: Dialect) -> str | None:
        """On its way in."""
        return None if value is None else json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any | None:
        """On its way out."""
        return None if value is None else json.loads(value)


def name() -> String:
    """An id, a reference or a short word: ordered by its code points on every database."""
    return String().with_variant(String(collation="C"), "postgresql")
