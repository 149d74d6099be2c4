"""What hangs on a clause of a spoken offer, and the clauses as sentences: "no charge", "46", "takes 20 mins"."""

import re
from functools import cache

from app.engines.builtin.notes.as_phrase import capitalised
from app.engines.builtin.notes.telegraph.verb_forms import base_of
from app.text.compiled import compiled
from app.text.tables import table

_IN_ONE = 2
"""Clauses that one sentence holds."""
_ASIDES = (
    ("takes", "it_takes"), ("its_work", "it_is"), ("needs", "you_just"), ("no_need", "no_need_to"),
    ("nothing_to", "nothing_to_do"), ("receipt_to", "send_it_to"),
    ("back_on", "it_will_be"), ("needs_thing", "we_need"), ("thing_free", "the_free"),
    ("does_not_matter", "not_needed"), ("choice", "choice_is"), ("others_choice", "choice_theirs"),
    ("please_bring", "please_do"), ("doing", "we_are"), ("goes_on", "it_goes"), ("yours_if", "it_is_yours"),
)  # fmt: skip
"""Clauses without a subject, and how each is told."""


def tells_more(bit: str) -> bool:
    """Whether what hangs on a clause is what only speech has there: a sum by itself, "whatever you decide"."""
    return any(
        shape(name).match(bit) for name in ("just_sum", "whatever", "copy_to", "same_card", "just_hour")
    )


def tail(bit: str, before: str) -> str | None:
    """What hangs on the clause before it: that it costs nothing, how much it is, when."""
    if shape("kept_tail").match(bit):
        return f", {bit}"
    if shape("no_charge").match(bit):
        return told_as("free_tail")
    if shape("just_hour").match(bit) and shape("day_last").search(before):
        return told_as("at_hour").format(hour=bit)
    if (found := shape("same_card").match(bit)) is not None:
        return told_as("to_same").format(x=found["x"])
    if shape("bring_too").match(bit) and shape("ours_first").match(before.rpartition(". ")[2]):
        return told_as("and_bring").format(do=bit)
    if shape("and_does").match(bit):
        return f", {bit}"
    if (found := shape("copy_to").match(bit)) is not None:
        return told_as("with_copy").format(who=found["who"])
    if (found := shape("just_sum").match(bit)) is not None:
        return told_as("sum_tail").format(sum=found["sum"])
    if shape("just_when").match(bit) and shape("day_first").match(bit):
        return told_as("on_day").format(when=bit)
    plain = any(shape(name).match(bit) for name in ("whatever", "up_to", "just_when"))
    return f", {bit}" if plain else None


def aside(bit: str) -> str | None:
    """A clause without a subject that says something of the one before it."""
    if (found := shape("so_long").match(bit)) is not None:
        return told_as("it_takes").format(verb=told_as("takes_verb"), x=found["x"])
    if (found := shape("tells_us").match(bit)) is not None:
        do = f"{base_of(found['does'])} us{found['rest']}"
        return told_as("only_need").format(do=do)
    for name, form in _ASIDES:
        if (found := shape(name).match(bit)) is not None:
            values = {key: value or "" for key, value in found.groupdict().items()}
            if name == "needs_thing" and not shape("has_article").match(values["x"]):
                values["x"] = told_as("yours").format(x=values["x"])
            of = f"{form.replace('choice', 'choice_of', 1)}" if values.get("of") else form
            return told_as(of.replace("_is", "") if of.startswith("choice_of_is") else of).format(**values)
    return None


def joined(said: list[str]) -> str:
    """The clauses as sentences, two in each at the most."""
    text, held = said[0], 1
    for one in said[1:]:
        close = held < _IN_ONE and not shape("condition").match(one) and "," not in text + one
        close = close and not shape("only_say").match(one) and not one.startswith(("please", "there"))
        last = text.rpartition(". ")[2]
        close = close and "," not in last
        text = (
            told_as("join_and").format(one=text, two=one)
            if close
            else told_as("join_stop").format(one=text, two=capitalised(one))
        )
        held = held + 1 if close else 1
    return text


@cache
def shape(name: str) -> re.Pattern[str]:
    """The shape of that name, from `offer_spoken.yaml`."""
    return compiled(told_as(name), re.IGNORECASE)


@cache
def told_as(name: str) -> str:
    """The words of that name."""
    return str(table("en", "offer_spoken")[name])
