"""Which sentences likely tell what nobody gave: signs of their words, their frame and their acts, weighed together.

The weights are fitted on labelled replies (`python -m scripts.fit.unfounded`) and lie beside the wording of a language.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from math import exp, log
from typing import TYPE_CHECKING, Any, NamedTuple

from app.checklist.lexicon import Asserting
from app.checklist.sources import Sources
from app.model.value import Span
from app.text import words
from app.text.compiled import compiled
from app.text.matching import leaves_open

if TYPE_CHECKING:
    from app.checklist.inquiry import Inquiry

_PIECE = compiled(r"\d+(?:[.,:/]\d+)*|[^\W_]+(?:'[^\W_]+)*|[?!;:,()\"]")
_START = 5
"""Letters with which words of one family begin alike."""

_ROOT = 4
"""Letters of a short word of which a longer one is made ("pack", "packer")."""

_RUN = 3
"""Pieces of the longest run of a frame that is a sign."""

_LEAST = 2
"""Letters of a word of content."""

_ENDINGS = ("ing", "ly")
_DOUBLED = "ss"

_UNLIKELY = -3.0
"""Log-odds of the parts of a sentence none of which has a new word of its own."""

_RARE_ENOUGH, _MOST_RARITY = 0.4, 3.0
"""Rarity (0-1) from which a new word counts, and the most that all of a sentence count for."""


class Family:
    """Stems that were given, and what counts as a form of them."""

    def __init__(self, stems: frozenset[str]) -> None:
        self.stems = stems
        starts = (stem[:_START] for stem in stems if len(stem) >= _START)
        self._starts = frozenset(starts) | {stem for stem in stems if len(stem) == _ROOT}

    def akin(self, stem: str) -> bool:
        """Whether a word of the same family was given."""
        return len(stem) >= _START and (stem[:_START] in self._starts or stem[:_ROOT] in self._starts)

    def new(self, stems: frozenset[str]) -> frozenset[str]:
        """Those of the stems that nobody gave, in no form of the word."""
        return frozenset([stem for stem in stems - self.stems if not self.akin(stem)])


class Given(Family):
    """What was given, notes that must not be shown among it: what stands there is let out, not made up."""

    def __init__(self, sources: Sources, hidden: Sequence[str]) -> None:
        code = sources.language
        inside = frozenset().union(*(words.content_stems(note, code) for note in hidden))
        super().__init__(sources.stems | inside)
        self.ours = sources.own_stems | inside
        self.notes = tuple(s.stems for s in sources.all if s.voice != "theirs")
        self.told = tuple(s.stems for s in sources.all if s.voice == "theirs")
        facts = (s.text for s in sources.of("ours") if s.where.startswith("facts"))
        self.leaves_open = any(leaves_open(fact, code) for fact in facts)


def unheard(own: frozenset[str], span: Span, given: Given, inquiry: "Inquiry") -> frozenset[str]:
    """The words of a stretch that nobody gave; days, hours and sums that were given are none, however written."""
    new = given.new(own)
    for found in inquiry.sheet.within(span) if new else ():
        if not any(meet(found, stranger.span) for stranger in inquiry.strangers):
            new -= words.content_stems(found.text, inquiry.language)
    return new


def meet(a: Span, b: Span) -> bool:
    """Whether two stretches share a place."""
    return a.start < b.end and a.end > b.start


class Signs(NamedTuple):
    """What is seen of a sentence: plain values by name, the runs and words that stand in it, and its new stems.

    `parts` are the same of each of its statements that has a new word: half a sentence is made up as well.
    """

    values: dict[str, float]
    marks: frozenset[str]
    new: frozenset[str]
    parts: tuple["Signs", ...] = ()


class Weights:
    """The fitted weights of a language, as log-odds, and how often a new word stands in replies that are in order.

    Above `limit` a sentence is said to be what is looked for, above `doubt` a person is asked. Where a table weighs
    `parts` as well, a sentence counts by `shares` of its own odds and of those of its likeliest part. `sure` are start
    and slope of how likely it then is (log-odds by odds).
    """

    def __init__(self, table: Mapping[str, Any]) -> None:
        self.limit = float(table["limit"])
        self.doubt = float(table.get("doubt", self.limit))
        self._bias = float(table["bias"])
        self._values: Mapping[str, float] = table["values"]
        self._marks: Mapping[str, float] = table["marks"]
        self._seen: Mapping[str, int] = table["seen"]
        self._replies = int(table["replies"])
        self._parts = Weights({"limit": 0.0, **table["parts"]}) if "parts" in table else None
        self._shares: Sequence[float] = table.get("shares", (1.0, 0.0))
        self.sure: tuple[float, float] = tuple(table.get("sure", (0.0, 1.0)))

    def odds(self, signs: Signs) -> float:
        """Log-odds that a sentence with these signs tells what nobody gave."""
        if self._parts is None:
            return self.whole(signs)
        likeliest = max(map(self._parts.whole, signs.parts), default=_UNLIKELY)
        return self._shares[0] * self.whole(signs) + self._shares[1] * likeliest

    def worth(self, signs: Signs, most: float) -> bool:
        """Whether plain values alone leave it open that the odds pass the limit, where the rest adds `most` at most."""
        return self.whole(signs) >= (self.limit - most) / self._shares[0]

    def whole(self, signs: Signs) -> float:
        """The log-odds of the signs themselves, without those of the parts."""
        weigh, seen = self._values, self._seen.get
        told = self._bias + sum([self._marks[mark] for mark in signs.marks & self._marks.keys()])
        told += sum(
            [weigh[name] * amount for name, amount in signs.values.items() if amount and name in weigh]
        )
        rare = rarities([seen(stem, 0) for stem in signs.new], self._replies)
        return told + sum([weigh.get(n, 0.0) * x for n, x in rarity_signs(rare, signs.values).items()])

    def likely(self, odds: float) -> float:
        """How likely (0-1) that is."""
        start, slope = self.sure
        return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, start + slope * odds))))


def rarities(seen: Iterable[int], replies: int) -> list[float]:
    """How rare (0-1) each new word is among replies that are in order, by how many hold it; the rarest first."""
    return sorted([1.0 - log(count + 1) / log(replies + 1) for count in seen], reverse=True)


def rarity_signs(rare: Sequence[float], values: Mapping[str, float]) -> dict[str, float]:
    """The signs that new words give by how rare they are, by themselves and beside others."""
    total = min(sum([one - _RARE_ENOUGH for one in rare if one > _RARE_ENOUGH]), _MOST_RARITY)
    signs = {f"rarest {at + 1}": one for at, one in enumerate(rare[:3])}
    plain = 0.0 if values.get("courtesy") else total
    return signs | {"rare": total, "rare past": total * values.get("past", 0.0), "rare plain": plain}


def frame(text: str, given: Family, asserting: Asserting, language: str) -> tuple[list[str], set[str]]:
    """A sentence with its words of content told by kind alone (given, akin, common, new), and those words."""
    pieces, kept = ["^"], set()
    for piece in _PIECE.findall(words.fold(text)):
        if piece[0].isdecimal():
            pieces.append("#g" if piece in given.stems else "#n")
            continue
        stem, shape = _shaped(piece, asserting, language)
        if not stem:
            pieces.append(piece)
            continue
        held, akin = stem in given.stems, given.akin(stem)
        kind = "G" if held else "g" if akin else "C" if stem in asserting.common else "N"
        pieces.append(kind + shape)
        if piece.isalpha():
            kept.add(("G=" if held or akin else "N=") + stem)
    return [*pieces, "$"], kept


@lru_cache(maxsize=8192)
def _shaped(piece: str, asserting: Asserting, language: str) -> tuple[str, str]:
    """The stem of a word of content and what its form tells; no stem for a word that belongs to the frame."""
    if (
        not piece[0].isalnum()
        or len(piece) < _LEAST
        or piece in asserting.frame
        or words.is_stop(piece, language)
    ):
        return "", ""
    stem = next(iter(words.content_stems(piece, language)), "")
    if asserting.past.fullmatch(piece):
        return stem, "ed"
    ending = next((end for end in _ENDINGS if piece.endswith(end)), "")
    return stem, ending or ("s" if piece.endswith("s") and not piece.endswith(_DOUBLED) else "")


def marks(text: str, given: Family, asserting: Asserting, language: str) -> frozenset[str]:
    """The runs of a sentence's frame, and its words of content with whether they were given."""
    pieces, kept = frame(text, given, asserting, language)
    runs = (
        " ".join(pieces[at : at + size])
        for size in range(1, _RUN + 1)
        for at in range(len(pieces) - size + 1)
    )
    return frozenset(runs) | kept


@cache
def weights(language: str, name: str = "unfounded") -> Weights | None:
    """The weights of a language (ISO 639-1) for made-up facts, or of another file; None where none were fitted."""
    folder = files("app.checklist") / "locale" / language / f"{name}.json"
    return Weights(json.loads(folder.read_text(encoding="utf-8"))) if folder.is_file() else None
