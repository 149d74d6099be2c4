"""Which line breaks end a sentence, and which only wrap a line."""

import re
from collections.abc import Iterator

from app.text.compiled import compiled
from app.text.sentence_marks import Marks

_ITEM = compiled(r"\s*(?:[-*•·‣▪>]+\s|[–—]\s?|\(?\d{1,2}[.)]\s|\(?[a-zA-Z][.)]\s)")
_HEADER = compiled(r"\s*[^\W\d_][\w /'’.\-]{0,30}(?:\s[#№]|\s(?:no|nr|nº)\.?)?\s?:(?:\s|$)")
_FINISHED = compiled(r"[.!?…:;][\"'”’»)\]*]{0,3}$")
_UNFINISHED = compiled(
    r"[,(\-–—/&]$|"
    r"\b(?:a|an|the|of|to|and|or|for|in|on|at|with|by|my|your|our|de|la|le|el|und|der|die|das|e|il|o|het|een)$",
    re.IGNORECASE,
)
_WRAP_MIN = 40
_WRAP_MAX = 100
"""Lines of a hard-wrapped mail are 60 to 80 characters long; longer ones were not wrapped."""
_NARROWEST = 56
"""Characters of the longest line below which no mail program wrapped them."""


class Lines:
    """The lines of one text, and the width that they seem to be wrapped at."""

    def __init__(self, text: str, known: Marks) -> None:
        self._known = known
        self._lines = text.split("\n")
        widths = [len(line.rstrip()) for line in self._lines]
        inside = [w for w in widths if w <= _WRAP_MAX]
        self._width = max(inside, default=0)
        # A text with any longer line was typed in a window that wraps by itself: each break there was meant.
        self._wrapped = self._width >= _WRAP_MIN and max(widths) <= _WRAP_MAX
        self._meant = self._one_a_line()

    def _one_a_line(self) -> bool:
        """Whether each line is a statement of its own, by a hand that sets no capitals and no stops.

        A mail program breaks a line where the next word has no room; a hand breaks it anywhere.
        """
        if self._width < _NARROWEST:
            return True
        pairs = zip(self._lines, self._lines[1:], strict=False)
        inner = [(a.strip(), b.strip()) for a, b in pairs if a.strip() and b.strip()[:1].islower()]
        open_ended = [(a, b) for a, b in inner if not (_FINISHED.search(a) or _UNFINISHED.search(a))]
        full = sum(self._is_full(a, b) for a, b in open_ended)
        return len(open_ended) - full >= max(1, full)

    def ends(self) -> Iterator[int]:
        """Offsets of the line breaks that end a sentence."""
        at = 0
        for number, line in enumerate(self._lines[:-1]):
            at += len(line)
            if self._breaks(line.strip(), self._lines[number + 1]):
                yield at
            at += 1

    def _breaks(self, line: str, following: str) -> bool:
        after = following.strip()
        if not line or not after or _ITEM.match(following) or _FINISHED.search(line):
            return True
        if self._known.greets(line) or self._known.signs_off(line) or self._known.signs_off(after):
            return True
        if (_HEADER.match(line) and len(line) <= 80) or (_HEADER.match(after) and len(after) <= 80):
            return not (self._is_full(line, after) and after[0].islower())
        if self._meant:
            return not _UNFINISHED.search(line)
        if self._is_full(line, after):
            return False
        if after[0].islower() or _UNFINISHED.search(line):
            return len(line) < _WRAP_MIN and not _UNFINISHED.search(line)
        return True

    def _is_full(self, line: str, after: str) -> bool:
        first = after.split(None, 1)[0]
        return self._wrapped and len(line) >= _WRAP_MIN and len(line) + 1 + len(first) > self._width - 1
