"""Whether what is told of a written note strays from its words: one of them lost in the middle, one put in, two told
twice.

Sentences are recast by rules that look at a few words each. What no rule may do to the rest is looked at here once
more, whatever rule did it: "the booking and we shouldn't …" of "the booking was our error and we shouldn't …".
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache

from app.engines.builtin.notes.patterns import word_list
from app.engines.builtin.notes.telegraph.verb_forms import base_of
from app.text.compiled import compiled
from app.text.grammar import lexicon
from app.text.words import stem

_WORD = compiled(r"[£$€]?\w+(?:['’]\w+|[.,:/-]\d+)*")
_ENDING = compiled(r"['’](?:s|ll|ve|re|d|m)$")
_PLAIN_END = compiled(r"(?:es|s|e)$")
_OF_NOBODY = compiled(
    r"\b(?!(?:it|that|he|she|there|what|here|who|let)['’]s)\w+['’]s (?:you|we|I)\b"
    r"|\byou(?:['’]d|['’]ve| had| have)? (?:died|passed (?:away|on))\b"
    r"|\byours (?:only|own|sole|first|main)\b"
    r"|\b(?:the|an?|your|our) (?:you|we|I|he|she|they|the|is|was|are|were|has|will)\b"
)
"""A person, or a verb, where a thing would have to stand: "Bruno's you have been phoned"."""
_SURE = 2
"""Words in a row that note and sentence must share, so that what lies between two such rows can be compared."""

_NEAR = 4
"""Words beside what was kept that are one clause with it: "he was not told" is not "you were told"."""


def strays(note: str, told: str, *, refused: bool = False) -> bool:
    """Whether a sentence that tells a written note has lost, or got, a word between words that it kept, or a "not"
    beside them; what is `refused` is so in the words that lead to it.
    """
    if _OF_NOBODY.search(told) and not _OF_NOBODY.search(note):
        return True
    before, after = _WORD.findall(note), _WORD.findall(told)
    if _twice(after) and not _twice(before):
        return True
    rows = SequenceMatcher(None, [*map(_form, before)], [*map(_form, after)], autojunk=False).get_opcodes()
    kept = [k for k, row in enumerate(rows) if row[0] == "equal" and row[2] - row[1] >= _SURE]
    if not kept:
        return False
    between = (row for row in rows[kept[0] : kept[-1]] if row[0] != "equal")
    if any(_changed(before[a:b], after[c:d]) for _, a, b, c, d in between):
        return True
    if refused:
        return False
    beside = (row for row in (*rows[: kept[0]], *rows[kept[-1] + 1 :]) if row[0] == "replace")
    return any(b - a <= _NEAR and _denies(before[a:b]) != _denies(after[c:d]) for _, a, b, c, d in beside)


def _twice(words: Sequence[str]) -> bool:
    """Whether two words stand twice in a row: "take the take the fee"."""
    low = [word.lower() for word in words]
    return any(low[k : k + 2] == low[k + 2 : k + 4] for k in range(len(low) - 3))


def _changed(lost: Sequence[str], got: Sequence[str]) -> bool:
    """Whether words are others than they were, beyond who is spoken to and how a time is written."""
    if "".join(lost).translate(_SIGNS).lower() == "".join(got).translate(_SIGNS).lower():
        return False
    if got and all(_bare(word) in word_list("told_as_person") for word in got):
        return _denies(lost)  # "the customer", "Tom R" → "you"
    lost, got = ([word for word in map(_bare, words) if word not in _free()] for words in (lost, got))
    return sorted(lost) != sorted(got) and not (len(lost) == len(got) and all(map(_is_same, lost, got)))


def _is_same(noted: str, told: str) -> bool:
    """Whether a word is told as it was noted, but for its ending and what a jotting left out: "chooses", "Sat"."""
    if any(sign.isdecimal() for sign in noted):
        return noted == told
    return told.startswith(noted.rstrip(".")) or _PLAIN_END.sub("", noted) == _PLAIN_END.sub("", told)


def _denies(words: Sequence[str]) -> bool:
    return any(word.lower() in lexicon().negations or re.search(r"n['’]t$", word.lower()) for word in words)


def _bare(word: str) -> str:
    return _ENDING.sub("", word.lower())


@cache
def _form(word: str) -> str:
    """A word as it is compared: by the base of its verb, else by its stem."""
    bare = _bare(word)
    return base_of(bare) or stem(bare)


@cache
def _free() -> frozenset[str]:
    """Words that a rule may put or take away: none of them tells anything by itself."""
    lex = lexicon()
    closed = lex.determiners | lex.pronouns | lex.prepositions | lex.conjunctions | lex.auxiliaries
    return (closed | word_list("told_beside_written")) - lex.negations


_SIGNS = str.maketrans("", "", ".,:/-")
