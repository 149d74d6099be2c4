"""Rules of a brief that have something said for the customer's safety."""

from app.engines.builtin.notes.patterns import pattern
from app.engines.builtin.notes.written import is_written


def is_warning(rule: str) -> bool:
    """Whether a rule of the brief has something said for the customer's safety: "MUST say: don't light anything"."""
    if is_written(rule) and not pattern("must_say").match(rule):
        return pattern("keep_away").search(rule) is not None
    said = pattern("must_say").match(rule) is not None
    return said and pattern("for_safety").search(rule) is not None


def warning(rule: str) -> str:
    """The rule without the words that have it said."""
    return pattern("must_say").sub("", rule)
