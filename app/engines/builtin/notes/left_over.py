"""Whether a "he" or "she" was left in what is told though nobody but the customer can be meant: "she can wait here"."""

import re

from app.engines.builtin.notes.customer import sex_by_name
from app.engines.builtin.notes.others import somebody_acts
from app.engines.builtin.notes.patterns import word_list
from app.engines.builtin.notes.plain.table import expression
from app.engines.builtin.notes.somebody import Seen, names_person, told_by
from app.text.compiled import compiled
from app.text.grammar import lexicon, tokens
from app.text.person.called import Sex

_LEFT = compiled(r"\b(?:(?P<he>he|him|his|himself)|(?P<she>she|her|hers|herself))\b", re.IGNORECASE)
_NAMED = compiled(r"\b(?P<name>[A-Z][a-z]+)(?:['’]s)? (?P<does>[a-z]+)\b")


def left_over(note: str, told: str, seen: Seen) -> bool:
    """Whether a pronoun of what is told has nobody whom it may mean: the message has no such pronoun, and neither this
    note nor the one before it speaks of anybody else; so it is the customer, of whom a reply to them does not speak.
    """
    return any(_alone(note, sex, seen) for sex in _sexes(told)) or _reaches_nobody(note, told, seen)


def _reaches_nobody(note: str, told: str, seen: Seen) -> bool:
    """Whether somebody is rung or told of whom nothing before names several: "Recovery reached them at 18.40"."""
    if (
        expression("reaches_them").search(told) is None
        or (found := expression("reaches_them").search(note)) is None
    ):
        return False
    said = f"{' '.join(seen.before[-1:])} {note[: found.start()]}".lower()
    return not any(_may_be_several(word) for word in tokens(said))


def _may_be_several(word: str) -> bool:
    plain = word.endswith("s") and not word.endswith(("ss", "us", "is", "'s"))
    several = plain and word not in lexicon().auxiliaries | lexicon().pronouns
    return several or word in word_list("several_people")


def _sexes(told: str) -> set[Sex]:
    return {"he" if found["he"] else "she" for found in _LEFT.finditer(told)}


def _alone(note: str, sex: Sex, seen: Seen) -> bool:
    own = seen.name.split()[:1]
    of_them = seen.called.sex or (sex_by_name(own[0]) if own else None)
    if of_them not in {None, sex} or seen.called.kin(sex) or told_by(seen.message, sex):
        return False
    first = next((found.start() for found in _LEFT.finditer(note) if found[sex]), 0)
    said = (*seen.before[-1:], note[:first])
    acts = any(names_person(one, sex, seen.name) or _acts(one, seen.name) for one in said)
    return not (acts or somebody_acts(note[:first]))


def _acts(text: str, own: str) -> bool:
    """Whether somebody whose name tells neither man nor woman does something: "Rosheen has it"."""
    theirs = {word.strip(".,").lower() for word in own.split()}
    does = lexicon().auxiliaries | lexicon().past
    return any(
        m["does"] in does and m["name"].lower() not in theirs | lexicon().determiners | lexicon().pronouns
        for m in _NAMED.finditer(text)
    )
