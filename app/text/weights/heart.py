"""Which sentences of a message hold its heart: what an agent must show to have understood.

A linear model over stems, pairs of stems and a few marks of each sentence, fitted by `scripts.fit.heart` on messages
whose sentences were labelled one by one (`training/heart/`), for each language by itself. Few were labelled in another
language than English: there what a word is in English (`app.text.glossary`) is a mark too, so that it learns from both.
It weighs; what may be told back is decided elsewhere.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from app.text.compiled import compiled
from app.text.glossary import in_english
from app.text.weights.fitted import fitted, is_fitted, numbered
from app.text.words import fold, stem

if TYPE_CHECKING:
    from app.text.weights.fitted import Numbers

LABELS = ("heart", "effect", "ask", "story", "noise")
"""What one sentence may be: what went wrong, what it did to them, what they want, how it came about, anything else."""

_WORD = compiled(r"[£$€]|\d[\d.,:]*|[^\W\d_]+(?:'[^\W\d_]+)*")
_MONEY = compiled(r"[£$€] ?\d|\d ?(?:quid|pounds?|euros?|dollars?|eur|usd)\b", re.IGNORECASE)
_SENTENCES = 256
"""Sentences that are remembered: a message is weighed whole, and again with a sentence of it left out or cut."""
_FEW, _SOME, _MANY, _ALL = 5, 12, 25, 10_000


class Role(NamedTuple):
    """How likely (0-1, together 1) a sentence is each of LABELS."""

    heart: float
    effect: float
    ask: float
    story: float
    noise: float


def weighs(language: str) -> bool:
    """Whether there are weights for a language (ISO 639-1)."""
    return is_fitted("heart", language)


def roles(sentences: Sequence[str], language: str = "en") -> list[Role]:
    """The role of each sentence of a whole message in a language that is weighed, given in their order."""
    return list(_roles(tuple(sentences), language))


@lru_cache(maxsize=64)
def _roles(sentences: tuple[str, ...], language: str) -> tuple[Role, ...]:
    rows = [_numbers(place, sentence, len(sentences), language) for place, sentence in enumerate(sentences)]
    return tuple(Role(*shares) for shares in fitted("heart", language).shares_of(rows)) if rows else ()


def _numbers(place: int, sentence: str, count: int, language: str = "en") -> "Numbers":
    """The numbers of what the model sees of a sentence at its place."""
    import numpy as np

    return np.concatenate([numbers_of(sentence, language), numbered(_places(place, count))])


@lru_cache(maxsize=_SENTENCES)
def numbers_of(sentence: str, language: str) -> "Numbers":
    """The same but for its place."""
    return numbered(_features(sentence, language))


def role_at(sentences: Sequence[str], place: int) -> Role:
    """The role of one sentence of a whole English message, for a fraction of the time that all take."""
    numbers = _numbers(place, sentences[place], len(sentences))
    return Role(*fitted("heart").shares_of([numbers])[0])


def knows(word: str) -> bool:
    """Whether an English word is one of those that messages hold."""
    return fitted("heart").knows(stem(fold(word.replace("’", "'"))))


def features(
    sentences: Sequence[str], *, placed: bool = True, language: str = "en"
) -> Iterator[frozenset[str]]:
    """What the model sees of each sentence: its stems and pairs of them, its length, its marks, and where it stands
    (`placed`).
    """
    count = len(sentences)
    for place, sentence in enumerate(sentences):
        yield _features(sentence, language).union(_places(place, count) if placed else ())


@lru_cache(maxsize=_SENTENCES)
def _features(sentence: str, language: str) -> frozenset[str]:
    words = _WORD.findall(fold(sentence.replace("’", "'")))
    if language != "en":
        # What is elided stands for itself: "l'abonnement", "dell'ordine".
        words = [part for word in words for part in word.split("'") if part]
    units = ["0" if word[0].isdecimal() else stem(word, language) for word in words]
    marks = {*units, *(f"{a} {b}" for a, b in pairwise(["^", *units, "$"]))}
    if language != "en":
        marks.update(*(in_english(unit, language) for unit in units))
    marks.update(_marks(sentence, len(words)))
    return frozenset(marks)


def _marks(sentence: str, count: int) -> Iterator[str]:
    yield next((f"#<{n}" for n in (_FEW, _SOME, _MANY) if count < n), f"#<{_ALL}")
    if sentence.rstrip().endswith("?"):
        yield "#?"
    if "!" in sentence:
        yield "#!"
    if _MONEY.search(sentence):
        yield "#money"
    if any(ch.isdecimal() for ch in sentence):
        yield "#digit"
    words = sentence.split()
    if sum(map(str.isupper, words)) > 1 and sum(word.isupper() and len(word) > 1 for word in words) > 1:
        yield "#loud"


def _places(place: int, count: int) -> Iterator[str]:
    yield f"@{min(place, 5)}"
    yield f"@-{min(count - 1 - place, 3)}"
    yield f"@third{3 * place // count}"
    if count == 1:
        yield "@alone"
