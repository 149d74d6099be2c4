"""Whether drafts can be made, and by whom."""

from typing import Literal

from app.model.value import Value


class Readiness(Value):
    """`ready`; `degraded` where a model is left alone for now and another, or the built-in engine, writes in its place;
    `unavailable` where no draft can be made; `empty` without guidelines. `note` says what is wrong.
    """

    status: Literal["ready", "degraded", "unavailable", "empty"]
    note: str | None = None

    @property
    def serves(self) -> bool:
        """Whether drafts can be made."""
        return self.status in ("ready", "degraded")
