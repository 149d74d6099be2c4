"""A clause that begins with its verb: a deed of the agent's, or what the subject before it did as well."""

from app.engines.builtin.notes.spoken.beside import Beside
from app.engines.builtin.notes.spoken.kinds import PAST, SOMEBODY, Clause, is_actor
from app.engines.builtin.notes.spoken.table import form, said, words
from app.engines.builtin.notes.telegraph.tokens import Token
from app.text.grammar import tokens

_DEED_LEAST = 3
"""Words of a clause with "been" or "done" from which on it says what was done: "done now" does not."""
_HOW_MUCH = frozenset({"prep", "adverb", "number", "money", "det", "time"})
_STATES = frozenset({"be", "well", "have", "just"})
_THING = frozenset(
    {"det", "pronoun", "number", "name", "noun", "money", "prep", "adverb", "state", "code", "conj"}
)
_DAYS = frozenset(f"{day}days" for day in ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun"))
_WHEN_OR_BY = frozenset({"prep", "time", "adverb"})
_GOES_ON = frozenset({"never", "didn't", "wasn't"})


def subjectless(
    text: str, row: list[Token], beside: Beside, *, first: bool, before: Clause | None
) -> Clause | None:
    """The clause with the subject that it lacks; None where that is not sure."""
    low = row[0].low
    if low in words("been"):
        return _been(text, row)
    if low in words("own_aux"):
        return _can(text, row)
    if low in words("owed"):
        return _owed(text, row, beside)
    if low in words("it_does") and len(row) > 1 and row[1].tag in _HOW_MUCH:
        return Clause("own", f"{said('it')} {text}", "it")
    if low in words("deeds") or row[0].tag in PAST:
        return _deed(text, row, first=first, before=before)
    return _carried(text, row, before) if before is not None else None


def _carried(text: str, row: list[Token], before: Clause) -> Clause | None:
    """What somebody does or did besides: "he remembers her, says he ticked it", "he left it, never rang"."""
    acts = row[0].tag == "third" and (before.subject in SOMEBODY or is_actor(before.subject))
    denies = row[0].low in _GOES_ON and before.kind in {"own", "carried"} and before.past
    return Clause("carried", text, before.subject, past=True) if acts or denies else None


def _been(text: str, row: list[Token]) -> Clause | None:
    ends = len(row) > 1 and row[1].low in words("by_when")
    if len(row) < _DEED_LEAST or ends:
        return None  # "done by 4 tomorrow" tells when it is, and of nobody who did it
    leads = form("looked").match(text) is not None
    return Clause("lead" if leads else "deed", f"{said('i_have')} {text}", "" if leads else "i", past=True)


def _can(text: str, row: list[Token]) -> Clause | None:
    """What the agent can or cannot do, and what may be so: "could be a leak"."""
    low = row[0].low
    if form("sees").fullmatch(text):
        return Clause("lead", f"{said('i')} {text}", "")
    if low in words("it_aux") and len(row) > 1 and row[1].low in _STATES:
        return Clause("own", f"{said('it')} {text}", "it")
    return None if low in words("could") else Clause("own", f"{said('i')} {text}", "i")


def _owed(text: str, row: list[Token], beside: Beside) -> Clause | None:
    """What should have been done: a thing that it should have been done to is "it", who should have done it "we"."""
    if len(row) > 1 and (row[1].low == "be" or "been" in {one.low for one in row[2:3]}):
        return Clause("own", f"{said('it')} {text}", "it", past=True)
    return Clause("own", f"{said('we')} {text}", "we", past=True) if beside.ours else None


def _deed(text: str, row: list[Token], *, first: bool, before: Clause | None) -> Clause | None:
    """What the agent did; behind somebody who acts what they did as well, where both are over."""
    if len(row) == 1:
        return None
    stranded = len(row) <= 2 and row[-1].tag in {"prep", "either", "part"}
    # A note may end with its verb: "he cancelled on 3 March, confirmed".
    after, tag = (row[1].low, row[1].tag) if len(row) > 1 else ("", "")
    theirs = row[0].low in words("theirs_too") and after not in words("things_done_to")
    by_itself = row[0].low in words("by_itself") and tag not in _THING
    if stranded or theirs or by_itself or tag in {"aux", "modal"}:
        return None
    if before is None or first or before.kind in {"deed", "lead"} or before.subject == "i":
        return _mine(text, row)
    head = (tokens(before.subject) or [""])[-1]
    if before.kind == "own" and _is_done_to(row, head):
        return Clause("own", f"{said('it_was')} {text}", "it", past=True)
    if before.subject in SOMEBODY or is_actor(head) or form("somebody").search(head):
        carried = before.past and row[0].low not in words("never_carried")
        return Clause("carried", text, before.subject, past=True) if carried else None
    return _mine(text, row)


def _is_done_to(row: list[Token], subject: str) -> bool:
    """Whether a verb has nothing behind it that it is done to, and a thing before it: "…, fixed yesterday"."""
    acts = subject in SOMEBODY or is_actor(subject) or form("somebody").search(subject)
    alone = len(row) > 1 and row[1].tag in _WHEN_OR_BY
    return row[0].low in words("done_to") and alone and not acts


def _mine(text: str, row: list[Token]) -> Clause | None:
    """A deed of the agent's; one by which they only found out leads to what they found."""
    after = row[1] if len(row) > 1 else row[0]
    goes = row[0].low in words("moves_itself") and (after.tag in {"prep", "time", "to"} or after.low in _DAYS)
    if row[0].low not in words("deeds") or goes:
        return None  # "moved to Stage 4" may be whoever was moved there
    since = row[0].low == "got" or row[-1].low in {"now", "already"}
    told = f"{said('i_have' if since else 'i')} {text}"
    leads = row[0].low in words("finding") or form("looked").match(text) is not None
    return Clause("lead" if leads else "deed", told, "" if leads else "i", past=True)
