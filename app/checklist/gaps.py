"""Places of a reply that a person must fill or confirm."""

from app.checklist.lexicon import Forming
from app.checklist.sheet import Sheet
from app.model.draft import Gap
from app.model.value import Span


def slots(sheet: Sheet, forming: Forming) -> tuple[Span, ...]:
    """Unfilled places such as "[name]" or "{{signature}}", anywhere in the reply."""
    return tuple(_apart(sheet.find(forming.gaps, (_whole(sheet),))))


def gaps(sheet: Sheet, forming: Forming) -> tuple[Gap, ...]:
    """Unfilled places and visible `[confirm: …]`, in order; `what` is what stands in them."""
    found = [*slots(sheet, forming), *sheet.find(forming.confirm, (_whole(sheet),))]
    return tuple(
        Gap(start=s.start, end=s.end, what=_what(s.text))
        for s in sorted(_apart(found), key=lambda s: s.start)
    )


def _what(text: str) -> str:
    inside = text.strip("[]{}<>$% ")
    return inside.removeprefix("confirm:").strip() or text


def _whole(sheet: Sheet) -> Span:
    return sheet.cut(0, len(sheet.text))


def _apart(spans: "list[Span] | tuple[Span, ...]") -> list[Span]:
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept
