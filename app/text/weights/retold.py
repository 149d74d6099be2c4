"""How likely it is that what a reply tells back of an English message must not be sent, or misses the main thing.

A clause may be read rightly, word by word, and still be no more than a joke, the one thing that went well, or half of
what was meant. Trees over what its sentence is in the message (`app.text.weights.heart`) and how it was cut, fitted by
`scripts.fit.retold` on what was told back of some 2,000 messages, each of which readers graded (`training/retold/`).
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from app.model.value import Span
from app.text.compiled import compiled
from app.text.sentences import split
from app.text.weights.heart import Role, roles
from app.text.weights.trees import grown
from app.text.words import content_stems, fold

_WORD = compiled(r"[£$€]|\d[\d.,:]{0,20}|[^\W\d_]+(?:'[^\W\d_]+)*")
_SETS = tuple(
    frozenset(words.split())
    for words in (
        "he she it they him her his their them that this there then one those these so it's he's she's",
        "he she him her his he's she's",
        "it it's its",
        "they them their they're",
        "and but so",
        "you your",
        "we our us",
    )
)
"""Words that may speak of what the reply does not hold, joins, and whom it is about; each is counted."""
_SHOUT = compiled(r"\b[A-Z]{3,}\b")
_QUOTE = compiled(r"[\"“”‘]")
_SENTENCES = 60
_HEAVY, _LITTLE = 0.6, 0.01
"""What a sentence left out must be of heart and effect to count; what a message without a heart is taken for."""
_NONE: Role = Role(-1.0, -1.0, -1.0, -1.0, -1.0)
"""What stands before the first sentence and behind the last."""


class Piece(NamedTuple):
    """Something told back: its words, the characters of the message it was made of, whether it is quoted."""

    text: str
    start: int
    end: int
    quoted: bool


@lru_cache(maxsize=64)
def odd(message: str, told: Piece, number: int) -> float:
    """How likely (0-1) it is that something told must not be sent; it stands at `number` (from 0) of what is told."""
    return grown("retold").share(signs(message, told, number))


def unnamed(message: str, told: Sequence[Piece]) -> float:
    """How likely (0-1) it is that whoever wrote would not find the main thing in all that is told, or only half."""
    return grown("unnamed").share(signs_of_all(message, told))


def signs_of_all(message: str, told: Sequence[Piece]) -> list[float]:
    """What the trees see of all that is told, in their order."""
    sentences, weighed = _weighed(message)
    within = {k for k, s in enumerate(sentences) for t in told if s.start < t.end and t.start < s.end}
    beside = [k for k in range(len(sentences)) if k not in within]
    said, given = content_stems(message), set[str]().union(*(content_stems(t.text) for t in told))
    found: list[float] = []
    for label in ("heart", "effect"):
        shares = [float(getattr(role, label)) for role in weighed]
        told_of = [shares[k] for k in within]
        found += [max(told_of, default=0.0), max((shares[k] for k in beside), default=0.0)]
        found.append(sum(told_of) / max(sum(shares), _LITTLE))
    longest = [max((len(sentences[k].text.split()) for k in some), default=0) for some in (beside, within)]
    heavy = sum(weighed[k].heart + weighed[k].effect > _HEAVY for k in beside)
    return [
        *found,
        float(len(told)),
        float(len(sentences)),
        len(within) / max(len(sentences), 1),
        float(len(message.split())),
        float(sum(len(t.text.split()) for t in told)),
        len(given & said) / max(1, len(said)),
        float(sum(t.quoted for t in told)),
        *map(float, longest),
        float(heavy),
        max((weighed[k].ask for k in within), default=0.0),
    ]


def signs(message: str, told: Piece, number: int) -> list[float]:
    """What the trees see of one thing told, in their order."""
    sentences, weighed = _weighed(message)
    if not sentences:
        sentences, weighed = (Span(text=message, start=0, end=len(message)),), (_NONE,)
    at = next((k for k, s in enumerate(sentences) if s.start <= told.start < s.end), 0)
    return [
        *_of_place(sentences, weighed, at),
        *_of_stretch(sentences[at], told.start, told.end),
        *_of_words(told.text),
        float(told.quoted),
        float(number),
        float(len(message.split())),
        float("!" in message),
    ]


@lru_cache(maxsize=32)
def _weighed(message: str) -> tuple[tuple[Span, ...], tuple[Role, ...]]:
    sentences = tuple(split(message)[:_SENTENCES])
    return sentences, tuple(roles([sentence.text for sentence in sentences]))


def _of_place(sentences: Sequence[Span], weighed: Sequence[Role], at: int) -> list[float]:
    """What its sentence is among the others of the message."""
    role, most = weighed[at], max(one.heart for one in weighed)
    others = max((one.heart for k, one in enumerate(weighed) if k != at), default=0.0)
    return [
        *role,
        role.heart / most if most > 0 else 0.0,
        others,
        float(at),
        float(len(sentences)),
        at / len(sentences),
        *(weighed[at + 1] if at + 1 < len(weighed) else _NONE),
        *(weighed[at - 1] if at else _NONE),
    ]


def _of_stretch(sentence: Span, start: int, end: int) -> list[float]:
    """How much of its sentence is told, what was cut off, and how the sentence is marked."""
    return [
        (end - start) / max(1, len(sentence.text)),
        float(start - sentence.start),
        float(sentence.end - end),
        float(len(sentence.text.split())),
        float("?" in sentence.text),
        float(_QUOTE.search(sentence.text) is not None),
        float(_SHOUT.search(sentence.text) is not None),
    ]


@lru_cache(maxsize=64)
def _of_words(told: str) -> tuple[float, ...]:
    words = _WORD.findall(fold(told.replace("’", "'")))
    return (
        float(len(words)),
        *(float(sum([word in each for word in words])) for each in _SETS),
        float(told.count(",")),
        float(len(content_stems(told))),
        float(any(ch.isdigit() for ch in told)),
    )
