"""What is wrong with a file that a person wrote, in their words and not in those of the libraries that read it."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import get_args

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

ID = "letters, digits, dots, dashes and underscores alone, at most 80, the first a letter or digit"


def reasons(error: ValidationError, model: type[BaseModel]) -> Iterator[str]:
    """Each mistake of a table as `field: reason`; one of the table itself as the reason alone."""
    for wrong in error.errors(include_url=False, include_input=False):
        field = "".join(
            f"[{part}]" if isinstance(part, int) else f"{'.' if at else ''}{part}"
            for at, part in enumerate(wrong["loc"])
        )
        yield f"{field}: {_reason(wrong, model)}" if field else _reason(wrong, model)


def yaml_reason(error: Exception, text: str) -> tuple[int | None, str]:
    """The line (from 1) that a YAML file cannot be read on, where it is known, and why."""
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark else None
    if isinstance(error, yaml.reader.ReaderError):
        line = text[: error.position].count("\n") + 1
    why = getattr(error, "problem", None) or str(error).partition("\n")[0]
    return line, f"this is not readable as YAML: {why}"


def _reason(wrong: ErrorDetails, model: type[BaseModel]) -> str:
    loc = wrong["loc"]
    match wrong["type"]:
        case "extra_forbidden":
            near = get_close_matches(str(loc[-1]), _beside(model, loc), 1)
            return f"there is no such field{f'; did you mean {near[0]}?' if near else ''}"
        case "missing":
            return "it is needed"
        case "tuple_type" | "list_type":
            return "a list is needed"
        case "model_type" | "model_attributes_type" | "dict_type":
            return "a table of names and values is needed"
        case "string_type":
            return "a text is needed; put it in quotes"
        case "string_pattern_mismatch":
            return ID if loc == ("id",) else "it is not written as it must be"
        case "literal_error":
            return f"it must be {wrong['ctx']['expected']}"
        case _:
            reason = wrong["msg"].removeprefix("Input ")
            return reason[0].lower() + reason[1:]


def _beside(model: type[BaseModel], loc: tuple[int | str, ...]) -> list[str]:
    """The names of the fields that may stand where this one does."""
    for part in loc[:-1]:
        if isinstance(part, str) and part in model.model_fields:
            kind = model.model_fields[part].annotation
            found = [k for k in (kind, *get_args(kind)) if isinstance(k, type) and issubclass(k, BaseModel)]
            if not found:
                return []
            model = found[0]
    return [field.alias or name for name, field in model.model_fields.items()]
