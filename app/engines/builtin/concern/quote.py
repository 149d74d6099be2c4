"""A short piece of the message, word for word, that names what happened."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from app.engines.builtin.concern.classes import WordClasses
from app.engines.builtin.concern.fit import DETAILS, PRIVATE, QUOTE_SHORTEST, fit_marks
from app.engines.builtin.concern.quote_fit import QuoteFit, shouted
from app.engines.builtin.concern.words import ConcernWords, Hit, weigh
from app.model.reading import Reading
from app.model.value import Span
from app.text.compiled import compiled
from app.text.person.words import PersonWords, Token, tokenise

_BREAK = compiled(
    r"\w{0,30}\*[\w*]{0,30}|https?://\S+|www\.\S+|[@#]\w+|\([^()]{0,300}\)|&\w{2,6};|[.:](?=\s|$)|\.{2,}|(?<!\w)'|(?<!s)'(?!\w)"
    r"|\s[-–—]+|(?<![-–—])[-–—]+\s|[^\w\s,.:'’£$€%/&-]|\n"
)
_UNFIT = frozenset({"swears", "textspeak", "insults", "threats", "irony", "injection", "unsettled"})
_TEARS = frozenset("*<>=+")
_LONGEST_SENTENCE = 1500
_MOST_RUNS = 120
_MOST_TOKENS = 80
_SPACE = 18
"""Tokens of the longest piece that is looked at; marks count too."""
_LEAST = 1.2
_BEST_LENGTH = 8


class _Run(NamedTuple):
    """Words between two marks that no quotation may cross.

    `asks` where a question mark follows, `torn` behind a masked word or a sign of reckoning.
    """

    tokens: Sequence[Token]
    start: int
    asks: bool
    torn: bool
    place: int


class Quotes:
    """Finds the piece by which a message can be quoted; one that is whole between two marks is preferred."""

    def __init__(self, words: ConcernWords, person: PersonWords) -> None:
        self._words = words
        self._person = person
        self._classes = WordClasses(words, person)
        self._fit = QuoteFit(words, person)

    def find(self, sentences: Sequence[Span], reading: Reading) -> Span | None:
        """The best piece of 3 to 12 words of these sentences, verbatim; None where none is fit to be quoted."""
        best: tuple[float, Span] | None = None
        for count, run in enumerate(self._runs(sentences)):
            if count == _MOST_RUNS:
                break
            for value, span in self._candidates(run, reading):
                if best is None or value > best[0]:
                    best = value, span
        return best[1] if best else None

    def _runs(self, sentences: Sequence[Span]) -> Iterator[_Run]:
        for place, sentence in enumerate(sentences):
            text = sentence.text[:_LONGEST_SENTENCE]
            at, torn = 0, False
            for mark in [*_BREAK.finditer(text), None]:
                end = mark.start() if mark else len(text)
                tokens = tokenise(text[at:end])[:_MOST_TOKENS] if end - at > QUOTE_SHORTEST * 2 else []
                if len(tokens) >= QUOTE_SHORTEST:
                    asks = mark is not None and mark.group() == "?"
                    yield _Run(tokens, sentence.start + at, asks, torn, place)
                torn = mark is not None and not _TEARS.isdisjoint(mark.group())
                at = mark.end() if mark else end

    def _candidates(self, run: _Run, reading: Reading) -> Iterator[tuple[float, Span]]:
        tokens = run.tokens
        problems = self._words.troubles(tokens)
        if run.asks and (
            self._person.has("auxiliaries", tokens[0].low)
            or any(self._words.has("asking", t.low.split("'", 1)[0]) for t in tokens)
        ):
            return
        unfit = [h for h in self._words.unfit.find(tokens) if h.name in _UNFIT]
        ends = self._ends(tokens)
        for first in self._starts(tokens, torn=run.torn):
            for end, cost in ends:
                if QUOTE_SHORTEST <= end - first <= _SPACE:
                    value = self._value(run, first, end, problems, unfit, reading)
                    if value is not None:
                        yield value - cost - 0.4 * (first > 0), _span(run, first, end, reading.text)

    def _starts(self, tokens: Sequence[Token], *, torn: bool) -> list[int]:
        """Where one may begin: at the front, behind a comma, behind "and" where a clause or a lack follows.

        Behind "if" or "she said" none begins: what hangs on such words is not what happened.
        """
        starts: list[int] = []
        for k in range(len(tokens) - QUOTE_SHORTEST + 1):
            if k and self._words.has("quote_hangs", tokens[k - 1].low):
                break
            if not k and torn:
                continue
            if k and tokens[k - 1].low != "," and not self._joined(tokens, k):
                continue
            at = k
            while at < len(tokens) and self._filler(tokens[at].low):
                at += 1
            if at < len(tokens) and at not in starts:
                starts.append(at)
        return starts

    def _joined(self, tokens: Sequence[Token], k: int) -> bool:
        """Whether a clause, or what is missing, begins here behind "and" or the like."""
        if not self._words.has("quote_joins", tokens[k - 1].low):
            return False
        low = [t.low for t in tokens[k : k + 8]]
        if self._words.has("negatives", low[0]) or self._classes.starts_clause(low):
            return True
        return self._person.finite(low[0]) and not self._person.has("auxiliaries", low[0])

    def _filler(self, word: str) -> bool:
        return word in {",", "and"} or (word != "no" and self._words.has("starters", word))

    def _ends(self, tokens: Sequence[Token]) -> list[tuple[int, float]]:
        """Where one may end, with what it costs: at the end or a comma, before a clause, a time or a place."""
        ends = [(len(tokens), 0.0)]
        for k in range(QUOTE_SHORTEST, len(tokens)):
            low = tokens[k].low
            if low == ",":
                ends.append((k, 0.2))
            elif self._words.has("quote_joins", low):
                ends.append((k, 0.3))
            elif low == "before" and any(t.low == "never" for t in tokens[:k]):
                continue
            elif self._words.has("quote_turns", low) and not self._words.has("time_nouns", tokens[k - 1].low):
                ends.append((k, 0.6))
            elif self._words.has("quote_phrasal", low) and self._phrase_follows(tokens[k + 1 : k + 2]):
                ends.append((k, 0.8))
        return ends

    def _phrase_follows(self, tokens: Sequence[Token]) -> bool:
        """Whether a noun phrase seems to begin, so that the preposition before it belongs to no verb."""
        return any(
            t.low[0].isdecimal()
            or (self._person.has("determiners", t.low) and not self._words.has("asking", t.low))
            or self._person.has("calendar", t.low)
            for t in tokens
        )

    def _value(
        self, run: _Run, first: int, end: int, problems: Sequence[Hit], unfit: Sequence[Hit], reading: Reading
    ) -> float | None:
        """The weight of one piece; None where it is not fit, says nothing, or holds what is private."""
        tokens = run.tokens[first:end]
        start, stop = tokens[0].start, tokens[-1].end
        if any(start < h.end and h.start < stop for h in unfit) or not self._fit.sound(tokens):
            return None
        inside = [h for h in problems if start <= h.start and h.end <= stop]
        trouble = weigh(inside)
        if trouble is None:
            return None
        cues = [h for h in inside if h.name != "no_problems"]
        begin, past = run.start + start, run.start + stop
        if not self._fit.speaks(tokens, cues) or not fit_marks(reading.text[begin:past]):
            return None
        kinds = {d.type for d in reading.details if d.start < past and begin < d.end}
        if kinds & PRIVATE or not (cues or kinds & DETAILS or self._fit.tells(tokens)):
            return None
        return self._weight(run, tokens, trouble, len(kinds & DETAILS) - ("name" in kinds))

    def _weight(self, run: _Run, tokens: Sequence[Token], trouble: float, details: int) -> float | None:
        low = [t.low for t in tokens]
        value = 1.0 + min(trouble, 3.0) + min(2, details) * 0.8 - 0.6 * (trouble == 0)
        value += 0.7 * (not {"my", "our"}.isdisjoint(low)) - 0.8 * sum(
            low.count(w) for w in ("it", "this", "that")
        )
        value -= 0.04 * min(run.place, 25) + 0.08 * abs(len(low) - _BEST_LENGTH) + 0.4 * run.asks
        value -= 0.5 * low.count(",") + 0.8 * sum(1 for t in tokens if shouted(t.text, self._words))
        value -= 0.5 * sum(1 for w in low if w in self._words.repairs and w != "i")
        return value if value >= _LEAST else None


def _span(run: _Run, first: int, end: int, text: str) -> Span:
    start, stop = run.start + run.tokens[first].start, run.start + run.tokens[end - 1].end
    if text[stop : stop + 1] == "%":
        stop += 1
    return Span(text=text[start:stop], start=start, end=stop)
