"""The reading of the labelled briefs: each finding against the gold, with the ones that differ."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple, get_args

from app.model.reading import Kind, Reading, Risk
from app.service import Service
from app.text.words import content_stems
from scripts.accuracy import counting
from scripts.accuracy.counting import Share
from scripts.accuracy.data import LabelledBrief
from scripts.accuracy.product import followed

ABUSIVE = ("insult", "threat")

ASK_SHARE = 0.34
"""Share of an ask's content stems that the other wording of it must hold; gold asks are short and in English."""

_DIGIT = re.compile(r"\d")


class Read(NamedTuple):
    """A labelled brief and what was read in it."""

    case: LabelledBrief
    reading: Reading

    @property
    def gold(self) -> dict[str, Any]:
        """What a careful reader finds."""
        return self.case.gold


async def read(service: Service, cases: Sequence[LabelledBrief]) -> list[Read]:
    """Every brief as the service's `read` reads it."""
    return [Read(case, await service.read(case.brief)) for case in followed(cases, "briefs")]


def figures(reads: Sequence[Read]) -> dict[str, dict[str, Share]]:
    """Each finding by name: `share` right, or `recall` and `alarms`."""
    found = {
        **{
            name: {"share": _same(reads, name)}
            for name in ("language", "topic", "escalate", "anger", "abuse")
        },
        "anger within one": {
            "share": counting.share(abs(r.reading.anger - r.gold["anger"]) <= 1 for r in reads)
        },
        "abuse at a person or threat": _found(
            reads, lambda g: g["abuse"] in ABUSIVE, lambda r: r.abuse in ABUSIVE
        ),
        "details with digits": {"recall": _sum(map(digit_details, reads))},
        "visible text": {"share": counting.share(_visible(r) for r in reads if r.gold.get("visible"))},
        "visible text, nothing to strip": {
            "share": counting.share(_visible(r) for r in reads if not r.gold.get("visible"))
        },
        "asks": {"recall": _sum(map(_asks_found, reads)), "precision": _sum(map(_asks_right, reads))},
        "number of asks within one": {
            "share": counting.share(abs(len(r.reading.asks) - len(r.gold["asks"])) <= 1 for r in reads)
        },
    }
    return {**found, **_labels(reads, "kinds", get_args(Kind)), **_labels(reads, "risks", get_args(Risk))}


def digit_details(read: Read) -> Share:
    """The gold details that hold a digit, and those whose digits all lie in details that were found."""
    found = _covered(read.reading)
    wanted = [d for d in read.gold["details"] if _DIGIT.search(d)]
    return counting.share(_digits_lie_in(detail, read.reading.text, found) for detail in wanted)


def differing(reads: Iterable[Read], name: str) -> list[tuple[str, str, str]]:
    """(id, gold, read) of each brief whose reading of one field differs."""
    return [
        (r.case.id, str(r.gold[name]), str(getattr(r.reading, name)))
        for r in reads
        if r.gold[name] != getattr(r.reading, name)
    ]


def _same(reads: Iterable[Read], name: str) -> Share:
    return counting.share(getattr(r.reading, name) == r.gold[name] for r in reads)


def _found(
    reads: Iterable[Read], gold: Callable[[dict[str, Any]], bool], said: Callable[[Reading], bool]
) -> dict[str, Share]:
    hits = counting.hits((gold(r.gold), said(r.reading)) for r in reads)
    return {"recall": hits.recall, "alarms": hits.alarms}


def _labels(reads: Sequence[Read], field: str, names: Iterable[str]) -> dict[str, dict[str, Share]]:
    return {f"{field}: {name}": _label(reads, field, name) for name in names}


def _label(reads: Sequence[Read], field: str, name: str) -> dict[str, Share]:
    return _found(reads, lambda g: name in g[field], lambda r: name in getattr(r, field))


def _sum(shares: Iterable[Share]) -> Share:
    total = Share(0, 0)
    for one in shares:
        total = total.plus(one)
    return total


def squeezed(text: str) -> str:
    """The text without any white space."""
    return "".join(text.split())


def _visible(read: Read) -> bool:
    return squeezed(read.reading.visible) == squeezed(read.gold.get("visible") or read.reading.text)


def _covered(reading: Reading) -> set[int]:
    return {at for detail in reading.details for at in range(detail.start, detail.end)}


def _digits_lie_in(detail: str, text: str, found: set[int]) -> bool:
    """Whether every digit of the detail lies in what was found, at one at least of the places where it stands."""
    starts = [m.start() for m in re.finditer(re.escape(detail), text)]
    digits = [m.start() for m in _DIGIT.finditer(detail)]
    return any(all(start + at in found for at in digits) for start in starts)


def _asks_found(read: Read) -> Share:
    found = [content_stems(ask.text) for ask in read.reading.asks]
    wanted = [content_stems(ask) for ask in read.gold["asks"]]
    return counting.share(any(_alike(w, f) for f in found) for w in wanted)


def _asks_right(read: Read) -> Share:
    wanted = [content_stems(ask) for ask in read.gold["asks"]]
    found = [content_stems(ask.text) for ask in read.reading.asks]
    return counting.share(any(_alike(w, f) for w in wanted) for f in found)


def _alike(wanted: frozenset[str], found: frozenset[str]) -> bool:
    """Whether the found words hold enough of the wanted ones; other words for the same thing count as another."""
    return len(wanted & found) >= max(1, ASK_SHARE * len(wanted))
