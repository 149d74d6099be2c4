"""Whether a sentence that was made of a jotting may be sent: a last look at it, whichever reader made it."""

from datetime import date
from functools import lru_cache

from app.engines.builtin.notes.plain.cursor import words_known
from app.engines.builtin.notes.plain.dates import lies
from app.engines.builtin.notes.plain.table import expression, words
from app.engines.builtin.notes.telegraph.classes import telegraph
from app.engines.builtin.notes.telegraph.tagging import tagged
from app.engines.builtin.notes.telegraph.tokens import Token
from app.text.compiled import compiled
from app.text.grammar import lexicon

_FINITE = frozenset({"aux", "modal", "third", "past"})
_INITIALS = compiled(r"(?<![\w/-])[A-Z]{2,5}(?![\w/-])")
_CONDITIONS = frozenset({"if", "until", "unless"})
_SPEAKERS = frozenset({"we", "i", "you", "they"})
_CODES = compiled(r"\b(?:number|reference|ref|seats?|bays?|code)(?: is)? [A-Z\d][\w/-]*(?: [A-Z\d][\w/-]*)*")
"""A number or a reference, of which the letters stand for nothing."""
_CLAUSES = compiled(r"[,;] |\b(?:and|but|that|which|who|if|until|when|because|so)\b")
_NOTES = 128
"""Notes of one brief or two, of which the same is asked again and again while one reply is made."""


@lru_cache(maxsize=_NOTES)
def is_sound(text: str, capitals: frozenset[str], today: date | None) -> bool:
    """Whether a sentence has its verb, no marks and initials of a jotting, and tells nothing to come as past."""
    body = text.rstrip(".!? ")
    if expression("unsound").search(body) or expression("unsound_cased").search(body):
        return False
    if any(one not in words_known(capitals) for one in _INITIALS.findall(_CODES.sub("", body))):
        return False
    if _hangs_on_a_time(body):
        return False
    row = tagged(body[:1].lower() + body[1:])
    row = _before_condition(row)
    finite = any(token.tag in _FINITE or token.low in words("may_be_finite") for token in row)
    orders = bool(row) and row[0].low == "please"
    told_late = tells_ahead_as_past(body, today) or _tells_past_as_now(body, today)
    return (finite or _acts(row) or orders) and not told_late


def _hangs_on_a_time(text: str) -> bool:
    """Whether a bare thing is joined behind a time: "broke on 4 November and the part from Germany"."""
    behind = expression("thing_behind_time").search(text)
    return behind is not None and not any(
        token.tag in _FINITE | {"either"} for token in tagged(behind["rest"])
    )


def _tells_past_as_now(text: str, today: date | None) -> bool:
    """Whether a day that is over is told as if it were now: "the machine is out of order on 1/6"."""
    for clause in _CLAUSES.split(text):
        now = expression("is_now").search(clause)
        if now is None or expression("since_then").search(clause):
            continue
        row = tagged(clause[now.end() :].strip(), inner=True)
        if any(token.tag == "time" and lies(token.text, today) == "past" for token in row):
            return True
    return False


def _before_condition(row: list[Token]) -> list[Token]:
    """The words up to "if" or "until" where those do not open the sentence: what is said has its verb there."""
    stop = next((k for k, token in enumerate(row) if token.low in _CONDITIONS and k), len(row))
    return row[:stop]


def _acts(row: list[Token]) -> bool:
    """Whether somebody or something does what a form says that may also be a passive: "the plumber stayed"."""
    if row and row[0].low in _SPEAKERS and len(row) > 1:
        return True
    for at, token in enumerate(row):
        if token.tag != "either" or not at or row[0].tag in {"prep", "adverb", "sub", "time", "not"}:
            continue
        before = row[at - 1]
        after = row[at + 1].tag if at + 1 < len(row) else ""
        people = before.tag in {"name", "pronoun", "aside"} or before.low in (
            words("groups") | lexicon().actors | telegraph("persons")
        )
        does = people or before.low.endswith(("er", "or", "ist")) or after in {"det", "no", "pronoun"}
        if does or token.low in words("things_do") | words("deeds_alone") or "that" in {t.low for t in row}:
            return True
    return False


def tells_ahead_as_past(text: str, today: date | None) -> bool:
    """Whether a day to come is told as if it were over: "the next was cut on Friday 20 June"."""
    if expression("next_was").search(text):
        return True
    for clause in _CLAUSES.split(text):
        over = expression("was").search(clause)
        if over is None or expression("up_to_then").search(clause):
            continue
        row = tagged(clause[over.end() :].strip(), inner=True)
        if any(token.tag == "time" and lies(token.text, today) == "ahead" for token in row):
            return True
    return False
