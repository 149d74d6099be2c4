"""Chooses phrases for one reply: deterministic by brief, fitting its circumstances, none twice."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from app.guidelines import Guidelines
from app.guidelines.choice import Circumstances, holds, ranking
from app.model.guideline import Phrase, When
from app.model.value import Span
from app.model.writing import Ground, Passage
from app.text.compiled import compiled, longest_first
from app.text.guarded import Guarded
from app.text.words import fold

_ANGRY = 2
_SLOT = compiled(r"\{(\w+)\}")


class Phrasebook:
    """Phrases of the guidelines for one reply. `seed` decides between those that fit.

    `thing_at_most` is how often the matter may be named before phrases without it are preferred; with `shortest` only
    the shortest quarter of what fits is chosen from. `barred` are folded words that the company never says.
    `short_forms` are written out where there are any ("I'm" → "I am"): a formal letter has none. What `passed_over`
    finds in a phrase is not said where another fits: "we", by somebody who works alone.
    """

    def __init__(self, guidelines: Guidelines, found: Circumstances, seed: str, locale: str) -> None:
        self._guidelines = guidelines
        self._found = found
        self._seed = seed
        self._locale = locale
        self.thing_at_most = 2
        self.shortest = False
        self.barred: tuple[str, ...] = ()
        self.short_forms: Mapping[str, str] = {}
        self.passed_over: Guarded | None = None
        self._said: set[str] = set()
        self._last = ""
        self._held: dict[int, bool] = {}
        self._named: Counter[str] = Counter()

    @property
    def feelings(self) -> tuple[str, ...]:
        """The feelings that may be named."""
        return tuple(self._found.feelings)

    def choose(
        self,
        guideline: str,
        slot: str,
        values: Mapping[str, str | None],
        *,
        without: Sequence[str] = (),
    ) -> Passage | None:
        """A phrase of `guideline`/`slot` with its slots filled, or None where none fits.

        A phrase fits when its `when` holds, every slot that it names has a value in `values`, none of `without` stands
        in it, and it has not been said in this reply.
        """
        given = frozenset(name for name, value in values.items() if value)
        fitting = [
            p
            for when, phrases in self._guidelines.runs(guideline, slot, self._locale)
            if self._may(when)
            for p in phrases
            if self._fits(p, given, without)
        ]
        fitting = _closest(fitting, self._found)
        plain = self._plain([p.say for p in fitting])
        fitting = [p for p in fitting if p.say in plain]
        fitting = self._unlike_last(self._sparing(fitting))
        if not fitting:
            return None
        if self.shortest:
            fitting = sorted(fitting, key=lambda p: len(p.say))[: max(3, len(fitting) // 4)]
        rank = ranking(self._seed, f"{guideline}/{slot}")
        phrase = min(fitting, key=lambda p: rank(p.say))
        self._said.add(phrase.say)
        self._last = _start(phrase.say)
        self._named.update(s.lower() for s in _slots(phrase.say))
        say = written_out(phrase.say, self.short_forms) if self.short_forms else phrase.say
        return Passage(text=fill(say, values), serves=(guideline, *phrase.also))

    def pick(self, name: str, texts: Sequence[str]) -> str:
        """One of `texts`, by the same seed."""
        return min(self._plain(texts), key=ranking(self._seed, f"/{name}"))

    def _plain(self, texts: Sequence[str]) -> Sequence[str]:
        """The texts without what is to be passed over; all of them where each holds it."""
        over = self.passed_over
        return [text for text in texts if over is None or over.search(text) is None] or texts

    def _sparing(self, phrases: list[Phrase]) -> list[Phrase]:
        """Phrases that do not name the same thing once more, where it has been named often enough."""
        if self._named["thing"] < self.thing_at_most:
            return phrases
        return [p for p in phrases if "{thing}" not in p.say.lower()] or phrases

    def _unlike_last(self, phrases: list[Phrase]) -> list[Phrase]:
        """Phrases that do not begin as the one before them did, where there are any."""
        return [p for p in phrases if _start(p.say) != self._last] or phrases

    def _may(self, when: When) -> bool:
        """Whether `when` holds; the phrases of a group share it, so it is asked once."""
        if id(when) not in self._held:
            self._held[id(when)] = holds(when, self._found)
        return self._held[id(when)]

    def _fits(self, phrase: Phrase, given: frozenset[str], without: Sequence[str]) -> bool:
        return (
            phrase.say not in self._said
            and _needs(phrase.say) <= given
            and (not without or not any(s in _slots(phrase.say) for s in without))
            and (not self.barred or not any(words in fold(phrase.say) for words in self.barred))
        )


def _start(say: str) -> str:
    """The first two words of a phrase."""
    return " ".join(say.split()[:2]).lower()


@cache
def _slots(say: str) -> tuple[str, ...]:
    """The slots that a phrase names; phrases are few and stay."""
    return tuple(_SLOT.findall(say))


@cache
def _needs(say: str) -> frozenset[str]:
    """The values that a phrase needs, by their small names."""
    return frozenset(slot[:1].lower() + slot[1:] for slot in _slots(say))


def written_out(say: str, short_forms: Mapping[str, str]) -> str:
    """A phrase with its short forms written out, capital letters kept."""

    def full(match: re.Match[str]) -> str:
        long = short_forms[match.group().lower()]
        return long[:1].upper() + long[1:] if match.group()[0].isupper() else long

    return _any_of(tuple(short_forms)).sub(full, say)


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return compiled(rf"\b(?:{'|'.join(map(re.escape, longest_first(words)))})\b", re.IGNORECASE)


def fill(say: str, values: Mapping[str, str | None]) -> str:
    """Fill `{thing}` with its value, `{Thing}` with its value and a capital."""

    def value(match: re.Match[str]) -> str:
        slot = match.group(1)
        text = values[slot[:1].lower() + slot[1:]] or ""
        return text[:1].upper() + text[1:] if slot[0].isupper() else text

    return _SLOT.sub(value, say)


def _closest(phrases: list[Phrase], found: Circumstances) -> list[Phrase]:
    """Phrases made for the first feeling or for this channel win over those for any.

    Anger is named only where the message as a whole is angry: one word of it may be meant for something else.
    """
    if found.feelings and not (found.feelings[0] == "anger" and found.anger < _ANGRY):
        heavy = [p for p in phrases if p.when.feeling and found.feelings[0] in p.when.feeling]
        phrases = heavy or [p for p in phrases if p.when.feeling] or phrases
    made_for = [p for p in phrases if p.when.channel]
    return made_for if made_for and found.channel != "email" else phrases


def grounded(
    passage: Passage,
    *,
    grounds: Sequence[Ground] = (),
    answers: Sequence[int] = (),
    uses: Sequence[str] = (),
    shown: Sequence[Span] = (),
) -> Passage:
    """The passage with what it rests on: grounds, the asks that it answers, the notes that it uses, the words of the
    message that it takes up.
    """
    return passage.model_copy(
        update={
            "grounds": (*passage.grounds, *grounds),
            "answers": (*passage.answers, *answers),
            "uses": (*passage.uses, *uses),
            "message_evidence": (*passage.message_evidence, *shown),
        }
    )
