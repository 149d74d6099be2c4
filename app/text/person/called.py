"""What the notes of a brief call the customer, and who of theirs the message speaks of."""

import re
from collections.abc import Collection, Sequence
from functools import cache, lru_cache
from typing import Literal

from app.model.value import Value
from app.text.compiled import compiled, longest_first
from app.text.person.words import person_words
from app.text.tables import table, word_set
from app.text.weights.heart import knows

Sex = Literal["he", "she"]
_MESSAGES = 32
"""Messages of which it is remembered whom they speak of: each note of a brief asks that of the same one."""


class Called(Value):
    """`sex` is what the notes call the customer, None where they do not tell.

    `sure` where a title or a thing of theirs tells it ("her account"), `titled` where it is a title ("Mrs"); `mixed`
    where what tells it is at odds; `both_titles` where the notes speak of a Mr and of a Mrs of the customer's surname.
    `he` and `she` are the one man and the one woman of the customer's own of whom the message speaks ("my dad"): a note
    that uses the pronoun that is not the customer's speaks of them. `others` are pronouns that surely speak of somebody
    else; `writer` is who the customer is to that person ("her daughter").
    """

    sex: Sex | None = None
    sure: bool = False
    titled: bool = False
    mixed: bool = False
    both_titles: bool = False
    he: str | None = None
    she: str | None = None
    others: frozenset[Sex] = frozenset()
    writer: str | None = None

    def kin(self, pronoun: Sex) -> str | None:
        """Who of theirs a pronoun may be."""
        return self.he if pronoun == "he" else self.she


def called_in(message: str, sex: Sex | None, *, sure: bool = False, titled: bool = False) -> Called:
    """What is known of a brief by its message, and by what its notes call the customer."""
    return Called(
        sex=sex, sure=sure or titled, titled=titled, he=_only(message, "he"), she=_only(message, "she")
    )


@lru_cache(maxsize=_MESSAGES)
def told_of(message: str, pronoun: Sex) -> bool:
    """Whether a message itself goes on about a "he" (or "she"), so that its writer knows whom the word means."""
    return len(_PRONOUNS[pronoun].findall(message)) >= _NOT_IN_PASSING


@lru_cache(maxsize=_MESSAGES)
def speaks_of_another(message: str, pronoun: Sex) -> bool:
    """Whether a message is about a man (or woman) of the customer's own, who is not only mentioned in passing."""
    if not told_of(message, pronoun):
        return False
    named = (m.end() for m in _kin(pronoun).finditer(message))
    return any(_PRONOUNS[pronoun].search(message, at, at + _NEAR) for at in named)


@lru_cache(maxsize=_MESSAGES)
def tells_of_theirs(message: str, pronoun: Sex) -> bool:
    """Whether a message goes on about somebody of the customer's own, person or pet: "my daughter … she … her"."""
    if not told_of(message, pronoun):
        return False
    return any(
        _PRONOUNS[pronoun].search(message, m.end(), m.end() + _NEAR) for m in _own(pronoun).finditer(message)
    )


@cache
def _own(pronoun: Sex) -> re.Pattern[str]:
    """Somebody of the customer's own, person or pet."""
    words = table("en", "kin")
    more = "|".join(longest_first(word_set(words[pronoun]) | word_set(words["any"])))
    theirs = rf"(?i:\b(?:my|our)(?: [\w'-]+){{0,2}} (?:{_kin(pronoun).pattern}|(?:{more})\b))"
    return re.compile(rf"{theirs}|\b{_BARE_KIN[pronoun]}\b")


@lru_cache(maxsize=_MESSAGES)
def named_beside(message: str, name: str) -> frozenset[Sex]:
    """The pronouns by which a message tells even once what somebody did whom it names: "Ellie, but she's been away".

    `name` is the customer's own.
    """
    own = {word.strip(".,").lower() for word in name.split()} | person_words().sets["calendar"]
    named = [
        m.end()
        for m in _NAME.finditer(message)
        if m.group().lower() not in own and not (_opens(message, m.start()) and knows(m.group()))
    ]
    found: set[Sex] = set()
    for sex, pronoun in _SUBJECTS.items():
        places = [*named, *(m.end() for m in _kin(sex).finditer(message))]
        if any(pronoun.search(message, at, at + _SOON) for at in places):
            found.add(sex)
    return frozenset(found)


def _opens(text: str, at: int) -> bool:
    """Whether a sentence begins at a place, where any word has a capital."""
    return text[:at].rstrip()[-1:] in {"", ".", "!", "?", ":", ";"}


_NAME = compiled(r"\b[A-Z][a-z]{2,}\b")
_SOON = 70
"""Characters behind a name within which a pronoun that stands there but once speaks of it."""
_NOT_IN_PASSING = 2
"""Pronouns by which a message goes on to speak of somebody, from which on the notes may speak of them too."""
_NEAR = 200
"""Characters behind a name within which a pronoun speaks of it."""
_PRONOUNS: dict[Sex, re.Pattern[str]] = {
    "he": compiled(r"\b(?:he|him|his|himself|he['’]\w+)\b", re.IGNORECASE),
    "she": compiled(r"\b(?:she|her|hers|herself|she['’]\w+)\b", re.IGNORECASE),
}
_BARE_KIN: dict[Sex, str] = {"he": "(?:Dad|Grandad|Grandpa)", "she": "(?:Mum|Mom|Mam|Nan|Gran)"}
"""Whom a family calls so without "my"."""
_SUBJECTS: dict[Sex, re.Pattern[str]] = {
    "he": compiled(r"\b(?:he|he['’]\w+)\b", re.IGNORECASE),
    "she": compiled(r"\b(?:she|she['’]\w+)\b", re.IGNORECASE),
}


@cache
def _kin(pronoun: Sex) -> re.Pattern[str]:
    words = person_words().sets["kin_men" if pronoun == "he" else "kin_women"]
    names = "|".join(longest_first(words))
    return re.compile(rf"\b(?:{names})\b", re.IGNORECASE)


@lru_cache(maxsize=_MESSAGES)
def _only(message: str, pronoun: Sex) -> str | None:
    own = re.findall(rf"\b(?:my|our) (?:\w+ )?{_kin(pronoun).pattern}", message, re.IGNORECASE)
    own += re.findall(rf"(?<![\w-]){_BARE_KIN[pronoun]}\b", message)
    found = {
        match.lower() for phrase in own for match in re.findall(_kin(pronoun).pattern, phrase, re.IGNORECASE)
    }
    return found.pop() if len(found) == 1 else None


def names_another(words: Sequence[str], message: str) -> bool:
    """Whether one of the words of a note is a name that the message does not hold ("Stepan throws …")."""
    told = message.lower()
    return any(
        word[:1].isupper() and word.lower() not in told and (place > 0 or not knows(word))
        for place, word in enumerate(words)
    )


def named_by_both(notes: Sequence[str], message: str, own: Collection[str]) -> frozenset[str]:
    """Names of the notes, in small letters, by which the message too calls somebody or something: a pet, a child.

    `own` are the customer's names. A word that the message also writes small is none.
    """
    found = {
        w.strip(".,;:!?()\"'") for note in notes for w in note.replace("'s", "").replace("’s", "").split()
    }
    parts = {part for one in own for part in one.split("-")}
    names = {word for word in found if word[:1].isupper() and word.isalpha() and word.lower() not in parts}
    small = set(re.findall(r"[a-z]+", message))
    held = set(re.findall(r"[^\W\d_]+", message))
    return frozenset(n.lower() for n in names if n in held and n.lower() not in small and len(n) > 1)


def pays_themselves(called: Called, message: str, pronoun: Sex, named: Collection[str]) -> bool:
    """Whether who is charged can only be the customer, whoever of ours is named: "Beth forgot it, so she was charged".

    Not where the customer is known for the other sex, nor where it may be somebody of theirs: of whom the message goes
    on, or whom the note names ("her mother", "Beth" of "my friend Beth").
    """
    if pronoun in called.others or called.sex not in {None, pronoun} or speaks_of_another(message, pronoun):
        return False
    sets = person_words().sets
    kin = sets["men"] | sets["women"] | sets["pair_with"]
    theirs = (rf"\b(?:my|our) (?:[\w'-]+,? ){{0,2}}{re.escape(name)}\b" for name in named)
    return kin.isdisjoint(named) and not any(re.search(one, message, re.IGNORECASE) for one in theirs)


def unsigned(message: str, name: str) -> str:
    """A message without what somebody else adds behind the signature: "Arthur Penn (and Lottie. He won't say so …)"."""
    at = message.rfind(name) if name else -1
    return message[:at] if at > len(message) / 2 else message


def writes_for_two(message: str) -> bool:
    """Whether two customers write together: "my wife and I", "me and my husband"."""
    with_whom = "|".join(longest_first(person_words().sets["pair_with"]))
    pair = (
        rf"\bmy (?:{with_whom}) (?:and|&) (?:i|me|myself)\b|\b(?:i|me|myself) (?:and|&) my (?:{with_whom})\b"
    )
    return re.search(pair, message, re.IGNORECASE) is not None


@lru_cache(maxsize=_MESSAGES)
def called_mine(message: str) -> frozenset[str]:
    """What a message calls "my …"; where somebody has died also what a note may call them: "the subscriber"."""
    own = frozenset(re.findall(r"\b(?:my|our) (\w+)", message.lower()))
    another = of_the_dead(message) or _FOR_ANOTHER.search(message) is not None
    return own | person_words().sets["customer_roles"] if another else own


@lru_cache(maxsize=_MESSAGES)
def of_the_dead(message: str) -> bool:
    """Whether a message is about the account of somebody who died: who holds it is not who writes."""
    return _OF_THE_DEAD.search(message) is not None


_FOR_ANOTHER = compiled(
    r"\bI(?:['’]m| am) (?:the |his |her |their )?(?:mother|father|mum|dad|mom|parent|wife|husband|partner|daughter|son"
    r"|sister|brother|guardian|carer|niece|nephew|grandmother|grandfather) of\b|\bon behalf of my\b"
)
"""Whoever writes for somebody else: "the tenant" is then not who writes."""
_OF_THE_DEAD = compiled(r"\b(?:my|our) late [a-z]+|\bdeceased\b|\bdeath certificates?\b", re.IGNORECASE)


def as_family(note: str, surname: str) -> str:
    """A note with the customer for a family of their name: "Mr and Mrs Pryce", "the Pryces", and "Pryces" where that is
    no other word.
    """
    both = rf"\b(?:Mr|Mrs|Ms|Dr)\.? (?:and|&) (?:Mr|Mrs|Ms|Dr)\.? {re.escape(surname)}\b"
    note = re.sub(both, "the customer", note)
    led = r"\b[Tt]he " if knows(surname) or surname.endswith("s") else r"\b(?:[Tt]he )?"
    family = re.compile(rf"{led}{re.escape(surname)}e?s(?:(?P<own>['’])(?= )|\b(?!['’]))")
    return family.sub(_as_customer, note)


def _as_customer(family: re.Match[str]) -> str:
    article = "The" if family[0].startswith("The ") else "the"
    return f"{article} customer's" if family["own"] else f"{article} customer"
