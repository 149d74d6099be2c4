"""A case of the suite: a brief, what its reply must show, and replies known to be good."""

from typing import Literal

from pydantic import Field

from app.model.brief import Brief
from app.model.draft import Status
from app.model.value import Value

Kind = Literal["mft", "inv", "dir"]
"""A minimum that must be reached, a change that must not matter, a change that must show (after CheckList, 2020)."""


class Golden(Value):
    """A reply that a careful reader would send. `serves` quotes the sentences that meet a guideline."""

    reply: str = Field(min_length=1)
    serves: dict[str, tuple[str, ...]] = {}


class Planted(Value):
    """A reply in which somebody broke these guidelines on purpose: the checks may never call one of them met."""

    reply: str = Field(min_length=1)
    breaks: tuple[str, ...] = Field(min_length=1)


class Change(Value):
    """How the message of a case is made from that of the case it belongs to; what is given is done in this order."""

    replace: tuple[tuple[str, str], ...] = ()
    prepend: str = ""
    append: str = ""
    typos: int = Field(default=0, ge=0, le=50)
    name: str | None = None


class Direction(Value):
    """What the change must do to the reply's checklist: `adds` become applicable and are not missed; `keeps` do not
    get worse than in the case before.
    """

    adds: tuple[str, ...] = ()
    keeps: tuple[str, ...] = ()


class PromptCase(Value):
    """One case. `cluster` holds cases that stand or fall together; it is the root's id where none is given.

    `triggers` names guidelines that must apply; `expect` the least that is asked of single items beyond "not missed".
    """

    id: str = Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$")
    kind: Kind = "mft"
    cluster: str
    brief: Brief
    triggers: tuple[str, ...] = ()
    expect: dict[str, Status] = {}
    says: tuple[str, ...] = ()
    never_says: tuple[str, ...] = ()
    of: str | None = None
    direction: Direction = Direction()
    goldens: tuple[Golden, ...] = ()
    planted: tuple[Planted, ...] = ()
    where: str
