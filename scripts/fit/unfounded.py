"""Fits how much each sign of a sentence says that it tells what nobody gave, on the labelled replies of many writers.

python -m scripts.fit.unfounded            writes app/checklist/locale/en/unfounded.json
python -m scripts.fit.unfounded --compare  what is found of each writer by weights that have not seen that writer
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, NamedTuple

import numpy as np

from app.checklist import telltale, unfounded
from app.checklist.case import Case
from app.checklist.checklist import Checklist
from app.checklist.inquiry import Inquiry
from app.checklist.sources import internal_notes
from app.checklist.unfounded import Signs, rarities, rarity_signs
from app.guidelines import load
from app.model.profile import Profile
from app.model.value import Span
from app.pipeline.plan import make_plan
from app.pipeline.settle import settled
from app.prompts import Prompts
from app.reading.lexicon import load_lexicons
from app.reading.reading import Reader
from scripts.accuracy import data
from scripts.accuracy.data import LabelledReply
from scripts.fit.fitting import ROOT, command
from scripts.fit.logistic import fit
from scripts.fit.weighing import TAUGHT

BESIDE = ROOT / "training" / "unfounded"
"""Cases that are labelled for this guard alone."""

GUARD = "no-invented-fact"
LANGUAGE = "en"
WRITTEN = ROOT / "app" / "checklist" / "locale" / LANGUAGE / "unfounded.json"

FREEDOM, EVENNESS = 0.33, 0.42
"""How free the weights are, and how much more the rare label counts; chosen on writers left out."""
OF_A_RUN, OF_A_WORD = 0.4, 0.7
"""What a run of a frame and a word count for beside a plain sign, which is 0 to 1."""
SHARES = (0.6, 0.6)
"""What the odds of a whole sentence and those of its likeliest part count for; chosen on writers left out."""
OFTEN = 8
"""Sentences in which a run or a word must stand to be a sign."""
SURELY = 100.0
"""How free start and slope of the likelihood are: two figures need no holding."""
SLIGHT = 0.02
"""Log-odds below which a mark is not kept."""
ALARMS = 0.05
"""Share (0-1) of the excellent replies in which an alarm is borne with, on writers left out: it sets the limit."""
TOUCHED = 3
"""Characters of a sentence that a quoted fault must touch."""


class Sample(NamedTuple):
    """A sentence with its signs; `made_up` is none where the label does not say. `less` as `telltale.beside`.

    `in_order` says that nothing in its reply is what is looked for; `parts` are the same of its statements.
    """

    reply: LabelledReply
    signs: Signs
    less: int
    made_up: bool | None
    in_order: bool
    parts: tuple["Sample", ...] = ()


def samples(replies: Iterable[LabelledReply]) -> list[Sample]:
    """The sentences of English replies that are looked at."""
    return [
        _with_parts(
            sampled(reply, GUARD, sentence, signs, telltale.beside(inquiry, sentence)), sentence, inquiry
        )
        for inquiry, reply in opened(replies)
        for sentence, signs in telltale.seen(inquiry)
    ]


def _with_parts(sample: Sample, sentence: Span, inquiry: Inquiry) -> Sample:
    given = unfounded.Given(inquiry.sources, internal_notes(inquiry.case))
    found = telltale.parts_of(sentence, given, inquiry)
    return sample._replace(parts=tuple(sampled(sample.reply, GUARD, span, signs) for span, signs in found))


def opened(
    replies: Iterable[LabelledReply], languages: Iterable[str] = (LANGUAGE,)
) -> Iterator[tuple[Inquiry, LabelledReply]]:
    """Replies in a language laid out as they are when they are checked."""
    guidelines, prompts = load([ROOT / "guidelines"]), Prompts([ROOT / "prompts"])
    checklist, reader = Checklist(guidelines, prompts), Reader(load_lexicons(), prompts)
    for reply in (r for r in replies if r.language in languages):
        brief = settled(reply.to.brief, Profile())
        reading = reader.read(brief)
        case = Case(brief=brief, reading=reading, plan=make_plan(brief, Profile(), reading, guidelines))
        inquiry = checklist.open(case, reply.text, language=reply.language)
        if inquiry.lexicon.language == reply.language:
            yield inquiry, reply


def sampled(reply: LabelledReply, guard: str, sentence: Span, signs: Signs, less: int = 0) -> Sample:
    """A sentence with what the labels say of it: the words that are quoted against a guard touch it or not."""
    missed = reply.labels[guard] == "missed"
    touched = _touched(reply, guard, sentence) if missed else False
    return Sample(reply, signs, less, touched, reply.labels[guard] == "met")


def _touched(reply: LabelledReply, guard: str, sentence: Span) -> bool | None:
    """Whether a quoted fault touches it; nothing is told of the rest of a reply, unless each fault of it is known."""
    quote = reply.quotes.get(guard, "")
    quotes = [quote] if quote in reply.text else quote.split("\n")
    places = [(reply.text.find(each), len(each)) for each in quotes if each]
    if any(
        min(sentence.end, at + size) - max(sentence.start, at) > TOUCHED for at, size in places if at >= 0
    ):
        return True
    return False if reply.labels.keys() == {guard} and places else None


def fitted(found: Sequence[Sample], limit: float) -> dict[str, Any]:
    """The weights as the file holds them, with those of the parts where the samples have any."""
    parts = [part for sample in found for part in sample.parts]
    beside = {"shares": SHARES, "parts": _weighed(parts)} if parts else {}
    return {"limit": round(limit, 3), **beside, **_weighed(found)}


def _weighed(found: Sequence[Sample]) -> dict[str, Any]:
    in_order = {s.reply.id for s in found if s.in_order}
    held: dict[str, set[str]] = {}
    for sample in found:
        if sample.in_order:
            held.setdefault(sample.reply.id, set()).update(sample.signs.new)
    seen = Counter(chain.from_iterable(held.values()))
    told = [s for s in found if s.made_up is not None]
    often = Counter(chain.from_iterable(s.signs.marks for s in told))
    kept = frozenset(mark for mark, count in often.items() if count >= OFTEN)
    plain = [_plain(s, seen, len(in_order)) for s in told]
    names = sorted({name for row in plain for name in row} | {f"|{mark}" for mark in kept})
    y = np.array([[int(bool(s.made_up))] for s in told], dtype=np.int8)
    weights, bias = fit(_matrix(plain, [s.signs.marks & kept for s in told], names), y, FREEDOM, EVENNESS)
    each = dict(zip(names, weights[:, 0].tolist(), strict=True))
    marks = {name[1:]: _scaled(name, w) for name, w in each.items() if name.startswith("|")}
    return {
        "bias": round(float(bias[0]), 3),
        "values": {name: round(w, 3) for name, w in each.items() if not name.startswith("|")},
        "marks": {name: round(w, 3) for name, w in marks.items() if abs(w) >= SLIGHT},
        "replies": len(in_order),
        "seen": {stem: count for stem, count in sorted(seen.items()) if count > 1},
    }


def _plain(sample: Sample, seen: Counter[str], replies: int) -> dict[str, float]:
    """The plain signs of a sentence that are not nothing."""
    values = sample.signs.values
    # A reply that is in order counts among those that hold its words: it must not know them by itself.
    own = int(sample.in_order)
    rare = rarities((max(0, seen[stem] - own) for stem in sample.signs.new), replies)
    return {name: value for name, value in {**values, **rarity_signs(rare, values)}.items() if value}


def _matrix(plain: Sequence[dict[str, float]], marks: Sequence[frozenset[str]], names: Sequence[str]) -> Any:
    """Plain signs and marks as a sparse matrix, a row a sentence, a column a name; a mark's begins with a bar."""
    from scipy.sparse import csr_matrix

    places = {name: at for at, name in enumerate(names)}
    of_marks = {name[1:]: at for name, at in places.items() if name.startswith("|")}
    worth = {mark: _share(mark) for mark in of_marks}
    column = [
        at
        for row, own in zip(plain, marks, strict=True)
        for at in (*map(places.__getitem__, row), *map(of_marks.__getitem__, own))
    ]
    value = [
        one
        for row, own in zip(plain, marks, strict=True)
        for one in (*row.values(), *map(worth.__getitem__, own))
    ]
    ends = np.cumsum([0, *(len(row) + len(own) for row, own in zip(plain, marks, strict=True))])
    made = csr_matrix((np.array(value), column, ends), shape=(len(plain), len(names)))
    made.sort_indices()
    return made


def _share(mark: str) -> float:
    return OF_A_WORD if mark[:2] in ("G=", "N=") else OF_A_RUN


def _scaled(name: str, weight: float) -> float:
    return weight * _share(name[1:])


def left_out(found: Sequence[Sample], writers: Iterable[str] | None = None) -> dict[str, float]:
    """The log-odds of the likeliest sentence of each reply, by weights that have not seen its writer.

    Only the writers that are named, or all of them.
    """
    highest: dict[str, float] = {}
    for writer in sorted({s.reply.writer for s in found} if writers is None else writers):
        table = fitted([s for s in found if s.reply.writer != writer], 0.0)
        weights = unfounded.Weights(table)
        for sample in (s for s in found if s.reply.writer == writer):
            odds = weights.odds(sample.signs) - telltale.LESS * sample.less
            highest[sample.reply.id] = max(odds, highest.get(sample.reply.id, -99.0))
    return highest


def without(writer: str, found: Sequence[Sample]) -> unfounded.Weights | None:
    """The weights as they would be had a writer not been seen; the limit stays as it is written."""
    known = unfounded.weights(LANGUAGE)
    others = [s for s in found if s.reply.writer != writer]
    if known is None or not others:
        return None
    return unfounded.Weights({"sure": known.sure, **fitted(others, known.limit)})


def limit_of(highest: dict[str, float], replies: Sequence[LabelledReply], alarms: float = ALARMS) -> float:
    """The log-odds above which so many excellent replies that are in order raise an alarm."""
    alone = {r.id for r in beside()}
    good = [r for r in replies if r.style == "excellent" and r.labels[GUARD] == "met" and r.id not in alone]
    odds = sorted((highest.get(r.id, -99.0) for r in good), reverse=True)
    return odds[int(alarms * len(odds))]


def sure_of(highest: dict[str, float], replies: Sequence[LabelledReply], limit: float) -> tuple[float, float]:
    """Start and slope of how likely a reply above the limit is missed, on writers left out."""
    from scipy.sparse import csr_matrix

    alone = {r.id for r in beside()}
    told = [r for r in replies if r.id not in alone and highest.get(r.id, -99.0) > limit]
    x = csr_matrix([[highest[r.id]] for r in told])
    y = np.array([[int(r.labels[GUARD] == "missed")] for r in told], dtype=np.int8)
    weights, bias = fit(x, y, SURELY, 0.0)
    return round(float(bias[0]), 3), round(float(weights[0, 0]), 3)


def beside() -> tuple[LabelledReply, ...]:
    """The replies that are labelled for this guard alone."""
    return data.load(BESIDE).replies


def fully_labelled(replies: Iterable[LabelledReply]) -> set[str]:
    """The writers whose replies are labelled for every guideline: on them limits are set."""
    return {r.writer for r in replies} - {r.writer for r in beside()}


def _replies() -> list[LabelledReply]:
    full = [r for folder in TAUGHT for r in data.load(folder).replies]
    return [r for r in (*full, *beside()) if r.language == LANGUAGE]


def compare() -> None:
    """Print by writer, each left out, what is found and what alarms there are, at several limits."""
    replies = _replies()
    highest = left_out(samples(replies))
    for alarms in (0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.08):
        limit = limit_of(highest, replies, alarms)
        print(f"limit {limit:.2f}, set for {alarms}:")
        for writer in [*sorted({r.writer for r in replies}), ""]:
            own = [r for r in replies if writer in ("", r.writer)]
            hit = {r.id for r in own if highest.get(r.id, -99.0) > limit}
            planted = [r for r in own if GUARD in r.planted]
            good = [r for r in own if r.style == "excellent" and r.labels[GUARD] == "met"]
            right = sum(r.labels[GUARD] == "missed" for r in own if r.id in hit)
            print(
                f"  {writer or 'all'}: found {sum(r.id in hit for r in planted)}/{len(planted)}, "
                f"alarms {sum(r.id in hit for r in good)}/{len(good)}, right {right}/{len(hit)}"
            )


def write() -> None:
    """Write the weights."""
    replies = _replies()
    found = samples(replies)
    highest = left_out(found, fully_labelled(replies))
    limit = limit_of(highest, replies)
    table = {"sure": sure_of(highest, replies, limit), **fitted(found, limit)}
    WRITTEN.write_text(f"{json.dumps(table, ensure_ascii=False, indent=0)}\n", encoding="utf-8")
    made_up = sum(bool(s.made_up) for s in found)
    print(f"{len(found)} sentences, {made_up} made up, {WRITTEN.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    command(__doc__, write, compare)
