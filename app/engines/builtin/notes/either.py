"""Whether a note's "she" may be the customer or somebody of theirs of whom the message goes on: a person reads whom.

So it is where a name may be the customer's, or that of whoever signs.
"""

import re
from collections.abc import Sequence

from app.engines.builtin.notes.patterns import pattern
from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.notes.theirs import one_of_theirs
from app.text.compiled import compiled
from app.text.grammar import tokens
from app.text.person.called import Sex, tells_of_theirs
from app.text.person.words import person_words

_FORMS: dict[Sex, re.Pattern[str]] = {
    "he": compiled(r"\b(?:he|him|his|himself)\b", re.IGNORECASE),
    "she": compiled(r"\b(?:she|her|hers|herself)\b", re.IGNORECASE),
}

_TITLED = compiled(r"\b(?:Mr|Mrs|Ms|Miss)\.? (?P<name>[A-Z][\w’'-]*)")
_CAPITAL = compiled(r"(?<=[a-z,;] )[A-Z][a-z]{2,}")
_BOTH = 2
_NAME_LEAST = 3
"""Letters of a given name that is looked for."""


def may_be_either(note: str, told: str, setting: Setting) -> bool:
    """Whether a "he" or "she" of a note was told as the customer, and may as well be their father or daughter.

    Not where the note itself names the customer before, by a given name or as "the customer".
    """
    for sex, form in _FORMS.items():
        first = form.search(note)
        if first is None or len(form.findall(told)) >= len(form.findall(note)):
            continue
        named = _names(tokens(note[: first.start()]), setting.customer_name)
        theirs = tells_of_theirs(setting.text or "", sex) or one_of_theirs(
            setting.context, sex, setting.customer_name
        )
        # Whose name it is on "my daughter's certificate", a note leaves open.
        theirs = theirs or (pattern("own_particulars").search(note) and setting.context.called.kin(sex))
        if theirs and not named:
            return True
    return False


def tells_of_one_more(told: str) -> bool:
    """Whether a sentence has a "she" and a "him" and names only one of the two: the other may be the customer."""
    if not all(form.search(told) for form in _FORMS.values()):
        return False
    people = person_words().sets["people"] | person_words().sets["kin_men"] | person_words().sets["kin_women"]
    named = len(_CAPITAL.findall(told)) + sum(word.removesuffix("'s") in people for word in tokens(told))
    return named < _BOTH


def names_one_of_us_two(told: str, setting: Setting) -> bool:
    """Whether what is told names who signs, or a "Mr Petrie" who may be the customer whose surname is not known.

    "Our stylist, Monique" in a letter that Monique signs, "at Ms Tierney's studio" to Ros.
    """
    agent = [word for word in (setting.agent_name or "").split() if len(word) >= _NAME_LEAST][:1]
    if any(re.search(rf"\b{re.escape(name)}\b", told) for name in agent):
        return True
    surname = (setting.customer_name or "").split()[1:]
    if surname and len(surname[-1].rstrip(".")) > 1:
        return False
    named = {found["name"] for found in _TITLED.finditer(told)}
    return any(re.search(rf"\b{re.escape(name)}\b", setting.text or "") is None for name in named)


def _names(before: Sequence[str], name: str | None) -> bool:
    words = person_words().sets
    given = [word for word in tokens(name or "") if word not in words["titles"]][:1]
    return not (words["customer_nouns"] | set(given)).isdisjoint(before)
