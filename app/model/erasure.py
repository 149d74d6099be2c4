"""What was taken away, and what cannot be reached from here."""

from typing import Literal

from app.model.value import Value

Place = Literal["free_disk", "copies", "no_room", "no_turn", "log_held", "pg_log", "pg_dead"]


class Unreached(Value):
    """A place where a store could not take away what was deleted; `prompts/builtin/<locale>/erasure.yaml` words it.

    `names` are tables that hold it, or what keeps a log from being let go.
    """

    place: Place
    names: tuple[str, ...] = ()


class Erased(Value):
    """All that was kept of one customer is gone; `not_reached` says in plain words where copies may still lie.

    `known` says whether anything was kept of them at all.
    """

    known: bool
    drafts: int = 0
    follow_ups: int = 0
    jobs: int = 0
    not_reached: tuple[str, ...] = ()


class Forgotten(Value):
    """What a run of retention took away: the texts of so many drafts, and so many stored answers."""

    drafts: int = 0
    claims: int = 0
    not_reached: tuple[Unreached, ...] = ()
