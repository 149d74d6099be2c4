"""Cuts a sentence into the units that the acts are told by: words, shapes of words, and letters within words."""

from collections.abc import Sequence
from functools import lru_cache

from app.text.compiled import compiled
from app.text.finders.lexicon import lexicon
from app.text.words import fold_in_place

_PIECE = compiled(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+(?:[.,:]\d+)*|[?!.,;:()\"£$€%-]")
_SIGNS = str.maketrans({
    "’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-", "…": ".",
    "\u00a0": " ", "\u202f": " ",
})  # fmt: skip
_MONEY = frozenset("£$€")
_SENTENCE_ENDS = frozenset('.?!:"(')
_ENDINGS = (
    "tion", "ment", "ness", "able", "ung", "heit", "keit", "lich", "ing", "ful", "ity", "ous", "ive", "ado", "ido",
    "ção", "ado", "ato", "ito", "uto", "ait", "ons", "ent", "mente", "ly", "ed", "er", "est", "al", "en", "et", "ez",
    "te", "st", "s", "n",
)  # fmt: skip
_KEPT_SHORT = 3
"""Letters that an ending must leave of a word to count as one."""
_NOUNS_CAPITAL = frozenset({"de"})
"""Languages in which a capital inside a sentence says nothing of names."""
_CONTRACTED = {"m": "am", "re": "are", "ve": "have", "ll": "will", "d": "would", "s": "'s"}
_NOT = {"ca": "can", "wo": "will", "sha": "shall"}

WORDS, SHAPES, LETTERS = "w", "s", "c"
"""The three blocks of units, each weighed as a whole of length one."""


def tokens(text: str, language: str = "en") -> tuple[str, ...]:
    """Folded words and marks; particulars become classes (`<num>`, `<day>`, `<name>` …), short forms are spelt out."""
    pieces = _PIECE.findall(text.translate(_SIGNS))
    found: list[str] = []
    for at, piece in enumerate(pieces):
        opens = at == 0 or pieces[at - 1] in _SENTENCE_ENDS
        found += _classed(piece, language, opens)
    return tuple(found)


@lru_cache(maxsize=16384)
def _classed(piece: str, language: str, opens: bool) -> Sequence[str]:
    known = lexicon(language)
    if piece[0].isdecimal():
        return ("<num>",)
    if piece in _MONEY:
        return ("<money>",)
    word = fold_in_place(piece)
    if not word[0].isalpha():
        return (word,)
    if word in known.weekdays and piece[0].isupper():
        return ("<day>",)
    if word in known.months and piece[0].isupper() and not opens:
        return ("<month>",)
    if word in known.numbers and known.numbers[word] > 1:
        return ("<num>",)
    if word in known.units and known.units[word].base in {"min", "month"}:
        return ("<term>",)
    if "'" in word:
        return tuple(part for part in _spelt_out(word) if part)  # "n't" by itself has no head
    return (_name_or_word(piece, word, known.language, opens=opens),)


def _name_or_word(piece: str, word: str, language: str, *, opens: bool) -> str:
    if opens or not piece[0].isupper() or len(piece) == 1 or language in _NOUNS_CAPITAL:
        return word
    return "<caps>" if piece.isupper() else "<name>"


def _spelt_out(word: str) -> Sequence[str]:
    if word.endswith("n't"):
        head = word[:-3]
        return (_NOT.get(head, head), "not")
    head, _, tail = word.partition("'")
    return (head, _CONTRACTED[tail]) if tail in _CONTRACTED else (head, tail) if tail else (head,)


def shape(token: str) -> str:
    """What is left of a word whose sense is left out: its class, or its ending."""
    if not token[0].isalpha():
        return token
    return _shaped(token)


@lru_cache(maxsize=16384)
def _shaped(token: str) -> str:
    ending = next((e for e in _ENDINGS if token.endswith(e) and len(token) - len(e) >= _KEPT_SHORT), "x")
    return f"-{ending}"


def letter_words(text: str) -> tuple[str, ...]:
    """The words whose letters are looked at: small letters, as they stand in the text."""
    return tuple(text.translate(_SIGNS).lower().split())
