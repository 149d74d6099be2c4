"""Where one thought ends and the next begins in a sentence that its writer left without marks.

"The boiler man came monday he took the cover off he never came back": told as one sentence nobody could read it, and
left out as too long nobody would have heard it. It is cut only where the words before are a clause and those behind
begin another; "the parcel I ordered" and "he said he would" stay whole.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from app.engines.builtin.concern import jotted
from app.engines.builtin.concern.beginnings import Beginnings
from app.engines.builtin.concern.clause import ClauseGrammar
from app.engines.builtin.concern.likely import UNLIKELY, Gaps, Likely
from app.engines.builtin.concern.words import ConcernWords
from app.model.reading import Ask, Reading
from app.model.value import Span, stretch
from app.text.compiled import compiled
from app.text.person.words import PersonWords, Token, tokenise

_SMALL_I = compiled(r"(?<![\w.])i(?=['’\s])")
_JOINED_ON = (" or", " and", " but")
"""What joins another question to one: "is there a bigger one or | can I stretch it"."""
_EDGES = " ,\n\t"
_QUOTED = compiled(r"(?<![\w'’])['\"“‘](?=\w)[^'\"“”‘’\n]{2,80}['\"”’](?!\w)")
_LEAST = 14
"""Words of a sentence from which on it may hold more than one thought without a mark."""
_LONG = 34
"""Words from which on a sentence is cut at its "and" alone."""
_RUNS = 20
"""Words from which on a sentence with its mark, but without a comma, may hold more than one thought."""
_SHORTEST = 3
"""Words of each thought."""
_SENTENCES = 64
"""Sentences of which it is remembered where they are cut: those of one message are asked for a few times."""


def _is_far(k: int, begins: Sequence[int]) -> bool:
    return all(abs(k - begin) >= _SHORTEST for begin in begins)


def _is_hurried(text: str) -> bool:
    """Whether its writer was in a hurry: no capital, or no mark at its end."""
    return text.lstrip()[:1].islower() or _SMALL_I.search(text) is not None or text.rstrip()[-1:].isalnum()


def _runs_on(text: str, words: int) -> bool:
    """Whether it may run on: a small letter at its start shows little where its marks are set."""
    ends = text.rstrip().endswith((".", "?", "!", "…"))
    return _is_hurried(text) and (not ends or ("," not in text and words >= _RUNS))


def _is_jotted(text: str, tokens: Sequence[Token]) -> bool:
    """Whether it was written in a hurry, or holds more words than anybody says at once."""
    return len(tokens) >= _LEAST and (_is_hurried(text) or len(tokens) > _LONG)


def _up_to(ask: Ask, begin: int, ends: Mapping[int, int]) -> Ask:
    end = min(ask.end, max(ends.get(begin, ask.end), ask.start))
    text = ask.text[: end - ask.start].rstrip(_EDGES) if end < ask.end else ask.text
    last = next((join for join in _JOINED_ON if text.lower().endswith(join)), "")
    text = text[: len(text) - len(last)].rstrip(_EDGES) if last else text
    return ask.model_copy(update={"text": text, "end": ask.start + len(text)}) if text else ask


class Unmarked:
    """Cuts sentences; holds only word lists."""

    def __init__(self, words: ConcernWords, person: PersonWords, grammar: ClauseGrammar) -> None:
        self._at = Beginnings(words, person, grammar)
        self._likely = Likely(words, person, grammar, self._at)
        self._begins = lru_cache(maxsize=_SENTENCES)(self._begun)

    def thoughts(self, sentences: Sequence[Span], asks: Sequence[Ask] = ()) -> list[Span]:
        """The sentences, each that runs on cut where another thought, or one of the `asks` that were read, begins."""
        starts = {ask.start for ask in asks}
        return [piece for sentence in sentences for piece in self._cut(sentence, starts)]

    def parted(self, reading: Reading, sentences: Sequence[Span]) -> Reading:
        """The reading, with each ask that runs on into another thought only up to there."""
        ends = {piece.start: piece.end for piece in self.joined(sentences, reading.asks)}
        asks = [
            _up_to(ask, max((at for at in ends if at <= ask.start), default=0), ends) for ask in reading.asks
        ]
        return reading.model_copy(update={"asks": tuple(asks)})

    def joined(self, sentences: Sequence[Span], asks: Sequence[Ask] = ()) -> list[Span]:
        """The same thoughts, but what "and" joins to one goes with it: "can you mend it | and can I come by"."""
        whole = {sentence.start for sentence in sentences}
        found: list[Span] = []
        for piece in self.thoughts(sentences, asks):
            first = piece.text.split(maxsplit=1)[0].lower()
            joins = piece.start not in whole and (
                first in {"and", "or", "but", "so"} or (found and found[-1].text.endswith((" or", " and")))
            )
            if not (found and joins):
                found.append(piece)
                continue
            last = found.pop()
            gap = " " * (piece.start - last.end)
            found.append(Span(text=last.text + gap + piece.text, start=last.start, end=piece.end))
        return found

    def _cut(self, sentence: Span, asks: Collection[int]) -> Iterator[Span]:
        tokens = tokenise(sentence.text)
        begins = self._begins(sentence.text) if _is_jotted(sentence.text, tokens) else []
        if _is_jotted(sentence.text, tokens):
            asked = [k for k, token in enumerate(tokens) if sentence.start + token.start in asks]
            begins = sorted({*begins, *(k for k in asked if _is_far(k, [0, *begins]))})
        places = [0, *(tokens[k].start for k in begins), len(sentence.text)]
        for start, end in pairwise(places):
            text = sentence.text[start:end].rstrip() if end < len(sentence.text) else sentence.text[start:end]
            at = sentence.start + start
            yield stretch(text, at, at + len(text))

    def _begun(self, text: str) -> tuple[int, ...]:
        """The tokens with which another thought begins."""
        tokens = tokenise(text)
        low, hurried = [t.low for t in tokens], _runs_on(text, len(tokens))
        found: list[int] = []
        opened, gaps = 0, Gaps(tokens)
        quoted = [m.span() for m in _QUOTED.finditer(text)]
        for k in range(_SHORTEST, len(low) - _SHORTEST + 1):
            unmarked = tokens[k - 1].is_word and not text[tokens[k - 1].end : tokens[k].start].strip()
            inside = any(start < tokens[k].start < end for start, end in quoted)
            if k - opened < _SHORTEST or not unmarked or inside or low[k - 1] in jotted.JOINS:
                continue
            at = k + 1 if low[k] in jotted.JOINS else k
            # How likely one begins is asked for only where its writer was in a hurry: it takes the most time of all.
            chance = gaps.begins(k, opened) if hurried and at == k else 0.0
            begins = self._at.states(low, opened, k, at) or self._at.goes_on(low, k)
            begins = begins and (at > k or not hurried or chance > UNLIKELY)
            begins = begins and self._at.complete(low, opened, k)
            likely = hurried and at == k and self._likely.begins(chance, low, opened, k)
            if self._at.asks(low, at) or begins or likely:
                # "Now they say" begins with the word for the time, "by now" ends with it.
                early = low[k - 1] == "now" and low[k - 2] not in jotted.BY_NOW and k - opened > _SHORTEST
                found.append(k - early)
                opened = k - early
        plain = any(low[k] not in jotted.JOINS for k in found) or len(low) > _LONG
        return tuple(found) if plain else ()
