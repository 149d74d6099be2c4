"""Cuts a text into sentences and paragraphs, with offsets."""

import re
from collections.abc import Iterator
from functools import lru_cache

from app.model.value import Span, stretch
from app.text.compiled import compiled
from app.text.sentence_lines import Lines
from app.text.sentence_marks import Marks, marks

# Marks that may end a sentence, with closing quotes and emoticons that belong to what they follow.
_CLOSE = "[\"'”’»)\\]*]{0,4}"
_FACE = r"(?:[ \t]?(?:[:;=8xX]['\-^]?[()\[\]DPp/\\|oO3*]+(?!\w)|<3|[\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?)){1,8}"
_STOP = compiled(
    rf"(?P<mark>[.!?…]{{1,40}}|[。！？]){_CLOSE}(?:{_FACE})?(?=\s|$|(?<=[a-z][.!?])[A-Z][a-z' ]|(?<=[。！？]))|"
    rf"(?P<face>(?<=\s){_FACE})(?=\s+[A-Z]|\s*$)"
)
_BLANK = compiled(r"\n[^\S\n]*\n\s*")
_BEFORE = compiled(r"(?:[^\s(\[\"'“‘«]|(?<=\w)')*$")
_LONGEST = 1_000
"""Characters of a sentence, four times what anybody says in a breath: a longer run is cut, so that whatever is looked
for in each sentence takes no more than its share of time.
"""
_REACH = 24
"""Characters before a full stop in which an abbreviation is looked for."""


@lru_cache(maxsize=64)
def split(text: str) -> tuple[Span, ...]:
    """The sentences in order, without the white space between them; `text[s.start:s.end] == s.text`.

    A blank line always ends one; a line break does where it ends a greeting, list item, header line or sign-off, or a
    line that was not full; a wrapped mail line does not. Time is linear in the text.
    """
    found: list[Span] = []
    start = 0
    for end in [*_ends(text), len(text)]:
        span = trimmed(text, start, end)
        if span:
            found += [span] if len(span.text) <= _LONGEST else _cut(span)
        start = end
    return tuple(found)


def _cut(span: Span) -> Iterator[Span]:
    """A run without an end, cut at the last blank that leaves a piece long but not too long."""
    text, at = span.text, 0
    while at < len(text):
        end = at + _LONGEST
        if end < len(text):
            blank = max(text.rfind(" ", at, end), text.rfind("\n", at, end))
            end = blank if blank > at + _LONGEST // 2 else end
        piece = trimmed(text, at, end)
        if piece:
            yield piece.model_copy(update={"start": piece.start + span.start, "end": piece.end + span.start})
        at = end


def paragraphs(text: str) -> tuple[Span, ...]:
    """The stretches between blank lines, trimmed, with offsets."""
    found: list[Span] = []
    start = 0
    for match in [*_BLANK.finditer(text), None]:
        piece = trimmed(text, start, match.start() if match else len(text))
        if piece:
            found.append(piece)
        start = match.end() if match else len(text)
    return tuple(found)


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The stretch without white space at its ends; nothing where only white space is left."""
    piece = text[start:end]
    body = piece.strip()
    if not body:
        return None
    at = start + len(piece) - len(piece.lstrip())
    return stretch(body, at, at + len(body))


def _ends(text: str) -> list[int]:
    known = marks()
    ends = set(Lines(text, known).ends()) if "\n" in text else set()
    ends.update(_stops(text, known))
    return sorted(ends)


def _stops(text: str, known: Marks) -> Iterator[int]:
    for match in _STOP.finditer(text):
        if match.group("face") or _ends_here(text, match, known):
            yield match.end()


def _ends_here(text: str, match: re.Match[str], known: Marks) -> bool:
    mark, at = match.group("mark"), match.start()
    after = text[match.end() : match.end() + _REACH].lstrip()
    if not after:
        return True
    closed = match.end() - at > len(mark)
    if mark[0] in "!?。！？" or "!" in mark or "?" in mark:
        return not (after[0].islower() and closed)
    if len(mark) > 1 or mark == "…":
        return not after[0].islower()
    found = _BEFORE.search(text, max(0, at - _REACH), at)
    return known.ends_sentence(found.group() if found else "", after, lone=at == 0 or text[at - 1].isspace())
