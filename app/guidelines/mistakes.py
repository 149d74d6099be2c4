"""Mistakes that pydantic found, told as an operator needs them: `file: field: reason`."""

from collections.abc import Collection

from pydantic import BaseModel, ValidationError


def told(error: ValidationError, where: str, model: type[BaseModel]) -> list[str]:
    """Each mistake as `where`, field and reason; a misspelt field of `model` is told the nearest known one."""
    lines = []
    for mistake in error.errors(include_url=False):
        place = ".".join(str(part) for part in mistake["loc"])
        reason = mistake["msg"]
        if mistake["type"] == "extra_forbidden":
            known = model.model_fields if len(mistake["loc"]) == 1 else ()
            reason = f"unknown field{nearest(str(mistake['loc'][-1]), known)}"
        elif mistake["type"] == "missing":
            reason = "this field is missing"
        elif mistake["type"] == "literal_error":
            reason = f"{mistake['input']!r} is not one of {mistake['ctx']['expected']}"
        lines.append(f"{where}{place}: {reason}")
    return lines


def nearest(name: str, known: Collection[str]) -> str:
    """`; did you mean …?` when a known name is close, else the known names, else nothing."""
    from difflib import get_close_matches  # only a mistake needs it

    close = get_close_matches(name, known, n=1)
    if close:
        return f"; did you mean {close[0]!r}?"
    return f"; known are {', '.join(sorted(known))}" if known else ""
