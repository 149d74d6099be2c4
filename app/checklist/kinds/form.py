"""Kind `form`: greeting, body, sign-off, no gap, the right language, a plausible length."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from app.checklist.finding import Finding, absent, broken, met, unsure
from app.checklist.gaps import slots
from app.checklist.inquiry import Inquiry
from app.checklist.patterns import piece, straight
from app.model.guideline import Guideline
from app.text import language, words

_LENGTHS: Mapping[tuple[str, str], tuple[int, int]] = MappingProxyType(
    {
        ("email", "short"): (20, 140),
        ("email", "standard"): (60, 250),
        ("email", "long"): (60, 450),
        ("chat", "short"): (6, 90),
        ("chat", "standard"): (10, 180),
        ("chat", "long"): (10, 300),
        ("review", "short"): (15, 100),
        ("review", "standard"): (25, 200),
        ("review", "long"): (25, 300),
        ("social", "short"): (8, 80),
        ("social", "standard"): (15, 180),
        ("social", "long"): (15, 250),
    }
)
"""Words from and to by channel and wish; e-mail from the principles, the others shorter as people read them there."""

_SLACK = 0.15
"""A length this far (part of the limit) outside is asked about, further is missed."""

_SURE_LANGUAGE = 0.8
_LONG_ENOUGH = 40
"""Characters below which the language of a text is a guess."""

_UNSIGNED = frozenset({"chat", "social", "review"})


def form(_: Guideline, inquiry: Inquiry) -> Finding:
    """Gaps and a wrong language break it; a missing part or a strange length too, by how clear they are."""
    proofs = list(_broken(inquiry))
    if proofs:
        return proofs[0]
    missing = list(_missing(inquiry))
    if missing:
        return missing[0]
    return met("ready", 0.85)


def _broken(inquiry: Inquiry) -> Iterator[Finding]:
    sheet, forming = inquiry.sheet, inquiry.lexicon.forming
    if not sheet.text.strip():
        yield absent("empty", 1.0)
        return
    unfilled = slots(sheet, forming)
    if unfilled:
        yield broken("unfilled", 0.95, unfilled[:3], gap=unfilled[0].text)
    if inquiry.subject and forming.gaps.match(piece(straight(inquiry.subject))):
        yield broken("unfilled_subject", 0.95, (), gap=inquiry.subject)
    confirm = sheet.find(forming.confirm, (sheet.cut(0, len(sheet.text)),))
    if confirm:
        yield broken("to_confirm", 0.95, confirm[:3], gap=confirm[0].text)
    wrong = _wrong_language(inquiry)
    if wrong:
        yield broken("wrong_language", 0.85, sheet.body[:1], language=wrong)
    untidy = sheet.find(forming.untidy, sheet.body)
    if untidy:
        yield unsure("untidy", untidy[:2], confidence=0.5)


def _missing(inquiry: Inquiry) -> Iterator[Finding]:
    sheet, brief = inquiry.sheet, inquiry.case.brief
    if not sheet.body:
        yield absent("no_body", 0.9)
        return
    last = sheet.body[-1]
    ending = sheet.plain[last.start : last.end].rstrip()
    if ending[-1:].isalnum() and inquiry.lexicon.forming.fragments.match(piece(ending)):
        yield absent("fragment", 0.8, [last])
    if inquiry.lexicon.known and sheet.greeting is None and brief.channel == "email":
        yield absent("no_greeting", 0.8, sheet.body[:1])
    if inquiry.lexicon.known and sheet.signoff is None and brief.channel not in _UNSIGNED:
        yield absent("no_signoff", 0.8, [last])
    yield from _length(inquiry)


def _length(inquiry: Inquiry) -> Iterator[Finding]:
    brief = inquiry.case.brief
    low, high = _LENGTHS[(brief.channel, brief.length)]
    count = len(words.words(inquiry.sheet.text))
    if count < low * (1 - _SLACK) or count > high * (1 + _SLACK):
        code = "too_short" if count < low else "too_long"
        yield absent(code, 0.75, count=str(count), low=str(low), high=str(high))
    elif not low <= count <= high:
        yield unsure("length_edge", count=str(count), low=str(low), high=str(high))


def _wrong_language(inquiry: Inquiry) -> str | None:
    """The language of the reply where it is surely not the one that was wanted."""
    brief = inquiry.case.brief
    wanted = inquiry.case.reading.language if brief.language == "auto" else brief.language
    text = " ".join(s.text for s in inquiry.sheet.body)
    if len(text) < _LONG_ENOUGH:
        return None
    code, confidence = language.detect(text)
    return code if confidence >= _SURE_LANGUAGE and code != wanted.partition("-")[0].lower() else None
