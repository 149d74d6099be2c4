"""The visible part of a message made ready for the findings: sentences, words, and the phrases found in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from app.model.reading import Sign
from app.model.value import Span, made, stretch
from app.reading.lexicon import Lexicon
from app.reading.phrases import Hit
from app.reading.tokens import Token, tokenize
from app.text import sentences as sentence_room

_NOT = "not_"


@dataclass(frozen=True)
class Scan:
    """What all findings look at. Offsets refer to `text`, the whole cleaned message."""

    text: str
    lexicon: Lexicon
    sentences: tuple[Span, ...]
    tokens: tuple[Token, ...]
    hits: tuple[Hit, ...]

    @cached_property
    def by_name(self) -> dict[str, tuple[Hit, ...]]:
        """Hits by label, without those that a phrase of `not_<category>` meets."""
        return without_cancelled(self.hits)

    def of(self, name: str) -> tuple[Hit, ...]:
        """The hits of one label such as "risks:legal", in order."""
        return self.by_name.get(name, ())

    @cached_property
    def words(self) -> tuple[tuple[str, ...], ...]:
        """The words of each sentence."""
        rows: list[list[str]] = [[] for _ in self.sentences]
        for token in self.tokens:
            rows[token.sentence].append(token.word)
        return tuple(tuple(row) for row in rows)

    @cached_property
    def _by_sentence(self) -> dict[tuple[str, int], list[Hit]]:
        grouped: dict[tuple[str, int], list[Hit]] = {}
        for name, hits in self.by_name.items():
            for hit in hits:
                grouped.setdefault((name, hit.sentence), []).append(hit)
        return grouped

    def within(self, name: str, sentence: int) -> Sequence[Hit]:
        """The hits of one label in one sentence, by its number."""
        return self._by_sentence.get((name, sentence), ())

    def sign(self, hit: Hit, of: str) -> Sign:
        """The words of a hit as the sign of a finding."""
        words = self.text[hit.start : hit.end]
        return made(Sign, {"text": words, "start": hit.start, "end": hit.end, "of": of})

    def signs(self, hits: Iterable[Hit], of: str, most: int = 3) -> tuple[Sign, ...]:
        """Signs of up to `most` hits, no two of them meeting; the longer of two that begin together is kept."""
        chosen: list[Hit] = []
        for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
            if len(chosen) < most and (not chosen or hit.start >= chosen[-1].end):
                chosen.append(hit)
        return tuple(self.sign(hit, of) for hit in chosen)


def scan(text: str, visible: Sequence[Span], lexicon: Lexicon) -> Scan:
    """Split the visible pieces of `text` into sentences and words and find the phrases of the lexicon."""
    parts = tuple(_shifted(s, piece.start) for piece in visible for s in sentence_room.split(piece.text))
    tokens = tokenize(text, parts, lexicon.known, elision=lexicon.elision)
    return Scan(text, lexicon, parts, tokens, lexicon.matcher.find(tokens))


def without_cancelled(hits: Iterable[Hit]) -> dict[str, tuple[Hit, ...]]:
    """Hits by label; a hit of "x:not_y" takes away every hit of "x:y" that shares a word with it."""
    grouped: dict[str, list[Hit]] = {}
    for hit in hits:
        grouped.setdefault(hit.name, []).append(hit)
    kept: dict[str, tuple[Hit, ...]] = {}
    for name, group in grouped.items():
        room, _, category = name.partition(":")
        if category.startswith(_NOT):
            continue
        against = grouped.get(f"{room}:{_NOT}{category}", ())
        taken = {at for hit in against for at in range(hit.first, hit.last)} if against else set()
        free = (
            tuple(h for h in group if not any(at in taken for at in range(h.first, h.last)))
            if taken
            else tuple(group)
        )
        if free:
            kept[name] = free
    return kept


def _shifted(span: Span, by: int) -> Span:
    return stretch(span.text, span.start + by, span.end + by) if by else span
