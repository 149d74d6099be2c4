"""Where the guidelines come from: their sources in full, and what a company's folder makes of ours."""

from typing import Literal

from pydantic import Field

from app.model.guideline import Guideline
from app.model.value import Value

Standing = Literal["ours", "changed", "added", "off"]
"""Ours as we ship it; ours with something of the company's over it; the company's own; switched off by it."""


class Source(Value):
    """An entry of `sources.yaml`: what a short name under `source` stands for. Only what is public has a `url`."""

    title: str = Field(min_length=1, max_length=300)
    by: str | None = Field(default=None, max_length=200)
    url: str | None = Field(default=None, pattern=r"^https://\S+$", max_length=300)


class Provenance(Value):
    """What people are shown beside the guidelines in force; nothing is judged or written by it.

    `added` and `changed` are ids of guidelines in force; `off` holds those that are not, in their order.
    """

    sources: dict[str, Source] = {}
    added: frozenset[str] = frozenset()
    changed: frozenset[str] = frozenset()
    off: tuple[Guideline, ...] = ()

    def standing(self, guideline_id: str) -> Standing:
        """Whose a guideline is."""
        if guideline_id in self.added:
            return "added"
        if guideline_id in self.changed:
            return "changed"
        return "off" if any(g.id == guideline_id for g in self.off) else "ours"
