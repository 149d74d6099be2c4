"""Holds what a model says of its own reply against the reply: a quote that is not in it counts for nothing."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from app.engines.llm.answer import Claim
from app.engines.llm.plain import plain
from app.model.value import Span
from app.model.writing import Passage
from app.text.compiled import compiled
from app.text.sentence_marks import marks
from app.text.sentences import split

QUOTE_MIN = 8
"""Characters of a quote; a shorter one stands in any reply."""

_ASK = compiled(r"asks\[(\d{1,4})\]")
_NOTE = compiled(r"(?:profile\.)?[a-z_]{2,20}\[\d{1,4}\]")
_ITEM = compiled(r"(?:[-*•]|\d{1,2}[.)])\s")


class _Placed(NamedTuple):
    start: int
    end: int
    serves: tuple[str, ...]


def passages_of(
    text: str, claims: Sequence[Claim], principles: frozenset[str], notes: frozenset[str], asks: int
) -> tuple[Passage, ...]:
    """The sentences of a reply with what the model claims of them, marked as claims.

    Only ids of `principles`, of `notes` and of the first `asks` asks are kept.
    """
    placed = list(_placed(text, claims))
    found, at = [], 0
    for index, sentence in enumerate(split(text)):
        ids = dict.fromkeys(
            name for p in placed if p.start < sentence.end and sentence.start < p.end for name in p.serves
        )
        found.append(
            Passage(
                text=sentence.text,
                before=text[at : sentence.start],
                part=_part(index, sentence),
                serves=tuple(name for name in ids if name in principles),
                answers=tuple(n for n in map(_ask, ids) if n is not None and n < asks),
                uses=tuple(name for name in ids if name in notes and _NOTE.fullmatch(name)),
                claimed=True,
            )
        )
        at = sentence.end
    return tuple(found)


def _placed(text: str, claims: Sequence[Claim]) -> Iterator[_Placed]:
    flat, places = _flattened(text)
    for claim in claims:
        quote = " ".join(plain(claim.quote).split()).strip(" .…")
        at = flat.find(quote) if len(quote) >= QUOTE_MIN else -1
        if at >= 0:
            serves = tuple(name.strip() for name in claim.serves)
            yield _Placed(places[at], places[at + len(quote) - 1] + 1, serves)


def _flattened(text: str) -> tuple[str, list[int]]:
    """The text with each run of white space as one space, and where each of its characters stood."""
    flat, places = [], []
    for at, char in enumerate(text):
        if not char.isspace():
            flat.append(char)
            places.append(at)
        elif flat and flat[-1] != " ":
            flat.append(" ")
            places.append(at)
    return "".join(flat), places


def _part(index: int, sentence: Span) -> Literal["greeting", "item", "body"]:
    if index == 0 and (marks().greets(sentence.text) or sentence.text.endswith((",", ":"))):
        return "greeting"
    return "item" if _ITEM.match(sentence.text) else "body"


def _ask(name: str) -> int | None:
    match = _ASK.fullmatch(name)
    return int(match.group(1)) if match else None
