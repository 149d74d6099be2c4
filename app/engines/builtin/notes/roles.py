"""What a note calls the customer by the part that they have in it: "the tenant", "the household", "the group"."""

import re
from functools import cache, lru_cache

from app.engines.builtin.notes.patterns import jotting, pattern
from app.text.compiled import compiled
from app.text.guarded import Guarded
from app.text.person.called import of_the_dead
from app.text.person.named_child import is_anothers
from app.text.person.words import person_words
from app.text.tables import table

_NOTES = 128
"""Notes beside their message that are remembered: each reader of a note asks the same of it."""
_OF_MANY = compiled(
    r"\b(?:all|every|each|both|other|some|many|most|several|(?<![£$€.,\d])\d+)\b(?: [\w-]+){0,3} ?$|\bwrong ?$"
    r"|\bas an?(?: [\w-]+)? ?$"
    r"|\b(?:his|her|their|your|my|own)(?: (?:first|next|last|second|third|own|other|new|old))? ?$",
    re.IGNORECASE,
)
"""What stands before a role where many have it, or somebody else: "to all Year 4 parents", "under the wrong owner",
"his first patient".
"""
_ANOTHER = r"\b(?:another|other|different|previous|a|an|one|next|last|second|new|old) {role}\b"
"""Somebody else of that part in the same note: "another member left it on, and the member has said so"."""
_THEY = compiled(r"\bthey\b")
_ITS_OWN = compiled(r"\b(?:its|their) own\b")
_ITS = compiled(r"\bits\b(?! own\b)")
_OF_OTHERS = compiled(r"\b(?:they|them|their)\b", re.IGNORECASE)
_S = "'s"
_OWNED = compiled(r"['’](?!s\b)")
"""What follows several who own something: "the parents' agreement"."""
_DIRECTLY = " its"
_OF_ONE = compiled(r"\b(?P<name>[A-Z][\w-]+)['’]s $")
_THE = compiled(r"^[Tt]he |['’]s?$")


@lru_cache(maxsize=_NOTES)
def as_customer(note: str, message: str) -> str:
    """The note with the customer for the part that they have in it: "the family" of somebody who writes "we", the
    "parent" of "my son", the "owner" of "my dog". Not where the message has that word of somebody else.
    """
    if of_the_dead(message):
        return note
    for writes, unless, role in _roles():
        # The note, which is short, is asked first.
        found = role.search(note)
        many = found is not None and (
            _OF_MANY.search(note[: found.start()]) or _OWNED.match(note, found.end())
        )
        one = found is not None and not many
        if found is None or not one or not writes.search(message) or unless.search(message):
            continue
        called = _THE.sub("", found.group().strip()).lower()
        if whose := _OF_ONE.search(note[: found.start()]):
            if is_anothers(whose["name"].lower(), message):
                continue  # "Bruno's owner" is not whose cat Duchess is
            note = note[: whose.start()] + note[whose.end() :]
        if re.search(_ANOTHER.format(role=re.escape(called)), note, re.IGNORECASE):
            continue
        if (
            called in _of_several()
            and (its := _ITS.search(note, found.end()))
            and its.start() > found.end() + 1
        ):
            continue  # "the party was booked, and its table …" would leave "its" without whose it is
        if called == "guests" and _OF_OTHERS.search(note):
            continue  # whose "them" is, beside several, nobody can tell
        if called in _of_several():
            note = _with_its_own(note, found.end(), family=called == "family")
        note = role.sub(lambda found: f"{jotting('the_customer')}{_S if found['owns'] else ''}", note)
    return note


def _with_its_own(note: str, at: int, *, family: bool) -> str:
    """The note with whose it is behind those who are several: "the group has to bring its own projector"."""
    head, tail = note[:at], _ITS_OWN.sub(jotting("the_customers_own"), note[at:])
    if tail.startswith(_DIRECTLY):  # "give the choir its money back"
        tail = f" {jotting('the_customer')}{_S}{tail.removeprefix(_DIRECTLY)}"
    return head + (_THEY.sub(jotting("the_customer"), tail) if family else tail)


@lru_cache(maxsize=_NOTES)
def theirs_in(message: str) -> frozenset[str]:
    """The parts that a message has of somebody of the customer's own, or of a rival: "my tenant" is not who writes, nor
    is "a corporate client".
    """
    sets = person_words().sets
    told = re.findall(r"\b(?:my|our) ([a-z-]+)(?: ([a-z-]+))?", message.lower())
    named = {word for words in told for word in words}
    roles = sets["customer_roles"] if of_the_dead(message) else frozenset[str]()
    roles |= frozenset(pattern("rival_to_them").findall(message.lower()))
    return frozenset(named & (sets["customer_nouns"] | sets["customer_roles"])) | roles


@cache
def _of_several() -> frozenset[str]:
    return frozenset(str(table("en", "jottings")["customers_of_several"]).split())


@cache
def _roles() -> tuple[tuple[Guarded, ...], ...]:
    rows = table("en", "jottings")["stands_for_customer"]
    return tuple(tuple(Guarded(one, re.IGNORECASE) for one in row) for row in rows)
