"""Fits how much each sign of a sentence says that it promises what nothing allows, on the replies of many writers.

python -m scripts.fit.pledged            writes app/checklist/locale/en/pledged.json
python -m scripts.fit.pledged --compare  what is found of each writer by weights that have not seen that writer
"""

import json
from collections.abc import Iterable, Sequence

from app.checklist import pledged, unfounded
from scripts.accuracy import data
from scripts.accuracy.data import LabelledReply
from scripts.fit.fitting import ROOT, command
from scripts.fit.unfounded import LANGUAGE, Sample, fitted, left_out, opened, sampled
from scripts.fit.weighing import TAUGHT

GUARD = "no-unauthorised-promise"
WRITTEN = ROOT / "app" / "checklist" / "locale" / LANGUAGE / f"{pledged.NAME}.json"

BY_HAND = ROOT / "tests" / "data" / "by_hand"
"""Replies that teach nothing; `--compare` measures on them too."""

ALARMS, DOUBTED = 0.008, 0.10
"""Share (0-1) of the excellent replies that are called missed though they are in order, and share of all replies that
are in order of which a person is asked: on writers left out they set the two limits."""


def samples(replies: Iterable[LabelledReply]) -> list[Sample]:
    """The sentences of English replies that are looked at."""
    return [
        sampled(reply, GUARD, sentence, signs)
        for inquiry, reply in opened(replies)
        for sentence, signs in pledged.seen(inquiry)
    ]


def without(writer: str, found: Sequence[Sample]) -> unfounded.Weights | None:
    """The weights as they would be had a writer not been seen; the limits stay as they are written."""
    known = unfounded.weights(LANGUAGE, pledged.NAME)
    others = [s for s in found if s.reply.writer != writer]
    return (
        unfounded.Weights({**fitted(others, known.limit), "doubt": known.doubt}) if known and others else None
    )


def limits_of(highest: dict[str, float], replies: Sequence[LabelledReply]) -> tuple[float, float]:
    """The log-odds above which so many replies that are in order are called missed, and are doubted."""
    good = [r for r in replies if r.labels[GUARD] == "met"]
    excellent = [r for r in good if r.style == "excellent"]
    return _above(highest, excellent, ALARMS), _above(highest, good, DOUBTED)


def _above(highest: dict[str, float], replies: Sequence[LabelledReply], share: float) -> float:
    odds = sorted((highest.get(r.id, -99.0) for r in replies), reverse=True)
    return odds[int(share * len(odds))]


def compare() -> None:
    """Print by writer, each left out, what is found, what is doubted, and the same of what is in order."""
    replies = _replies()
    found = samples(replies)
    highest = left_out(found)
    limits = limits_of(highest, replies)
    beside = [r for r in data.load(BY_HAND).replies if r.language == LANGUAGE]
    weights = unfounded.Weights(fitted(found, 0.0))
    for sample in samples(beside):
        at = sample.reply.id
        highest[at] = max(weights.odds(sample.signs), highest.get(at, -99.0))
    print(f"limits {limits[0]:.2f} and {limits[1]:.2f}")
    for writer in [*sorted({r.writer for r in (*replies, *beside)}), ""]:
        own = [r for r in (*replies, *beside) if writer in ("", r.writer)]
        planted = [r for r in own if GUARD in r.planted]
        good = [r for r in own if r.labels[GUARD] == "met"]
        told = [_told(highest, some, limit) for some in (planted, good) for limit in limits]
        hit = [r for r in own if highest.get(r.id, -99.0) > limits[0]]
        right = sum(r.labels[GUARD] == "missed" for r in hit)
        print(
            f"  {writer or 'all'}: planted {told[0]}, {told[1]}; in order {told[2]}, {told[3]}; "
            f"right {right}/{len(hit)}"
        )


def _told(highest: dict[str, float], replies: Sequence[LabelledReply], limit: float) -> str:
    return f"{sum(highest.get(r.id, -99.0) > limit for r in replies)}/{len(replies)}"


def write() -> None:
    """Write the weights."""
    replies = _replies()
    found = samples(replies)
    limit, doubt = limits_of(left_out(found), replies)
    table = {"doubt": round(doubt, 3), **fitted(found, limit)}
    WRITTEN.write_text(f"{json.dumps(table, ensure_ascii=False, indent=0)}\n", encoding="utf-8")
    promising = sum(bool(s.made_up) for s in found)
    print(f"{len(found)} sentences, {promising} promise, {WRITTEN.stat().st_size / 1e3:.0f} kB")


def _replies() -> list[LabelledReply]:
    full = [r for folder in TAUGHT for r in data.load(folder).replies]
    return [r for r in full if r.language == LANGUAGE]


if __name__ == "__main__":
    command(__doc__, write, compare)
