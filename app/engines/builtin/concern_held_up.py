"""Sentences of a message that cannot be recast, as the customer wrote them."""

from collections.abc import Sequence
from itertools import pairwise

from app.engines.builtin.concern_fit import private_types
from app.engines.builtin.concern_statement import Statement, value_of, words_of
from app.engines.builtin.concern_verbatim import verbatim
from app.engines.builtin.concern_words import ConcernWords
from app.model.brief import Brief
from app.model.reading import Reading
from app.model.value import Span
from app.text.heart import Role
from app.text.person_words import PersonWords

NEITHER = 0.6
"""How likely a sentence is noise or an ask from which on it is no account of anything."""
_TOGETHER = 9
"""Words up to which neighbouring sentences are quoted as one."""
_WHOLE = 0.7
"""Share of neighbouring sentences that a quotation of them must hold."""
_LEAST = 6
"""Words that tell something by themselves, where nothing else is told."""
_POINTS = frozenset({"it", "it's", "he", "she", "he's", "she's", "this", "that", "that's", "these", "those"})


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

    def one(self, place: int, value: float) -> Statement | None:
        """A sentence that weighs much, with short ones beside it."""
        span = _with_short_ones(self._sentences, place)
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
        """Where nothing else can be told: the sentence that tells most, or two that stand together."""
        stretches = ((first, last) for first in range(len(weighed)) for last in (first, first + 1))
        found = [one for first, last in stretches if (one := self._stretch(weighed, first, last)) is not None]
        return max(found, key=lambda one: one.value, default=None)

    def _stretch(self, weighed: Sequence[Role], first: int, last: int) -> Statement | None:
        here = weighed[first : last + 1]
        if last >= len(weighed) or any(role.noise + role.ask > NEITHER for role in here):
            return None
        start, end = self._sentences[first].start, self._sentences[last].end
        span = Span(text=self._reading.text[start:end], start=start, end=end)
        quote = verbatim(span, self._reading, self._words, self._person, self._private, jotted=True)
        if not any(role.heart > max(role.noise, role.ask) for role in here):
            return None
        if quote is None or len(quote.text.split()) < _LEAST or (first > 0 and _points(quote.text)):
            return None
        if len(quote.source.text) < _WHOLE * len(span.text.strip()):
            return None
        value = sum(value_of(role) for role in here)
        return Statement(first, value, quote.text, leans=False, source=quote.source, quoted=True)


def _points(text: str) -> bool:
    return text.split(maxsplit=1)[0].lower() in _POINTS


def _with_short_ones(sentences: Sequence[Span], place: int) -> Span:
    """A sentence of a few words with those beside it: "Sofa arrived. It's green. I ordered grey."."""
    first = last = place
    while last + 1 < len(sentences) and words_of(sentences[first : last + 2]) <= _TOGETHER:
        last += 1
    while first > 0 and words_of(sentences[first - 1 : last + 1]) <= _TOGETHER:
        first -= 1
    start = sentences[first].start
    if last == first or any(b.start - a.end > 1 for a, b in pairwise(sentences[first : last + 1])):
        return sentences[place]
    text = " ".join(span.text.strip() for span in sentences[first : last + 1])
    end = sentences[last].end
    return Span(text=text, start=start, end=end) if len(text) == end - start else sentences[place]
