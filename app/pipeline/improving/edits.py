"""Edits of one text: applied, measured, and carried back to where they stand in the text as it was given."""

from collections.abc import Iterable, Sequence

from app.model.improvement import Edit


def in_order(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Edits by where they stand; at one place insertions come before what begins there, as they were given."""
    return tuple(sorted(edits, key=lambda e: (e.start, e.end)))


def applied(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits made; they must not overlap."""
    pieces, at = [], 0
    for edit in in_order(edits):
        pieces += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join([*pieces, text[at:]])


def fits(edit: Edit, others: Iterable[Edit]) -> bool:
    """Whether an edit stands clear of the others; two insertions may share a place."""
    return all(_clear(edit, other) for other in others)


def size(edit: Edit) -> int:
    """Characters that are taken out or put in."""
    return len(edit.text) + edit.end - edit.start


def origin(place: tuple[int, int], edits: Sequence[Edit]) -> tuple[int, int] | None:
    """Where a stretch of the edited text stood in the text as it was given; None where an edit touches it."""
    start, end = place
    shift = 0
    for edit in in_order(edits):
        at = edit.start + shift
        if end <= at:
            break
        if start < at + len(edit.text):
            return None
        shift += len(edit.text) - (edit.end - edit.start)
    found = (start - shift, end - shift)
    touched = any(e.start < found[1] and found[0] < e.end for e in edits)
    return None if touched or any(found[0] < e.start < found[1] for e in edits) else found


def _clear(edit: Edit, other: Edit) -> bool:
    if edit.start == edit.end or other.start == other.end:
        inside = other.start < edit.start < other.end or edit.start < other.start < edit.end
        return not inside
    return edit.end <= other.start or other.end <= edit.start
