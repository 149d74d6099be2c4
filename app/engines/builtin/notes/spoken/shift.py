"""The words of a clause that mean the customer, as words to them: "she owes nothing" → "you owe nothing"."""

import re
from collections.abc import Container, Sequence

from app.engines.builtin.notes.spoken.table import words
from app.engines.builtin.notes.spoken.verbs import row_of
from app.engines.builtin.notes.telegraph.tokens import Token
from app.engines.builtin.notes.telegraph.verb_forms import base_of
from app.text.compiled import compiled
from app.text.grammar import lexicon
from app.text.person.verbs import second_person_verb
from app.text.person.words import person_words

_WORD = compiled(r"[A-Za-z]+(?:'[a-z]+)?")
_PLAIN = {"him": "you", "his": "your", "hers": "yours", "himself": "yourself", "herself": "yourself",
          "them": "you", "their": "your", "theirs": "yours"}  # fmt: skip
_SUBJECT = frozenset({"he", "she", "they"})
_FULL = {"ll": "you'll", "d": "you'd", "ve": "you've", "re": "you're"}
_BETWEEN = 3
"""Adverbs between a subject and its verb, at most."""
_JOINS = frozenset({"and", "or"})


def shifted(clause: str, theirs: Container[int]) -> str:
    """The clause with the words at the places of `theirs` (in characters) told to the customer."""
    found = list(_WORD.finditer(clause))
    new: dict[int, str] = {}
    for at, match in enumerate(found):
        if match.start() not in theirs:
            continue
        low, _, ending = match.group().lower().partition("'")
        if low in _SUBJECT:
            new[at] = _subject(ending, found, at)
            if not ending and low != "they":
                _agree(found, at, new)
        elif low == "her":
            new[at] = "your" if owns(clause[match.end() :]) else "you"
        elif low == "his" and not owns(clause[match.end() :]):
            new[at] = "yours"
        else:
            new[at] = _PLAIN[low]
    parts: list[str] = []
    end = 0
    for at, match in enumerate(found):
        if at in new:
            parts += [clause[end : match.start()], new[at]]
            end = match.end()
    return "".join((*parts, clause[end:]))


def _subject(ending: str, found: Sequence[re.Match[str]], at: int) -> str:
    if ending != "s":
        return _FULL.get(ending, "you")
    after = [one.group().lower() for one in found[at + 1 : at + 1 + _BETWEEN]]
    first = next((word for word in after if word not in lexicon().adverbs | {"not"}), "")
    has = first in words("ended") | {"been"} or first in {"paid", "asked", "sent", "had", "put"}
    return "you've" if has else "you're"


def _agree(found: Sequence[re.Match[str]], at: int, new: dict[int, str]) -> None:
    """The verb behind a subject, and those that "and" joins to it, as "you" has them."""
    verb = at + 1
    while verb < min(len(found), at + 1 + _BETWEEN) and found[verb].group().lower() in lexicon().adverbs | {
        "never"
    }:
        verb += 1
    for place in range(verb, len(found)):
        low = found[place].group().lower()
        joined = place > verb and found[place - 1].group().lower() in _JOINS
        if place != verb and not joined:
            continue
        made = second_person_verb(person_words(), low) or (base_of(low) if place == verb else None)
        if made:
            new[place] = made


def owns(rest: str) -> bool:
    """Whether "her" stands before a thing of hers, and is not whom something is done to."""
    row: list[Token] = row_of(rest.lstrip())[:2] if rest.strip() else []
    if not row or not rest.startswith(" "):
        return False
    low = row[0].low
    before_thing = low in words("before_thing") and len(row) > 1 and row[1].tag == "noun"
    if before_thing or low == "own":
        return True
    if low in words("after_object") or low in lexicon().adverbs:
        return False
    return row[0].tag in {"noun", "state", "ing", "number", "base", "either", "name", "code"}
