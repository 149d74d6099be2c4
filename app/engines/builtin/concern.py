"""The customer's concern in words that a reply can give back: clauses, a short quotation, and a name for the matter."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from app.engines.builtin.concern_classes import Frame
from app.engines.builtin.concern_clause import ClauseGrammar
from app.engines.builtin.concern_cut import Piece, pieces, scan
from app.engines.builtin.concern_fit import (
    fit_marks,
    only_reported,
    plain_quote,
    right_length,
)
from app.engines.builtin.concern_mend import Mender
from app.engines.builtin.concern_quote import Quotes
from app.engines.builtin.concern_score import Scorer, Setting
from app.engines.builtin.concern_thing import Things
from app.engines.builtin.concern_words import ConcernWords, concern_words
from app.model.brief import Brief
from app.model.reading import Reading
from app.model.value import Span, Value
from app.prompts import Prompts
from app.text import sentences
from app.text.person import first_to_second
from app.text.person_words import Token, person_words, tokenise

MOST_CLAUSES = 3
_MOST_SENTENCES = 60
_MOST_CHARACTERS = 12_000
_UNFIT_LISTS = ("swears", "textspeak", "insults", "threats", "unsettled")
_UNSAFE_SIGNS = (
    "abuse", "injection", "risk:violence", "risk:self_harm", "risk:legal", "risk:regulator", "risk:press_or_review",
    "risk:chargeback",
)  # fmt: skip


class Clause(Value):
    """A clause about the customer's matter, to the customer: lower-case start, no end mark, 4 to 26 words.

    `source` is the stretch of `reading.text` it was made of. With `reported_only` it may be said only behind words such
    as "You told me that", never as a fact.
    """

    text: str
    source: Span
    reported_only: bool = False


class Concern(Value):
    """What a message is about.

    `clauses` are best first, up to three, and may be none; `quote` is a verbatim piece of 3 to 12 words; `thing` is a
    noun phrase in the second person and always given, `thing_source` where the message has it.
    """

    clauses: tuple[Clause, ...] = ()
    quote: Span | None = None
    thing: str
    thing_source: Span | None = None


class _Told(NamedTuple):
    """A complete, harmless clause of the message, repaired but still in the customer's person."""

    value: float
    text: str
    tokens: Sequence[Token]
    frame: Frame
    source: Span


class Concerns:
    """Finds the concern of a message; built once, holds only its word lists and wording."""

    def __init__(self, prompts: Prompts) -> None:
        self._words: ConcernWords = concern_words()
        self._person = person_words()
        self._grammar = ClauseGrammar(self._words, self._person)
        self._scorer = Scorer(self._words, self._person)
        self._quotes = Quotes(self._words, self._person)
        self._things = Things(self._words, self._person, prompts.wording("things"))

    def find(self, brief: Brief, reading: Reading) -> Concern:
        """The concern of the visible message. Only English gives clauses; quotation and name come in any language."""
        visible = _visible(reading)
        thing = self._things.find(reading, visible)
        spoken = list(self._sentences(reading, visible))
        if reading.language != "en":
            return Concern(quote=plain_quote(spoken, reading), thing=thing.text, thing_source=thing.source)
        mender = Mender(reading.text[:_MOST_CHARACTERS], self._words, self._person)
        told = [t for place, s in enumerate(spoken) for t in self._told(s, place, brief, reading, mender)]
        told.sort(key=lambda t: -t.value)
        return Concern(
            clauses=self._clauses(brief, told),
            quote=self._quotes.find(spoken, reading),
            thing=thing.text,
            thing_source=thing.source,
        )

    def _sentences(self, reading: Reading, visible: Sequence[Span]) -> Iterator[Span]:
        """Sentences of the visible text that hold no abuse, threat or order to a machine."""
        unsafe = [s for s in reading.signs if s.of.startswith(_UNSAFE_SIGNS) and s.of != "abuse:swearing"]
        for piece in visible:
            for found in sentences.split(piece.text[:_MOST_CHARACTERS])[:_MOST_SENTENCES]:
                start, end = piece.start + found.start, piece.start + found.end
                if not any(s.start < end and start < s.end and reading.abuse != "swearing" for s in unsafe):
                    yield Span(text=found.text, start=start, end=end)

    def _told(
        self, sentence: Span, place: int, brief: Brief, reading: Reading, mender: Mender
    ) -> Iterator[_Told]:
        """The clauses of one sentence; none of a sentence that is ironic or speaks to a machine."""
        scanned = scan(sentence.text, self._words)
        if scanned.holds(0, len(sentence.text), "irony", "injection"):
            return
        asks = sentence.text.rstrip().endswith("?")
        for piece in pieces(scanned, self._grammar):
            if (asks and piece.last) or scanned.holds(piece.start, piece.end, *_UNFIT_LISTS):
                continue
            text = mender.mend(scanned.text[piece.start : piece.end])
            told = self._weighed(text, piece, sentence, place, brief, reading) if text else None
            if told is not None:
                yield told

    def _weighed(
        self, text: str, piece: Piece, sentence: Span, place: int, brief: Brief, reading: Reading
    ) -> _Told | None:
        tokens = tokenise(text)
        if not right_length(tokens) or not fit_marks(text):
            return None
        frame = self._grammar.frame(tokens)
        if frame is None:
            return None
        start, end = sentence.start + piece.start, sentence.start + piece.end
        setting = Setting(
            place=place,
            whole=piece.whole,
            hangs=piece.hangs,
            on_topic=any(s.of.startswith("topic") and s.start < end and start < s.end for s in reading.signs),
            kinds=frozenset(d.type for d in reading.details if d.start < end and start < d.end),
        )
        if reading.injection and frame.subject != "self" and not {"my", "our"} & {t.low for t in tokens}:
            return None
        value = self._scorer.score(frame, tokens, setting, brief.fault)
        return (
            None if value is None else _Told(value, text, tokens, frame, _trimmed(reading.text, start, end))
        )

    def _clauses(self, brief: Brief, told: Sequence[_Told]) -> tuple[Clause, ...]:
        """Up to three clauses that do not overlap, recast; one whose recasting is not certain is passed over."""
        chosen: list[Clause] = []
        for one in told:
            if not all(_apart(one.source, other.source) for other in chosen):
                continue
            shifted = first_to_second(one.text, brief.company)
            if not shifted.certain:
                continue
            text = _lowered(shifted.text, one.tokens[0].low, self._grammar)
            reported = only_reported(one.frame, one.tokens, brief.fault, self._words)
            chosen.append(Clause(text=text, source=one.source, reported_only=reported))
            if len(chosen) == MOST_CLAUSES:
                break
        return tuple(chosen)


def _visible(reading: Reading) -> list[Span]:
    if reading.visible_spans:
        return list(reading.visible_spans)
    return [Span(text=reading.text, start=0, end=len(reading.text))]


def _apart(one: Span, other: Span) -> bool:
    return one.end <= other.start or other.end <= one.start


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and not (text[start].isalnum() or text[start] in "£$€"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(text=text[start:end], start=start, end=end)


def _lowered(text: str, first: str, grammar: ClauseGrammar) -> str:
    """The clause with a small first letter, unless it begins with a name or code."""
    return text[0].lower() + text[1:] if grammar.may_be_lowered(first) else text
