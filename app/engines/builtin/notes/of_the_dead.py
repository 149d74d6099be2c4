"""A note that tells of a death speaks of somebody of theirs who died, never of whoever writes."""

import re

from app.engines.builtin.notes.patterns import jotting, pattern
from app.text.grammar import lexicon, tokens
from app.text.person.called import Called, Sex

_FORMS: dict[Sex, re.Pattern[str]] = {
    "he": re.compile(r"\b(?:he|him|his)\b", re.IGNORECASE),
    "she": re.compile(r"\b(?:she|her|hers)\b", re.IGNORECASE),
}


def with_the_dead(note: str, called: Called) -> str:
    """The note with who died named for its "he": "we wrote to his address, not knowing that he had died" → "we wrote to
    your father's address, not knowing that your father had died". As it stands where nobody tells who that is.
    """
    found = pattern("tells_of_a_death").search(note)
    if found is None:
        return note
    sex: Sex = "he" if found["who"].lower() == "he" else "she"
    kin = called.kin(sex)
    if kin is None:
        return note

    def named(one: re.Match[str]) -> str:
        after = tokens(one.string[one.end() :])[:1]
        owns = one[0].lower() in {"his", "hers"}
        owns = owns or (one[0].lower() == "her" and bool(after) and after[0] not in lexicon().prepositions)
        return jotting("your_kins" if owns else "your_kin").format(kin=kin)

    return _FORMS[sex].sub(named, note)
