"""A note in words to the customer, as far as the brief around it tells who is who."""

import re

from app.engines.builtin.notes.customer import sex_by_name
from app.engines.builtin.notes.own_name import as_own
from app.engines.builtin.notes.patterns import pattern, word_list
from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.notes.written import is_stopped, is_written
from app.text.compiled import compiled
from app.text.grammar import tokens
from app.text.person import Shifted, third_to_second
from app.text.person.called import Sex
from app.text.person.words import person_words

_CLAUSE = compiled(r"[.;:,]\s|\b(?:and|but|because|so)\b")
_PRONOUNS: dict[Sex, re.Pattern[str]] = {
    "he": compiled(r"\b(?:he|him|his|himself|he's|he'd|he'll)\b", re.IGNORECASE),
    "she": compiled(r"\b(?:she|her|hers|herself|she's|she'd|she'll)\b", re.IGNORECASE),
}
_DOERS: dict[Sex, re.Pattern[str]] = {
    "he": compiled(r"\b(?:he|him)\b", re.IGNORECASE),
    "she": compiled(r"\bshe\b", re.IGNORECASE),
}
_TITLED: dict[Sex, re.Pattern[str]] = {
    "he": compiled(r"\bMr\.? (?P<name>[A-Z][\w'-]+)"),
    "she": compiled(r"\b(?:Mrs|Ms|Miss)\.? (?P<name>[A-Z][\w'-]+)"),
}
_INITIAL = compiled(r"(?<![\w.])[A-Z]\. ?[A-Z][a-z]{2,24}\b")
_NAME = compiled(r"(?<![\w-])[A-Z][a-z]{2,24}\b")


def in_second_person(text: str, note: str, setting: Setting, *, offered: bool = False) -> Shifted:
    """What a note says, turned from the third person to the second; `note` is the fact as it stands in the brief."""
    shifted = third_to_second(
        text,
        setting.customer_name,
        message=setting.text,
        called=setting.context.called,
        earlier=tuple(as_own(one, setting.agent_name, setting.text or "") for one in setting.before(note)),
        offered=offered,
    )
    if shifted.certain and not offered and _may_be_named_before(note, shifted.text, setting):
        return shifted.model_copy(update={"certain": False})
    jotted = not (offered or is_written(note) or is_stopped(note))
    if jotted and shifted.certain and _may_be_another(note, shifted.text, setting):
        return shifted.model_copy(update={"certain": False})
    return shifted


def _may_be_named_before(note: str, told: str, setting: Setting) -> bool:
    """Whether a "him" that was taken for the customer may be the Mr Pask of the note before it, or one named behind it.

    "Neil asked him twice" goes on about whoever signed for the load.
    """
    own = (setting.customer_name or "").lower()
    for sex, pronoun in _DOERS.items():
        found = pronoun.search(note)
        if found is None or len(pronoun.findall(told)) == len(pronoun.findall(note)):
            continue
        around = (*setting.before(note)[-1:], note[found.end() :])
        named = [one["name"].lower() for text in around for one in _TITLED[sex].finditer(text)]
        if any(name not in own for name in named):
            return True
    return False


def _may_be_another(note: str, told: str, setting: Setting) -> bool:
    """Whether a "he" that was taken for the customer may be somebody else, or an animal, of message or note.

    Not where a title or a name tells the customer's sex.
    """
    for sex, pronoun in _PRONOUNS.items():
        found = pronoun.search(note)
        if found is None or len(pronoun.findall(told)) == len(pronoun.findall(note)):
            continue
        if names_somebody(note[: found.start()], setting):
            return True
        called = setting.context.called
        if (
            not called.titled
            and not (called.sure and not called.mixed)
            and tells_of_beings(setting.text or "", sex)
        ):
            return True
    return False


def names_somebody(before: str, setting: Setting) -> bool:
    """Whether somebody else has been named: "sent to J. Kelly, he deleted it"."""
    own = {word.strip(".,").lower() for word in (setting.customer_name or "").split()}
    names = [found for found in _NAME.findall(before) if sex_by_name(found)]
    initials = [found.rpartition(" ")[2].rpartition(".")[2] for found in _INITIAL.findall(before)]
    return any(name.lower() not in own for name in (*names, *initials))


def tells_of_beings(message: str, sex: Sex) -> bool:
    """Whether a message speaks of a person or an animal that may be a "he" (or a "she")."""
    sets = person_words().sets
    other = sets["kin_women"] | sets["women"] if sex == "he" else sets["kin_men"] | sets["men"]
    beings = (sets["people"] | word_list("other_beings")) - other
    return not beings.isdisjoint(tokens(message))


def softened(text: str) -> str:
    """Without the "herself" that points a finger: "she chose it herself" → "she chose it"; what they are not to do
    "themselves", or can, keeps it.
    """
    found = (m for m in pattern("pointing_self").finditer(text))
    cuts = [m.span() for m in found if not pattern("may_do").search(_CLAUSE.split(text[: m.start()])[-1])]
    for start, end in reversed(cuts):
        text = text[:start] + text[end:]
    return text
