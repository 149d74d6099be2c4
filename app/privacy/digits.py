"""Runs of digits as cards and telephone numbers are written in, with what stands around them."""

from collections.abc import Iterator
from functools import cache, cached_property
from typing import NamedTuple

from app.privacy.cues import cues, lowered
from app.text.compiled import compiled
from app.text.finders.lexicon import lexicon
from app.text.particulars import find
from app.text.tables import LANGUAGES
from app.text.words import fold_in_place

_RUN = compiled(r"\d(?:[ \t\u00a0\u202f().\-–‑/·]{0,3}\d){5,}")
_BLANKS = compiled(r"[ \t\u00a0\u202f]+")
_WORD = compiled(r"[^\W\d_]+(?:['’.\-][^\W\d_]+)*[°º]?")
_CLAUSE = compiled(r"[.!?;,][\])}\"'”’»]*\s|(?<!:)\n|\d")
_SHORTENED = compiled(r"\b([a-z]{1,4})\.")
_NO_DIGIT = compiled(r"\D")
_CODE = compiled(r"[^\W_][\-_]\Z|[A-Z\d]/\Z")
_ADJACENT = compiled(r"[\s:=#№.\-*_\"'“‘(]*\Z")
_CONTEXT = 48
"""Characters before a run that are looked at."""
_AROUND = 32
_PIECE = 96
"""Characters of a run that are looked at together."""
_MEASURES = frozenset({"money", "percentage", "date", "time", "duration"})
_WORDS_BACK = 4


class Context(NamedTuple):
    """The words before a number in its clause, nearest last, in lower case; `adjacent` where nothing parts them."""

    words: tuple[str, ...]
    adjacent: bool


class Stretch(NamedTuple):
    """Whole groups of a run: `text[start:end]` and its digits."""

    start: int
    end: int
    digits: str


def before(text: str, at: int) -> Context:
    """What is said right before a place."""
    said = _SHORTENED.sub(
        lambda m: m[1] + " " if cues().says("shortened", m[1]) else m[0],
        lowered(text[max(0, at - _CONTEXT) : at]),
    )
    clause = _CLAUSE.split(said)[-1]
    found = list(_WORD.finditer(clause))
    adjacent = bool(found) and _ADJACENT.match(clause, found[-1].end()) is not None
    return Context(tuple(m.group() for m in found), adjacent)


class Run:
    """One run of digits and the marks between them; `take` keeps a stretch of it from being found again."""

    def __init__(self, text: str, start: int, end: int, language: str) -> None:
        self.text, self.start, self.end = text, start, end
        self._language = language
        self._taken: list[Stretch] = []
        self._contexts: dict[int, Context] = {}

    def spans(self, least: int, most: int) -> Iterator[Stretch]:
        """Stretches of whole groups with so many digits that are not taken: earliest first, then longest."""
        groups = self._groups
        for first in range(len(groups)):
            for last in range(min(len(groups), first + 8) - 1, first - 1, -1):
                end = groups[last][1]
                start = _begins(self.text, groups[first][0], end)
                digits = _NO_DIGIT.sub("", self.text[start:end])
                taken = any(start < t.end and t.start < end for t in self._taken)
                # Nobody writes a number digit by digit.
                written = len(digits) >= 2 * (last - first) + 1
                if least <= len(digits) <= most and written and not taken:
                    yield Stretch(start, end, digits)

    def take(self, span: Stretch) -> None:
        """What is found once is not offered again."""
        self._taken.append(span)

    def context(self, at: int) -> Context:
        """What is said right before a place of the run."""
        if at not in self._contexts:
            self._contexts[at] = before(self.text, at)
        return self._contexts[at]

    def labelled(self, at: int) -> bool:
        """Whether a label of references stands right before a place: "order no. 123…", "tracking number is 123…"."""
        context = self.context(at)
        if self.text[max(0, at - 2) : at].strip() == "#":
            return True
        words = [word for word in context.words if not cues().says("neutral", word)]
        return context.adjacent and bool(words) and _is_label(words[-1])

    def near_label(self, at: int) -> bool:
        """Whether one of the last words before a place is such a label."""
        return any(_is_label(word) for word in self.context(at).words[-_WORDS_BACK:])

    def measured(self, span: Stretch) -> bool:
        """Whether a stretch is, or is part of, a sum, a date, a time or the like."""
        return any(start < span.end and span.start < end for start, end in self._measures)

    @cached_property
    def _groups(self) -> list[tuple[int, int]]:
        found, at = [], self.start
        for blank in _BLANKS.finditer(self.text, self.start, self.end):
            found.append((at, blank.start()))
            at = blank.end()
        return [*found, (at, self.end)]

    @cached_property
    def _measures(self) -> list[tuple[int, int]]:
        start = max(0, self.start - _AROUND, self.text.rfind("\n", 0, self.start) + 1)
        line_end = self.text.find("\n", self.end)
        end = min(self.end + _AROUND, line_end if line_end >= 0 else len(self.text))
        return [
            (p.start + start, p.end + start)
            for p in find(self.text[start:end], self._language)
            if p.type in _MEASURES
        ]


def runs(text: str, language: str) -> Iterator[Run]:
    """The runs of six digits and more that are no part of a word or a code; a very long one comes in pieces."""
    for match in _RUN.finditer(text):
        start, end = match.span()
        while start and text[start - 1] in "+(" and match.start() - start < 3:
            start -= 1
        if text[max(0, start - 1) : start].isalnum() or _CODE.search(text, max(0, start - 2), start):
            # "KT-2041 07700 900123": the first group belongs to the code before it.
            start = text.find(" ", start, end) + 1 or end
        if text[end : end + 1].isalnum():
            end = max(text.rfind(" ", start, end), start)
        for piece in _pieces(text, start, end):
            yield Run(text, *piece, language)


def _begins(text: str, start: int, end: int) -> int:
    """Where a number itself begins: a bracket that is not closed in it belongs to the sentence around it."""
    while text[start] == "(" and text.count("(", start, end) > text.count(")", start, end):
        start += 1
    return start


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A stretch cut at blanks into lengths that one number fits into, each reaching over the next one's beginning."""
    while end - start > _PIECE:
        cut = text.rfind(" ", start, start + _PIECE)
        if cut < start + _PIECE // 2:
            # No number is written without a blank for so long.
            start = text.find(" ", start + _PIECE, end) + 1 or end
            continue
        yield start, cut
        start = text.rfind(" ", start, cut - _PIECE // 3) + 1 or cut + 1
    if end - start >= 6:
        yield start, end


def _is_label(word: str) -> bool:
    return fold_in_place(word) in _labels() and not cues().says("neutral", word)


@cache
def _labels() -> frozenset[str]:
    """Labels of all languages: agents jot in one, customers write in another."""
    return frozenset().union(*(lexicon(code).sets["references"] for code in LANGUAGES))
