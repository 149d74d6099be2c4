"""Sets from which likelihood on a principle is called missed, apart for words that speak against a reply and absences.

python -m scripts.fit.limits            writes `missed_from` and `absent_from` into guidelines/<id>/weigh.yaml
python -m scripts.fit.limits --compare  the limits, and and what is called missed now

Each writer is measured by weights that have not seen that writer. A limit is only ever raised: run `scripts.fit
weighing` first where the signs have changed.
"""

import asyncio
from collections.abc import Sequence
from pathlib import Path

from app.guidelines import load
from app.model.guideline import Guideline
from scripts.accuracy import data
from scripts.accuracy.checklist import Item
from scripts.accuracy.left_out import checked_left_out
from scripts.accuracy.product import built
from scripts.fit import weighing
from scripts.fit.fitting import ROOT, command

BY_HAND = ROOT / "tests" / "data" / "by_hand"
"""Replies as everyday agents write them, which teach nothing: what holds for the others has to hold for them."""

WIDE, STEP, MOST = 0.1, 0.05, 0.9
"""How wide the band above a limit is that has to be right, and where limits may stand."""
RIGHT = 2 / 3
"""Share of such a band that is right at least: twice as often right as wrong."""
FEW = 5
"""Items of a band that say anything."""
BY_NOTES = ("be-honest",)
"""What is held against what cannot be done: there a silence is proof enough, and the limit stays as it is."""
AGAINST = ("which speaks against it", "quoted words speak against it")
"""Words of the reasons that quote something against a reply (`prompts/builtin/en/reasons.yaml`)."""


def items() -> list[Item]:
    """Each item of all labelled replies, by weights that have not seen its writer."""

    async def measured() -> list[Item]:
        folders: Sequence[Path] = (*weighing.TAUGHT, BY_HAND)
        return [i for folder in folders for i in await checked_left_out(built(), data.load(folder).replies)]

    return asyncio.run(measured())


def limits(guideline: Guideline, found: Sequence[Item]) -> tuple[float, float]:
    """From where on words against a reply, and a mere absence, say that the guideline is missed."""
    scale = guideline.weighing
    assert scale is not None
    own = [i for i in found if i.id == guideline.id and i.said == "missed"]
    against = [i for i in own if any(words in i.reason for words in AGAINST)]
    absent = [i for i in own if i not in against]
    spoken = _raised(scale.missed_from, against)
    return spoken, max(scale.absent_from, spoken, _raised(scale.missed_from, absent))


def _raised(limit: float, found: Sequence[Item]) -> float:
    """The lowest limit, from one on, above which the least sure items are right often enough, also of those by hand."""
    hand = {r.id for r in data.load(BY_HAND).replies}
    groups = (found, [i for i in found if i.reply.id in hand])
    while limit < MOST and not all(_holds(limit, group) for group in groups):
        limit = round(limit + STEP, 2)
    return limit


def _holds(limit: float, found: Sequence[Item]) -> bool:
    band = [i for i in found if limit <= i.confidence < limit + WIDE]
    return len(band) < FEW or sum(i.right for i in band) >= RIGHT * len(band)


def compare() -> None:
    """Print the limits."""
    found = items()
    for guideline, spoken, absent in _each(found):
        scale = guideline.weighing
        assert scale is not None
        own = [i for i in found if i.id == guideline.id and i.said == "missed"]
        told = f"{sum(i.right for i in own)}/{len(own)}"
        print(f"{guideline.id}: {scale.missed_from} → {spoken}, absent {absent}; now right {told}")


def write() -> None:
    """Write the limits."""
    for guideline, spoken, absent in _each(items()):
        # A limit of its own stands in the file where an absence has to be surer.
        update = {"missed_from": spoken} | ({"absent_from": absent} if absent > spoken else {})
        path = ROOT / "guidelines" / guideline.id / "weigh.yaml"
        assert guideline.weighing is not None
        weighing.write(guideline.weighing.model_copy(update=update), path)


def _each(found: Sequence[Item]) -> list[tuple[Guideline, float, float]]:
    own = [
        g for g in load([ROOT / "guidelines"]) if g.weighing and g.kind == "reply" and g.id not in BY_NOTES
    ]
    return [(g, *limits(g, found)) for g in own]


if __name__ == "__main__":
    command(__doc__, write, compare)
