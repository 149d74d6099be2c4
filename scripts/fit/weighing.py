"""Fits how much each sign of a guideline says, on labelled replies; the signs are those that its `weigh.yaml` names."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from app.checklist.case import Case
from app.checklist.checklist import Checklist
from app.checklist.kinds import KINDS
from app.checklist.signs import sign
from app.guidelines import Guidelines
from app.model.guideline import Guideline, Weighing
from app.model.profile import Profile
from app.pipeline.plan import make_plan
from app.pipeline.settle import settled
from app.prompts import Prompts
from app.reading.lexicon import load_lexicons
from app.reading.reading import Reader
from scripts.accuracy.data import LabelledReply

STRICTNESS = 3.0
"""How hard weights are held near nothing (the inverse of the usual C); chosen on writers left out."""

RARE = 3.0
"""How much more a missed reply counts than a met one while the weights are sought; taken back out of `start`."""

_STEPS = 50
_HEAD = """\
# How much each sign speaks for (+) or against (-) a miss, in log-odds; `start` is where they begin to count.
# Fitted by `python -m scripts.fit weighing` on labelled replies; how, and how well: docs/decisions/0012-weighed-signs.md.
"""


class Sample(NamedTuple):
    """One reply under one guideline: its signs in the order of the guideline's, and whether it is missed."""

    reply: LabelledReply
    signs: tuple[float, ...]
    missed: bool


def samples(
    replies: Iterable[LabelledReply], guidelines: Guidelines, prompts: Prompts
) -> dict[str, list[Sample]]:
    """The signs of each reply, by guideline; where a label says that it does not apply, or we do, it is left out."""
    checklist, reader = Checklist(guidelines, prompts), Reader(load_lexicons(), prompts)
    weighed = [g for g in guidelines if g.weighing is not None]
    found: dict[str, list[Sample]] = {g.id: [] for g in weighed}
    for reply in replies:
        brief = settled(reply.to.brief, Profile())
        reading = reader.read(brief)
        case = Case(brief=brief, reading=reading, plan=make_plan(brief, Profile(), reading, guidelines))
        inquiry = checklist.open(case, reply.text, language=reading.language)
        for guideline in weighed:
            label = reply.labels.get(guideline.id)
            applies = guideline.kind != "reply" or guideline.id in case.plan.applies
            if label in ("met", "missed") and applies and inquiry.acts.known and inquiry.cues.of(guideline.id).known:
                finding = KINDS[guideline.check.kind](guideline, inquiry)
                values = tuple(_value(name, finding, inquiry) for name in _names(guideline))
                found[guideline.id].append(Sample(reply, values, label == "missed"))
    return found


def _value(name: str, finding: object, inquiry: object) -> float:
    found = sign(name)
    if found is None:
        raise KeyError(name)
    return found(finding, inquiry)  # type: ignore[arg-type]


def _names(guideline: Guideline) -> tuple[str, ...]:
    return tuple(guideline.weighing.signs) if guideline.weighing else ()


def fitted(guideline: Guideline, found: Sequence[Sample]) -> Weighing:
    """The weights of the guideline's signs."""
    x = np.array([s.signs for s in found], dtype=float)
    y = np.array([s.missed for s in found], dtype=float)
    middle, spread = x.mean(0), x.std(0)
    spread[spread == 0] = 1.0
    weights, start = _logistic((x - middle) / spread, y)
    own = weights / spread
    # The rare label counted more than it stands there; the likelihood must not.
    start = start - float(own @ middle) - np.log(RARE)
    return Weighing(start=round(float(start), 2), signs={n: round(float(w), 2) for n, w in zip(_names(guideline), own, strict=True)})


def _logistic(x: NDArray[np.float64], y: NDArray[np.float64]) -> tuple[NDArray[np.float64], float]:
    """Newton's steps for a logistic regression held near nothing; the start is free."""
    rows = np.hstack([x, np.ones((len(x), 1))])
    hold = np.append(np.full(x.shape[1], STRICTNESS), 1e-3)
    weight = np.where(y == 1, RARE, 1.0)
    w = np.zeros(rows.shape[1])
    for _ in range(_STEPS):
        p = 1 / (1 + np.exp(-rows @ w))
        slope = rows.T @ (weight * (p - y)) + hold * w
        bend = (rows * (weight * p * (1 - p))[:, None]).T @ rows + np.diag(hold)
        step = np.linalg.solve(bend, slope)
        w -= step
        if np.abs(step).max() < 1e-8:
            break
    return w[:-1], float(w[-1])


def write(weighing: Weighing, path: Path) -> None:
    """The weights as a file that a person can read, the strongest sign first."""
    lines = [_HEAD, f"start: {weighing.start}", "signs:"]
    lines += [f"  {name}: {weight}" for name, weight in sorted(weighing.signs.items(), key=lambda s: -abs(s[1]))]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
