"""The danger that goes on as an English message is written, by what has to be done first.

A danger is somebody or something at risk, now, and a kind of help. The words of the kinds stand in
`locale/en/hazards.yaml`; what is figurative, denied, supposed or long over is passed over (`app.text.literal`), and so is
what concerns an animal alone, where people would be sent for.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple

from app.text.literal import literal, settled
from app.text.tables import table

Kind = Literal[
    "monoxide",
    "gas",
    "fire",
    "medical",
    "treated",
    "harm",
    "electric",
    "trapped",
    "lacking",
    "cold",
    "unused",
]
_OF_PEOPLE: frozenset[Kind] = frozenset({"medical", "treated", "lacking"})
_OUTLASTS: frozenset[Kind] = frozenset({"treated", "unused", "harm", "lacking"})
"""Kinds that somebody who is well again has to be told of all the same."""


class Hazard(NamedTuple):
    """What kind of danger it is, and the number of the sentence that shows it."""

    kind: Kind
    sentence: int


def hazard(sentences: Sequence[str]) -> Hazard | None:
    """The danger of a message, given by its sentences in their order; the one that allows no delay before others."""
    told = [literal(sentence) for sentence in sentences]
    over = settled(" ".join(told))
    for kind, ways in _kinds():
        if over and kind not in _OUTLASTS:
            continue
        for way in ways:
            place = _place(way, told, kind)
            if place is not None:
                return Hazard(kind, place)
    return None


def worn_out(text: str) -> bool:
    """Whether words that may hint at self-harm say no more than that somebody can bear their lot no longer."""
    words = str(table("en", "hazards")["worn_out"])
    return re.fullmatch(words, text.replace("’", "'").strip(), re.IGNORECASE) is not None


def _place(way: tuple[re.Pattern[str], ...], told: Sequence[str], kind: Kind) -> int | None:
    """The sentence that shows it, where the message holds all that belongs to this way of telling it."""
    places = [_first(pattern, told, kind) for pattern in way]
    known = [place for place in places if place is not None]
    return known[0] if len(known) == len(way) else None


def _first(pattern: re.Pattern[str], told: Sequence[str], kind: Kind) -> int | None:
    animal = _animal()
    return next(
        (
            at
            for at, sentence in enumerate(told)
            if pattern.search(sentence) and not (kind in _OF_PEOPLE and animal.search(sentence))
        ),
        None,
    )


@cache
def _kinds() -> tuple[tuple[Kind, tuple[tuple[re.Pattern[str], ...], ...]], ...]:
    """The kinds in the order in which they allow delay, each with its ways of being told."""
    raw = table("en", "hazards")
    words = {str(name): str(text) for name, text in raw["words"].items()}

    def made(text: str) -> re.Pattern[str]:
        return re.compile(_filled(text, words), re.IGNORECASE)

    return tuple(
        (kind, tuple(tuple(map(made, [way] if isinstance(way, str) else way)) for way in ways))
        for kind, ways in raw["kinds"].items()
    )


def _filled(text: str, words: dict[str, str]) -> str:
    """A pattern with the words of each name in its place; words may name others."""
    while re.search(r"<([a-z]+)>", text):
        text = re.sub(r"<([a-z]+)>", lambda name: words[name.group(1)], text)
    return text


@cache
def _animal() -> re.Pattern[str]:
    return re.compile(str(table("en", "hazards")["animal"]), re.IGNORECASE)
