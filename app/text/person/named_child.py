"""Whether a note goes on about somebody of the customer's own whom both it and the message name: "Alfie has a place;
his deposit was received".
"""

import re
from collections.abc import Collection, Iterable

from app.text.compiled import compiled
from app.text.person.called import Sex
from app.text.person.other import Other
from app.text.person.words import person_words

_MINE = compiled(
    r"\b(?:[Mm]y|[Oo]ur) (?:[\w-]+ ){0,2}[a-z]+,? (?:(?:is |was )?(?:called|named) )?(?P<name>[A-Z][a-z]+)\b"
)
"""One of theirs whom a message names: "my son Teddy"."""
_PRONOUNS: dict[Sex, re.Pattern[str]] = {
    "he": compiled(r"\b(?:he|him|his|he['’]\w+)\b", re.IGNORECASE),
    "she": compiled(r"\b(?:she|her|hers|she['’]\w+)\b", re.IGNORECASE),
}
_CALLED = compiled(r"\b(?P<title>[A-Z][a-z]{1,9})\.? (?P<name>[A-Z][\w'’-]{1,40})")
_SEXES: dict[str, Sex] = {"mr": "he", "mrs": "she", "ms": "she", "miss": "she"}
_NAME_LEAST = 3

_PARENTS = "mum|mom|mam|mother|dad|father|parent|gran|nan|grandma|grandmother|grandad|carer"
"""Who signs as somebody's: "Nicky (Alfie's mum)"."""


def goes_on_about_child(person: Other, sex: Sex, kin: str, message: str) -> bool:
    """Whether a pronoun may go on about a person of a note: one of theirs by name, who is a "he" (or "she") of the
    message.

    `kin` is whom of their own the message has; a name that tells no sex has to stand beside that.
    """
    if not person.proper or len(person.named) < _NAME_LEAST or _PRONOUNS[sex].search(message) is None:
        return False
    if person.sex is None:
        return is_linked(person.named, kin, message)
    return (
        person.sex == sex and re.search(rf"\b{re.escape(person.named)}\b", message, re.IGNORECASE) is not None
    )


def has_title(sex: Sex, message: str, own: Collection[str]) -> bool:
    """Whether a message names somebody with a title who may be a "he" (or a "she") and is not the customer, whose names
    `own` are: "Dr Lowe told him to come back".
    """
    titles = person_words().sets["titles"]
    named = ((found["title"].lower(), found["name"].lower()) for found in _CALLED.finditer(message))
    fits = (name for title, name in named if title in titles and _SEXES.get(title, sex) == sex)
    return any(name not in own for name in fits)


def is_linked(name: str, kin: str, message: str) -> bool:
    """Whether a message itself says of whom a name is: "my daughter Anya", "Alfie's mum"."""
    named = re.escape(name)
    first = rf"\b{named},? my (?:[\w-]+ )?{re.escape(kin)}\b"
    beside = rf"\b(?:my|our) (?:[\w-]+ ){{0,2}}{re.escape(kin)},? {named}\b"
    return re.search(rf"{first}|{beside}|\b{named}['’]s (?:{_PARENTS})\b", message, re.IGNORECASE) is not None


def names_others(names: Iterable[str], kin: Collection[str], message: str) -> bool:
    """Whether one of the names is that of nobody whom a message calls one of their `kin`."""
    return any(not any(is_linked(name, one, message) for one in kin) for name in names)


def is_anothers(name: str, message: str) -> bool:
    """Whether a name is not that of the one whom a message calls its own: "Freya" beside "my son Teddy".

    Where it calls nobody its own by name, a name that it does not have is another's.
    """
    own = {found["name"].lower() for found in _MINE.finditer(message)}
    return name not in own if own else re.search(rf"\b{re.escape(name)}\b", message, re.IGNORECASE) is None
