"""Whom an offer means where two write, or one for both: the couple who write, "any day that suits them", his wife."""

import re

from app.engines.builtin.notes.as_phrase import capitalised
from app.engines.builtin.notes.customer import sex_by_name
from app.engines.builtin.notes.patterns import jotting, pattern
from app.text.compiled import compiled
from app.text.grammar import tokens
from app.text.person.called import Sex, writes_for_two

_TITLED = r"\b(?P<title>Mr|Mrs|Ms)\.? {surname}\b(?P<owns>['’]s)?"
_SPOUSE: dict[Sex, str] = {"he": "husband", "she": "wife"}

_BESIDE_OWN = compiled(
    r"\b(?P<who>him|her|them) (?:and|&|\+) (?:his|her|their) (?P<kin>[a-z]{3,20})\b(?!['’])", re.IGNORECASE
)


def with_couple(note: str, name: str | None, message: str) -> str:
    """The note with the customer for "the couple", where the name is that of two people or two of them write."""
    note = _with_their_own(note, message)
    if {"and", "&"}.isdisjoint((name or "").lower().split()) and not writes_for_two(message):
        return note

    def put(found: re.Match[str]) -> str:
        who = f"{jotting('the_customer')}{found['owns'] or ''}"
        return capitalised(who) if found.group()[:1].isupper() else who

    return pattern("the_couple").sub(put, note)


def _with_their_own(note: str, message: str) -> str:
    """The note with the customer for who stands beside somebody of theirs: "lunch for her and her mum" of "my mum"."""
    found = _BESIDE_OWN.search(note)
    if found is None or re.search(rf"\b(?:my|our) (?:\w+ )?{found['kin']}\b", message, re.IGNORECASE) is None:
        return note
    return f"{note[: found.start('who')]}{jotting('the_customer')}{note[found.end('who') :]}"


def to_the_two(text: str, note: str, name: str | None, message: str) -> str:
    """An offer in words to the customer, with a day that suits them as theirs and their wife as such."""
    other = pattern("suits_another").search(note)
    if other is not None and other["name"] not in (name or "").split():
        # "Dot can ring Mrs Ormerod at a time that suits her" is no time of who writes.
        return pattern("suits_you").sub(rf"\g<day>{other['who']}", text)
    return with_spouse(suiting_you(text, note, name), name, message)


def suiting_you(text: str, note: str, name: str | None) -> str:
    """A day "that suits them" is one that suits the customer, where an offer is for them and names nobody else."""
    surname = (name or "").split()[-1:]
    theirs = "you" in tokens(text) or (bool(surname) and surname[0] in note)
    several = pattern("groups_named").search(text) or pattern("both_named").search(text)
    return pattern("suits_them").sub(r"\g<day>you", text) if theirs and not several else text


def with_spouse(text: str, name: str | None, message: str) -> str:
    """The text with "your wife" for a Mrs of the customer's name, where a man writes who tells of his wife."""
    surname, sex = (name or "").split()[-1:], sex_by_name(name or "")
    if not surname or sex is None or len((name or "").split()) == 1:
        return text
    other: Sex = "she" if sex == "he" else "he"
    kin = _SPOUSE[other]
    if re.search(rf"\b[Mm]y (?:\w+ )?{kin}\b", message) is None:
        return text

    def named(found: re.Match[str]) -> str:
        if (found["title"] == "Mr") != (other == "he"):
            return found.group()
        word = jotting("your_kins" if found["owns"] else "your_kin").format(kin=kin)
        return word[:1].upper() + word[1:] if found.start() == 0 else word

    return re.sub(_TITLED.format(surname=re.escape(surname[0])), named, text)
