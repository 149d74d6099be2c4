"""Bytes from outside become values here, or an InputError that names each field and echoes no value."""

import json
import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, Field, StringConstraints, ValidationError
from pydantic_core import ErrorDetails

from app.errors import InputError, TooLargeError, UnreadableError
from app.model.brief import MESSAGE_MAX, Agent, Brief, Customer, Turn
from app.model.draft import PersonAnswer
from app.model.value import Value

BODY_MAX = 1_048_576
"""Bytes of one request body, and of one line of a `--jsonl` run."""

REPLY_MAX = 20_000
"""Characters of a reply that is to be improved: each edit is tried by checking the whole of it."""

FIELDS_TOLD_MAX = 20
"""Mistakes told for one request; more would only be noise."""

_PLAIN_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]{0,39}")
_PARTS: dict[str, type[BaseModel]] = {"thread": Turn, "customer": Customer, "agent": Agent}

V = TypeVar("V", bound=Value)


class CheckRequest(Value):
    """A reply to be checked against the brief that it answers.

    With the `draft_id` of an earlier draft, sentences that still stand as we wrote them keep what we know of them.
    `answers` are a person's word, by the ids of items that were left unsure.
    """

    id: str | None = Field(default=None, max_length=200)
    brief: Brief
    reply: Annotated[str, StringConstraints(max_length=MESSAGE_MAX, pattern=r"\S")]
    draft_id: str | None = Field(default=None, max_length=200)
    answers: dict[str, PersonAnswer] = Field(default={}, max_length=100)


class ImproveRequest(Value):
    """A reply that a person wrote, to be improved, and the brief that it answers."""

    id: str | None = Field(default=None, max_length=200)
    brief: Brief
    reply: Annotated[str, StringConstraints(max_length=REPLY_MAX, pattern=r"\S")]


def parse(model: type[V], raw: bytes) -> V:
    """Read one JSON object as `model`.

    Raises TooLargeError over BODY_MAX bytes, UnreadableError for bad UTF-8 or JSON, InputError with `fields` else.
    """
    return validate(model, parse_object(raw))


def parse_object(raw: bytes) -> dict[str, Any]:
    """Read one JSON object; errors as for `parse`."""
    if len(raw) > BODY_MAX:
        raise TooLargeError(f"more than {BODY_MAX} bytes were sent")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError(f"this is not UTF-8 text: see byte {error.start}") from error
    try:
        found = json.loads(text, parse_constant=_refuse_constant, object_pairs_hook=_without_doubles)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise UnreadableError(f"this is not JSON: see {place}") from error
    except (ValueError, RecursionError) as error:
        raise UnreadableError(
            "this is not JSON that can be used: a number or the nesting is out of bounds"
        ) from error
    if not isinstance(found, dict):
        raise InputError(
            "a JSON object is needed", fields=[("", 'an object such as {"message": "…"} is needed')]
        )
    return found


def validate(model: type[V], table: dict[str, Any]) -> V:
    """Make `model` of a table; raises InputError with every field that is wrong."""
    try:
        return model.model_validate(table)
    except ValidationError as error:
        mistakes = error.errors(include_url=False, include_input=False)
    told = [_told(model, mistake) for mistake in mistakes[:FIELDS_TOLD_MAX]]
    more = len(mistakes) - len(told)
    detail = "; ".join(f"{path}: {reason}" for path, reason in told) + (f"; and {more} more" if more else "")
    raise InputError(detail, fields=told)


_NO_MOMENT = "there is no such date and time; one is 2026-06-08T09:30:00Z"
_REASONS: Mapping[str, str] = {
    "tuple_type": "a list is needed",
    "too_long": "at most {max_length} are allowed, and {actual_length} stand there",
    "model_type": "an object is needed",
    "model_attributes_type": "an object is needed",
    "dict_type": "an object is needed",
    "string_type": "a text is needed",
    "string_too_long": "at most {max_length} characters are allowed",
    "string_unicode": "it holds half a character (a lone surrogate), which is no text",
    "string_pattern_mismatch": "it is empty",
    "bool_type": "true or false is needed",
    "int_type": "a whole number is needed",
    "int_parsing": "a whole number is needed",
    "int_from_float": "a whole number is needed",
    "less_than_equal": "at most {le} is allowed",
    "greater_than_equal": "at least {ge} is needed",
    "literal_error": "{expected} is needed",
    "timezone_aware": "its offset is missing: it ends with Z, or with +02:00, say",
    "datetime_type": _NO_MOMENT,
    "datetime_parsing": _NO_MOMENT,
    "datetime_from_date_parsing": _NO_MOMENT,
}
"""What is told of each kind of mistake that pydantic finds, in place of words that are meant for programmers."""


def _refuse_constant(name: str) -> Any:
    raise ValueError(name)


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A JSON object; InputError where a name stands in it twice, since nobody knows which of the two is meant."""
    table: dict[str, Any] = {}
    for name, value in pairs:
        if name in table:
            path, reason = _path((name,)), "it stands twice in one object"
            raise InputError(f"{path}: {reason}", fields=[(path, reason)])
        table[name] = value
    return table


def _told(model: type[BaseModel], mistake: ErrorDetails) -> tuple[str, str]:
    """The JSON path and the reason, in our words where pydantic's are for programmers."""
    loc = mistake["loc"]
    path = _path(loc)
    match mistake["type"]:
        case "extra_forbidden":
            near = get_close_matches(str(loc[-1]), _names_beside(model, loc), 1)
            return path, f"there is no such field{f'; did you mean {near[0]}?' if near else ''}"
        case "missing":
            return path, "it is needed"
        case "value_error":
            return path, str(mistake["ctx"]["error"])
        case known if known in _REASONS:
            return path, _REASONS[known].format(**mistake.get("ctx", {}))
        case _:
            reason = mistake["msg"].removeprefix("Input ")
            return path, reason[0].lower() + reason[1:]


def _path(loc: tuple[int | str, ...]) -> str:
    """`thread[2].from`; a name that could be somebody's text is not repeated."""
    path = ""
    for part in loc:
        if isinstance(part, int):
            path += f"[{part}]"
        else:
            path += ("." if path else "") + (part if _PLAIN_NAME.fullmatch(part) else "(another name)")
    return path


def _names_beside(model: type[BaseModel], loc: tuple[int | str, ...]) -> list[str]:
    named = [part for part in loc[:-1] if isinstance(part, str)]
    beside = _PARTS.get(named[-1], Brief) if named else model
    return [field.alias or name for name, field in beside.model_fields.items()]
