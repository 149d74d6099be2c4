"""Which quotes of a judge count: words of the reply, the writer's own, that do not speak to the judge."""

from app.checklist.inquiry import Inquiry
from app.checklist.patterns import piece, straight
from app.model.value import Span
from app.text import words

SHORTEST = 8
"""Characters of a quote; a shorter one stands in any reply."""


class Testimony:
    """The reply in which quotes are looked up."""

    def __init__(self, inquiry: Inquiry) -> None:
        self._inquiry = inquiry

    def place(self, quote: str, *, favourable: bool) -> Span | None:
        """Where a quote stands in the reply; None where it does not count.

        It has to stand there letter by letter (quotation marks and dashes apart). A `favourable` one shows that the
        reply does something, so it must be more than the customer's own words given back.
        """
        sheet = self._inquiry.sheet
        wanted = straight(quote).strip().strip('"').strip()
        at = straight(sheet.text).find(wanted) if len(wanted) >= SHORTEST else -1
        if at < 0:
            return None
        span = sheet.cut(at, at + len(wanted))
        aimed = self._inquiry.lexicon.aimed
        if any(aimed.match(piece(straight(s.text))) for s in (span, sheet.sentence_of(span))):
            return None
        return None if favourable and self._theirs(span) else span

    def _theirs(self, span: Span) -> bool:
        """Whether the words are the customer's: the message holds them as they stand."""
        return words.fold(span.text.strip(" .,;:!?")) in self._inquiry.told
