"""Reads what stands behind the `?` of an address into a value, as `intake` reads a body; and describes it."""

from datetime import date, datetime
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator
from starlette.requests import Request

from app.errors import InputError
from app.intake import validate
from app.model.brief import Channel
from app.model.draft import Verdict
from app.model.given import BEGINS_WITH_A_DATE, AwareMoment
from app.model.profile import Topic
from app.model.record import DraftFilter
from app.model.value import Value

V = TypeVar("V", bound=Value)

LIMIT_MAX = 200
"""Lines of one part of a list."""


def _from_date(text: Any) -> Any:
    """A date is its beginning, in UTC."""
    return f"{text}T00:00:00Z" if _is_date(text) else text


def _to_date(text: Any) -> Any:
    """A date is its end, in UTC."""
    return f"{text}T23:59:59.999999Z" if _is_date(text) else text


def _is_date(text: Any) -> bool:
    try:
        return isinstance(text, str) and len(text) == 10 and bool(date.fromisoformat(text))
    except ValueError:
        return False


_Cursor = Annotated[str, Field(max_length=500, description="`next` of the part before")]
_Limit = Annotated[int, Field(ge=1, le=LIMIT_MAX, description="how many at most")]


def _day_or_moment(text: Any) -> Any:
    """Tells what is allowed here where a moment alone would ask for a time too."""
    if not isinstance(text, str) or not BEGINS_WITH_A_DATE.match(text):
        raise ValueError("a date or a moment is needed, such as 2026-06-08 or 2026-06-08T09:30:00Z")
    return text


_Since = Annotated[
    AwareMoment,
    BeforeValidator(_from_date),
    BeforeValidator(_day_or_moment),
    Field(description="a moment, or a date in UTC"),
]


class Between(Value):
    """From when to when."""

    since: _Since | None = None
    until: _Since | None = None

    @field_validator("until")
    @classmethod
    def _in_order(cls, value: datetime | None, info: ValidationInfo) -> datetime | None:
        since = info.data.get("since")
        if value and since and value <= since:
            raise ValueError("it has to be later than since")
        return value


class Part(Value):
    """Which part of a list."""

    cursor: _Cursor | None = None
    limit: _Limit = 50


class DraftQuery(Between, DraftFilter, Part):
    """Which drafts."""

    topic: Topic | None = None
    channel: Channel | None = None
    verdict: Verdict | None = None

    @property
    def wanted(self) -> DraftFilter:
        """The filter alone."""
        return DraftFilter.model_validate(self.model_dump(exclude={"cursor", "limit"}))


class DueQuery(Part):
    """Which follow-ups; without `due` those that are due now."""

    due: (
        Annotated[
            AwareMoment,
            BeforeValidator(_to_date),
            BeforeValidator(_day_or_moment),
            Field(description="a moment, or the end of a date in UTC"),
        ]
        | None
    ) = None


class Period(Between):
    """From when to when, the last not included."""


def query(model: type[V], request: Request) -> V:
    """The value of a request's query. Raises InputError for a wrong value, a name unknown, and one that is repeated."""
    pairs = request.query_params.multi_items()
    table = dict(pairs)
    if len(table) < len(pairs):
        raise InputError("a name stands in the query more than once")
    return validate(model, table)


def described(model: type[Value]) -> dict[str, Any]:
    """Keyword arguments of a route: the parameters of its query."""
    found = model.model_json_schema()["properties"]
    return {
        "openapi_extra": {
            "parameters": [
                {
                    "name": name,
                    "in": "query",
                    "required": False,
                    **({"description": told} if (told := schema.get("description") or _text(schema)) else {}),
                    "schema": _plain(schema),
                }
                for name, schema in found.items()
            ]
        }
    }


def _plain(schema: dict[str, Any]) -> dict[str, Any]:
    """Without the null that a query cannot hold."""
    kinds = [kind for kind in schema.get("anyOf", ()) if kind.get("type") != "null"]
    plain = {**(kinds[0] if kinds else schema)}
    return {
        key: value
        for key, value in plain.items()
        if key not in {"title", "description"} and value is not None
    }


def _text(schema: dict[str, Any]) -> str | None:
    return next((kind["description"] for kind in schema.get("anyOf", ()) if "description" in kind), None)
