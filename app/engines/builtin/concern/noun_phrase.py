"""Cuts the noun phrases out of a sentence of a message: "I hired the grey loft boards" → "the loft boards".

Behind an article or "my" stands a noun, whatever the word; one without an article is known by the notes, which speak of
it too, and by the words that complaints are about.
"""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from app.engines.builtin.concern.noun_words import Noted, Row, is_given_name, row_of, stand_together, words_of
from app.engines.builtin.concern.stating import nouns
from app.engines.builtin.concern.words import concern_words
from app.engines.builtin.notes.telegraph.articles import is_plural
from app.engines.builtin.notes.telegraph.tokens import Token
from app.engines.builtin.notes.telegraph.verb_forms import base_of, base_of_participle, bases, is_noun
from app.model.value import Span
from app.text.compiled import compiled
from app.text.grammar import lexicon
from app.text.words import is_stop, stem

Whose = Literal["mine", "ours", "theirs", "the", "a", "none"]
_WHOSE: dict[str, Whose] = {
    "my": "mine", "our": "mine", "your": "ours", "ur": "ours", "his": "theirs", "her": "theirs", "their": "theirs",
    "its": "theirs", "a": "a", "an": "a", "another": "a",
    "the": "the", "this": "the", "that": "the", "these": "the", "those": "the",
}  # fmt: skip
_PHRASE = frozenset({"noun", "name", "code", "number", "ing", "state", "either", "part"})
_FINITE = frozenset({"past", "third", "aux", "be", "modal"})
_VERBS = frozenset({"past", "third", "base"})
_CLAUSE = frozenset({"sub", "conj", "mark", "adverb"})
_LEADS_TO_VERB = frozenset({"modal", "to", "not"})
_BEHIND_VERB = frozenset({"det", "pronoun", "adverb", "sub", "to", "time"})
_LONGEST, _SHORTEST = 4, 3
"""Words of a name at most, letters of its noun at least."""
_QUOTED = compiled(r"[\"“][^\"”]{0,200}[\"”]|(?<!\w)['‘].{2,200}?['’](?!\w)")
_ADJECTIVE = compiled(r".{2,}(?:ful|ous|ive|able|ible|less|some|ish|id|est|er|ly)")
_SURE_ADJECTIVE = compiled(r".{3,}(?:ful|ous|ive|able|ible|less|ish)")
"""How words end that say what something is like: "handsome", "valid"; and how none ends that is a noun besides."""
_INITIALS = 4
"""Letters of a code that may be a noun ("DNA", "WIFI"); a longer one is a name."""
_UNKNOWN = 4
"""Letters from which on a word before a noun belongs to its name, though no list knows it: "escape room"."""
_ONE_WHO = frozenset({"it", "he", "she", "who", "which", "that"})
_DONE_TO = frozenset({"me", "us", "him", "them", "himself", "herself", "themselves"})
"""Whom only a verb has behind it."""
_ONE = frozenset({"one", "ones"})


class Phrase(NamedTuple):
    """A noun phrase without its article: its words, whose it is, where it stands, and what stands around it.

    `place` is the number of its sentence; `before` and `after` are the words around it, None at an end; `together`:
    the notes have two of its words side by side as well. `numbered`: its last word is a number ("pitch 61").
    """

    words: tuple[Token, ...]
    whose: Whose
    source: Span
    place: int
    before: Token | None
    after: Token | None
    together: bool = False
    numbered: bool = False

    @property
    def head(self) -> str:
        """Its noun."""
        return self.words[-2 if self.numbered else -1].low


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
            yield _phrase(sentence, row, (at, begin, head), noted)._replace(place=place)
        at = max(end, at + 1)


def _phrase(sentence: Span, row: Row, at: tuple[int, int, int], noted: Noted) -> Phrase:
    outer, begin, head = at
    words = row.words
    whose = _WHOSE.get(words[outer].low, "none")
    numbered = head < len(words) and words[head].low.isdecimal() and stand_together(words[head - 1 :], noted)
    end = head + numbered
    start, stop = row.starts[begin], row.starts[end - 1] + len(words[end - 1].text)
    if whose in {"mine", "ours"} and any(
        m.start() < start < m.end() for m in _QUOTED.finditer(sentence.text)
    ):
        whose = "the"  # "my" and "your" of somebody else
    return Phrase(
        tuple(words[begin:end]),
        whose,
        Span(text=sentence.text[start:stop], start=sentence.start + start, end=sentence.start + stop),
        0,
        words[outer - 1] if outer else None,
        words[end] if end < len(words) else None,
        any(stand_together(words[k:], noted) for k in range(begin, end - 1)),
        numbered,
    )


def _end(row: Sequence[Token], first: int, *, bare: bool) -> int:
    """Behind the last word that may belong to a phrase that begins at `first`."""
    at = first + (not bare and _looks_like_a_verb(row, first))
    while at < len(row) and row[at].tag in _PHRASE:
        word = row[at]
        if bare and at == first and word.tag in {"either", "part"}:
            return at
        small = word.tag == "noun" and (is_stop(word.low) or word.low in lexicon().adverbs)
        if small or word.low in words_of("breaks"):
            return at
        at += 1
    return at


def _looks_like_a_verb(row: Sequence[Token], at: int) -> bool:
    """Whether a word behind an article is no verb though it looks like one: "the rose", "the bespoke curtains"."""
    behind = at + 1 < len(row) and row[at + 1].tag == "noun"
    return at < len(row) and row[at].tag in _VERBS and (behind or row[at].low in nouns())


def _head(row: Sequence[Token], first: int, end: int, noted: Noted) -> int:
    """Behind the noun of the phrase; `first` where there is none."""
    while end > first and not _is_noun(row[end - 1], noted):
        end -= 1
    while end - 1 > first and _is_verb(row, first, end, noted):
        end -= 1
        while end > first and not _is_noun(row[end - 1], noted):
            end -= 1
    coloured = end - 1 > first and row[end - 1].low in words_of("colours") and is_plural(row[end - 2].low)
    return end - coloured  # "you painted my railings black"


def _is_noun(word: Token, noted: Noted) -> bool:
    spoken_of = stem(word.low) in noted.stems
    if word.tag == "noun":
        return True
    if word.tag == "ing":
        return word.low in nouns() or spoken_of or is_noun(word.low)
    if word.tag == "code":
        return word.low.isalpha() and 1 < len(word.low) <= _INITIALS
    return word.tag != "number" and (spoken_of or word.tag in _VERBS) and word.low in nouns()


def _is_verb(row: Sequence[Token], first: int, end: int, noted: Noted) -> bool:
    """Whether the last word is the verb of what stands before it: "the lift stops halfway", "the key sticks"."""
    word, before = row[end - 1].low, row[end - 2]
    if end < len(row) and row[end].tag in _FINITE:
        return False
    if word in bases() and end < len(row) and row[end].low in _DONE_TO:
        return True  # "why does your app log me out"
    if base_of(word) is None:
        return False
    begins = first < 2 or row[first - 2].tag in _CLAUSE
    rest = row[end:]
    if begins and word not in nouns() and (not rest or rest[0].low == "."):
        return True
    if (stem(before.low), stem(word)) in noted.pairs:
        return False
    if stem(before.low) in noted.stems and _is_noun(before, noted) and stem(word) not in noted.stems:
        return True
    stop = next((k for k, t in enumerate(rest) if t.tag in {"mark", "conj", "sub"}), len(rest))
    acts = any(t.tag in _FINITE or t.tag == "either" for t in rest[:stop])
    return begins and not acts and _follows_a_verb(rest)


def _follows_a_verb(rest: Sequence[Token]) -> bool:
    """Whether what stands behind a word makes a verb of it."""
    if not rest:
        return False
    return rest[0].tag in _BEHIND_VERB or rest[0].low in words_of("breaks") | words_of("particles")


def _may_name(row: Sequence[Token], outer: int, head: int, noted: Noted, *, bare: bool) -> bool:
    """Whether the noun may be what something is called; a bare one has to be spoken of, or tell trouble by itself."""
    word = row[head - 1]
    low = word.low
    if len(low) < _SHORTEST or not low.replace("-", "").isalpha() or is_stop(low):
        return False
    likely = low in nouns() or not _SURE_ADJECTIVE.fullmatch(low)
    if not likely or (head < len(row) and row[head].low in _ONE):
        return False
    if word.tag == "name" or low in noted.names or is_given_name(low):
        return low in nouns() and not is_given_name(low)
    if not bare:
        return True
    if low in words_of("never_bare"):
        return False
    if outer > 0 and word.text[0].isupper() and head < len(row) and row[head].text[0].isupper():
        return False  # "Delay Repay" is the name of something
    behind_one = outer < head - 1 and row[head - 2].low in _ONE
    telling = low in words_of("telling") or low in concern_words().sets["trouble_nouns"]
    led_by = row[outer - 1].tag if outer else "mark"
    one_acts = outer > 0 and row[outer - 1].low in _ONE_WHO and low.endswith("s")
    acts = one_acts or (base_of(low) is not None and led_by in {"adverb", "pronoun"})
    alone = head - 1 == outer
    if alone and _says_how(low):
        return False
    done = alone and (
        led_by in _LEADS_TO_VERB or (low in bases() and (low not in nouns() or led_by == "pronoun"))
    )
    verb = acts or done
    return (stem(low) in noted.stems or telling) and not (behind_one or verb)


def _says_how(low: str) -> bool:
    """Whether a word that stands alone says what something is: "you said guaranteed", "what does resistant mean"."""
    participle = low.endswith("ed") and base_of_participle(low) is not None
    return participle or (low.endswith(("ant", "ent")) and low not in nouns())


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
    together = stand_together((word, behind), noted)
    if low.endswith(("'s", "s'")):
        return together or word.tag == "name" or low[:-2] in words_of("kin") or low[:-1] in words_of("kin")
    if word.tag in {"number", "either", "part"}:
        return together and not (word.tag == "number" and is_plural(behind.low))
    plain = len(low) >= _UNKNOWN and not _ADJECTIVE.fullmatch(low)
    known = word.tag == "noun" and (low in nouns() or plain)
    return together or known or word.tag in {"code", "name", "ing"} or stem(low) in noted.stems
