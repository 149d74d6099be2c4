"""The words that really do it: whole sentences of the reply, two at the most, the best first."""

from collections.abc import Iterable, Sequence

from app.checklist.finding import MOST
from app.checklist.inquiry import Inquiry
from app.model.guideline import Guideline
from app.model.value import Span


def whole(inquiry: Inquiry, spans: Iterable[Span]) -> list[Span]:
    """The sentences that the spans stand in, each once: a quote that a person can judge."""
    return list({s.start: s for s in map(inquiry.sheet.sentence_of, spans)}.values())


def written_for(guideline: Guideline, inquiry: Inquiry) -> tuple[Span, ...]:
    """The sentences that our engine wrote for a guideline and that still stand; empty where it wrote none.

    A passage may hold several sentences: those with words of the guideline's cues come first, and where none has
    any, the one of each passage that holds most of the customer's own words.
    """
    passages = [_inside(inquiry, s.span) for s in inquiry.standing if guideline.id in s.passage.serves]
    passages = [sentences for sentences in passages if sentences]
    cued = [s for sentences in passages for s in sentences if _cues_in(guideline, inquiry, s)]
    if cued:
        return tuple(sorted(cued, key=lambda s: -_cues_in(guideline, inquiry, s))[:MOST])
    told = [max(sentences, key=lambda s: _own_words(inquiry, s)) for sentences in passages]
    return tuple(told[:MOST])


def _inside(inquiry: Inquiry, span: Span) -> Sequence[Span]:
    """The sentences of a stretch, greeting and sign-off among them; a part of a sentence is taken as it stands."""
    inside = [s for s in inquiry.sheet.sentences if span.start <= s.start and s.end <= span.end]
    return inside or [span]


def _cues_in(guideline: Guideline, inquiry: Inquiry, sentence: Span) -> int:
    cues = inquiry.cues.of(guideline.id)
    piece = inquiry.sheet.piece(sentence)
    return sum(bool(patterns) and patterns.match(piece) for patterns in (cues.shows, *cues.signs))


def _own_words(inquiry: Inquiry, sentence: Span) -> int:
    return len(inquiry.sheet.stems(sentence) & inquiry.message_stems)
