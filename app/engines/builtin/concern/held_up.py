"""Sentences of a message that cannot be recast, as the customer wrote them."""

import re
from collections.abc import Sequence
from itertools import pairwise

from app.engines.builtin.concern.fit import private_types
from app.engines.builtin.concern.statement import Statement, value_of, words_of
from app.engines.builtin.concern.verbatim import verbatim
from app.engines.builtin.concern.words import ConcernWords
from app.model.brief import Brief
from app.model.reading import Reading
from app.model.value import Span
from app.text.compiled import compiled
from app.text.person.words import PersonWords
from app.text.weights.heart import Role

NEITHER = 0.6
"""How likely a sentence is noise or an ask from which on it is no account of anything."""
_TOGETHER = 9
"""Words up to which neighbouring sentences are quoted as one."""
_WHOLE = 0.7
"""Share of neighbouring sentences that a quotation of them must hold."""
_BESIDE = 0.25
"""How much heart and effect a short sentence must hold to be quoted with another."""
_LEAST = 6
"""Words that tell something by themselves, where nothing else is told."""
_POINTS = frozenset(
    {
        "been",
        "it",
        "it's",
        "its",
        "he",
        "she",
        "he's",
        "she's",
        "his",
        "her",
        "this",
        "that",
        "that's",
        "these",
        "those",
        "with",
    }
)
_SUM = compiled(
    r"that['’]?(?:s| is| was| makes)(?: now)? (?:\d+|two|three|four|five|six|seven|eight)\b", re.IGNORECASE
)
_JOTTINGS, _JOTTED = 2, 6
"""Jottings that a count sums up, and the words of each."""
_FRAGMENT = 5
"""Words below which a sentence is but a jotting: "no heating. 3 days. baby in house"."""
_WONDERS = compiled(
    r"\W*(?:has|does|do|did|is|have) (?:any(?:one|body)|somebody|someone|you (?:even|actually|people))\b"
    r"|\W*(?:so |and |but )?how (?:is|was|can) it\b",
    re.IGNORECASE,
)
"""How a question begins that wants no answer: "Has anyone there read my emails?"."""
_NAME = compiled(r"(?:(?:[A-Z][\w.'’-]*|&|and)\s*){1,4}")
"""A last line that is the customer's name, which is no part of what they say."""


class HeldUp:
    """Quotes one message."""

    def __init__(
        self,
        sentences: Sequence[Span],
        brief: Brief,
        reading: Reading,
        words: ConcernWords,
        person: PersonWords,
    ) -> None:
        self._sentences = sentences
        self._reading = reading
        self._words = words
        self._person = person
        self._private = private_types(brief)

    def one(self, place: int, value: float, weighed: Sequence[Role]) -> Statement | None:
        """A sentence that weighs much, with short ones beside it that tell something too."""
        span = _summed_up(self._sentences, place) or _with_short_ones(
            self._sentences, place, [_tells_beside(role) for role in weighed]
        )
        quote = verbatim(span, self._reading, self._words, self._person, self._private)
        if quote is None:
            return None
        # In their own words "they" are we, or whoever they have written of.
        leans = span.start > self._sentences[0].start and _points(quote.text)
        return Statement(place, value, quote.text, leans, quote.source, quoted=True)

    def surely(self, place: int, value: float) -> Statement | None:
        """A sentence that has to be told, even where it is jotted."""
        quote = verbatim(
            self._sentences[place], self._reading, self._words, self._person, self._private, jotted=True
        )
        return quote and Statement(place, value, quote.text, leans=False, source=quote.source, quoted=True)

    def any(self, weighed: Sequence[Role]) -> Statement | None:
        """Where nothing else can be told: what tells most, a sentence or two that stand together; else a question."""
        stretches = [(first, last) for first in range(len(weighed)) for last in self._ends(first)]
        for asks in (False, True):
            found = [self._stretch(weighed, *ends, asks=asks) for ends in stretches if ends[1] < len(weighed)]
            best = max((one for one in found if one is not None), key=lambda one: one.value, default=None)
            if best is not None:
                return best
        return None

    def _ends(self, first: int) -> tuple[int, ...]:
        """The sentences with which a stretch from there may end: of mere jottings a third one belongs to it."""
        third = self._sentences[first : first + 3]
        jotted = len(third) > _JOTTINGS and all(words_of([span]) < _FRAGMENT for span in third)
        return (first, first + 1, first + 2) if jotted else (first, first + 1)

    def _stretch(self, weighed: Sequence[Role], first: int, last: int, *, asks: bool) -> Statement | None:
        here = weighed[first : last + 1]
        if not _tells(here, asks=asks):
            return None
        start, end = self._sentences[first].start, self._sentences[last].end
        if last > first and words_of(self._sentences[first : first + 1]) == 1:
            return None  # "Twice. With the PIN the next day" begins in the midst
        span = Span(text=self._reading.text[start:end], start=start, end=end)
        if asks and (not span.text.rstrip().endswith("?") or _WONDERS.match(span.text)):
            return None
        quote = verbatim(
            span, self._reading, self._words, self._person, self._private, jotted=True, asks=asks
        )
        if quote is None or len(quote.text.split()) < _LEAST or (first > 0 and _points(quote.text)):
            return None
        if len(quote.source.text) < _WHOLE * len(span.text.strip()):
            return None
        value = sum(value_of(role) + (role.ask if asks else 0) for role in here)
        return Statement(first, value, quote.text, leans=False, source=quote.source, quoted=True)


def _tells(roles: Sequence[Role], *, asks: bool) -> bool:
    """Whether sentences are an account of something, or with `asks` at least no mere noise."""
    if asks:
        return all(role.noise < max(role.heart, role.ask) for role in roles)
    plain = all(role.noise + role.ask <= NEITHER for role in roles)
    return plain and any(role.heart > max(role.noise, role.ask) for role in roles)


def _points(text: str) -> bool:
    return text.split(maxsplit=1)[0].lower() in _POINTS


def _tells_beside(role: Role) -> bool:
    """Whether a short sentence may stand in a quotation with another: no wish, and not what only proves it."""
    return role.heart + role.effect > max(_BESIDE, role.ask, role.noise)


def _summed_up(sentences: Sequence[Span], place: int) -> Span | None:
    """A count of what the jottings before it tell, with those: "Missed again. Green bin. That's three out of four."."""
    if place == 0 or _SUM.match(sentences[place].text) is None:
        return None
    first = place
    while first > 0 and place - first < _JOTTINGS and words_of(sentences[first - 1 : first]) <= _JOTTED:
        first -= 1
    start, end = sentences[first].start, sentences[place].end
    text = " ".join(span.text.strip() for span in sentences[first : place + 1])
    return Span(text=text, start=start, end=end) if first < place and len(text) == end - start else None


def _with_short_ones(sentences: Sequence[Span], place: int, tells: Sequence[bool]) -> Span:
    """A sentence of a few words with those beside it: "Sofa arrived. It's green. I ordered grey."."""
    first = last = place
    while (
        last + 1 < len(sentences)
        and tells[last + 1]
        and words_of(sentences[first : last + 2]) <= _TOGETHER
        and not (last + 2 == len(sentences) and _NAME.fullmatch(sentences[last + 1].text))
    ):
        last += 1
    while first > 0 and tells[first - 1] and words_of(sentences[first - 1 : last + 1]) <= _TOGETHER:
        first -= 1
    start = sentences[first].start
    if last == first or any(b.start - a.end > 1 for a, b in pairwise(sentences[first : last + 1])):
        return sentences[place]
    text = " ".join(span.text.strip() for span in sentences[first : last + 1])
    end = sentences[last].end
    return Span(text=text, start=start, end=end) if len(text) == end - start else sentences[place]
