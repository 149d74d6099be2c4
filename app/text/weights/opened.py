"""How well something of an English message opens a reply whose notes follow it: whether it gives the main matter back.

What stands in a message is often beside what it was written for: how they came, what they tried, whom they asked. What
the notes speak of tells more of that than the words of a sentence by itself. Two sums of trees over what its sentence
is in the message (`app.text.weights.retold`) and over what it shares with the notes, fitted by `scripts.fit.opened` on
openings of some 1,000 replies, each of which readers graded (`training/opened/`).
"""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from app.text.sentences import split
from app.text.weights.retold import Piece, signs, signs_of_all
from app.text.weights.trees import grown
from app.text.words import content_stems

Kind = Literal["told", "quoted", "question", "wish", "named"]
Way = Literal["heart", "clause", "point", "other", "quote", "thing", "name"]
_WAYS: tuple[Way, ...] = ("heart", "clause", "point", "other", "quote", "thing", "name")
_KINDS: tuple[Kind, ...] = ("told", "quoted", "question", "wish", "named")
AMISS = 1.0
"""What it counts that an opening must not be sent, beside that it is one that a reader would be glad of."""
_SENTENCES = 60
_LISTS = ("facts", "options", "cannot")
_FAULTS = {"ours": 1.0, "customer": -1.0}


class Opening(NamedTuple):
    """One way to open: how it is put, what of the message stands in it, and by which ways it was found."""

    kind: Kind
    pieces: tuple[Piece, ...]
    by: tuple[Way, ...] = ()


class Beside(NamedTuple):
    """What an opening stands beside: the message, and the content words of its facts, offers and limits."""

    message: str
    facts: tuple[frozenset[str], ...]
    options: tuple[frozenset[str], ...]
    cannot: tuple[frozenset[str], ...]
    fault: str = "unknown"


def beside(message: str, notes: Mapping[str, Sequence[str]], fault: str) -> Beside:
    """The same from the notes themselves, by their lists: `facts`, `options`, `cannot`."""
    facts, options, cannot = (tuple(content_stems(note) for note in notes.get(name, ())) for name in _LISTS)
    return Beside(message, facts, options, cannot, fault)


def worth_of(surroundings: Beside, openings: Sequence[Opening]) -> list[float]:
    """What each is worth (-1 to 1): how likely a reader would be glad to send it, less how likely it must not open."""
    apt, amiss = grown("opened_apt"), grown("opened_amiss")
    return [apt.share(seen) - AMISS * amiss.share(seen) for seen in signs_of_openings(surroundings, openings)]


def signs_of_openings(surroundings: Beside, openings: Sequence[Opening]) -> list[list[float]]:
    """What the trees see of each, in their order; the others are what it is held against."""
    shared = [_shared(surroundings, each) for each in openings]
    most = [max((one[k] for one in shared), default=0.0) for k in range(len(shared[0]))] if shared else []
    best = _most_shared(surroundings)
    return [
        [
            *_of_one(surroundings, each),
            *mine,
            *(value - high for value, high in zip(mine, most, strict=True)),
            mine[0] - best,
            float(len(openings)),
        ]
        for each, mine in zip(openings, shared, strict=True)
    ]


def _of_one(surroundings: Beside, each: Opening) -> list[float]:
    message = surroundings.message
    first = each.pieces[0]
    itself, in_all = signs(message, first, 0), signs_of_all(message, each.pieces)
    return [
        *itself,
        *in_all,
        grown("retold").share(itself),
        grown("unnamed").share(in_all),
        *(float(each.kind == kind) for kind in _KINDS),
        *(float(each.by.count(way)) for way in _WAYS),
        float(len(each.pieces)),
        _FAULTS.get(surroundings.fault, 0.0),
        float(message.count("?")),
        first.start / max(1, len(message)),
        float(first.text[:4].lower() == "your"),
    ]


def _shared(surroundings: Beside, each: Opening) -> list[float]:
    """What it shares with the notes: in all, with each list, as a share of its words and of what could be shared."""
    stems = frozenset().union(*(content_stems(piece.text) for piece in each.pieces))
    said = content_stems(surroundings.message)
    lists = (surroundings.facts, surroundings.options, surroundings.cannot)
    of_lists = [frozenset[str]().union(*notes) for notes in lists]
    noted = frozenset[str]().union(*of_lists)
    first = surroundings.facts[0] if surroundings.facts else frozenset[str]()
    told_by = sum(bool(stems & note) for notes in lists for note in notes)
    return [
        float(len(stems & noted)),
        *(float(len(stems & one)) for one in of_lists),
        len(stems & noted) / max(1, len(stems)),
        len(stems & noted) / max(1, len(said & noted)),
        float(len(stems & first)),
        told_by / max(1, sum(map(len, lists))),
    ]


def _most_shared(surroundings: Beside) -> float:
    """The most that any sentence of the message shares with the notes."""
    noted = frozenset[str]().union(*surroundings.facts, *surroundings.options, *surroundings.cannot)
    sentences = split(surroundings.message)[:_SENTENCES]
    return float(max((len(content_stems(one.text) & noted) for one in sentences), default=0))
