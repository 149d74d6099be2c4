"""What was taken away, and what cannot be reached from here."""

from app.model.value import Value


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
    not_reached: tuple[str, ...] = ()
