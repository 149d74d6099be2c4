"""Where the finite verb of a spoken clause stands, and in which words its subject."""

from app.engines.builtin.notes.spoken.table import words
from app.engines.builtin.notes.telegraph.articles import is_plural
from app.engines.builtin.notes.telegraph.tagging import tagged
from app.engines.builtin.notes.telegraph.tokens import Token
from app.engines.builtin.notes.telegraph.verb_forms import bases
from app.text.grammar import lexicon

_SUBJECT_MOST = 9
"""Words of a subject, before its verb."""
_BEHIND = "det pronoun prep adverb not number time sub money"
_AFTER_VERB = frozenset(f"{_BEHIND} to name state conj".split())
_NAMING = "noun state prep det number name conj code money time ing no base"
_IN_SUBJECT = frozenset(_NAMING.split())
_PASSED_OVER = _IN_SUBJECT | {"pronoun", "adverb", "not"}
_NOT_OWNED = frozenset(f"{_BEHIND} ing either part past be".split())
"""Tags of a word that nobody owns: before it, "'s" is a verb."""
_POINTING = frozenset({"this", "that", "these", "those", "all", "both", "some", "most"})
_BE = frozenset({"was", "were", "is", "are", "has", "had"})
_NO_VERB = frozenset({"be", "been", "being", "having"})
_NEAR = 6
"""Words behind a "'s" in which a verb shows that it is no verb itself."""


def row_of(text: str) -> list[Token]:
    """The words of a clause with what each most likely is."""
    return tagged(text, inner=True)


def finite_at(text: str) -> int | None:
    """The place of the finite verb among the words of a clause that begins with its subject; None without one."""
    return finite_in(row_of(text))


def finite_in(row: list[Token]) -> int | None:
    """The same for words that are told apart already."""
    if not row:
        return None
    if row[0].low in words("contracted"):
        return 0
    for at, token in enumerate(row[: _SUBJECT_MOST + 1]):
        if at and _is_finite(row, at):
            return at
        if owns_verb(row, at):
            return at
        if at and token.tag not in _PASSED_OVER:
            return None
    return None


def owns_verb(row: list[Token], at: int) -> bool:
    """Whether a noun holds the verb in its "'s": "the label's expired", and not "the crew's sheet"."""
    if not row[at].low.endswith("'s") or at + 1 >= len(row):
        return False
    after = row[at + 1]
    if after.tag in _NOT_OWNED or after.low in lexicon().adverbs:
        return True
    later = any(_is_finite(row, k) for k in range(at + 2, min(len(row), at + _NEAR)))
    return not later and (after.tag == "state" or after.low in words("states_too"))


def _is_finite(row: list[Token], at: int) -> bool:
    """Whether the word at a place behind the first is a finite verb."""
    token, before = row[at], row[at - 1]
    if token.tag in {"aux", "modal"} or token.low in _BE:
        return token.low not in _NO_VERB
    if (before.tag == "det" and before.low not in _POINTING) or _is_counted(row, at):
        return False
    if token.tag == "past":
        return True
    if before.tag == "prep":
        return False
    return _is_form(row, at) or _is_present(row, at)


def _is_counted(row: list[Token], at: int) -> bool:
    """Whether the last word only looks like a verb: "8 lessons left", "no more calls"."""
    token, before = row[at], row[at - 1]
    if at + 1 < len(row):
        return False
    left = token.low == "left" and before.tag in {"noun", "number"}
    return left or (token.tag == "third" and row[0].tag == "no")


def _is_form(row: list[Token], at: int) -> bool:
    """Whether a form with -ed or -s is the verb, by what stands behind it."""
    token, after = row[at], row[at + 1] if at + 1 < len(row) else None
    if token.low == "got" and after is not None and after.tag in {"either", "part", "state"}:
        return True
    if token.tag not in {"either", "third"}:
        return False
    behind = after is None or after.tag in _AFTER_VERB
    return behind or (token.tag == "third" and row[at - 1].tag != "state")


def _is_present(row: list[Token], at: int) -> bool:
    """Whether a base form is the verb of several: "they check", "no reminders go out"."""
    before = row[at - 1]
    if row[0].tag == "no" and before.tag == "noun":
        return True
    after = row[at + 1].tag if at + 1 < len(row) else ""
    several = before.low in {"we", "i", "you", "they"} or (before.tag == "noun" and is_plural(before.low))
    return (
        several and "'" not in before.low and row[at].low in bases() and (not after or after in _AFTER_VERB)
    )


def subject_is_plain(row: list[Token], verb: int) -> bool:
    """Whether the words before the verb may be a subject and no more."""
    return all(token.tag in _IN_SUBJECT for token in row[: max(verb, 1)])
