"""What may never be shown: proved breaches of a reply, whole or while it is still being written."""

from collections.abc import Iterator
from typing import Literal

from app.checklist import novelty, tongue
from app.checklist.case import Case
from app.checklist.checklist import Checklist
from app.checklist.inquiry import Inquiry
from app.checklist.patterns import piece
from app.checklist.sources import stands
from app.model.value import Span, Value
from app.model.writing import Passage
from app.text import words

Kind = Literal["promise", "fact", "leak", "tone", "link", "markup", "language"]

GUARDED: dict[str, Kind] = {
    "no-unauthorised-promise": "promise",
    "no-invented-fact": "fact",
    "no-leak": "leak",
    "no-blame": "tone",
    "stay-calm": "tone",
}
"""The guidelines whose proved breaches are stopped; a company that switches one off decides so."""

FORM = "ready-to-send"


class Breach(Value):
    """What a reply must not hold: the guideline that it breaks, and where; offsets are those of the text given.

    `proved` says that an item of the checklist names it too.
    """

    guideline: str
    kind: Kind
    span: Span
    proved: bool = False


def breaches(checklist: Checklist, inquiry: Inquiry) -> tuple[Breach, ...]:
    """The proved breaches of a reply that is laid out, in no order: promises, details, leaks, tone, links, markup.

    What our own engine is known to have written is looked at for the first four alone.
    """
    found = [
        *_proved(checklist, inquiry),
        *_links(inquiry),
        *_marks(inquiry),
        *_strays(inquiry),
        *_foreign(inquiry),
    ]
    return tuple(b for b in found if b.proved or not inquiry.known(b.span))


def _proved(checklist: Checklist, inquiry: Inquiry) -> Iterator[Breach]:
    """What the checklist itself proves."""
    for guideline_id, finding in checklist.proofs(inquiry, GUARDED):
        for span in finding.evidence:
            yield Breach(guideline=guideline_id, kind=GUARDED[guideline_id], span=span, proved=True)


def _links(inquiry: Inquiry) -> Iterator[Breach]:
    """Links that we did not give, whatever stands around them."""
    sheet = inquiry.sheet
    for span in inquiry.lexicon.forming.links.spans([sheet.whole]):
        if not _given(inquiry, span):
            yield Breach(guideline="no-invented-fact", kind="link", span=sheet.cut(span.start, span.end))


def _marks(inquiry: Inquiry) -> Iterator[Breach]:
    """Marks of HTML and Markdown."""
    sheet = inquiry.sheet
    for span in inquiry.lexicon.forming.markup.spans([sheet.whole]):
        yield Breach(guideline=FORM, kind="markup", span=sheet.cut(span.start, span.end))


def _strays(inquiry: Inquiry) -> Iterator[Breach]:
    """Sentences that have nothing to do with the matter."""
    for sentence in novelty.strays(inquiry.sheet, inquiry.sources, inquiry.lexicon.asserting):
        yield Breach(guideline="no-invented-fact", kind="fact", span=sentence)


def _foreign(inquiry: Inquiry) -> Iterator[Breach]:
    """Sentences in another language than the one wanted; what is open to be confirmed is a mixture anyway.

    Our own engine joins its words with the notes as they are: where it wrote, that is no sign of anything.
    """
    sheet = inquiry.sheet
    for sentence in () if inquiry.standing else (*sheet.body, *sheet.closing):
        if words.fold(sentence.text.strip()) in inquiry.sources.folded:
            continue
        opened = inquiry.lexicon.forming.confirm.match(piece(sentence.text))
        if not opened and tongue.wrong(inquiry.case, tongue.spoken(sentence.text)):
            yield Breach(guideline=FORM, kind="language", span=sentence)


def _given(inquiry: Inquiry, link: Span) -> bool:
    """Whether we ourselves name the link: one that stands in the customer's message alone is not ours to send."""
    plain = words.fold(link.text.rstrip(".,;:!?/"))
    return any(stands(plain, source.folded) for source in inquiry.sources.of("ours", "name"))


class Guards:
    """Guards of one case: the sources are read once, then each sentence costs little."""

    def __init__(self, checklist: Checklist, case: Case, language: str = "en") -> None:
        self._checklist = checklist
        self._case = case
        self._language = language
        self._sources = checklist.inquire(case, "", (), language).sources

    def safe(self, sentence: str) -> tuple[Breach, ...]:
        """The breaches of one sentence that stands alone; empty when it may be shown."""
        return self.of(sentence)

    def of(self, text: str, start: int = 0, known: tuple[Passage, ...] = ()) -> tuple[Breach, ...]:
        """The breaches of what stands from `start` on; what stands before it is what it leans on ("we offer:")."""
        inquiry = self._checklist.inquire(self._case, text, known, self._language, self._sources)
        found = [b for b in breaches(self._checklist, inquiry) if b.span.end > start]
        last = text[start:].strip()
        forming = inquiry.lexicon.forming
        told_apart = forming.greetings.match(piece(last)) or forming.confirm.match(piece(last))
        if tongue.strange(self._case, last) and not told_apart:
            at = text.index(last, start)
            found.append(Breach(guideline=FORM, kind="language", span=inquiry.sheet.cut(at, at + len(last))))
        return tuple(found)


def safe(sentence: str, case: Case, checklist: Checklist, language: str = "en") -> tuple[Breach, ...]:
    """The breaches of one sentence of a reply; for several sentences of one case build `Guards` once."""
    return Guards(checklist, case, language).safe(sentence)
