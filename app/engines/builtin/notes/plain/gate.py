"""Whether a sentence that was made of a jotting may be sent: a last look at it, whichever reader made it."""

import re
from datetime import date

from app.engines.builtin.notes.plain.cursor import words_known
from app.engines.builtin.notes.plain.dates import lies
from app.engines.builtin.notes.plain.table import expression, words
from app.engines.builtin.notes.telegraph.tagging import tagged

_FINITE = frozenset({"aux", "modal", "third", "past"})
_INITIALS = re.compile(r"(?<![\w/-])[A-Z]{2,5}(?![\w/-])")
_CLAUSES = re.compile(r"[,;] |\b(?:and|but|that|which|who|if|until|when|because|so)\b")


def is_sound(text: str, capitals: frozenset[str], today: date | None) -> bool:
    """Whether a sentence has its verb, no marks and initials of a jotting, and tells nothing to come as past."""
    body = text.rstrip(".!? ")
    if expression("unsound").search(body) or expression("unsound_cased").search(body):
        return False
    if any(one not in words_known(capitals) for one in _INITIALS.findall(body)):
        return False
    row = tagged(body[:1].lower() + body[1:])
    finite = any(token.tag in _FINITE or token.low in words("may_be_finite") for token in row)
    acts = any(token.tag == "either" for token in row[1:])
    orders = bool(row) and row[0].low == "please"
    return (finite or acts or orders) and not tells_ahead_as_past(body, today)


def tells_ahead_as_past(text: str, today: date | None) -> bool:
    """Whether a day to come is told as if it were over: "the next was cut on Friday 20 June"."""
    if expression("next_was").search(text):
        return True
    for clause in _CLAUSES.split(text):
        if clause is None or not expression("was").search(clause) or expression("up_to_then").search(clause):
            continue
        row = tagged(clause.strip())
        if any(token.tag == "time" and lies(token.text, today) == "ahead" for token in row):
            return True
    return False
