"""Cuts the noun phrases out of a sentence of a message: "I hired the grey loft boards" → "the loft boards".

Behind an article or "my" stands a noun, whatever the word; one without an article is known by the notes, which speak of
it too, and by the words that complaints are about.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Any, Literal, NamedTuple

from app.engines.builtin.concern.stating import nouns
from app.engines.builtin.concern.words import concern_words
from app.engines.builtin.notes.telegraph.tagging import tagged
from app.engines.builtin.notes.telegraph.tokens import Token
from app.engines.builtin.notes.telegraph.verb_forms import base_of, is_noun
from app.engines.builtin.tables import Table
from app.model.value import Span
from app.text.compiled import compiled
from app.text.grammar import lexicon
from app.text.person.words import person_words, tokenise
from app.text.tables import table, word_set
from app.text.words import content_stems, is_stop, stem

Whose = Literal["mine", "ours", "theirs", "the", "a", "none"]
_WHOSE: dict[str, Whose] = {
    "my": "mine", "our": "mine", "your": "ours", "ur": "ours", "his": "theirs", "her": "theirs", "their": "theirs",
    "its": "theirs", "a": "a", "an": "a", "the": "the", "this": "the", "that": "the", "these": "the", "those": "the",
}  # fmt: skip
_PHRASE = frozenset({"noun", "name", "code", "number", "ing", "state", "either", "part"})
_FINITE = frozenset({"past", "third", "aux", "be", "modal"})
_CLAUSE = frozenset({"sub", "conj", "mark", "adverb"})
_BEHIND_VERB = frozenset({"det", "pronoun", "adverb", "sub", "to", "time"})
_LONGEST, _SHORTEST = 4, 3
"""Words of a name at most, letters of its noun at least."""
_LOUD = compiled(r"\b[A-Z]{4,}(?:'[A-Z])?\b")
_MARKS = compiled(r"[\"“”()\[\]{}*_~<>\n]|(?<!\w)['‘’]|['’](?!\w)")
_ASIDE = frozenset("()[]\n")
_NO_SHOW = compiled(r"\b(no) (show)\b", re.IGNORECASE)
_CAPITAL = compiled(r"(?<=[a-z,] )[A-Z][a-z]{2,}\b")
_QUOTED = compiled(r"[\"“][^\"”]{0,200}[\"”]|(?<!\w)['‘].{2,200}?['’](?!\w)")
_ADJECTIVE = compiled(r".{2,}(?:ful|ous|ive|able|ible|less|some|ish|id|est|er|ly)")
"""How words end that say what something is like: "handsome", "valid"."""
_UNKNOWN = 4
"""Letters from which on a word before a noun belongs to its name, though no list knows it: "escape room"."""
_ONE = frozenset({"one", "ones"})
WORDS = Table("centre")


class Noted(NamedTuple):
    """What the agent's notes speak of: stems of words that carry content, pairs of words that stand together, and words
    that they spell with a capital, in small letters.
    """

    stems: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    names: frozenset[str] = frozenset()


class Phrase(NamedTuple):
    """A noun phrase without its article: its words, whose it is, where it stands, and what stands around it.

    `place` is the number of its sentence; `before` and `after` are the words around it, None at an end.
    """

    words: tuple[Token, ...]
    whose: Whose
    source: Span
    place: int
    before: Token | None
    after: Token | None

    @property
    def head(self) -> str:
        """Its noun."""
        return self.words[-1].low


class _Row(NamedTuple):
    """The words of a sentence, and where each begins in it."""

    words: Sequence[Token]
    starts: Sequence[int]


def noted_in(notes: Sequence[str]) -> Noted:
    """What these notes speak of."""
    pairs = (pair for note in notes for pair in pairwise(stem(token.low) for token in tokenise(note)))
    names = frozenset(word.lower() for note in notes for word in _CAPITAL.findall(note)) - nouns()
    return Noted(frozenset[str]().union(*map(content_stems, notes)), frozenset(pairs), names)


def words_of(name: str) -> frozenset[str]:
    """A list of the table `centre`."""
    return _lists()[name]


def phrases(sentence: Span, place: int, noted: Noted) -> Iterator[Phrase]:
    """The noun phrases of a sentence, in order."""
    row = row_of(sentence.text)
    at = 0
    while at < len(row.words):
        whose = _WHOSE.get(row.words[at].low, "none")
        first = at + (whose != "none")
        end = _end(row.words, first, bare=whose == "none")
        head = _head(row.words, first, end, noted)
        if head > first and _may_name(row.words, at, head, noted, bare=whose == "none"):
            begin = _first(row.words, first, head, noted)
            yield _phrase(sentence, row, (at, begin, head), whose, place)
        at = max(end, at + 1)


def row_of(text: str) -> _Row:
    """The words of a sentence, quotation marks and brackets apart, loud ones in small letters."""
    plain = _MARKS.sub(lambda m: "," if m.group() in _ASIDE else " ", text).replace("’", "'")
    plain = _LOUD.sub(lambda m: m.group().lower(), _NO_SHOW.sub(r"\1-\2", plain))
    words = tagged(plain)
    starts: list[int] = []
    at = 0
    for word in words:
        found = plain.find(word.text, at)
        starts.append(found if found >= 0 else at)
        at = starts[-1] + len(word.text)
    return _Row(words, starts)


def _phrase(sentence: Span, row: _Row, at: tuple[int, int, int], whose: Whose, place: int) -> Phrase:
    outer, begin, head = at
    start, end = row.starts[begin], row.starts[head - 1] + len(row.words[head - 1].text)
    if whose in {"mine", "ours"} and any(m.start() < start < m.end() for m in _QUOTED.finditer(sentence.text)):
        whose = "the"  # "my" and "your" of somebody else
    source = Span(text=sentence.text[start:end], start=sentence.start + start, end=sentence.start + end)
    return Phrase(
        tuple(row.words[begin:head]),
        whose,
        source,
        place,
        row.words[outer - 1] if outer else None,
        row.words[head] if head < len(row.words) else None,
    )


def _end(row: Sequence[Token], first: int, *, bare: bool) -> int:
    """Behind the last word that may belong to a phrase that begins at `first`."""
    at = first
    while at < len(row) and row[at].tag in _PHRASE:
        word = row[at]
        if bare and at == first and word.tag in {"either", "part"}:
            return at
        small = word.tag == "noun" and (is_stop(word.low) or word.low in lexicon().adverbs)
        if small or word.low in words_of("breaks"):
            return at
        at += 1
    return at


def _head(row: Sequence[Token], first: int, end: int, noted: Noted) -> int:
    """Behind the noun of the phrase; `first` where there is none."""
    while end > first and not _is_noun(row[end - 1], noted):
        end -= 1
    while end - 1 > first and _is_verb(row, first, end, noted):
        end -= 1
        while end > first and not _is_noun(row[end - 1], noted):
            end -= 1
    return end


def _is_noun(word: Token, noted: Noted) -> bool:
    spoken_of = stem(word.low) in noted.stems
    if word.tag == "noun":
        return True
    if word.tag == "ing":
        return word.low in nouns() or spoken_of or is_noun(word.low)
    if word.tag == "code":
        return word.low.isalpha() and len(word.low) > 1
    return word.tag != "number" and spoken_of and word.low in nouns()


def _is_verb(row: Sequence[Token], first: int, end: int, noted: Noted) -> bool:
    """Whether the last word is the verb of what stands before it: "the lift stops halfway", "the key sticks"."""
    word, before = row[end - 1].low, row[end - 2]
    if base_of(word) is None or (stem(before.low), stem(word)) in noted.pairs:
        return False
    if stem(before.low) in noted.stems and _is_noun(before, noted) and stem(word) not in noted.stems:
        return True
    begins = first < 2 or row[first - 2].tag in _CLAUSE
    rest = row[end:]
    stop = next((k for k, t in enumerate(rest) if t.tag in {"mark", "conj", "sub"}), len(rest))
    acts = any(t.tag in _FINITE or t.tag == "either" for t in rest[:stop])
    return begins and not acts and _follows_a_verb(rest, word)


def _follows_a_verb(rest: Sequence[Token], word: str) -> bool:
    """Whether what stands behind a word makes a verb of it."""
    if not rest or rest[0].low == ".":
        return word not in nouns()
    return rest[0].tag in _BEHIND_VERB or rest[0].low in words_of("breaks")


def _may_name(row: Sequence[Token], outer: int, head: int, noted: Noted, *, bare: bool) -> bool:
    """Whether the noun may be what something is called; a bare one has to be spoken of, or tell trouble by itself."""
    word = row[head - 1]
    low = word.low
    if len(low) < _SHORTEST or not low.replace("-", "").isalpha() or is_stop(low):
        return False
    if head < len(row) and row[head].low in _ONE:
        return False
    if word.tag == "name" or low in noted.names or low in _given_names():
        return low in nouns() and low not in _given_names()
    if not bare:
        return True
    behind_one = outer < head - 1 and row[head - 2].low in _ONE
    telling = low in words_of("telling") or low in concern_words().sets["trouble_nouns"]
    acts = base_of(low) is not None and outer > 0 and row[outer - 1].tag == "adverb"
    verb = acts or (low in person_words().bases and low not in nouns())
    return (stem(low) in noted.stems or telling) and not (behind_one or verb)


def _first(row: Sequence[Token], first: int, head: int, noted: Noted) -> int:
    """The first word that belongs to the name: whose it is, and what the notes or our lists know of it."""
    at = head - 1
    while at > first and head - at < _LONGEST and _belongs(row[at - 1], row[at], noted):
        at -= 1
    return at


def _belongs(word: Token, behind: Token, noted: Noted) -> bool:
    low = word.low
    if low in words_of("vague"):
        return False
    together = (stem(low), stem(behind.low)) in noted.pairs
    if low.endswith(("'s", "s'")):
        return together or word.tag == "name" or low[:-2] in words_of("kin") or low[:-1] in words_of("kin")
    if word.tag in {"number", "either", "part"}:
        return together
    plain = len(low) >= _UNKNOWN and not _ADJECTIVE.fullmatch(low)
    known = word.tag == "noun" and (low in nouns() or plain)
    return together or known or word.tag in {"code", "name", "ing"} or stem(low) in noted.stems


@cache
def _lists() -> dict[str, frozenset[str]]:
    made: dict[str, Any] = WORDS.rows
    lists = {name: frozenset(str(words).split()) for name, words in made.items()}
    sets = concern_words().sets
    return {
        **lists,
        "telling": lists["telling"] | sets["bare_things"],
        "kin": sets["family"] | sets["own_others"] | sets["called_bare"],
    }


@cache
def _given_names() -> frozenset[str]:
    given = table("en", "given_names")
    return (word_set(given["he"]) | word_set(given["she"])) - nouns()
