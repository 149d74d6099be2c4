"""Kind `options`: what the brief allows is offered concretely, and two or more as a choice."""

from collections.abc import Sequence

from app.checklist.finding import Finding, absent, met, unsure
from app.checklist.inquiry import Inquiry
from app.checklist.kinds.wording import shows
from app.model.guideline import Guideline
from app.model.plan import Given
from app.model.value import Span
from app.text import matching, particulars, words

_CLEAR = 0.6
_FAINT = 0.3
_MEANT = 0.7
"""What a sentence is worth (0-1) that says all of an option in other words."""

_PART = 2
"""Words of its own from which a part of an offer is one that can be left out."""

_SAME_SENSE = 0.5
"""From here (0-1) a sentence says a part in other words."""

_TELLING = frozenset({"money", "percentage", "date", "time", "duration", "reference"})


def options(guideline: Guideline, inquiry: Inquiry) -> Finding:
    """Find each option's content and particulars in the reply; the guideline's `shows` are words of a choice."""
    given = inquiry.case.plan.options
    if not given:
        return unsure("no_options_given")
    found = [(option, *_nearest(inquiry, option)) for option in given]
    if not inquiry.lexicon.known and inquiry.language != "en":
        found = [(option, span, max(score, _FAINT)) for option, span, score in found]
    clear = [span for _, span, score in found if span is not None and score >= _CLEAR]
    faint = [option for option, _, score in found if score < _FAINT]
    if len(given) == 1:
        left_out = _left_out(inquiry, given[0]) if clear else None
        return (
            unsure("option_in_part", clear, capped=True, part=left_out) if left_out else _single(clear, faint)
        )
    decided = inquiry.sheet.find(inquiry.cues.of(guideline.id).doubts, inquiry.strange)
    if decided:
        return unsure("no_choice_put", decided, capped=True)
    if len(clear) >= 2:
        return _several(inquiry, guideline, clear)
    if len(faint) == len(given):
        return absent("no_option_offered", 0.8, capped=True, option=given[0].text)
    if len(faint) >= len(given) - 1:
        return absent("one_option_only", 0.75, clear, option=faint[0].text)
    return unsure("options_unclear", clear)


def _single(clear: Sequence[Span], faint: Sequence[Given]) -> Finding:
    if clear:
        return met("option_offered", 0.85, clear)
    if faint:
        return absent("no_option_offered", 0.8, capped=True, option=faint[0].text)
    return unsure("options_unclear", capped=True)


def _several(inquiry: Inquiry, guideline: Guideline, clear: Sequence[Span]) -> Finding:
    evidence = list({s.start: s for s in clear}.values())
    offered = {s.start for s in clear} | {s.start for s in inquiry.sheet.questions}
    if any(inquiry.sheet.sentence_of(s).start in offered for s in shows(inquiry, guideline.id)):
        return met("options_offered", 0.85, evidence)
    return unsure("no_choice_put", evidence)


def _left_out(inquiry: Inquiry, option: Given) -> str | None:
    """A part of an offer of which nothing stands in the reply: neither a word of its own nor its sense."""
    sheet, language = inquiry.sheet, inquiry.language
    parts = [part for part in inquiry.lexicon.joints.split(option.text) if part and part.strip()]
    stems = [words.content_stems(part, language) - _numbers(part) for part in parts]
    said = frozenset[str]().union(*(sheet.stems(sentence) for sentence in sheet.core))
    for at, part in enumerate(parts):
        own = stems[at].difference(*(other for number, other in enumerate(stems) if number != at))
        if len(own) < _PART or (own - inquiry.message_stems or own) & said:
            continue
        if not any(matching.speaks_to(part, s.text, language) >= _SAME_SENSE for s in sheet.core):
            return part.strip()
    return None


def _numbers(part: str) -> frozenset[str]:
    """Figures: a part that only says how much, or how soon, is no deed of its own."""
    return frozenset(word for word in words.content_stems(part) if not any(c.isalpha() for c in word))


def _nearest(inquiry: Inquiry, option: Given) -> tuple[Span | None, float]:
    """The sentence that holds most of the option, by its words, else by its sense, and how much of it (0-1)."""
    sheet, language = inquiry.sheet, inquiry.language
    stems = words.content_stems(option.text, language)
    telling = [p for p in inquiry.sources.particulars_of(option) if p.type in _TELLING]
    best: Span | None = None
    score = 0.0
    for sentence in sheet.core:
        value = len(stems & sheet.stems(sentence)) / max(len(stems), 1)
        if telling:
            inside = sheet.within(sentence)
            value += 0.3 * sum(any(particulars.same(p, q) for q in inside) for p in telling) / len(telling)
        if value > score:
            best, score = sentence, value
    if score < _CLEAR:
        for sentence in sheet.core:
            value = _MEANT * matching.speaks_to(option.text, sentence.text, language)
            if value > score:
                best, score = sentence, value
    return best, min(score, 1.0)
