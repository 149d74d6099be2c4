"""Puts a filled note together: forms of "be", "have" and the article that fit, marks, a capital."""

import re
from collections.abc import Sequence

from app.engines.builtin.notes.filling.units import MARK, Unit, noun_phrase, pieces, stretch
from app.engines.builtin.notes.telegraph.classes import fixed_phrases
from app.text.compiled import compiled

FORMS = {
    "HB": ("has been", "have been"),
    "WAS": ("was", "were"),
    "IS": ("is", "are"),
    "HAVE": ("has", "have"),
}
"""What labels leave open, for one and for several."""
_FORM = compiled(rf"\b(?:{'|'.join(FORMS)})\b")
_FOR = frozenset({"booked", "rebooked", "scheduled", "rescheduled", "arranged", "set", "planned"})
_APPOINTED = _FOR | {"due", "expected"}
_PART_OF_A_TIME = frozenset({"end", "start", "beginning", "middle"})
_PREPOSITION = compiled(r"\b(?:on|at|in)$")
_WHEN = {"#day": "", "#span": "", "#clock": "at", "#month": "in", "#weekday": "on"}
_THERE = compiled(r"\bthere (?:IS|WAS|HB)\b")
_ONE = compiled(r"\b(?:it|he|she|which|this|that|who)\b")
_MANY = compiled(r"\b(?:they|we|you|these|them)\b")
_SEVERAL = frozenset({"you", "we", "they", "both", "all", "i"})
_NEAR = 3
_ONES = frozenset({"1", "one", "half"})
_VOWEL = compiled(
    r"(?!one\b|once\b|eu)[aeio]|u(?!n(?:i|ique)|se|k\b)|8|11\b|18\b|hour|hono|heir", re.IGNORECASE
)
_ONE_SOUNDS_W = compiled(r"one\b|eu|once\b", re.IGNORECASE)


def put_together(row: Sequence[Unit], put_in: Sequence[str]) -> str:
    """The sentence, with a capital and without its full stop."""
    text = ""
    for at, label in enumerate(put_in):
        unit = row[at] if at < len(row) else None
        if unit is not None and unit.tag == MARK:
            mark = label[1:]
            text = text.rstrip() + (mark if not mark or mark[0] in ",;:." else f" {mark}") + " "
            continue
        words = "" if _stands_fixed(row, at, label) else timely(agreed(row, at, label), unit)
        if words == "in" and at and row[at - 1].low in _PART_OF_A_TIME:
            words = "of"
        if words:
            text = f"{text.rstrip()}{words} " if words[0] in ",;" else f"{text}{words} "
        if unit is not None:
            touches = at > 0 and unit.end - len(unit.text) == row[at - 1].end
            joined = touches and not words and not text.endswith((", ", "; ", ": "))
            text = f"{text.rstrip() if joined else text}{unit.text} "
    text = text.strip()
    return text[:1].upper() + text[1:]


def appointed(row: Sequence[Unit], put_in: Sequence[str]) -> tuple[str, ...]:
    """What was put in, with "is booked for Friday" for "was booked on Friday": of an appointment its time is told.

    Where a piece names two times, one may be when it was made.
    """
    made = list(put_in)
    for at, unit in enumerate(row[:-1]):
        start, end = stretch(row, at)
        times = [place for place in range(start, end) if row[place].tag == "time"]
        if unit.low in _APPOINTED and times == [at + 1] and made[at].endswith("WAS"):
            made[at] = f"{made[at].removesuffix('WAS')}IS"
            made[at + 1] = "for" if made[at + 1] == "on" and unit.low in _FOR else made[at + 1]
    return tuple(made)


def _stands_fixed(row: Sequence[Unit], at: int, label: str) -> bool:
    """Whether an article would part what stands together: "out of order", "on loan"."""
    if label not in {"the", "A"} or not 0 < at < len(row):
        return False
    return f"{row[at - 1].low} {row[at].low}" in fixed_phrases()


def unhung(row: Sequence[Unit], put_in: Sequence[str]) -> tuple[str, ...]:
    """What was put in, without a "with" before a piece that got a verb of its own."""
    made = list(put_in)
    for start, end in pieces(row):
        hangs = start > 0 and made[start] in {"with", "with the", "with A"}
        if hangs and any(_FORM.search(made[at]) for at in range(start + 1, end)):
            made[start] = made[start].removeprefix("with").strip()
            made[start - 1] = "=;"
    return tuple(made)


def timely(words: str, unit: Unit | None) -> str:
    """The words with the preposition that goes with the time behind them: "at 6pm", "on Monday", "today"."""
    if unit is None or unit.tag != "time" or unit.word not in _WHEN:
        return words
    return _PREPOSITION.sub(_WHEN[unit.word], words).strip()


def agreed(row: Sequence[Unit], at: int, label: str) -> str:
    """A label with the forms that fit what it speaks of."""
    if _FORM.search(label):
        several = _several(row, at, label)
        label = _FORM.sub(lambda found: FORMS[found.group()][several], label)
    if re.search(r"\bA$", label):
        if _is_many(row, at):
            return label[:-1].rstrip()  # "temporary heaters"
        follows = row[at].text if at < len(row) else ""
        vowel = _VOWEL.match(follows) and not _ONE_SOUNDS_W.match(follows)
        label = f"{label[:-1]}{'an' if vowel else 'a'}"
    return re.sub(r"\bA\b", "a", label)


def _is_many(row: Sequence[Unit], at: int) -> bool:
    """Whether the things that begin at a place are surely several."""
    if "ones" in {unit.low for unit in row[at : at + _NEAR]}:
        return True
    head, end = noun_phrase(row, at)
    return head is not None and "p" in head.kind and row[end - 1] is head


def _several(row: Sequence[Unit], at: int, label: str) -> bool:
    if _THERE.search(label):
        head, _ = noun_phrase(row, at)
        counted = at < len(row) and row[at].tag == "number" and row[at].low not in {"1", "one"}
        return counted or (head is not None and head.number == "pl")
    if _ONE.search(label):
        return False
    if _MANY.search(label):
        return True
    start, _ = stretch(row, at)
    if (
        start + 1 < at
        and row[start].tag == "number"
        and row[start].low not in _ONES
        and row[start + 1].tag == "noun"
    ):
        return True  # "two env were swapped"
    head = None
    for unit in reversed(row[start:at]):
        if unit.tag == "prep":
            head = None  # "the tags of the bag": of the tags it is told
        elif unit.tag in {"noun", "pronoun", "name"} and head is None:
            head = unit
    head = head or next((u for u in reversed(row[:at]) if u.tag in {"noun", "pronoun"}), None)
    return head is not None and (head.low in _SEVERAL or (head.tag != "name" and head.number == "pl"))
