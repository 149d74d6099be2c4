"""The base of all values, and the span of text that most of them carry."""

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """A frozen value that refuses fields it does not know. It is written with the names that it is read by."""

    model_config = ConfigDict(frozen=True, extra="forbid", serialize_by_alias=True)


class Span(Value):
    """A stretch of text: `whole[start:end] == text`, offsets in Unicode code points."""

    text: str
    start: int
    end: int
