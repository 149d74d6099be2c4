"""The closed word classes and verb tables of a language, as the person shift reads them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from app.kept.yaml_text import parsed
from app.text.compiled import compiled

_new = tuple.__new__
"""Makes a named tuple of many without the call in Python that its own constructor is."""
_TEXTS = 512
"""Texts whose tokens are remembered: while one reply is made the same few are asked for again and again."""
_NAMES = "words_as_names"
_TOKEN = compiled(r"\w+(?:['’&-]\w+|[.,:/]\d\w*)*|[^\w\s]")


class Token(NamedTuple):
    """A word or a mark; `low` is lower-case with straight apostrophes; `text[start:end]` of the whole gives it back."""

    text: str
    low: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Whether it is a word or number, not a mark."""
        return self.text[0].isalnum()


def tokenise(text: str) -> list[Token]:
    """Words, numbers and marks in order, with offsets in characters."""
    return list(_tokens(text))


@lru_cache(maxsize=_TEXTS)
def _tokens(text: str) -> tuple[Token, ...]:
    plain = text.replace("’", "'")
    row: list[Token] = []
    at = 0
    for word in _TOKEN.findall(plain):
        # Only blanks lie between two tokens, so the next begins where its letters first stand.
        first = plain.index(word, at)
        at = first + len(word)
        row.append(_new(Token, (text[first:at], word.lower(), first, at)))
    return tuple(row)


@dataclass(frozen=True)
class PersonWords:
    """Word classes by name (`sets`), replacements (`maps`) and the verb table, of one language."""

    sets: Mapping[str, frozenset[str]]
    maps: Mapping[str, Mapping[str, str]]
    bases: frozenset[str]
    pasts: Mapping[str, str]
    """The irregular past of a base form."""
    pasts_safe: frozenset[str]
    pasts_shared: frozenset[str]
    participles: frozenset[str]
    classed: frozenset[str]
    """The words of all classes together."""

    def has(self, name: str, word: str) -> bool:
        """Whether the class `name` holds the lower-case word."""
        return word in self.sets[name]

    def finite(self, word: str) -> bool:
        """Whether the word may be a finite verb: an auxiliary, a past form, or a regular past."""
        return (
            word in self.sets["auxiliaries"]
            or word in self.pasts_safe
            or word in self.pasts_shared
            or self.regular_past(word)
        )

    def regular_past(self, word: str) -> bool:
        """Whether the word looks like a regular past ("ordered", "rang" not)."""
        return (
            len(word) > 3
            and word.endswith("ed")
            and not word.endswith("eed")
            and "-" not in word
            and word not in self.sets["not_pasts"]
        )


@cache
def person_words(language: str = "en") -> PersonWords:
    """The table of a language, read once. Raises FileNotFoundError where the language has none."""
    path = Path(__file__).parent.parent / "locale" / language / "person.yaml"
    raw: dict[str, Any] = parsed(path.read_text(encoding="utf-8"))
    rows = [line.split() for line in raw.pop("irregular").splitlines() if line.strip()]
    maps = {name: value for name, value in raw.items() if isinstance(value, dict)}
    sets = {name: frozenset(value.split()) for name, value in raw.items() if isinstance(value, str)}
    return PersonWords(
        sets=sets,
        maps=maps,
        bases=sets["bases"] | {base for base, _, _ in rows},
        pasts={base: past for base, past, _ in rows},
        pasts_safe=frozenset(past for base, past, part in rows if past not in (base, part)),
        pasts_shared=frozenset(past for base, past, part in rows if past in (base, part)),
        participles=frozenset(part for _, _, part in rows),
        classed=frozenset().union(*(words for name, words in sets.items() if name != _NAMES)),
    )


def is_word_too(name: str, message: str = "") -> bool:
    """Whether a name in small letters may be a word: it is known as one, or the message has it so beside its capitals.

    `name` is in small letters: the "vet bill" of Mr Bill Prentice.
    """
    small = re.search(rf"\b{re.escape(name)}\b", message) is not None and not message.islower()
    return small or person_words().has(_NAMES, name)
