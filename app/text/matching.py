"""Tells how far a note speaks to what is asked: by shared words and shared families of words."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from app.text import tables
from app.text.compiled import compiled
from app.text.words import content_stems, fold, stem

_WORD = compiled(r"[^\W_]+(?:'[^\W_]+)*")
_FAMILY_WEIGHT = 0.4
_NEAR_WEIGHT = 0.3
"""What a family counts that only partly answers the one wanted."""
_WEAK_WEIGHT = 0.4
"""What a family counts that nearly every ask and note touches, such as times."""


class _Concepts(NamedTuple):
    stems: Mapping[str, frozenset[str]]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    near: Mapping[str, frozenset[str]]
    generic: frozenset[str]
    open: tuple[str, ...]
    weak: frozenset[str]
    patterns: tuple[tuple[str, re.Pattern[str]], ...]


class _Sense(NamedTuple):
    """What a text touches: families, words of its own; the families `reached` by these, and what its own weigh."""

    families: frozenset[str]
    plain: frozenset[str]
    reached: frozenset[str]
    weights: Mapping[str, float]


_DIGITS = 6


def speaks_to(ask: str, note: str, language: str = "en") -> float:
    """How far (0-1) a note (option, fact, limit, policy) speaks to an ask: 0 not at all, from 0.35 on it likely does.

    Families stand for what is wanted ("money back", "refund", "reimburse" are one), other words for what it is about.
    """
    code = tables.base(language)
    wanted, given = _sense(ask, code), _sense(note, code)
    if wanted.families.isdisjoint(given.reached) and wanted.plain.isdisjoint(given.plain):
        return 0.0  # as most pairs of an ask and a note
    family = _family_score(wanted, given)
    plain = _plain_score(wanted.plain, given.plain)
    both = _FAMILY_WEIGHT * family + (1 - _FAMILY_WEIGHT) * plain + 0.2 * family * plain
    score = plain if not wanted.families else family if not wanted.plain else min(1.0, both)
    # Sums over sets differ in their last digits from run to run, and would break a tie now this way and now that.
    return round(score, _DIGITS)


def families(text: str, language: str = "en") -> frozenset[str]:
    """The families of concepts that a text touches: "refund", "replace", "explanation" ... (`concepts.yaml`)."""
    return _sense(text, tables.base(language)).families


@lru_cache(maxsize=128)
def leaves_open(note: str, language: str = "en") -> bool:
    """Whether a note says that something is not known, not decided or cannot be promised ("cause not known").

    Such a note speaks to an ask without meeting it. English wordings are looked for beside those of the language.
    """
    folded = " ".join(_WORD.findall(fold(note)))
    within = f" {folded} "
    return any(wording in within for code in _codes(language) for wording in _concepts(code).open)


def _codes(language: str) -> tuple[str, ...]:
    """The language, and English, in which many desks jot whatever the customer writes."""
    code = tables.base(language)
    return (code,) if code == "en" else (code, "en")


def _family_score(wanted: _Sense, given: _Sense) -> float:
    shared = wanted.families & given.reached
    if not shared:
        return 0.0
    weights, named = wanted.weights, given.families
    found = sum([weights[name] * (1.0 if name in named else _NEAR_WEIGHT) for name in shared])
    return found / sum(weights.values())


def _plain_score(wanted: frozenset[str], given: frozenset[str]) -> float:
    """The root of the share in common: one thing named by both is already much."""
    return float((len(wanted & given) / len(wanted)) ** 0.5) if wanted else 0.0


@lru_cache(maxsize=128)
def _sense(text: str, code: str) -> _Sense:
    found: set[str] = set()
    used: set[str] = set()
    generic: list[frozenset[str]] = []
    folded = fold(text)
    words = _WORD.findall(folded)
    for table_code in _codes(code):
        concepts = _concepts(table_code)
        stems = [stem(w, table_code) for w in words]
        generic.append(concepts.generic)
        names, taken = _named_by(stems, concepts)
        found |= names
        found.update(family for family, pattern in concepts.patterns if pattern.search(folded))
        if table_code == code:
            used |= taken
    concepts = _concepts(code)
    return _Sense(
        families=frozenset(found),
        plain=content_stems(text, code).difference(used, *generic),
        reached=frozenset(found).union(*(concepts.near.get(name, ()) for name in found)),
        weights={name: _WEAK_WEIGHT if name in concepts.weak else 1.0 for name in found},
    )


def _named_by(stems: list[str], concepts: _Concepts) -> tuple[set[str], set[str]]:
    """The families that a row of stems names, and the stems that name them."""
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
    return found, used


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
        weak=tables.word_set(tables.table("en", "concepts").get("weak")),
        patterns=tuple(
            (family, compiled(pattern))
            for family, wordings in table.get("patterns", {}).items()
            for pattern in wordings
        ),
        open=tuple(f" {' '.join(_WORD.findall(fold(str(w))))} " for w in table.get("open", ())),
    )


def _neighbours(pairs: object) -> Mapping[str, frozenset[str]]:
    """Families that partly answer each other, both ways."""
    found: dict[str, set[str]] = {}
    for pair in pairs if isinstance(pairs, list) else []:
        first, second = str(pair).split()
        found.setdefault(first, set()).add(second)
        found.setdefault(second, set()).add(first)
    return {name: frozenset(values) for name, values in found.items()}
