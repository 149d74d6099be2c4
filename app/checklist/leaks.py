"""Words of a reply that were never meant for the customer."""

from collections.abc import Iterator, Sequence

from app.checklist.case import Case
from app.checklist.lexicon import Leaking
from app.checklist.sheet import Sheet
from app.checklist.sources import Sources, internal_notes
from app.model.value import Span, Value
from app.text import particulars, words

_SHARE = 0.6
"""Part of a sentence's own words that must come from an internal note before the note counts as told."""


class Leak(Value):
    """A stretch that lets something out; `what` is internal, machine, inside or others; `sure` 0-1."""

    span: Span
    what: str
    sure: float


def leaks(
    sheet: Sheet, case: Case, sources: Sources, leaking: Leaking, language: str, sentences: Sequence[Span]
) -> tuple[Leak, ...]:
    """Leaks in the given sentences: internal notes retold, words of the machine, inside talk, other customers."""
    return tuple(_notes(sheet, case, sources, language, sentences)) + tuple(
        _words(sheet, sources, leaking, sentences)
    )


def _notes(
    sheet: Sheet, case: Case, sources: Sources, language: str, sentences: Sequence[Span]
) -> Iterator[Leak]:
    """A particular or several words that only the internal notes hold."""
    for note in internal_notes(case):
        secret = words.content_stems(note, language) - sources.stems
        hidden = [p for p in particulars.find(note, language) if not sources.hold(p)]
        for sentence in sentences:
            told = [p for p in sheet.within(sentence) if any(particulars.same(p, q) for q in hidden)]
            told = [p for p in told if p.type != "quantity" or len(p.text) > 2]
            shared = sheet.stems(sentence) & secret
            fresh = sheet.stems(sentence) - sources.stems
            if told:
                yield Leak(span=sheet.cut(told[0].start, told[0].end), what="internal", sure=0.9)
            elif len(shared) >= 3 or (len(shared) >= 2 and len(shared) >= _SHARE * len(fresh)):
                yield Leak(span=sentence, what="internal", sure=0.85 if len(shared) >= 3 else 0.5)


def _words(sheet: Sheet, sources: Sources, leaking: Leaking, sentences: Sequence[Span]) -> Iterator[Leak]:
    where = tuple(sentences)
    for what, patterns, sure in (
        ("machine", leaking.machine, 0.9), ("inside", leaking.inside, 0.8), ("others", leaking.others, 0.5)
    ):  # fmt: skip
        for span in sheet.find(patterns, where):
            refused = leaking.refused.match(sheet.piece(sheet.sentence_of(span)))
            if not refused and words.fold(span.text) not in sources.folded:
                yield Leak(span=span, what=what, sure=sure)
