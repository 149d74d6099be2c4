"""Tells which rule of the brief is meant for the customer, and not only for who writes: it speaks of them."""

from app.engines.builtin.notes.patterns import jotting, pattern
from app.engines.builtin.notes.promises import promise_line
from app.engines.builtin.notes.unsaid import is_marked
from app.engines.builtin.notes.written import is_written
from app.model.plan import Given


def rule_for_them(rule: Given, agent: str | None, customer: str | None) -> Given | None:
    """The rule as it is told, None where it steers who writes, holds for customers at large, or is promised elsewhere.

    "He may take it to the ombudsman, and we should tell him so." → without its tail; "We should tell her to wear the
    old glasses" → "Please wear the old glasses".
    """
    if not is_written(rule.text) or is_marked(rule.text):
        return None
    text = pattern("told_so").sub("", rule.text).strip()
    if match := pattern("tell_them_to").match(text):
        text = jotting("please_do").format(do=pattern("and_to").sub(jotting("and_do"), match.group("do")))
    elif not pattern("speaks_of_them").search(text) or pattern("not_for_them").search(text):
        return None
    told = rule.model_copy(update={"text": text})
    return None if promise_line(rule, agent, customer) else told
