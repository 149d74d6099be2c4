"""The answer that a model has to give: its JSON schema for endpoints that hold it, and the reading of what came."""

import re
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError
from pydantic_core import from_json

from app.errors import ModelError
from app.text.compiled import compiled


def _object(**properties: Any) -> dict[str, Any]:
    """An object as strict mode wants it: every field required, no other allowed."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


_TEXT: dict[str, Any] = {"type": "string"}

SCHEMA: dict[str, Any] = _object(
    understanding=_object(language=_TEXT, calm_summary=_TEXT, asks=_list(_TEXT)),
    subject={"type": ["string", "null"]},
    reply=_TEXT,
    claims=_list(_object(quote=_TEXT, serves=_list(_TEXT))),
)
"""A short understanding comes first, since a reply is better for it; then the reply, so that it streams early; the
claims last, since they quote it and nobody waits for them. It is the same for every brief: endpoints that prepare a
schema, or put it before the prompt, do so once.
"""

_FENCE = compiled(r"^\s*```[a-zA-Z]*[ \t]*\n(?P<inside>.*?)(?:\n```\s*)?$", re.DOTALL)
_OBJECT = compiled(r"\{\s*\"")


def _text_or_none(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _joined(value: Any) -> Any:
    """A reply that came as a list of paragraphs."""
    if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
        return "\n\n".join(value)
    return value


def _texts(value: Any) -> list[str]:
    return [part for part in value if isinstance(part, str)] if isinstance(value, list) else []


def _tables(value: Any) -> list[dict[str, Any]]:
    tables = [part for part in value if isinstance(part, dict)] if isinstance(value, list) else []
    return [table for table in tables if isinstance(table.get("quote"), str)]


def _table(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


class Received(BaseModel):
    """The base of what is read from a model: frozen; fields that we did not ask for are passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Understanding(Received):
    """What the model took the message to say; for the record, never for the customer."""

    language: Annotated[str | None, BeforeValidator(_text_or_none)] = None
    calm_summary: Annotated[str | None, BeforeValidator(_text_or_none)] = None
    asks: Annotated[tuple[str, ...], BeforeValidator(_texts)] = ()


class Claim(Received):
    """Words of the reply, and the ids of principles, asks and notes that they are said to serve."""

    quote: str
    serves: Annotated[tuple[str, ...], BeforeValidator(_texts)] = ()


class Answer(Received):
    """A whole answer. Only the reply is needed: the rest is left empty where it is missing or of a wrong type."""

    understanding: Annotated[Understanding, BeforeValidator(_table)] = Understanding()
    subject: Annotated[str | None, BeforeValidator(_text_or_none)] = None
    reply: Annotated[str, BeforeValidator(_joined)]
    claims: Annotated[tuple[Claim, ...], BeforeValidator(_tables)] = ()


def read_answer(text: str) -> Answer:
    """The answer in a model's text: JSON, JSON in a code fence or among prose, or else the plain text of a reply.

    Raises ModelError where there is no reply in it.
    """
    table = _parsed(text)
    if table is None:
        plain = _unfenced(text).strip()
        if plain.startswith(("{", "[")):
            raise ModelError("malformed", "the model's answer is broken and holds no reply")
        table = {"reply": plain}
    try:
        answer = Answer.model_validate(table)
    except ValidationError as error:
        raise ModelError("malformed", "the model's answer holds no reply") from error
    if not answer.reply.strip():
        raise ModelError("empty", "the model's answer holds an empty reply")
    return answer


def _parsed(text: str) -> dict[str, Any] | None:
    """The JSON object of the text, also one that was cut off; nothing where there is none with a reply."""
    for piece in (text, _unfenced(text), *(text[m.start() :] for m in _first_objects(text))):
        for whole in (piece.strip(), _to_its_end(piece.strip())):
            try:
                table = from_json(whole, allow_partial="trailing-strings")
            except ValueError:
                continue
            if isinstance(table, dict) and "reply" in table:
                return table
    return None


def _first_objects(text: str) -> list[re.Match[str]]:
    """Where an object may begin in prose; a few are tried, since prose may hold braces too."""
    return list(_OBJECT.finditer(text, 0, 20_000))[:3]


def _to_its_end(piece: str) -> str:
    """The piece up to the last brace, where one closes it: prose may follow."""
    end = piece.rfind("}")
    return piece[: end + 1] if end > 0 else piece


def _unfenced(text: str) -> str:
    match = _FENCE.match(text)
    return match.group("inside") if match else text
