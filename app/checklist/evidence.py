"""The words that really do it: whole sentences of the reply, two at the most, the best first."""

from collections.abc import Iterable, Sequence

from app.checklist.finding import MOST
from app.checklist.inquiry import Inquiry
from app.model.guideline import Guideline
from app.model.value import Span
from app.model.writing import Passage


def whole(inquiry: Inquiry, spans: Iterable[Span]) -> list[Span]:
    """The sentences that the spans stand in, each once: a quote that a person can judge."""
    return list({s.start: s for s in map(inquiry.sheet.sentence_of, spans)}.values())


def written_for(guideline: Guideline, inquiry: Inquiry, found: Sequence[Span]) -> tuple[Span, ...]:
    """The sentences that our engine wrote for a guideline and that still stand; empty where it wrote none.

    A passage may hold several sentences: those that the check itself `found` come first, then those with words of the
    guideline's cues; where there are neither, the one of each passage that holds most of the customer's own words. In a
    passage that also gives those words back, the sentence for another guideline is the one that holds least of them.
    """
    if not inquiry.standing:
        return ()
    ours = [s for s in inquiry.standing if guideline.id in s.passage.serves]
    passages = [inquiry.sheet.inside(s.span) for s in ours]
    written = [s for sentences in passages for s in sentences]
    if len(written) <= 1:
        return tuple(written)
    proved = {s.start for s in whole(inquiry, found)}
    telling = [s for s in written if s.start in proved] or [
        s for s in written if _cued(guideline, inquiry, s)
    ]
    if telling:
        return tuple(sorted(telling, key=lambda s: -_cued(guideline, inquiry, s))[:MOST])
    return tuple(
        _likeliest(guideline, inquiry, s.passage, sentences)
        for s, sentences in zip(ours[:MOST], passages[:MOST], strict=True)
    )


def _likeliest(guideline: Guideline, inquiry: Inquiry, passage: Passage, sentences: Sequence[Span]) -> Span:
    gives_back = guideline.id == "listen" or "listen" not in passage.serves
    return (max if gives_back else min)(sentences, key=lambda s: _own_words(inquiry, s))


def _cued(guideline: Guideline, inquiry: Inquiry, sentence: Span) -> int:
    cues = inquiry.cues.of(guideline.id)
    piece = inquiry.sheet.piece(sentence)
    if cues.unless.match(piece):
        return 0
    return sum(bool(patterns) and patterns.match(piece) for patterns in (cues.shows, *cues.signs))


def _own_words(inquiry: Inquiry, sentence: Span) -> int:
    return len(inquiry.sheet.stems(sentence) & inquiry.message_stems)
