"""What asks though the reading took it for no ask: by its mark alone, without one, or as what they wonder."""

from collections.abc import Sequence

from app.engines.builtin.concern.asked_words import patterns
from app.engines.builtin.concern.figure import complains_by_asking
from app.model.value import Span

UNREAD = -1
"""The number of what the reading did not take for an ask."""
UNHEARD = -2
"""The number of a question that the reading did not take for an ask: only where nothing went wrong is it one."""


def unmarked(piece: Span, visible: Sequence[Span]) -> Span | None:
    """A question within a sentence that its writer left without marks: "… and a newborn | when is he coming"."""
    before = next(
        (
            one.text[: piece.start - one.start].rstrip()
            for one in visible
            if one.start <= piece.start < one.end
        ),
        "",
    )
    opens = not before or before[-1] in ".!?…"
    asks = patterns()["asks_unmarked"].match(piece.text)
    return piece if asks and not opens else None


def in_passing(sentence: Span) -> tuple[Span | None, int]:
    """A sentence that asks by its mark alone, or says that they wonder; one that plainly wants to get on is unread."""
    greeted = patterns()["greeted"].match(sentence.text)
    start = greeted.end() if greeted else 0
    text = sentence.text[start:].strip()
    if not (text.endswith("?") or patterns()["wondering"].match(text)):
        return None, UNHEARD
    span = Span(text=sentence.text[start:], start=sentence.start + start, end=sentence.end)
    return span, UNREAD if patterns()["practical"].match(text) or complains_by_asking(text) else UNHEARD
