"""Kinds of fields that hold what comes from outside, where JSON or a library would take more than is meant."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, AwareDatetime, BeforeValidator, Field, Strict, ValidationInfo

AS_KEPT: Mapping[str, bool] = {"as kept": True}
"""The context of validation for what was kept: it may be older than a rule, and is read all the same."""

YEARS = range(1970, 2201)
"""Beyond them no time zone can be trusted, and at both ends of the calendar arithmetic fails."""

_BREAKS = {"Cc", "Zl", "Zp"}
"""Unicode's categories of control characters and of line and paragraph separators."""

BEGINS_WITH_A_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_LANGUAGE_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
"""ISO 639, with what BCP 47 lets follow it; an underline is what some systems write for the hyphen."""


def _no_count_of_seconds(value: Any) -> Any:
    # A number, be it in quotes, would be taken for seconds since 1970.
    if isinstance(value, bool | int | float) or (
        isinstance(value, str) and not BEGINS_WITH_A_DATE.match(value)
    ):
        raise ValueError("a date and time are needed, such as 2026-06-08T09:30:00Z")
    return value


def _within_years(value: datetime, info: ValidationInfo) -> datetime:
    if value.year not in YEARS and info.context is not AS_KEPT:
        raise ValueError(f"its year is not one from {YEARS[0]} to {YEARS[-1]}")
    return value


def _known_language(value: str, info: ValidationInfo) -> str:
    if info.context is not AS_KEPT and value != "auto" and not _LANGUAGE_CODE.fullmatch(value):
        raise ValueError("a code such as en or pt-BR is needed, or auto")
    return value


def _known_zone(value: str, info: ValidationInfo) -> str:
    if info.context is AS_KEPT:
        return value
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError("there is no such time zone here; one is called Europe/London, say") from error
    return value


def _one_line(value: str, info: ValidationInfo) -> str:
    if info.context is not AS_KEPT and any(unicodedata.category(letter) in _BREAKS for letter in value):
        raise ValueError("it holds a line break or another control character")
    return value


def _no_text(value: Any) -> Any:
    if isinstance(value, bool | str):
        raise ValueError("a number is needed")  # noqa: TRY004 - what pydantic tells of
    return value


_SAID = Field(description=f"ISO 8601, in a year from {YEARS[0]} to {YEARS[-1]}")

Moment = Annotated[datetime, _SAID, BeforeValidator(_no_count_of_seconds), AfterValidator(_within_years)]
"""A date and time in ISO 8601, with or without an offset."""

AwareMoment = Annotated[
    AwareDatetime, _SAID, BeforeValidator(_no_count_of_seconds), AfterValidator(_within_years)
]
"""The same with its offset."""

Zone = Annotated[
    str,
    Field(max_length=60, description="a name of the IANA time zone database, such as Europe/London"),
    AfterValidator(_known_zone),
]
"""The name of a time zone that is known here."""

Language = Annotated[
    str,
    Field(max_length=20, description="a code of ISO 639 such as en or pt-BR; auto is that of the message"),
    AfterValidator(_known_language),
]
"""The language of a reply."""

Line = Annotated[str, AfterValidator(_one_line)]
"""A text in one line."""

Truth = Annotated[bool, Strict()]
"""True or false, and no word for it."""

NUMBER = BeforeValidator(_no_text)
"""Beside a number: no text that holds one, and no true or false."""
