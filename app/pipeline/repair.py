"""What cannot be repaired is never hidden: it becomes a visible `[confirm: …]`, a gap that a person closes."""

from collections.abc import Sequence

from app.model.draft import Checked, Quote

NEUTRALISED = ("no-unauthorised-promise", "no-invented-fact")
"""Guards whose broken words are put in brackets; the others need a rewriting."""


def neutralised(text: str, checked: Checked, label: str = "confirm") -> str:
    """The text with every ungrounded promise and invented fact in `[confirm: …]`; unchanged where there is none."""
    quotes = [
        quote
        for item in checked.checklist
        if item.id in NEUTRALISED and item.status == "missed"
        for quote in item.evidence
    ]
    for quote in sorted(_apart(quotes), key=lambda q: q.start, reverse=True):
        text = f"{text[: quote.start]}[{label}: {quote.quote}]{text[quote.end :]}"
    return text


def _apart(quotes: Sequence[Quote]) -> list[Quote]:
    """Quotes that do not overlap, the longer first."""
    kept: list[Quote] = []
    for quote in sorted(quotes, key=lambda q: q.end - q.start, reverse=True):
        if all(quote.end <= other.start or quote.start >= other.end for other in kept):
            kept.append(quote)
    return kept
