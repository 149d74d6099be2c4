"""A short piece of the message, word for word, that names what happened."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from app.engines.builtin.concern_fit import DETAILS, PRIVATE, QUOTE_LONGEST, QUOTE_SHORTEST, fit_marks
from app.engines.builtin.concern_words import ConcernWords, Hit, weigh
from app.model.reading import Reading
from app.model.value import Span
from app.text.person_words import PersonWords, Token, tokenise

_BREAK = re.compile(
    r"https?://\S+|www\.\S+|[@#]\w+|\([^()]{0,300}\)|&\w{2,6};|[.:](?=\s|$)|\.{2,}|(?<!\w)'|'(?!\w)|\s[-–—]+|[-–—]+\s"
    r"|[^\w\s,.:'’£$€%/-]|\n"
)
_UNFIT = frozenset({"swears", "textspeak", "insults", "threats", "irony", "injection", "unsettled"})
_OPENS_IF = frozenset(
    {"if", "unless", "whether", "until", "when", "hope", "wish", "want", "that", "said", "says", "say"}
)
_CLAUSAL = frozenset({"and", "but", "so", "because", "then", "or", "yet", "cos", "coz", "bc", "bcos"})
_TURNS = frozenset(
    {"that", "which", "who", "when", "while", "if", "until", "though", "although", "before", "after", "since"}
)
_PHRASAL = frozenset({"for", "with", "since", "during", "at", "from", "by", "in", "on", "without"})
_ASKS = frozenset({"why", "how", "what", "where", "when", "who", "which", "whose", "whats", "wheres", "hows"})
_LONE = frozenset({"a", "i"})
_SHOUTS = 2
_LONGEST_SENTENCE = 1500
_MOST_RUNS = 120
_LEAST = 1.5
_BEST_LENGTH = 8


class _Run(NamedTuple):
    """Words between two marks that no quotation may cross; `asks` where a question mark follows."""

    tokens: Sequence[Token]
    start: int
    asks: bool
    place: int


class Quotes:
    """Finds the piece by which a message can be quoted; it prefers one that is whole between two marks."""

    def __init__(self, words: ConcernWords, person: PersonWords) -> None:
        self._words = words
        self._person = person

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
            at = 0
            for mark in [*_BREAK.finditer(text), None]:
                end = mark.start() if mark else len(text)
                tokens = tokenise(text[at:end])
                if len(tokens) >= QUOTE_SHORTEST:
                    asks = mark is not None and mark.group() == "?"
                    yield _Run(tokens, sentence.start + at, asks, place)
                at = mark.end() if mark else end

    def _candidates(self, run: _Run, reading: Reading) -> Iterator[tuple[float, Span]]:
        tokens = run.tokens
        problems = list(self._words.problems.find(tokens))
        if not problems and not any(t.low[0].isdecimal() for t in tokens):
            return
        if run.asks and (self._asking(tokens[0].low) or any(t.low in _ASKS for t in tokens)):
            return
        unfit = [h for h in self._words.unfit.find(tokens) if h.name in _UNFIT]
        starts, ends = self._starts(tokens), self._ends(tokens)
        for first in starts:
            for end, cost in ends:
                if QUOTE_SHORTEST <= end - first <= QUOTE_LONGEST + 6:
                    value = self._value(run, first, end, problems, unfit, reading)
                    if value is not None:
                        span = _span(run, first, end, reading)
                        yield value - cost - 0.4 * (first > 0), span

    def _asking(self, word: str) -> bool:
        return word in _ASKS or self._person.has("auxiliaries", word)

    def _starts(self, tokens: Sequence[Token]) -> list[int]:
        """Where a quotation may begin: at the front, behind a comma, behind a word that joins clauses."""
        starts = []
        for k in range(len(tokens) - QUOTE_SHORTEST + 1):
            if k and tokens[k - 1].low != "," and tokens[k - 1].low not in _CLAUSAL:
                continue
            while k < len(tokens) and (
                self._words.has("starters", tokens[k].low) or tokens[k].low in {",", "and"}
            ):
                k += 1
            if k < len(tokens) and k not in starts:
                starts.append(k)
        return starts

    def _filler(self, word: str) -> bool:
        return word in {",", "and"} or (word != "no" and self._words.has("starters", word))

    def _ends(self, tokens: Sequence[Token]) -> list[tuple[int, float]]:
        """Where one may end, with what each place costs: the end, a comma, before a clause, before a preposition."""
        ends = [(len(tokens), 0.0)]
        for k in range(QUOTE_SHORTEST, len(tokens)):
            low = tokens[k].low
            if low == ",":
                ends.append((k, 0.2))
            elif low in _CLAUSAL:
                ends.append((k, 0.3))
            elif low in _TURNS:
                ends.append((k, 0.6))
            elif self._person.has("prepositions", low) and low not in {
                "of",
                "to",
                "than",
                "like",
                "off",
                "up",
                "down",
            }:
                ends.append((k, 1.0))
        return ends

    def _phrase_follows(self, tokens: Sequence[Token]) -> bool:
        """Whether a noun phrase seems to begin, so that the preposition before it belongs to no verb."""
        return any(
            t.low[0].isdecimal() or self._person.has("determiners", t.low) or self._person.has("calendar", t.low)
            for t in tokens
        )

    def _value(
        self, run: _Run, first: int, end: int, problems: Sequence[Hit], unfit: Sequence[Hit], reading: Reading
    ) -> float | None:
        tokens = run.tokens[first:end]
        low = [t.low for t in tokens]
        start, stop = tokens[0].start, tokens[-1].end
        if any(start < h.end and h.start < stop for h in unfit) or not self._sound(low, tokens):
            return None
        if not fit_marks(reading.text[run.start + start : run.start + stop]):
            return None
        if any(t.low in _OPENS_IF for t in run.tokens[:first]):
            return None
        cues = [h for h in problems if start <= h.start and h.end <= stop]
        if not self._speaks(low, cues, tokens):
            return None
        absolute = run.start + start, run.start + stop
        kinds = {d.type for d in reading.details if d.start < absolute[1] and absolute[0] < d.end}
        if kinds & PRIVATE or "name" in kinds:
            return None
        if not cues and not (kinds & DETAILS):
            return None
        weight = weigh(cues)
        value = 1.0 - 0.6 * (not cues) + min(weight, 3.0) + min(2, len(kinds & DETAILS)) * 0.8
        value += 0.7 * (not {"my", "our"}.isdisjoint(low)) - 0.8 * sum(
            low.count(w) for w in ("it", "this", "that")
        )
        value -= 0.04 * min(run.place, 25) + 0.08 * abs(len(low) - _BEST_LENGTH) + 0.4 * run.asks
        value -= 0.5 * low.count(",") + 0.8 * sum(1 for t in tokens if _shouted(t.text, self._words))
        value -= 0.5 * sum(1 for w in low if w in self._words.repairs and w != "i")
        return value if value >= _LEAST else None

    def _sound(self, low: Sequence[str], tokens: Sequence[Token]) -> bool:
        """Whether the piece begins and ends well, speaks of nobody, and is typed well enough to be held up."""
        count = sum(1 for t in tokens if t.is_word)
        if not QUOTE_SHORTEST <= count <= QUOTE_LONGEST or (
            not tokens[0].is_word and low[0] not in {"£", "$", "€"}
        ):
            return False
        if self._bad_start(low) or self._bad_end(low) or self._demands(low):
            return False
        if any(
            w in {"i", "we"} and self._person.has("prepositions", low[k - 1]) for k, w in enumerate(low) if k
        ):
            return False
        for k, word in enumerate(low):
            bare = word.split("'", 1)[0]
            if self._words.has("pointing", bare) or self._words.has("quote_never", word):
                return False
            if self._words.has("staff", word) and not {"no", "nobody"} & set(low[:k]):
                return False
            if len(word) == 1 and word.isalpha() and word not in _LONE:
                return False
            repaired = self._words.repairs.get(word)
            if repaired is not None and repaired.replace("'", "").lower() != word:
                return False
        shouted = sum(1 for t in tokens if _shouted(t.text, self._words))
        return shouted < _SHOUTS

    def _bad_start(self, low: Sequence[str]) -> bool:
        first = low[0]
        second = low[1] if len(low) > 1 else ""
        if first in {"on", "in", "at", "over", "after", "without", "for"}:
            return first == "for" or not (
                second in {"hold", "phone"} or second[0].isdecimal() or first == "without"
            )
        closed = ("conjunctions", "relatives", "subordinators", "prepositions")
        if any(self._person.has(name, first) for name in closed) or first in {
            "this",
            "that",
            "these",
            "those",
        }:
            return first not in {"no"}
        if first.startswith(("it", "that", "this", "there")) and first not in {"items", "item"}:
            return first != "there"
        if first in self._person.bases and not self._noun_first(low):
            return True
        if self._person.has("auxiliaries", first):
            return not first.endswith("n't") and first not in {"cannot", "had", "was"}
        return self._words.has("quote_never_first", first) or first in {"you", "your", "you're"}

    def _noun_first(self, low: Sequence[str]) -> bool:
        """Whether a word that may be an order ("refund …") is the noun of its reference ("order 12 …") or past."""
        past = low[0] in self._person.pasts_shared or low[0] in self._person.participles
        return past or any(c.isdecimal() for w in low[1:3] for c in w) and self._words.has("reference_nouns", low[0])

    def _bad_end(self, low: Sequence[str]) -> bool:
        last, before = low[-1], low[-2]
        if last in {"on", "off", "out", "down", "back", "up", "over"}:
            return self._person.has("prepositions", before) or (
                last in {"on", "up"} and not self._verbal(before)
            )
        if not last[-1].isalnum() and last not in {"%", "€"}:
            return True
        if last in {"working", "missing", "waiting", "nothing", "anything"}:
            return False
        if any(self._person.has(name, last) for name in ("auxiliaries", "conjunctions", "nominative")):
            return True
        return self._words.has("dangling", last) and last not in {
            "never",
            "not",
            "only",
            "same",
            "get",
            "again",
            "each",
        }

    def _verbal(self, word: str) -> bool:
        return self._person.finite(word) or word.endswith("ing") or word in self._person.bases

    def _demands(self, low: Sequence[str]) -> bool:
        """Whether money is named that a reader may take for promised; "no refund" and "never paid" are not."""
        if not any(self._words.has("demands", w) for w in low):
            return False
        told = any(
            self._words.has("negatives", w) or w.endswith("n't") or w in {"charged", "paid"} for w in low
        )
        return not told or "back" in low

    def _speaks(self, low: Sequence[str], cues: Sequence[Hit], tokens: Sequence[Token]) -> bool:
        """Whether a word beside the problem says what it is about."""
        inside = {t.start for t in tokens if any(h.start <= t.start < h.end for h in cues)}
        small = (
            "adverbs",
            "prepositions",
            "auxiliaries",
            "determiners",
            "nominative",
            "conjunctions",
            "subordinators",
        )
        return (
            any(
                (len(t.low) > 3 or t.low[0].isdecimal())
                and not any(self._person.has(name, t.low) for name in small)
                and not self._words.has("quote_empty", t.low)
                for t in tokens
                if t.start not in inside
            )
            or len({h.start for h in cues if h.end - h.start > 4}) > 1
        )


def _shouted(word: str, words: ConcernWords) -> bool:
    return len(word) > 3 and word.isalpha() and word.isupper() and not words.has("acronyms", word)


def _span(run: _Run, first: int, end: int, reading: Reading) -> Span:
    start, stop = run.start + run.tokens[first].start, run.start + run.tokens[end - 1].end
    if reading.text[stop : stop + 1] == "%":
        stop += 1
    return Span(text=reading.text[start:stop], start=start, end=stop)
