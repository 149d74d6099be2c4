"""What a message tells, sentence by sentence and in its order: for a reply that has nothing else to show it was read.

Those that hold the heart of it are chosen (`app.text.heart`). A sentence is told back whole, as what the customer says,
or quoted where it cannot be recast. One that asks, wishes, threatens or insults is left out, and so is one that leans
on a sentence that was left out.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from app.engines.builtin.concern_clause import ClauseGrammar
from app.engines.builtin.concern_fit import private_types
from app.engines.builtin.concern_mend import Mender
from app.engines.builtin.concern_recast import Recaster
from app.engines.builtin.concern_verbatim import verbatim
from app.engines.builtin.concern_words import ConcernWords
from app.model.brief import Brief
from app.model.reading import Reading
from app.model.value import Span
from app.text.heart import Role, roles
from app.text.person_words import PersonWords

_MOST_CHARACTERS = 12_000
_MOST, _WORDS_IN_ALL, _SENTENCES = 3, 66, 40
"""Sentences that are told at the most, their words together, and the sentences of a message that are looked at."""
_EFFECT, _STORY = 0.5, 0.2
"""What a sentence's effect and story count beside its heart."""
_TOGETHER = 9
"""Words up to which neighbouring sentences are quoted as one."""
_FEW, _FEW_WORDS, _LEAST_OF_FEW = 3, 45, 0.15
"""Sentences and words of a message so short that what it tells is its matter, and what one of them must weigh."""
_LEAST, _WORTH_QUOTING = 0.3, 0.45
_NEITHER = 0.6
"""How likely a sentence is noise or an ask from which on it is no account of anything."""
_SURELY, _SHORTEST_ALONE, _LONGEST_ALONE = 0.6, 7, 26
"""How much a sentence must be the heart to open a reply to which there are notes, and its words."""
_HEART = 0.2
"""What the sentence that is most of all the heart must be, to be quoted with less weight."""
_BEYOND = 0.5
"""Share of the most that any sentence is the heart which one of those told must be: else the heart is missing."""
_CARRIED = 0.2
"""Weight of a sentence on which another leans, below which neither is told."""
_POINTS = frozenset({"it", "it's", "he", "she", "he's", "she's", "this", "that", "that's", "these", "those"})
_BESIDE = 0.5
"""Share of the weightiest one that is told which another must weigh to be told beside it."""
_KEPT = 0.6
"""Share of its weight that the first part of a sentence must keep, to be told in its place."""


class Statement(NamedTuple):
    """A sentence that may be told, in words to the customer.

    `place` is its number and `value` its weight; it `leans` on the sentence before where it speaks of "it" or "he".
    What is `quoted` stands as the customer wrote it.
    """

    place: int
    value: float
    text: str
    leans: bool
    source: Span
    quoted: bool = False


class Accounts:
    """Finds the sentences of a message that tell what happened."""

    def __init__(self, words: ConcernWords, person: PersonWords, grammar: ClauseGrammar) -> None:
        self._words = words
        self._person = person
        self.recaster = Recaster(words, person, grammar)

    def tell(self, sentences: Sequence[Span], brief: Brief, reading: Reading) -> tuple[Statement, ...]:
        """Up to three, in order; none where the message speaks to a machine."""
        if reading.injection or len(sentences) > _SENTENCES:
            return ()
        weighed = roles([span.text for span in sentences])
        found = self._found(sentences, weighed, brief, reading)
        # Of a short message all that is told is its matter.
        short = len(sentences) <= _FEW or _words_of(sentences) <= _FEW_WORDS
        floor, beside = (_LEAST_OF_FEW, 0.0) if short else (_LEAST, _BESIDE)
        chosen: dict[int, Statement] = {}
        for one in sorted(found.values(), key=lambda s: -s.value):
            needed = _with_what_it_leans_on(one, found)
            least = max(floor, beside * max((s.value for s in chosen.values()), default=0.0))
            if one.value < least or needed is None or one.place in chosen:
                continue
            grown = {**chosen, **{s.place: s for s in needed}}
            if len(grown) <= _MOST and sum(len(s.text.split()) for s in grown.values()) <= _WORDS_IN_ALL:
                chosen = grown
        hearts = [role.heart for role in weighed]
        if not chosen or (
            len(sentences) > _FEW and max(hearts[place] for place in chosen) < _BEYOND * max(hearts)
        ):
            return ()
        return tuple(chosen[place] for place in sorted(chosen))

    def heart(self, sentences: Sequence[Span], brief: Brief, reading: Reading) -> Statement | None:
        """The one sentence that is surely the heart of the message, where it can be told by itself; else None."""
        rude = reading.abuse in {"insult", "threat"}  # an insult that no list knows would be told back
        if reading.injection or rude or not 0 < len(sentences) <= _SENTENCES:
            return None
        weighed = roles([span.text for span in sentences])
        place = max(range(len(weighed)), key=lambda at: weighed[at].heart)
        if weighed[place].heart < _SURELY:
            return None
        mender = Mender(reading.text[:_MOST_CHARACTERS], self._words, self._person)
        one = self.recaster.recast(sentences[place], brief, reading, mender)
        if one is None or one.leans or not _SHORTEST_ALONE <= len(one.text.split()) <= _LONGEST_ALONE:
            return None
        return Statement(place, _value(weighed[place]), one.text, leans=False, source=one.source)

    def _found(
        self, sentences: Sequence[Span], weighed: Sequence[Role], brief: Brief, reading: Reading
    ) -> dict[int, Statement]:
        """All that may be told, by place."""
        mender = Mender(reading.text[:_MOST_CHARACTERS], self._words, self._person)
        found: dict[int, Statement] = {}
        most = max((role.heart for role in weighed), default=0.0)
        for place, role in enumerate(weighed):
            if role.noise + role.ask > _NEITHER:
                continue
            value = _value(role)
            one = self._recast(sentences, place, value, brief, reading, mender)
            told_apart = role.heart > max(role.noise, role.ask)
            if one is None and told_apart and (value >= _WORTH_QUOTING or role.heart == most >= _HEART):
                one = self._quoted(sentences, place, value, brief, reading)
            if one is not None and all(apart(one.source, other.source) for other in found.values()):
                found[place] = one
        return found

    def _recast(
        self,
        sentences: Sequence[Span],
        place: int,
        value: float,
        brief: Brief,
        reading: Reading,
        mender: Mender,
    ) -> Statement | None:
        """A sentence as theirs, or what stands before a pause of it where that holds most of its weight."""
        one = self.recaster.recast(sentences[place], brief, reading, mender)
        if one is not None and not (one.leans and place == 0):
            return Statement(place, value, one.text, one.leans, one.source)
        texts = [span.text for span in sentences]
        for piece in self.recaster.leading(sentences[place]) if value >= _LEAST_OF_FEW else ():
            one = self.recaster.recast(piece, brief, reading, mender)
            if one is not None and not (one.leans and place == 0):
                texts[place] = piece.text
                left = _value(roles(texts)[place])
                return (
                    Statement(place, left, one.text, one.leans, one.source) if left >= _KEPT * value else None
                )
        return None

    def _quoted(
        self, sentences: Sequence[Span], place: int, value: float, brief: Brief, reading: Reading
    ) -> Statement | None:
        """What weighs much and cannot be recast, as the customer wrote it."""
        span = _with_short_ones(sentences, place)
        quote = verbatim(span, reading, self._words, self._person, private_types(brief))
        if quote is None:
            return None
        # In their own words "they" are we, or whoever they have written of.
        leans = span.start > sentences[0].start and quote.text.split()[0].lower() in _POINTS
        return Statement(place, value, quote.text, leans, quote.source, quoted=True)


def _with_short_ones(sentences: Sequence[Span], place: int) -> Span:
    """A sentence of a few words with those beside it: "Sofa arrived. It's green. I ordered grey."."""
    first = last = place
    while last + 1 < len(sentences) and _words_of(sentences[first : last + 2]) <= _TOGETHER:
        last += 1
    while first > 0 and _words_of(sentences[first - 1 : last + 1]) <= _TOGETHER:
        first -= 1
    start = sentences[first].start
    if last == first or any(b.start - a.end > 1 for a, b in pairwise(sentences[first : last + 1])):
        return sentences[place]
    text = " ".join(span.text.strip() for span in sentences[first : last + 1])
    end = sentences[last].end
    return Span(text=text, start=start, end=end) if len(text) == end - start else sentences[place]


def apart(one: Span, other: Span) -> bool:
    """Whether two stretches of a message share no character."""
    return one.end <= other.start or other.end <= one.start


def _words_of(spans: Sequence[Span]) -> int:
    return sum(len(span.text.split()) for span in spans)


def _value(role: Role) -> float:
    """How much a sentence tells of what the message is about."""
    return role.heart + _EFFECT * role.effect + _STORY * role.story


def _with_what_it_leans_on(one: Statement, found: dict[int, Statement]) -> list[Statement] | None:
    """The statement with those before it that it needs; None where one of them cannot be told."""
    needed = [one]
    while needed[-1].leans:
        before = found.get(needed[-1].place - 1)
        if before is None or before.value < _CARRIED:
            return None
        needed.append(before)
    return needed
