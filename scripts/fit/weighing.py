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
from app.model.guideline import Guideline, Scale, Weighing
from app.model.profile import Profile
from app.pipeline.plan import make_plan
from app.pipeline.settle import settled
from app.prompts import Prompts
from app.reading.lexicon import load_lexicons
from app.reading.reading import Reader
from scripts.accuracy.data import LabelledReply

_ROOT = Path(__file__).parents[2]
TAUGHT = (_ROOT / "tests" / "data", _ROOT / "training")
"""Folders with the labelled replies that the weights have seen."""

Floats = NDArray[np.float64]

STRICTNESS = 3.0
"""How hard weights are held near nothing (the inverse of the usual C); chosen on writers left out."""

RARE = 3.0
"""How much more a missed reply counts than a met one while the weights are sought; taken back out of `start`."""

_ACT = "act "
_STEPS = 50
_HEAD = """\
# How much each sign speaks for (+) or against (-) a miss, in log-odds; `start` is where they begin to count.
# Up to `met_to` likely to be missed it is met (`kept_to` where its wording shows it), from `missed_from` on missed
# (`absent_from` where nothing but an absence says so).
# Fitted by `python -m scripts.fit weighing` on labelled replies; how, and how well:
# docs/decisions/0007-weighed-signs.md
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
        # Those weights learnt from these very replies: seen among the signs they would be believed too much.
        inquiry.pledges = ()
        for guideline in weighed:
            label = reply.labels.get(guideline.id)
            applies = guideline.kind != "reply" or guideline.id in case.plan.applies
            if label in ("met", "missed") and applies and inquiry.acts.known and inquiry.lexicon.known:
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
    """The weights of the guideline's signs; between which likelihoods an item is unsure stays as the file has it."""
    kept = guideline.weighing or Weighing(start=0, signs={})
    names = tuple(kept.signs)
    plain = _scale(found, names, kept.plain.signs) if kept.plain else None
    return kept.model_copy(update={**dict(_scale(found, names, names)), "plain": plain})


def _scale(found: Sequence[Sample], names: Sequence[str], wanted: Iterable[str]) -> Scale:
    """The weights of some of the signs."""
    columns = [names.index(name) for name in wanted]
    x = np.array([[s.signs[at] for at in columns] for s in found], dtype=float)
    y = np.array([s.missed for s in found], dtype=float)
    acts = np.array([names[at].startswith(_ACT) for at in columns], dtype=bool)
    weights, start = _weights(x, y, acts)
    signs = {names[at]: round(float(w), 2) for at, w in zip(columns, weights, strict=True)}
    return Scale(start=round(start, 2), signs=signs)


def _weights(x: Floats, y: Floats, acts: NDArray[np.bool_]) -> tuple[Floats, float]:
    """Weights of the signs as they stand, and the start; `acts` says which of them are acts of a sentence."""
    middle, spread = x.mean(0), x.std(0)
    spread[spread == 0] = 1.0
    z = (x - middle) / spread
    alone = z.T @ (y - y.mean())
    used = np.ones(x.shape[1], dtype=bool)
    while True:
        weights = np.zeros(x.shape[1])
        weights[used], start = _logistic(z[:, used], y)
        # Of two signs that mostly come together, one would take back what the other says too much: a reply that is
        # irritated would be calmer for it. An act speaks for what it speaks for by itself, or not at all; comparisons
        # are made to be weighed against each other.
        contrary = np.where(acts & (weights * alone < 0), np.abs(weights), 0.0)
        if not contrary.any():
            break
        used[int(contrary.argmax())] = False
    own = weights / spread
    # The rare label counted more than it stands there; the likelihood must not.
    return own, float(start - own @ middle - np.log(RARE))


def _logistic(x: Floats, y: Floats) -> tuple[Floats, float]:
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
    limits = weighing.model_dump(
        include={"missed_from", "absent_from", "met_to", "kept_to"}, exclude_defaults=True
    )
    lines = [_HEAD, *(f"{name}: {value}" for name, value in limits.items()), *_told(weighing, "")]
    if weighing.plain is not None:
        lines += ["plain:  # in languages whose wordings we do not know", *_told(weighing.plain, "  ")]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _told(scale: Scale, margin: str) -> list[str]:
    strongest = sorted(scale.signs.items(), key=lambda sign: -abs(sign[1]))
    return [
        f"{margin}start: {scale.start}",
        f"{margin}signs:",
        *(f"{margin}  {n}: {w}" for n, w in strongest),
    ]
