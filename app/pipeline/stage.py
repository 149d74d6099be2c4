"""Shows a reply while it is being written: sentence by sentence, each only after the guards have passed it."""

from collections.abc import Iterable, Iterator

from app.checklist.guards import Breach, Guards
from app.model.writing import Passage
from app.pipeline.neutral import Neutral
from app.text.compiled import compiled
from app.text.sentences import split

_ITEM = compiled(r"\s*(?:\(?\d{1,2}[.)]|[-*\u2022\u00b7])\s")
_SHOWN_SO = frozenset({"promise", "fact"})
"""Kinds that are shown in brackets at once; a sentence with any other waits until the whole reply has been mended."""

ROUNDS = 3
"""Times that a sentence is neutralised before it has to wait."""


class Stage:
    """What has been shown of one reply. Mutable, and used for one reply only."""

    def __init__(self, guards: Guards, neutral: Neutral) -> None:
        self._guards = guards
        self._neutral = neutral
        self._written = ""
        self._space = ""
        self.shown = ""

    def show(self, passages: Iterable[Passage]) -> Iterator[str]:
        """Yield what may be appended for these passages; what may not be shown yet is left out."""
        for passage in passages:
            for space, sentence in _sentences(passage):
                context = self._written[_lead(self._written) :] + space
                self._written += space + sentence
                safe = self._safe(context, sentence)
                self._space = max(self._space, space, key=lambda s: (s.count("\n"), len(s)))
                if safe is None:
                    continue
                piece = (self._space if self.shown else "") + safe
                self._space = ""
                self.shown += piece
                yield piece

    def _safe(self, context: str, sentence: str) -> str | None:
        """The sentence as it may be shown; None where it has to wait."""
        for _ in range(ROUNDS):
            found = self._guards.of(context + sentence, len(context))
            if not found:
                return sentence
            if any(b.kind not in _SHOWN_SO for b in found):
                return None
            here = [_within(b, len(context)) for b in found]
            sentence = self._neutral.text(sentence, [b for b in here if b.span.start >= 0])
        return None


def _within(breach: Breach, offset: int) -> Breach:
    """The breach with offsets in the sentence; one that begins before it starts below nought."""
    span = breach.span
    moved = span.model_copy(update={"start": span.start - offset, "end": span.end - offset})
    return breach.model_copy(update={"span": moved})


def _sentences(passage: Passage) -> Iterator[tuple[str, str]]:
    """The sentences of a passage, each with the white space before it."""
    space, at = passage.before, 0
    for sentence in split(passage.text):
        yield space + passage.text[at : sentence.start], sentence.text
        space, at = "", sentence.end


def _lead(text: str) -> int:
    """Where that begins which the next sentence may lean on: its paragraph, with the lines that lead into a list."""
    start = text.rfind("\n\n") + 2 if "\n\n" in text else 0
    while start > 0:
        before = text[:start].rstrip()
        line = before[before.rfind("\n") + 1 :]
        if not (before.endswith(":") or _ITEM.match(line) or _ITEM.match(text[start:])):
            break
        start = before.rfind("\n\n") + 2 if "\n\n" in before else 0
    return start


def pieces(text: str, start: int = 0) -> Iterator[str]:
    """Whole sentences from `start` on with the white space before them; together they are the rest of the text."""
    for sentence in split(text):
        if sentence.end > start:
            yield text[start : sentence.end]
            start = sentence.end
    if start < len(text):
        yield text[start:]
