"""How far a reply falls short, as a value with an order: of two versions the smaller one is better."""

from typing import NamedTuple

from app.model.draft import Checked


class Shortfall(NamedTuple):
    """Compared from left to right, so that no number of lesser faults outweighs one greater."""

    musts: int = 0
    """Items missed that must be met, guards among them."""
    breaks: int = 0
    """Places that break a guard: each has to be mended."""
    shoulds: int = 0
    """Items missed that should be met."""
    gaps: int = 0
    """Places that a person has to fill or confirm."""
    unsure: int = 0
    """Items that a person has to look at."""

    @property
    def nothing_missed(self) -> bool:
        """Whether no item is missed and no guard broken; gaps and doubts are for a person."""
        return not (self.musts or self.breaks or self.shoulds)


def shortfall(checked: Checked, breaches: int = 0) -> Shortfall:
    """What the checklist says is short; `breaches` counts proved breaches that the items need not name."""
    missed = [i for i in checked.checklist if i.status == "missed"]
    places = sum(max(1, len(i.evidence)) for i in missed if i.kind == "guard")
    return Shortfall(
        musts=sum(i.severity == "must" for i in missed),
        breaks=max(places, breaches),
        shoulds=sum(i.severity == "should" for i in missed),
        gaps=len(checked.gaps),
        unsure=sum(i.status == "unsure" for i in checked.checklist),
    )
