"""Words of a message with their places, folded, and with masked or stretched spellings undone ("sh1t", "i d i o t")."""

import re
import unicodedata
from collections.abc import Collection, Sequence
from typing import NamedTuple

from app.model.value import Span
from app.text.compiled import compiled

_new = tuple.__new__
"""Makes a named tuple of many without the call in Python that its own constructor is."""

# A word may hold marks that hide a letter ("f*ck", "sh!t", "@sshole"); letters apart by blanks are found by _SPACED.
# A row of stars, as reviews begin with, is a word.
_WORD = compiled(r"★{1,5}☆{0,4}|[@$*]?\w(?:[\w'’]|[*@$#+]{1,6}(?=\w)|!(?=[a-z])|[-&](?=\w))*[*$]*")
_WORD_ELIDED = compiled(r"[@$*]?\w(?:\w|[*@$#+]{1,6}(?=\w)|!(?=[a-z])|[-&](?=\w))*[*$]*")
_SPACED = compiled(r"(?<!\w)(?:[^\W\d_][ .\-_*]){3,14}[^\W\d_](?!\w)")
_MASK = compiled(r"[*@$#!+\d]")
_STRETCH = compiled(r"([^\W\d])\1{2,}")
_LEET = str.maketrans(
    {"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "!": "i", "+": "t"}
)
_PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'"})


class Token(NamedTuple):
    """One word: folded, its characters `start` to `end` of the text, and the number of its sentence."""

    word: str
    start: int
    end: int
    sentence: int


def fold_word(word: str) -> str:
    """Lower case, straight apostrophes, no accents."""
    if word.isascii():
        return word.lower()
    plain = word.translate(_PLAIN).lower()
    if plain.isascii():
        return plain
    # Letters in disguise (script, full width) come apart only here, so lower case and apostrophes follow once more.
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).lower()).translate(_PLAIN)
    return "".join(c for c in parts if not unicodedata.combining(c)).replace("ß", "ss")


def tokenize(
    text: str, sentences: Sequence[Span], known: Collection[str], *, elision: bool = False
) -> tuple[Token, ...]:
    """The words of the sentences; `known` are the words (folded) that masked spellings are read as.

    With `elision` (French, Italian) an apostrophe ends a word.
    """
    pattern = _WORD_ELIDED if elision else _WORD
    tokens: list[Token] = []
    for number, sentence in enumerate(sentences):
        spaced = _spaced(text, sentence, known)
        at = sentence.start
        for start, end, word in [*spaced, (sentence.end, sentence.end, "")]:
            tokens += [
                _new(Token, (_unmask(fold_word(m.group()), known), *m.span(), number))
                for m in pattern.finditer(text, at, start)
            ]
            if word:
                tokens.append(Token(word, start, end, number))
            at = end
    return tuple(tokens)


def _spaced(text: str, sentence: Span, known: Collection[str]) -> list[tuple[int, int, str]]:
    found = []
    for match in _SPACED.finditer(text, sentence.start, sentence.end):
        word = fold_word("".join(c for c in match.group() if c.isalpha()))
        if word in known:
            found.append((match.start(), match.end(), word))
    return found


def _unmask(word: str, known: Collection[str]) -> str:
    word = word.rstrip("'")
    if word in known:
        return word
    if _STRETCH.search(word):
        for times in (r"\1", r"\1\1"):
            short = _STRETCH.sub(times, word)
            if short in known:
                return short
        word = _STRETCH.sub(r"\1", word)
    if word.isalpha() or not _MASK.search(word) or word.isdecimal() or not any(c.isalpha() for c in word):
        return word
    plain = word.translate(_LEET)
    if plain in known:
        return plain
    stars = word.replace("*", "").replace("#", "")
    if len(stars) == len(word) or len(stars) < 1:
        return word
    shape = re.compile("".join("[a-z]?" if c in "*#" else re.escape(c) for c in plain))
    return next((k for k in known if k[0] == word[0] and shape.fullmatch(k)), word)
