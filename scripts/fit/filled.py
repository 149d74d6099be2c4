"""Reads notes that were filled by hand, as in "[The] parcel [was] scanned [on] 12 November{,|;} nothing since"."""

import re

from app.engines.builtin.notes.filling.units import MARK, Unit, units

_ITEM = re.compile(r"\[([^\]]*)\]|\{([^}]*)\}")
_FORMS = (
    (r"\bhas been\b|\bhave been\b", "HB"), (r"\bwas\b|\bwere\b", "WAS"), (r"\bis\b|\bare\b", "IS"),
    (r"\bhas\b|\bhave\b(?! been)", "HAVE"),
)  # fmt: skip
_PERSON = re.compile(r"\b(?:we|you|i) (?:have|were|are)\b|can have|\byou was\b")


class NotFilledError(Exception):
    """A note that was not filled by putting words in between its units and changing marks alone."""


def filled(said: str) -> tuple[list[Unit], list[str]]:
    """The units of a note and what was put in before each, and behind the last; of a mark what becomes of it.

    Raises NotFilledError.
    """
    if not said:
        raise NotFilledError
    base, put_in, changed = _taken_apart(said)
    row = units(base.rstrip().removesuffix("."))
    labels = [f"={unit.low}" if unit.tag == MARK else "" for unit in row] + [""]
    starts = [unit.end - len(unit.text) for unit in row]
    for place, old, new in changed:
        at = next(
            (
                k
                for k, u in enumerate(row)
                if u.tag == MARK and starts[k] <= place + len(old) and u.end > place
            ),
            None,
        )
        if at is None:
            raise NotFilledError
        labels[at] = f"={';' if new.strip() == '.' else new.strip()}"
    for place, words in put_in:
        at = next((k for k in range(len(row)) if starts[k] >= place), len(row))
        inside = any(start < place < unit.end for start, unit in zip(starts, row, strict=True))
        if inside or (at < len(row) and row[at].tag == MARK):
            raise NotFilledError
        labels[at] = f"{labels[at]} {words}".strip()
    return row, [label if label.startswith("=") else general(label.lower()) for label in labels]


def as_sentence(said: str) -> str:
    """The note as its writer filled it, without the brackets: "The parcel was scanned; there was nothing since"."""
    return _ITEM.sub(lambda m: m[1] if m[1] is not None else m[2].partition("|")[2] or m[2], said)


def general(label: str) -> str:
    """A label with the forms left open that follow from what it speaks of."""
    label = re.sub(r"\ban?$", "A", label)
    if not _PERSON.search(label):
        for pattern, form in _FORMS:
            label = re.sub(pattern, form, label)
    return label


def _taken_apart(said: str) -> tuple[str, list[tuple[int, str]], list[tuple[int, str, str]]]:
    """The note as it was, what was put in and what was changed, each with its place in the note."""
    base, at = "", 0
    put_in: list[tuple[int, str]] = []
    changed: list[tuple[int, str, str]] = []
    for item in _ITEM.finditer(said):
        base += said[at : item.start()]
        if item.group(1) is not None:
            put_in.append((len(base), item.group(1).strip()))
        else:
            old, _, new = item.group(2).partition("|")
            changed.append((len(base), old, new))
            base += old
        at = item.end()
    return base + said[at:], put_in, changed
