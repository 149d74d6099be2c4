"""Where the finite verb of a spoken clause stands, and in which words its subject."""

from app.engines.builtin.notes.spoken.table import words
from app.engines.builtin.notes.telegraph.articles import is_plural
from app.engines.builtin.notes.telegraph.tagging import tagged
from app.engines.builtin.notes.telegraph.tokens import Token
from app.engines.builtin.notes.telegraph.verb_forms import bases
from app.text.grammar import lexicon

_SUBJECT_MOST = 9
"""Words of a subject, before its verb."""
_AFTER_VERB = frozenset(
    {
        "det",
        "pronoun",
        "prep",
        "adverb",
        "not",
        "to",
        "name",
        "number",
        "time",
        "sub",
        "state",
        "money",
        "conj",
    }
)
_IN_SUBJECT = frozenset(
    {"noun", "state", "prep", "det", "number", "name", "conj", "code", "money", "time", "ing", "no", "base"}
)
_NAMING = frozenset({"det", "prep", "state"})
_NOT_OWNED = frozenset(
    {
        "prep",
        "adverb",
        "ing",
        "either",
        "part",
        "past",
        "det",
        "not",
        "number",
        "time",
        "pronoun",
        "sub",
        "money",
        "be",
    }
)


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
        if (
            at
            and token.tag not in _IN_SUBJECT
            and token.tag not in {"pronoun", "adverb", "base", "not", "no"}
        ):
            return None
    return None


def owns_verb(row: list[Token], at: int) -> bool:
    """Whether a noun holds the verb in its "'s": "the label's expired", and not "the crew's sheet"."""
    if not row[at].low.endswith("'s") or at + 1 >= len(row):
        return False
    after = row[at + 1]
    if after.tag in _NOT_OWNED or after.low in lexicon().adverbs:
        return True
    later = any(_is_finite(row, k) for k in range(at + 2, min(len(row), at + 6)))
    return not later and (after.tag == "state" or after.low in words("states_too"))


def _is_finite(row: list[Token], at: int) -> bool:
    token, before = row[at], row[at - 1]
    if token.tag in {"aux", "modal"} or token.low in {"was", "were", "is", "are", "has", "had"}:
        return token.low not in {"be", "been", "being", "having"}
    if token.tag == "base" and row[0].tag == "no" and (before.tag == "noun"):
        return True
    if before.tag == "det" and before.low not in {
        "this",
        "that",
        "these",
        "those",
        "all",
        "both",
        "some",
        "most",
    }:
        return False
    if before.tag == "prep" and token.tag != "past":
        return False
    after = row[at + 1] if at + 1 < len(row) else None
    if token.low == "left" and after is None and before.tag in {"noun", "number"}:
        return False  # "8 lessons left"
    if token.tag == "third" and after is None and row[0].tag == "no":
        return False  # "no more calls"
    if token.tag == "past":
        return True
    if token.low == "got" and after is not None and after.tag in {"either", "part", "state"}:
        return True
    if token.tag in {"either", "third"}:
        return after is None or after.tag in _AFTER_VERB or (token.tag == "third" and before.tag != "state")
    if "'" in before.low:
        return False
    several = before.low in {"we", "i", "you", "they"} or (is_plural(before.low) and before.tag == "noun")
    return several and token.low in bases() and (after is None or after.tag in _AFTER_VERB)


def subject_is_plain(row: list[Token], verb: int) -> bool:
    """Whether the words before the verb may be a subject and no more."""
    return all(token.tag in _IN_SUBJECT for token in row[: max(verb, 1)])
