"""Whether a "he" or "she" of a jotted note, told as "you", may be somebody else: a colleague, a child, a neighbour.

The message is the customer's own: whoever is a "he" in it is somebody else. So is, for all that a reader knows, whoever
the notes have named. Beside one of them a pronoun is the customer only where it does, has or gets what nobody else
would: "he paid twice", "her account", "we refunded him".
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from app.engines.builtin.notes.customer import sex_by_name
from app.engines.builtin.tables import read_table
from app.text.compiled import compiled
from app.text.grammar import lexicon, tokens
from app.text.person import Called
from app.text.person.called import Sex
from app.text.person.words import person_words
from app.text.tables import word_set

_PRONOUN = compiled(
    r"\b(?P<word>he|him|his|himself|she|her|hers|herself)(?=(?:['’](?:s|d|ll|ve))?\b)", re.IGNORECASE
)
_ANYBODY = compiled(rf"{_PRONOUN.pattern}|\b(?:they|them|their)\b", re.IGNORECASE)
_YOU = compiled(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)
_SEXES: dict[str, Sex] = {
    "he": "he", "him": "he", "his": "he", "himself": "he", "she": "she", "her": "she", "hers": "she", "herself": "she",
}  # fmt: skip
_SUBJECTS = frozenset({"he", "she"})
_SHORT_NAME = 3
"""Letters from which on a word in small letters may be a name."""


class Seen(NamedTuple):
    """What stands round a note: the message, the notes before it (the nearest last), how the customer is called."""

    message: str = ""
    before: Sequence[str] = ()
    name: str = ""
    called: Called = Called()


def gains_them(note: str, told: str) -> bool:
    """Whether what was made of a note speaks to the customer where the note spoke of somebody."""
    return bool(_ANYBODY.search(note)) and len(_YOU.findall(told)) > len(_YOU.findall(note))


def speaks_to_them(told: str) -> bool:
    """Whether a sentence speaks to the customer."""
    return _YOU.search(told) is not None


def may_be_another(note: str, told: str, seen: Seen, *, offered: bool = False) -> bool:
    """Whether somebody of whom a note tells was told as the customer, and may be another.

    In an offer "he" is the customer, but for one who "will" or "wants to" do something, where somebody was named.
    """
    if not gains_them(note, told):
        return False
    if _shape("to_oneself").search(told) and len(_PRONOUN.findall(note)) > 1:
        return True
    if offered and _group_means_to(note, told, seen):
        return True
    kept = {_SEXES[m["word"].lower()] for m in _PRONOUN.finditer(told)}
    used = {_SEXES[m["word"].lower()] for m in _PRONOUN.finditer(note)} - kept
    named_kin = any(kin and f"your {kin}" in told.lower() for kin in (seen.called.he, seen.called.she))
    if len(used) > 1 and not named_kin:
        return True  # the customer is not both
    if named_kin and len(used) == 1 and _told_as_both(note, told):
        return True
    if named_kin or (seen.called.writer and not offered):
        return False
    return any(_in_doubt(note, sex, seen, offered=offered) for sex in used)


def _told_as_both(note: str, told: str) -> bool:
    """Whether one "he" of a note became the customer and another their son: "say sorry to you if your son wants"."""
    alone = len(_PRONOUN.findall(note)) == len(_ANYBODY.findall(note)) > 1
    return (
        alone and _shape("you_who_does").search(told) is not None and not _shape("you_who_does").search(note)
    )


def _in_doubt(note: str, sex: Sex, seen: Seen, *, offered: bool) -> bool:
    """Whether one of the pronouns of a note may be somebody else, who was named, and nothing shows the customer."""
    at, settled = 0, False
    for found in _PRONOUN.finditer(note):
        if _SEXES[found["word"].lower()] != sex:
            continue
        between = note[at : found.start()]
        shown = _is_customers(note, found, seen, offered=offered)
        settled = (
            shown
            or _shape("customer").search(between) is not None
            or (settled and not names_person(between, sex, seen.name))
        )
        free = offered and _offered_them(note, found, seen)
        if not (settled or free) and _rivalled(note, found, seen, offered=offered):
            return True
        at = found.end()
    return False


def _offered_them(note: str, found: re.Match[str], seen: Seen) -> bool:
    """Whether a pronoun of an offer is the customer as they mostly are: not behind somebody who is named in it, nor for
    one who means to do something, does what a note tells of somebody, has the customer write for them, or is on tour.
    """
    word, before = found["word"].lower(), note[: found.start()]
    sex = _SEXES[word]
    about_kin = _is_about_kin(seen.message, sex)
    for_another = about_kin or (_shape("for_another").search(seen.message) and told_by(seen.message, sex))
    if word not in _SUBJECTS:
        return not (for_another or _shape("of_an_artist").match(note[found.end() :]))
    if _shape("named_before").search(before):
        return False
    if _shape("wish_led").search(before):
        return not about_kin
    allowed = (
        _shape("allowed").match(note[found.end() :]) is not None
    )  # "he may attend" is leave given to them
    named = not allowed and names_person(before, sex, seen.name)
    if _means_to(note, found) or for_another or named:
        return False
    deed = _shape("can_do").match(note[found.end() :])
    told = [one for one in seen.before if names_person(one, sex, seen.name)]
    return deed is None or not any(
        re.search(rf"\b{re.escape(deed['do'])}", one, re.IGNORECASE) for one in told
    )


def _is_about_kin(message: str, sex: Sex) -> bool:
    """Whether a message is about the house or the thing of a "she" (or a "he") of theirs: "my mother's flat"."""
    return told_by(message, sex) and _shape(f"of_kin_{sex}").search(message) is not None


def told_by(message: str, sex: Sex) -> bool:
    """Whether a message itself has a "he" (or a "she"), who is then not its writer."""
    return any(_SEXES[m["word"].lower()] == sex for m in _PRONOUN.finditer(message))


def _group_means_to(note: str, told: str, seen: Seen) -> bool:
    """Whether "they" who will do something are a team or a firm that a note has named: "they'll send it"."""
    found = _shape("they_mean_to").search(note)
    if found is None or _shape("they_mean_to").search(told):
        return False
    return any(_shape("groups").search(one) for one in (*seen.before, note[: found.start()]))


def _means_to(note: str, found: re.Match[str]) -> bool:
    after = note[found.end() :].replace("’", "'")
    return found["word"].lower() in _SUBJECTS and _shape("means_to").match(after) is not None


def _is_customers(note: str, found: re.Match[str], seen: Seen, *, offered: bool) -> bool:
    """Whether a pronoun can only be the customer, by what stands beside it."""
    before, after = note[: found.start()], note[found.end() :].replace("’", "'")
    if not offered and _shape("for_another").search(seen.message):
        return False  # a landlord writes of a tenant, whose account it is
    if found["word"].lower() in _SUBJECTS:
        wishes = _shape("wish_led").search(before) and _shape("wishes").match(after)
        return bool(wishes) or _shape("does").match(after) is not None
    return _shape("has").match(after) is not None or _shape("done_to").search(before) is not None


def _rivalled(note: str, found: re.Match[str], seen: Seen, *, offered: bool) -> bool:
    """Whether somebody else is at hand whom a pronoun may mean.

    Of one who acts, or of whose friend is told, that is anybody named just before, and whom the message names; of
    others only a name.
    """
    sex = _SEXES[found["word"].lower()]
    before = note[: found.start()]
    if told_by(seen.message, sex) or names_person(before, sex, seen.name):
        return True
    if _shape("named_before").search(before):
        return True
    if offered:
        return any(names_person(one, sex, seen.name) for one in seen.before)
    acts = found["word"].lower() in _SUBJECTS or _shape("of_kin").match(note[found.end() :]) is not None
    last = seen.before[-1:]
    if acts and any(names_person(one, sex, seen.name) and not _shape("customer").search(one) for one in last):
        return True
    named = {sex_by_name(name) for one in seen.before for name in _names(one, seen.name)} - {None}
    named |= {sex for one in seen.before if _goes_on_about(one, sex, seen.name)}
    if acts and not (named or seen.called.titled):
        return names_person(seen.message, sex, seen.name, named=False)
    return sex in named  # who is named is whom the message tells of


def _goes_on_about(note: str, sex: Sex, own: str) -> bool:
    """Whether a note tells of a man or woman by that word, or goes on about somebody as a "he" (or a "she")."""
    if not _words(f"called_{sex}").isdisjoint(tokens(note)):
        return True
    at = next((m.start() for m in _PRONOUN.finditer(note) if _SEXES[m["word"].lower()] == sex), None)
    return at is not None and names_person(note[:at], sex, own) and not _shape("customer").search(note)


def names_person(text: str, sex: Sex, own: str, *, named: bool = True) -> bool:
    """Whether a text tells of somebody else who may be a "he" (or a "she"); `named`: or names one."""
    sets = person_words().sets
    other = sets["kin_women"] | sets["women"] if sex == "he" else sets["kin_men"] | sets["men"]
    words = {word.removesuffix("'s") for word in tokens(text)}
    persons = (
        sets["people"] | sets["kin_men"] | sets["kin_women"] | lexicon().actors | _words("persons")
    ) - other
    if words & ((persons | _words(f"titles_{sex}")) - _words("no_persons")):
        return True
    return named and any(sex_by_name(name) == sex for name in _names(text, own))


def _names(text: str, own: str) -> Iterator[str]:
    """Given names in a text, with a capital or jotted without."""
    theirs = {word.strip(".,").lower() for word in own.split()}
    for word in re.findall(r"[^\W\d_]+", text):
        low = word.lower()
        small = word == low and (len(low) < _SHORT_NAME or low in _words("common_names") | lexicon().verbs)
        if low not in theirs and not small:
            yield word


@cache
def _table() -> dict[str, Any]:
    return read_table("who_is_meant")


@cache
def _shape(name: str) -> re.Pattern[str]:
    """The shape of that name; one that stands on several lines has a blank behind a bar, which is no part of it."""
    return compiled(str(_table()[name]).replace("| ", "|"), re.IGNORECASE)


@cache
def _words(name: str) -> frozenset[str]:
    return word_set(_table()[name])
