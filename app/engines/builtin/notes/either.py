"""Whether a note's "she" may be the customer or somebody of theirs of whom the message goes on: a person reads whom."""

import re
from collections.abc import Sequence

from app.engines.builtin.notes.setting import Setting
from app.text.grammar import tokens
from app.text.person.called import Sex, tells_of_theirs
from app.text.person.words import person_words

_FORMS: dict[Sex, re.Pattern[str]] = {
    "he": re.compile(r"\b(?:he|him|his|himself)\b", re.IGNORECASE),
    "she": re.compile(r"\b(?:she|her|hers|herself)\b", re.IGNORECASE),
}


def may_be_either(note: str, told: str, setting: Setting) -> bool:
    """Whether a "he" or "she" of a note was told as the customer, and may as well be their father or daughter.

    Not where the note itself names the customer before, by a given name or as "the customer".
    """
    for sex, form in _FORMS.items():
        first = form.search(note)
        if first is None or len(form.findall(told)) >= len(form.findall(note)):
            continue
        named = _names(tokens(note[: first.start()]), setting.customer_name)
        if tells_of_theirs(setting.text or "", sex) and not named:
            return True
    return False


def _names(before: Sequence[str], name: str | None) -> bool:
    words = person_words().sets
    given = [word for word in tokens(name or "") if word not in words["titles"]][:1]
    return not (words["customer_nouns"] | set(given)).isdisjoint(before)
