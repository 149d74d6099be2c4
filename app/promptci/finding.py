"""What lint has to say: one finding, with the file and line that it stands in."""

from typing import Literal

from app.model.value import Value

Level = Literal["error", "warning", "note"]


class Finding(Value):
    """One thing that is wrong. `rule` is its stable name (`prompt-missing`), `guideline` and `case` whom it touches.

    `path` is relative to the folder that was looked at where it lies in it; `line` counts from 1. `excerpt` is the
    sentence or prompt line it is about; `fix` says what to do.
    """

    rule: str
    level: Level
    message: str
    path: str | None = None
    line: int | None = None
    guideline: str | None = None
    case: str | None = None
    excerpt: str | None = None
    fix: str | None = None
