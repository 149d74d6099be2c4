"""Fits how much each sign that needs no word of a language says that a sentence tells what nobody gave, on English.

python -m scripts.fit.unworded            writes app/checklist/locale/any/unfounded.json
python -m scripts.fit.unworded --compare  what is found in other languages by weights that have not seen the writer
"""

import json
from collections.abc import Iterable, Sequence

from app.checklist import telltale, unfounded, unworded
from app.checklist.unfounded import Signs
from scripts.accuracy import data
from scripts.accuracy.data import LabelledReply
from scripts.fit.fitting import ROOT, command
from scripts.fit.unfounded import (
    GUARD,
    LANGUAGE,
    Sample,
    beside,
    fitted,
    fully_labelled,
    left_out,
    limit_of,
    opened,
    sampled,
)
from scripts.fit.weighing import TAUGHT

WRITTEN = ROOT / "app" / "checklist" / "locale" / unworded.ANY / "unfounded.json"

ALARMS = 0.02
"""Share (0-1) of the excellent English replies in which these weights would raise an alarm: it sets the limit."""


def samples(replies: Iterable[LabelledReply], *languages: str) -> list[Sample]:
    """The sentences that are looked at. No word of English may count: which are new is left out."""
    found = []
    for inquiry, reply in opened(replies, languages):
        for sentence, signs in unworded.seen(inquiry):
            bare = Signs(signs.values, frozenset(), frozenset())
            found.append(sampled(reply, GUARD, sentence, bare, telltale.beside(inquiry, sentence)))
    return found


def without(writer: str, found: Sequence[Sample]) -> unfounded.Weights | None:
    """The weights as they would be had a writer not been seen; the limit stays as it is written."""
    known = unworded.weights()
    others = [s for s in found if s.reply.writer != writer]
    return unfounded.Weights({**fitted(others, 0.0), "limit": known.limit}) if known and others else None


def _replies() -> list[LabelledReply]:
    return [*(r for folder in TAUGHT for r in data.load(folder).replies), *beside()]


def compare() -> None:
    """Print by language what is found and what alarms there are, at several limits."""
    replies = _replies()
    english = samples(replies, LANGUAGE)
    others = [r for r in replies if r.language != LANGUAGE]
    highest = left_out(english, fully_labelled(replies))
    told = {w: _by_others(w, english) for w in {r.writer for r in others}}
    foreign: dict[str, float] = {}
    for sample in samples(others, *{r.language for r in others}):
        odds = told[sample.reply.writer].odds(sample.signs) - telltale.LESS * sample.less
        foreign[sample.reply.id] = max(odds, foreign.get(sample.reply.id, -99.0))
    for alarms in (0.01, 0.02, 0.03, 0.04, 0.06, 0.08):
        limit = limit_of(highest, replies, alarms)
        hit = {r.id for r in others if foreign.get(r.id, -99.0) > limit}
        planted = [r for r in others if GUARD in r.planted]
        good = [r for r in others if r.style == "excellent" and r.labels[GUARD] == "met"]
        right = sum(r.labels[GUARD] == "missed" for r in others if r.id in hit)
        print(
            f"limit {limit:.2f}, set for {alarms}: found {sum(r.id in hit for r in planted)}/{len(planted)}, "
            f"alarms {sum(r.id in hit for r in good)}/{len(good)}, right {right}/{len(hit)}"
        )


def _by_others(writer: str, found: Sequence[Sample]) -> unfounded.Weights:
    return unfounded.Weights(fitted([s for s in found if s.reply.writer != writer], 0.0))


def write() -> None:
    """Write the weights."""
    replies = _replies()
    found = samples(replies, LANGUAGE)
    limit = limit_of(left_out(found, fully_labelled(replies)), replies, ALARMS)
    WRITTEN.parent.mkdir(exist_ok=True)
    table = json.dumps(fitted(found, limit), ensure_ascii=False, indent=0)
    WRITTEN.write_text(f"{table}\n", encoding="utf-8")
    print(f"{len(found)} sentences, limit {limit:.2f}")


if __name__ == "__main__":
    command(__doc__, write, compare)
