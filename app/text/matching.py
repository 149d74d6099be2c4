"""Tells how far a note speaks to what is asked: by shared words and shared families of words."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from app.text import tables
from app.text.words import content_stems, fold, stem

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_FAMILY_WEIGHT = 0.6


class _Concepts(NamedTuple):
    stems: Mapping[str, frozenset[str]]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    near: Mapping[str, frozenset[str]]
    generic: frozenset[str]


class _Sense(NamedTuple):
    families: frozenset[str]
    plain: frozenset[str]


def speaks_to(ask: str, note: str, language: str = "en") -> float:
    """How far (0-1) a note (option, fact, limit, policy) speaks to an ask: 0 not at all, from 0.35 on it likely does.

    Families stand for what is wanted ("money back", "refund", "reimburse" are one), other words for what it is about.
    """
    code = tables.base(language)
    wanted, given = _sense(ask, code), _sense(note, code)
    if not (wanted.families or wanted.plain):
        return 0.0
    concepts = _concepts(code)
    family = _family_score(wanted.families, given.families, concepts)
    plain = _plain_score(wanted.plain, given.plain)
    if not wanted.families:
        return plain
    if not wanted.plain:
        return family
    return min(1.0, _FAMILY_WEIGHT * family + (1 - _FAMILY_WEIGHT) * plain + 0.2 * family * plain)


def families(text: str, language: str = "en") -> frozenset[str]:
    """The families of concepts that a text touches: "refund", "replace", "explanation" ... (`concepts.yaml`)."""
    return _sense(text, tables.base(language)).families


def _family_score(wanted: frozenset[str], given: frozenset[str], concepts: _Concepts) -> float:
    if not wanted:
        return 0.0
    reached = given | frozenset(n for g in given for n in concepts.near.get(g, ()))
    exact = len(wanted & given) + 0.5 * len((wanted & reached) - given)
    return exact / len(wanted)


def _plain_score(wanted: frozenset[str], given: frozenset[str]) -> float:
    """Two words in common are much, even of many."""
    if not wanted:
        return 0.0
    common = len(wanted & given)
    return min(1.0, max(common / len(wanted), 0.3 * common if common >= 2 else 0.0))


@lru_cache(maxsize=128)
def _sense(text: str, code: str) -> _Sense:
    concepts = _concepts(code)
    stems = [stem(w, code) for w in _WORD.findall(fold(text))]
    found: set[str] = set()
    used: set[str] = set()
    for at, word in enumerate(stems):
        for phrase, family in concepts.phrases.get(word, ()):
            if tuple(stems[at : at + len(phrase)]) == phrase:
                found.add(family)
                used.update(phrase)
        if word in concepts.stems:
            found |= concepts.stems[word]
            used.add(word)
    plain = content_stems(text, code) - used - concepts.generic
    return _Sense(frozenset(found), plain)


@cache
def _concepts(code: str) -> _Concepts:
    table = tables.table(code, "concepts")
    stems: dict[str, set[str]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for family, wordings in table.get("families", {}).items():
        for wording in wordings:
            row = tuple(stem(w, code) for w in _WORD.findall(fold(str(wording))))
            if len(row) == 1:
                stems.setdefault(row[0], set()).add(family)
            else:
                phrases.setdefault(row[0], []).append((row, family))
    return _Concepts(
        stems={word: frozenset(names) for word, names in stems.items()},
        phrases={word: tuple(rows) for word, rows in phrases.items()},
        near=_neighbours(tables.table("en", "concepts").get("near", ())),
        generic=frozenset(stem(w, code) for w in tables.word_set(table.get("generic"))),
    )


def _neighbours(pairs: object) -> Mapping[str, frozenset[str]]:
    """Families that partly answer each other, both ways."""
    found: dict[str, set[str]] = {}
    for pair in pairs if isinstance(pairs, list) else []:
        first, second = str(pair).split()
        found.setdefault(first, set()).add(second)
        found.setdefault(second, set()).add(first)
    return {name: frozenset(values) for name, values in found.items()}
