"""The base of all values, and the span of text that most of them carry."""

from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict

_set_fields = BaseModel.__dict__["__pydantic_fields_set__"].__set__
_set_extra = BaseModel.__dict__["__pydantic_extra__"].__set__
_set_private = BaseModel.__dict__["__pydantic_private__"].__set__
"""Fill what each value has beside its fields; a value that is frozen lets nobody in by its own door."""


class Value(BaseModel):
    """A frozen value that refuses fields it does not know. It is written with the names that it is read by.

    What reads and writes a kind of value is built when one is first made: a command meets less than half of all kinds.
    """

    model_config = ConfigDict(frozen=True, defer_build=True, extra="forbid", serialize_by_alias=True)


class Span(Value):
    """A stretch of text: `whole[start:end] == text`, offsets in Unicode code points."""

    text: str
    start: int
    end: int


def build_values() -> None:
    """Build what reads and writes all kinds of values now, once for all processes that are forked from this one."""
    kinds = Value.__subclasses__()
    while kinds:
        kind = kinds.pop()
        kind.model_rebuild()
        kinds += kind.__subclasses__()


_V = TypeVar("_V", bound=Value)


def made(kind: type[_V], fields: dict[str, Any]) -> _V:
    """A value of our own making, all of whose fields are given as they have to be: nothing is checked.

    For the small values that are made by the hundred for each text; what comes from outside is read with its checks.
    """
    value = kind.__new__(kind)
    value.__dict__.update(fields)
    _set_fields(value, set(fields))
    _set_extra(value, None)
    _set_private(value, None)
    return value


def stretch(text: str, start: int, end: int) -> Span:
    """A span that our own code cut out of a text."""
    return made(Span, {"text": text, "start": start, "end": end})
