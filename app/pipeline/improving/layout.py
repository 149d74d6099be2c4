"""A reply as a person laid it out: where a sentence can be taken out, and where one can be put in."""

from app.checklist.clauses import clauses
from app.checklist.patterns import straight
from app.checklist.sheet import Sheet
from app.model.value import Span


class Layout:
    """Places of one reply; all offsets are those of its text."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self.text = sheet.text

    def sentence_at(self, start: int, end: int) -> Span:
        """The sentences of the body that a stretch lies in, as one stretch; itself where it lies in none."""
        touched = [s for s in self._sheet.sentences if s.start < end and start < s.end]
        return self._sheet.cut(touched[0].start, touched[-1].end) if touched else self._sheet.cut(start, end)

    def in_body(self, start: int) -> bool:
        """Whether a place lies between greeting and closing."""
        body = self._sheet.body
        return bool(body) and body[0].start <= start < body[-1].end

    def without(self, span: Span) -> tuple[int, int]:
        """What to delete so that the span is gone and neither a hole nor a doubled space is left."""
        before = self.text[: span.start]
        after = self.text[span.end :]
        space_before = len(before) - len(before.rstrip())
        space_after = len(after) - len(after.lstrip())
        opens = not before.strip() or "\n" in before[len(before) - space_before :]
        closes = not after.strip() or "\n" in after[:space_after]
        if opens and not closes:
            return span.start, span.end + space_after
        return span.start - space_before, span.end

    def clause_cut(self, start: int, end: int) -> tuple[int, int, str] | None:
        """How a clause is taken out of its sentence: from, to, and what stands there then; None where it is all of it.

        The sentence goes on with a capital where its first clause goes.
        """
        sentence = self.sentence_at(start, end)
        parts = [c for c in clauses(straight(self.text), [sentence]) if c.text.strip()]
        hit = [i for i, c in enumerate(parts) if c.start < end and start < c.end]
        if not hit or len(hit) == len(parts):
            return None
        if hit[0] > 0:
            last = parts[hit[-1]].end
            closing = (
                self.text[last - 1 : last] if last == sentence.end and self.text[last - 1] in ".!?" else ""
            )
            return parts[hit[0] - 1].end, last, closing
        following = parts[hit[-1] + 1].start
        return sentence.start, following + 1, self.text[following].upper()

    def paragraph_end(self, place: int) -> int:
        """Where the paragraph ends that a place lies in, the body's last at the latest."""
        gap = self.text.find("\n\n", place)
        return min(gap if gap >= 0 else len(self.text), max(place, self.after_body()))

    def before_body(self) -> int:
        """Where the first sentence after the greeting begins."""
        return self._sheet.body[0].start if self._sheet.body else len(self.text)

    def after_body(self) -> int:
        """Where the last sentence before the closing ends."""
        return self._sheet.body[-1].end if self._sheet.body else len(self.text.rstrip())

    @property
    def end(self) -> int:
        """Where the text ends, white space left out."""
        return len(self.text.rstrip())
