"""Words of a text, folded, stemmed and stripped of stop words, so that two wordings can be compared."""

import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

from app.model.value import Span
from app.text import tables
from app.text.compiled import compiled

_WORD = compiled(r"[^\W_]+(?:['’‘ʼ\-][^\W_]+)*")
_PIECE = compiled(r"\d+(?:[.,:/]\d+)*|[^\W_]+(?:'[^\W_]+)*")
_SIGNS = str.maketrans({
    "’": "'", "‘": "'", "ʼ": "'", "‚": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "…": "...", "\u00a0": " ", "\u202f": " ", "\u2009": " ",
    "œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i",
})  # fmt: skip
_ALGORITHMS = {
    "en": "english", "es": "spanish", "fr": "french", "de": "german", "pt": "portuguese", "it": "italian",
    "nl": "dutch_porter",
}  # fmt: skip


class _Vocabulary(NamedTuple):
    stops: frozenset[str]
    irregular: Mapping[str, str]
    numbers: Mapping[str, str]
    stemmer: Any


def fold(text: str) -> str:
    """Lower case without accents, straight quotes and dashes; the length may change."""
    if text.isascii():
        return text.lower().replace("`", "'")
    plain = text.casefold().translate(_SIGNS)
    if plain.isascii():
        return plain
    plain = unicodedata.normalize("NFKD", plain)
    return plain.translate(_bare_characters)


def fold_in_place(text: str) -> str:
    """Like `fold`, but each character stays one character, so that offsets hold."""
    return text.lower() if text.isascii() else text.translate(_folded_characters)


class _Folded(dict[int, str]):
    """What each character folds to, worked out when it is first met; there are no more than Unicode holds."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        folded = character
        if character.isalpha() or code in _SIGNS:
            folded = (fold(character) or character)[0]
        self[code] = folded
        return folded


_folded_characters = _Folded()


class _Bare(dict[int, str | None]):
    """What each character is without the accents that stand behind it; worked out when it is first met."""

    def __missing__(self, code: int) -> str | None:
        character = chr(code)
        self[code] = None if unicodedata.combining(character) else character
        return self[code]


_bare_characters = _Bare()


def words(text: str) -> tuple[Span, ...]:
    """The words with their offsets; apostrophes and hyphens inside a word belong to it."""
    return tuple(Span(text=m.group(), start=m.start(), end=m.end()) for m in _WORD.finditer(text))


@lru_cache(maxsize=16384)
def stem(word: str, language: str = "en") -> str:
    """The stem of one word: irregular forms first ("sent" gives "send"), then the Snowball algorithm."""
    return _stem(fold(word), tables.base(language))


def content_stems(text: str, language: str = "en") -> frozenset[str]:
    """Stems of the words that carry content; numbers are kept, in digits where they are single words.

    The last few hundred texts are remembered: one draft compares the same notes and sentences again and again.
    """
    return _content_stems(text, tables.base(language))  # the same whether or not English is named


@lru_cache(maxsize=512)
def _content_stems(text: str, code: str) -> frozenset[str]:
    found = {_content(piece, code) for piece in _PIECE.findall(fold(text))}
    found.discard("")
    return frozenset(found)


def overlap(a: str, b: str, language: str = "en") -> float:
    """The share (0-1) of a's content stems that stand in b; 0 where a has none."""
    left = content_stems(a, language)
    return len(left & content_stems(b, language)) / len(left) if left else 0.0


def is_stop(word: str, language: str = "en") -> bool:
    """Whether a word carries no content of its own."""
    return fold(word) in _vocabulary(tables.base(language)).stops


def stops(language: str = "en") -> frozenset[str]:
    """The stop words of a language, folded."""
    return _vocabulary(tables.base(language)).stops


@lru_cache(maxsize=16384)
def _content(piece: str, code: str) -> str:
    """The stem of a folded word that carries content; empty for one that carries none."""
    stops = _vocabulary(code).stops
    word = _bare(piece)
    if word in stops or piece in stops or not (len(word) > 1 or word.isdecimal()):
        return ""
    return _stem(word, code)


def _bare(piece: str) -> str:
    """A word without an elided article before it or a genitive behind it ("l'ordine", "sister's")."""
    head, sign, tail = piece.partition("'")
    if not sign:
        return piece
    return head if len(tail) <= 2 and len(head) > 2 else tail


@lru_cache(maxsize=16384)
def _stem(word: str, code: str) -> str:
    vocabulary = _vocabulary(code)
    if word in vocabulary.numbers:
        return vocabulary.numbers[word]
    if word[0].isdecimal():
        return word
    root = vocabulary.irregular.get(word, word)
    return str(vocabulary.stemmer.stemWord(root))


@cache
def _vocabulary(code: str) -> _Vocabulary:
    # Imported here: a stemmer is a compiled library, and the command line's help has no need of it.
    import Stemmer

    table = tables.table(code, "words")
    irregular = {
        fold(form): fold(root) for root, forms in table.get("irregular", {}).items() for form in forms.split()
    }
    numbers = tables.table(code, "particulars").get("numbers", {})
    return _Vocabulary(
        stops=frozenset(map(fold, tables.word_set(table.get("stops")))),
        irregular=irregular,
        numbers={fold(str(word)): str(value) for word, value in numbers.items()},
        stemmer=Stemmer.Stemmer(_ALGORITHMS[code]),
    )
