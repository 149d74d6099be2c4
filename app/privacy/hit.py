"""What a finder hands back: an identifier at its place, and what it is the same as."""

from collections.abc import Iterable
from typing import NamedTuple


class Hit(NamedTuple):
    """An identifier at `text[start:end]`.

    `word` names it in its placeholder, `key` is equal for equal identifiers, `value` is what is put back.
    """

    word: str
    start: int
    end: int
    key: str
    value: str


_RANK = ("TEXT", "SECRET", "EMAIL", "IBAN", "CARD", "PHONE", "REF", "NAME", "FIRSTNAME", "SURNAME")


def disjoint(text: str, hits: Iterable[Hit]) -> list[Hit]:
    """Hits in order, none overlapping, and every character that one of them held still held.

    Where several overlap, the one that holds all of them stays; where none does, they become one stretch of text.
    """
    kept: list[list[Hit]] = []
    end = -1
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if hit.start < end:
            kept[-1].append(hit)
        else:
            kept.append([hit])
        end = max(end, hit.end)
    return [_whole(text, group) for group in kept]


def _whole(text: str, group: list[Hit]) -> Hit:
    start, end = group[0].start, max(hit.end for hit in group)
    holding = [hit for hit in group if (hit.start, hit.end) == (start, end)]
    if holding:
        return min(holding, key=lambda hit: _RANK.index(hit.word))
    return Hit("TEXT", start, end, text[start:end], text[start:end])
