"""A person's own reply made better by the smallest edits, with the checklist before and after."""

from typing import Literal

from app.model.draft import Checked
from app.model.value import Value
from app.model.writing import Usage

Op = Literal["replace", "insert", "delete"]


class Edit(Value):
    """One change. Offsets are those of the reply as it was given; an insertion has `start == end`.

    Edits never overlap; those that insert at one place stand in the order in which their words follow each other.
    `guideline` is what the edit is for, `reason` what the checklist said of it.
    """

    op: Op
    start: int
    end: int
    text: str
    guideline: str
    reason: str


class Improvement(Value):
    """The body of the answer to `POST /v1/improvements`; `before` and `after` are the checklists of both texts.

    `unfinished` where the time was up before every edit was tried: the edits are the best of those that were.
    """

    reply: str
    edits: tuple[Edit, ...]
    before: Checked
    after: Checked
    unfinished: bool = False
    usage: Usage = Usage()
