"""The clauses of a message that may be told back, weighed: cut out, repaired, still in the customer's person."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from app.engines.builtin.concern.classes import Frame
from app.engines.builtin.concern.clause import ClauseGrammar
from app.engines.builtin.concern.cut import Piece, Scanned, pieces, scan
from app.engines.builtin.concern.fit import fit_marks, right_length
from app.engines.builtin.concern.mend import Mender
from app.engines.builtin.concern.score import Scorer, Setting
from app.engines.builtin.concern.scorned import without_scorn
from app.engines.builtin.concern.words import ConcernWords, weigh
from app.model.brief import Brief
from app.model.reading import Reading
from app.model.value import Span
from app.text.person.words import PersonWords, Token, tokenise

_MOST_CHARACTERS = 12_000
FEW = 4
"""Sentences of a message so short that what it tells is its matter."""
_UNFIT_LISTS = ("swears", "textspeak", "insults", "threats", "unsettled")


class Told(NamedTuple):
    """A complete, harmless clause of the message, repaired but still in the customer's person.

    `trouble` is what its words for trouble weigh; 0 for mere background. `place` is the number of its sentence.
    """

    value: float
    trouble: float
    text: str
    tokens: Sequence[Token]
    frame: Frame
    source: Span
    place: int = 0


class Teller:
    """Takes sentences apart for one pair of word lists."""

    def __init__(self, words: ConcernWords, person: PersonWords) -> None:
        self._words = words
        self._person = person
        self.grammar = ClauseGrammar(words, person)
        self._scorer = Scorer(words, person)

    def tell(self, sentences: Sequence[Span], brief: Brief, reading: Reading) -> list[Told]:
        """The clauses of these sentences, best first."""
        mender = Mender(reading.text[:_MOST_CHARACTERS], self._words, self._person)
        told: list[Told] = []
        for place, span in enumerate(sentences):
            told += self._sentence(_Sentence(span, place, len(sentences) <= FEW), brief, reading, mender)
        return sorted(told, key=lambda t: -t.value)

    def _sentence(
        self, sentence: "_Sentence", brief: Brief, reading: Reading, mender: Mender
    ) -> Iterator[Told]:
        """The clauses of one sentence; none of a sentence that is ironic or speaks to a machine."""
        text_of_all = sentence.span.text
        scanned = scan(text_of_all, self._words)
        if scanned.holds(0, len(text_of_all), "irony", "injection"):
            return
        troubled = weigh(self._words.troubles(scanned.tokens))
        concrete = self._concrete(scanned)
        asks = text_of_all.rstrip().endswith("?")
        seen: dict[str, _Parsed | None] = {}
        for piece in pieces(scanned, self.grammar):
            at = bisect_left(concrete, piece.start)
            if not sentence.alone and (at == len(concrete) or concrete[at] >= piece.end):
                continue
            if scanned.holds(piece.start, piece.end, *_UNFIT_LISTS):
                continue
            text = mender.mend(without_scorn(scanned.text[piece.start : piece.end]))
            if not text:
                continue
            if text not in seen:
                seen[text] = self._parsed(text)
            parsed = seen[text]
            if parsed is None or (asks and piece.last and not self._stated(parsed)):
                continue
            # Of a sentence that goes on to the trouble, the words before it are background.
            told = self._weighed(text, parsed, piece, sentence, brief, reading, troubled=bool(troubled))
            if told is not None:
                yield told

    def _concrete(self, scanned: Scanned) -> list[int]:
        """Where words for trouble, numbers and times stand: a clause without any says nothing worth giving back."""
        marks = {h.start for h in self._words.troubles(scanned.tokens) if h.name != "no_problems"}
        marks.update(
            t.start
            for t in scanned.tokens
            if t.low[0].isdecimal()
            or self._words.has("time_nouns", t.low)
            or self._person.has("calendar", t.low)
        )
        return sorted(marks)

    def _parsed(self, text: str) -> "_Parsed | None":
        tokens = tokenise(text)
        if not right_length(tokens) or not fit_marks(text):
            return None
        frame = self.grammar.frame(tokens)
        return _Parsed(tokens, frame) if frame is not None else None

    def _stated(self, parsed: "_Parsed") -> bool:
        """Whether a clause before a question mark still states what happened to the customer ("I was charged £55?")."""
        verb = parsed.tokens[parsed.frame.verb].low
        past = (
            self._person.finite(verb)
            and not self._person.has("modals", verb)
            and verb not in {"am", "do", "are"}
        )
        return parsed.frame.subject == "self" and past

    def _weighed(
        self, text: str, parsed: "_Parsed", piece: Piece, sentence: "_Sentence", brief: Brief, reading: Reading,
        *, troubled: bool,
    ) -> Told | None:  # fmt: skip
        frame, tokens = parsed.frame, parsed.tokens
        start, end = sentence.span.start + piece.start, sentence.span.start + piece.end
        setting = Setting(
            place=sentence.place,
            alone=sentence.alone,
            whole=piece.whole,
            hangs=piece.hangs,
            on_topic=any(s.of.startswith("topic") and s.start < end and start < s.end for s in reading.signs),
            kinds=frozenset(d.type for d in reading.details if d.start < end and start < d.end),
        )
        if reading.injection and frame.subject != "self" and not {"my", "our"} & {t.low for t in tokens}:
            return None
        trouble = weigh(self._words.troubles(tokens))
        setting = setting._replace(alone=setting.alone and bool(trouble or not troubled))
        value = None if trouble is None else self._scorer.score(frame, tokens, setting, brief.fault, trouble)
        if value is None or trouble is None:
            return None
        return Told(value, trouble, text, tokens, frame, _trimmed(reading.text, start, end), sentence.place)


class _Sentence(NamedTuple):
    """A sentence, its number, and whether the message has few others."""

    span: Span
    place: int
    alone: bool


class _Parsed(NamedTuple):
    tokens: Sequence[Token]
    frame: Frame


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and not (text[start].isalnum() or text[start] in "£$€"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(text=text[start:end], start=start, end=end)
