"""Kind `form`: greeting, body, sign-off, no gap, the right language, a plausible length."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from app.checklist import tongue
from app.checklist.finding import Finding, absent, broken, met, unsure
from app.checklist.gaps import slots
from app.checklist.inquiry import Inquiry
from app.checklist.patterns import piece, straight
from app.model.guideline import Guideline
from app.model.value import Span
from app.text import words
from app.text.compiled import compiled

_LENGTHS: Mapping[tuple[str, str], tuple[int, int]] = MappingProxyType(
    {
        ("email", "short"): (20, 140),
        ("email", "standard"): (60, 330),
        ("email", "long"): (60, 450),
        ("chat", "short"): (6, 90),
        ("chat", "standard"): (10, 210),
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

_WORD = compiled(r"[^\W_]+(?:['’\-][^\W_]+)*")

_ENDING = 40
"""Characters at the very end in which a word is looked for that no text ends with."""

_SAID = 0.9
"""Share (0-1) of the content words of what is always said that must stand in the reply."""

_WHOLE = 7
"""Words from which on a single sentence tells its language for sure: fewer may be a name or an address."""

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
        yield broken("unfilled", 0.95, unfilled, gap=unfilled[0].text)
    if inquiry.subject and forming.gaps.match(piece(straight(inquiry.subject))):
        yield broken("unfilled_subject", 0.95, (), gap=inquiry.subject)
    confirm = sheet.find(forming.confirm, (sheet.cut(0, len(sheet.text)),))
    if confirm:
        yield broken("to_confirm", 0.95, confirm, gap=confirm[0].text)
    never = _never_said(inquiry)
    if never:
        yield broken("never_said", 0.95, never, words=never[0].text)
    marked = sheet.find(forming.markup, sheet.sentences)
    if marked and not all(map(inquiry.known, marked)):
        yield broken("markup", 0.8, marked, mark=marked[0].text)
    yield from _of_languages(inquiry)
    told = [s for s in sheet.find(forming.notes, (*sheet.sentences,)) if not inquiry.known(s)]
    if told:
        yield unsure("to_colleague", told, confidence=0.4)
    untidy = sheet.find(forming.untidy, sheet.body)
    if untidy:
        yield unsure("untidy", untidy, confidence=0.5)


def _of_languages(inquiry: Inquiry) -> Iterator[Finding]:
    """What speaks another language than the one wanted: the reply, or a whole sentence of it."""
    wanted, wrong = tongue.wanted(inquiry.case), tongue.wrong(inquiry.case, inquiry.spoken)
    other = None if wrong else _in_another_language(inquiry)
    if wrong:
        code = "wrong_language" if inquiry.case.brief.language == "auto" else "unwanted_language"
        yield broken(code, 0.85, inquiry.sheet.body[:1], language=wrong, wanted=wanted)
    elif other:
        place, language = other
        yield broken("sentence_language", 0.85, [place], language=language, wanted=wanted)


def _in_another_language(inquiry: Inquiry) -> tuple[Span, str] | None:
    """The first whole sentence that is surely in another language than the one wanted, and that language."""
    for sentence in inquiry.sheet.body:
        if len(sentence.text.split()) < _WHOLE or inquiry.known(sentence) or inquiry.sheet.quoted(sentence):
            continue
        code = tongue.wrong(inquiry.case, tongue.spoken(sentence.text))
        if code:
            return sentence, code
    return None


def _never_said(inquiry: Inquiry) -> tuple[Span, ...]:
    """Where the reply says what the company's profile says that it never says."""
    folded = words.fold_in_place(inquiry.sheet.text)
    found = []
    for barred in inquiry.case.profile.never_say:
        at = folded.find(words.fold_in_place(barred.strip())) if barred.strip() else -1
        if at >= 0:
            found.append(inquiry.sheet.cut(at, at + len(barred.strip())))
    return tuple(found)


def _missing(inquiry: Inquiry) -> Iterator[Finding]:
    sheet, brief = inquiry.sheet, inquiry.case.brief
    if not sheet.body:
        yield absent("no_body", 0.9)
        return
    last = sheet.body[-1]
    ending = sheet.plain[last.start : last.end].rstrip()
    closing = sheet.plain.rstrip()
    if closing[-1:].isalnum() and inquiry.lexicon.forming.fragments.match(piece(closing[-_ENDING:])):
        yield absent("fragment", 0.8, [last])
    if ending[-1:].isalnum() and inquiry.lexicon.forming.fragments.match(piece(ending)):
        yield absent("fragment", 0.8, [last])
    if inquiry.lexicon.formed and sheet.greeting is None and brief.channel == "email":
        yield absent("no_greeting", 0.8, sheet.body[:1])
    if inquiry.lexicon.formed and sheet.signoff is None and brief.channel not in _UNSIGNED:
        yield absent("no_signoff", 0.8, [last])
    for text in inquiry.case.profile.always_say:
        if words.overlap(text, sheet.text) < _SAID:
            yield absent("not_said", 0.85, words=text)
    yield from _length(inquiry)


def _length(inquiry: Inquiry) -> Iterator[Finding]:
    brief = inquiry.case.brief
    low, high = _LENGTHS[(brief.channel, brief.length)]
    count = len(_WORD.findall(inquiry.sheet.text))
    if count < low * (1 - _SLACK) or count > high * (1 + _SLACK):
        code = "too_short" if count < low else "too_long"
        yield absent(code, 0.75, count=str(count), low=str(low), high=str(high))
    elif not low <= count <= high:
        yield unsure("length_edge", count=str(count), low=str(low), high=str(high))
