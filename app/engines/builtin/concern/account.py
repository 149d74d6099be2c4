"""What a message tells, sentence by sentence and in its order: for a reply that has nothing else to show it was read.

Those that hold the heart of it are chosen (`app.text.weights.heart`). A sentence is told back whole, as what the
customer says, or quoted where it cannot be recast. One that asks, wishes, threatens or insults is left out, and so is
one that leans on a sentence that was left out.
"""

from collections.abc import Iterator, Mapping, Sequence

from app.engines.builtin.concern.beside import (
    PRESSING,
    is_only_a_time,
    leans_on_somebody,
    names_people,
    only_proves,
    praise_last,
    pressing_first,
    tells_trouble,
    weight,
    with_the_time,
    with_times_moved,
    worth_telling,
)
from app.engines.builtin.concern.briefly import briefly
from app.engines.builtin.concern.clause import ClauseGrammar
from app.engines.builtin.concern.contrast import with_other_half
from app.engines.builtin.concern.denied import with_denials_behind, with_denials_joined
from app.engines.builtin.concern.figure import plainly
from app.engines.builtin.concern.fit import private_types
from app.engines.builtin.concern.heart import heart_quote
from app.engines.builtin.concern.held_up import NEITHER, HeldUp
from app.engines.builtin.concern.leaning import needed_with, stands_just_before
from app.engines.builtin.concern.loss import losses_first
from app.engines.builtin.concern.mend import Mender
from app.engines.builtin.concern.others import Others, Told
from app.engines.builtin.concern.parts import parts
from app.engines.builtin.concern.point import as_point, point_behind
from app.engines.builtin.concern.recast import Recaster
from app.engines.builtin.concern.sound import soundest_first
from app.engines.builtin.concern.statement import Statement, apart, value_of, words_of
from app.engines.builtin.concern.stumps import no_mere_stumps, with_its_start
from app.engines.builtin.concern.whole import with_wholes
from app.engines.builtin.concern.words import ConcernWords
from app.model.brief import Brief
from app.model.reading import Reading
from app.model.value import Span
from app.text.person.words import PersonWords
from app.text.weights.heart import Role, roles

_MOST_CHARACTERS = 12_000
_MOST, _WORDS_IN_ALL, _SENTENCES = 3, 66, 40
"""Sentences that are told at the most, their words together, and the sentences of a message that are looked at."""
_FEW, _FEW_WORDS, _LEAST_OF_FEW = 3, 45, 0.15
"""Sentences and words of a message so short that what it tells is its matter, and what one of them must weigh."""
_LEAST, _WORTH_QUOTING = 0.3, 0.45
_SURELY, _SHORTEST_ALONE, _LONGEST_ALONE = 0.6, 7, 26
"""How much a sentence must be the heart to open a reply to which there are notes, and its words."""
_HEART = 0.2
"""What the sentence that is most of all the heart must be, to be quoted with less weight."""
_CLEARLY = 0.38
"""What the sentence that is most of all the heart must be, to be quoted whatever else is told."""
_BEYOND = 0.5
"""Share of the most that any sentence is the heart which one of those told must be: else the heart is missing."""
_BESIDE = 0.5
"""Share of the weightiest one that is told which another must weigh to be told beside it."""
_HEAVY = 0.9
"""What counts as the weight of that one at the most: that it presses makes no other grievance lighter."""
_MOUTHFUL = 20
"""Words of a quotation from which on what can be told in our words stands in its place."""
_SURELY_THEIRS = 0.35
"""What a sentence must weigh to begin with "she", whom nothing names."""
_NEAR = 2
"""Sentences before one that gives only a time, among which stands what it is about."""
_IT = frozenset({"it", "it's"})
_KEPT = 0.6
"""Share of its weight that the first part of a sentence must keep, to be told in its place."""


def _in_place_of(chosen: Mapping[int, Statement], words: Statement | None) -> tuple[Statement, ...] | None:
    """What is held up where the heart is not among the chosen ones; None where those are told after all.

    A long quotation, or one that holds what is told in our words already, reads worse than they do.
    """
    if words is None:
        return ()
    known = any(not one.quoted and not apart(words.source, one.source) for one in chosen.values())
    return None if known or (chosen and len(words.text.split()) > _MOUTHFUL) else (words,)


def _is_told_by(other: Statement, one: Statement) -> bool:
    """Whether another statement holds a stretch of the same words, or says the same."""
    return not apart(one.source, other.source) or one.text == other.text


def _of_somebody(text: str) -> bool:
    """Whether a sentence begins with "he" or "she", and leans on nothing else."""
    return text.lower().startswith(("he ", "she ", "he's ", "she's ")) and leans_on_somebody(text)


class Accounts:
    """Finds the sentences of a message that tell what happened."""

    def __init__(self, words: ConcernWords, person: PersonWords, grammar: ClauseGrammar) -> None:
        self._words = words
        self._person = person
        self.recaster = Recaster(words, person, grammar)

    def tell(
        self, sentences: Sequence[Span], brief: Brief, reading: Reading, named: Span | None = None
    ) -> Told:
        """Up to three, in order, and what else could be told; none where the message speaks to a machine.

        What is `named` by the reply before may be told as "it" just behind it.
        """
        if reading.injection or not 0 < len(sentences) <= _SENTENCES:
            return Told()
        mender = Mender(reading.text[:_MOST_CHARACTERS], self._words, self._person)
        weighed = with_times_moved(
            pressing_first(
                losses_first(
                    praise_last(roles([plainly(span.text) for span in sentences]), sentences), sentences
                ),
                sentences,
                reading,
            ),
            sentences,
        )
        found = self._found(sentences, weighed, brief, reading)
        told = self._told(sentences, weighed, soundest_first(found, reading.text), brief, reading, named)
        brief_ones = [briefly(one, sentences, brief, reading, self.recaster, mender) for one in told]
        others = Others(sentences, weighed, found, brief, reading, self.recaster, mender, self._words)
        noted = bool(brief.facts or brief.options)
        beside = parts(sentences, weighed, brief, reading, self.recaster, mender) if noted else ()
        denied = with_denials_behind(brief_ones, sentences, reading.text)
        paired = with_other_half(
            denied, sentences, reading.text, lambda span: self.recaster.recast(span, brief, reading, mender)
        )
        return Told(with_wholes(paired, sentences), (*others.bundles(), *((one,) for one in beside)))

    def _told(
        self,
        sentences: Sequence[Span],
        weighed: Sequence[Role],
        found: dict[int, Statement],
        brief: Brief,
        reading: Reading,
        named: Span | None,
    ) -> tuple[Statement, ...]:
        # Of a short message all that is told is its matter.
        short = len(sentences) <= _FEW or words_of(sentences) <= _FEW_WORDS
        floor, beside = (_LEAST_OF_FEW, 0.0) if short else (_LEAST, _BESIDE)
        chosen: dict[int, Statement] = {}
        known = names_people(span.text for span in sentences)
        for one in found.values():
            near = stands_just_before(named, sentences, one.place)
            clear = weighed[one.place].heart >= _CLEARLY
            needed = needed_with(one, found, clear=clear, known=known, near=near)
            heaviest = max((s.value for s in chosen.values()), default=0.0)
            least = max(floor, beside * min(heaviest, _HEAVY))
            if one.value < least or needed is None or one.place in chosen:
                continue
            if not worth_telling(one, weighed[one.place], sentences[one.place].text, chosen):
                continue
            if any(only_proves(sentences[other.place].text) for other in needed[1:]):
                continue
            grown = {**chosen, **{s.place: s for s in needed}}
            # What is told only so that another sentence can be is one more.
            most = _MOST + (not one.quoted and any(s.value < floor for s in grown.values()))
            if len(grown) <= most and sum(len(s.text.split()) for s in grown.values()) <= _WORDS_IN_ALL:
                chosen = grown
        chosen = with_denials_joined(no_mere_stumps(chosen, weighed), reading.text)
        hearts = [role.heart for role in weighed]
        if (heart := self._heart_held(sentences, weighed, brief, reading, chosen)) is not None:
            return heart
        if not chosen or (
            len(sentences) > _FEW and max(hearts[place] for place in chosen) < _BEYOND * max(hearts)
        ):
            words = HeldUp(sentences, brief, reading, self._words, self._person).any(weighed)
            if (instead := _in_place_of(chosen, words)) is not None:
                return instead
        return tuple(with_its_start(chosen[place], chosen) for place in sorted(chosen))

    def _heart_held(
        self,
        sentences: Sequence[Span],
        weighed: Sequence[Role],
        brief: Brief,
        reading: Reading,
        chosen: Mapping[int, Statement],
    ) -> tuple[Statement, ...] | None:
        """The heart quoted, with what else is told; None where it is told already, none is clear or it may not be."""
        place = max(range(len(weighed)), key=lambda at: weighed[at].heart)
        role = weighed[place]
        if role.heart < max(_CLEARLY, role.noise, role.ask) or place in chosen:
            return None
        mender = Mender(reading.text[:_MOST_CHARACTERS], self._words, self._person)
        quote = heart_quote(sentences[place], reading, self._words, private_types(brief), mender)
        if quote is None or not all(apart(quote.source, one.source) for one in chosen.values()):
            return None
        if place > 0 and place - 1 not in chosen and quote.text.split()[0].lower() in _IT:
            return None  # "It stinks" says nothing without what it speaks of
        value = value_of(role)
        held = Statement(place, value, quote.text, leans=False, source=quote.source, quoted=True)
        beside = [one for one in chosen.values() if not one.quoted and not one.leans]
        beside = sorted(beside, key=lambda one: -one.value)[: _MOST - 1]
        told = {s.place: s for s in (held, *beside) if s is held or s.value >= _BESIDE * value}
        return tuple(told[at] for at in sorted(told))

    def heart(self, sentences: Sequence[Span], brief: Brief, reading: Reading) -> Statement | None:
        """The one sentence that is surely the heart of the message, where it can be told by itself; else None."""
        rude = reading.abuse in {"insult", "threat"}  # an insult that no list knows would be told back
        if reading.injection or rude or not 0 < len(sentences) <= _SENTENCES:
            return None
        weighed = roles([span.text for span in sentences])
        place = max(range(len(weighed)), key=lambda at: weighed[at].heart)
        role = weighed[place]
        if role.heart < (_SURELY if role.heart <= max(role.story, role.effect) else _CLEARLY):
            return None
        mender = Mender(reading.text[:_MOST_CHARACTERS], self._words, self._person)
        least = _KEPT * value_of(role)
        for piece in (sentences[place], *self.recaster.pauses.leading(sentences[place])):
            one = self.recaster.recast(piece, brief, reading, mender)
            if one is None or one.leans or not _SHORTEST_ALONE <= len(one.text.split()) <= _LONGEST_ALONE:
                continue
            texts = [span.text for span in sentences]
            texts[place] = piece.text
            left = value_of(roles(texts)[place])
            return Statement(place, left, one.text, leans=False, source=one.source) if left >= least else None
        return None

    def _found(
        self, sentences: Sequence[Span], weighed: Sequence[Role], brief: Brief, reading: Reading
    ) -> dict[int, Statement]:
        """All that may be told, by place."""
        mender = Mender(reading.text[:_MOST_CHARACTERS], self._words, self._person)
        held_up = HeldUp(sentences, brief, reading, self._words, self._person)
        found: dict[int, Statement] = {}
        most = max((role.heart for role in weighed), default=0.0)
        for place, role in enumerate(weighed):
            if role.noise + role.ask > NEITHER:
                continue
            if role.heart < _CLEARLY and only_proves(sentences[place].text):
                continue
            value = weight(role, sentences[place].text)
            one = self._recast(sentences, place, value, brief, reading, mender)
            if is_only_a_time(sentences[place].text):
                before = found.get(max(found, default=place))
                if one is not None and before is not None and before.place >= place - _NEAR:
                    found[before.place] = with_the_time(before, one, reading.text)
                continue
            told_apart = role.heart > max(role.noise, role.ask)
            if one is None and told_apart and (value >= _WORTH_QUOTING or role.heart == most >= _HEART):
                one = held_up.one(place, value, weighed)
            if one is None and role.heart == PRESSING:
                one = held_up.surely(place, value)
            # "You sent an 8", and once more "You sent an 8".
            if one is not None and not any(_is_told_by(other, one) for other in found.values()):
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
        # "She waited four hours": they know of whom they write.
        alone = place == 0 and value >= _SURELY_THEIRS and one is not None and _of_somebody(one.text)
        if one is not None and (alone or not (one.leans and place == 0)):
            return Statement(place, value, one.text, one.leans and not alone, one.source)
        texts = [span.text for span in sentences]
        for piece in self._pieces(sentences[place]) if value >= _LEAST_OF_FEW else ():
            one = self.recaster.recast(piece, brief, reading, mender)
            if one is not None and not (one.leans and place == 0):
                texts[place] = piece.text
                role = roles(texts)[place]
                rest = sentences[place].text[piece.end - sentences[place].start :]
                if (behind := point_behind(sentences, place, piece)) is not None:
                    return as_point(behind, sentences, place, brief, reading, self.recaster, mender)
                said = self.recaster.pauses.says(rest) and role.heart < _SURELY
                if said or (not tells_trouble(one.text) and (role.heart < _CLEARLY or tells_trouble(rest))):
                    return None  # what was left off is the point
                left = weight(role, piece.text)
                told = Statement(place, left, one.text, one.leans, one.source, whole=False)
                return told if left >= _KEPT * value else None
        return None

    def _pieces(self, sentence: Span) -> Iterator[Span]:
        """What may stand for a sentence: all behind a turn of it, or what stands before a pause."""
        yield from self.recaster.pauses.trailing(sentence)
        yield from self.recaster.pauses.leading(sentence)
