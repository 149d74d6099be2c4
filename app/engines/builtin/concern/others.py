"""What else of a message could be told back, each with what it needs before it: what is told is chosen among them.

The weightiest sentences stand in the account. Where the main thing would be missing from what is told, another
sentence may name it, or what stands before a pause of one, or a quotation of a few words.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from app.engines.builtin.concern.beside import (
    is_only_a_time,
    leans_on_somebody,
    names_people,
    only_proves,
    tells_trouble,
    weight,
)
from app.engines.builtin.concern.briefly import briefly
from app.engines.builtin.concern.fit import private_types
from app.engines.builtin.concern.heart import heart_quote
from app.engines.builtin.concern.leaning import needed_with
from app.engines.builtin.concern.mend import Mender
from app.engines.builtin.concern.point import point_behind
from app.engines.builtin.concern.recast import Recaster
from app.engines.builtin.concern.statement import Statement
from app.engines.builtin.concern.words import ConcernWords
from app.model.brief import Brief
from app.model.reading import Reading
from app.model.value import Span
from app.text.compiled import compiled
from app.text.person.words import person_words
from app.text.weights.heart import Role

_NOISE, _ASK = 0.6, 0.5
"""How likely a sentence is noise, or an ask, from which on it is not told in any set."""
_CLEARLY = 0.38
"""What a sentence must be of the heart to need less beside it."""
_HELD_UP = 20
"""Words of a quotation up to which it may be told."""
_FRESH = 4
"""Sentences that are looked at anew, at the most: each costs time."""
_OWN = ("I ", "I'", "we ", "we'", "my ", "our ", "you ", "you'", "your ")
"""How the end of a sentence begins that may be held up by itself."""
_DRAWN_TOGETHER = compiled(r"\w['’](?:s (?:\w{2,20}ing|been|gone|got)|ve|re|m|d|ll)\b", re.IGNORECASE)
"""A verb drawn together with who does it: "the landlord's keeping £900"."""
_BEGINS_AT = 0.3
"""Share of a sentence that a first part of it must hold to be told."""

Bundle = tuple[Statement, ...]


class Told(NamedTuple):
    """The account of a message, and what else of it could be told."""

    account: Bundle = ()
    others: tuple[Bundle, ...] = ()


class Others(NamedTuple):
    """Finds what else could be told of one message."""

    sentences: Sequence[Span]
    weighed: Sequence[Role]
    found: Mapping[int, Statement]
    brief: Brief
    reading: Reading
    recaster: Recaster
    mender: Mender
    words: ConcernWords

    def bundles(self) -> Iterator[Bundle]:
        """Each statement behind those that name what it speaks of, in the order of the message."""
        pool = self._pool()
        yield from ((one,) for one in self._tails(pool))
        known = names_people(span.text for span in self.sentences)
        for place, one in sorted(pool.items()):
            clear = self.weighed[place].heart >= _CLEARLY
            needed = needed_with(one, pool, clear=clear, known=known, near=None)
            if needed is None and not one.quoted and leans_on_somebody(one.text) and place:
                held = self._held_up(self.sentences[place], place)
                needed = held and [held]
            if needed is not None and not any(each.unnamed for each in needed):
                yield tuple(sorted(needed, key=lambda each: each.place))

    def _tails(self, pool: Mapping[int, Statement]) -> Iterator[Statement]:
        """What stands behind the last comma of a sentence that cannot be told whole: there its point may stand."""
        for place in (at for at, one in self.found.items() if one.quoted or not one.whole):
            sentence = self.sentences[place]
            cut = sentence.text.rfind(", ") + 2
            if cut < 2 or not self._may_tell(place):
                continue
            piece = Span(text=sentence.text[cut:], start=sentence.start + cut, end=sentence.end)
            one = self.recaster.recast(piece, self.brief, self.reading, self.mender)
            value = self._value(place)
            if one is not None and not one.leans and (place not in pool or one.text != pool[place].text):
                yield Statement(place, value, one.text, leans=False, source=one.source, whole=False)
            elif one is None and piece.text.startswith(_OWN) and (held := self._held_up(piece, place)):
                yield held._replace(leans=False, whole=False)

    def _pool(self) -> dict[int, Statement]:
        pool: dict[int, Statement] = {}
        places = [place for place in range(len(self.weighed)) if self._may_tell(place)]
        fresh = sorted((p for p in places if p not in self.found), key=lambda p: -self._value(p))[:_FRESH]
        for place in places:
            one = self._in_short(self.found[place]) if place in self.found else None
            if one is None and place in fresh:
                one = self._anew(place)
            if one is not None:
                pool[place] = one
        return pool

    def _may_tell(self, place: int) -> bool:
        role, text = self.weighed[place], self.sentences[place].text
        plain = role.noise <= _NOISE and role.ask <= _ASK and not text.rstrip().endswith("?")
        return plain and not (is_only_a_time(text) or only_proves(text))

    def _value(self, place: int) -> float:
        return weight(self.weighed[place], self.sentences[place].text)

    def _in_short(self, one: Statement) -> Statement | None:
        told = briefly(one, self.sentences, self.brief, self.reading, self.recaster, self.mender)
        return told if not told.quoted or _may_be_held_up(told.text) else None

    def _anew(self, place: int) -> Statement | None:
        """A sentence that the account does not hold, in our words or in a few of theirs."""
        sentence, value = self.sentences[place], self._value(place)
        pauses = self.recaster.pauses
        for piece in (sentence, *pauses.leading(sentence)):
            one = self.recaster.recast(piece, self.brief, self.reading, self.mender)
            if one is None:
                continue
            whole = piece is sentence
            cut = not whole and (
                len(piece.text) < _BEGINS_AT * len(sentence.text)
                or pauses.says(sentence.text[piece.end - sentence.start :])
                or point_behind(self.sentences, place, piece) is not None
            )
            if not cut:
                return Statement(place, value, one.text, one.leans, one.source, whole=whole)
        return self._held_up(sentence, place)

    def _held_up(self, piece: Span, place: int) -> Statement | None:
        """A few words as they wrote them."""
        quote = heart_quote(piece, self.reading, self.words, private_types(self.brief), self.mender)
        if quote is None or not _may_be_held_up(quote.text):
            return None
        leans = self.recaster.leans(quote.text)
        return Statement(place, self._value(place), quote.text, leans, quote.source, quoted=True)


def _may_be_held_up(quote: str) -> bool:
    """Whether a quotation is short and tells something by itself: "Just back from the panto" has no verb."""
    words = quote.lower().split()
    finite = any(map(person_words().finite, words)) or _DRAWN_TOGETHER.search(quote)
    return len(words) <= _HELD_UP and bool(finite or tells_trouble(quote))
