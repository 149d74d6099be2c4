"""A spoken note made plain before its clauses are read: names with their capitals, who of theirs a "mum" is, and what
runs together in speech ("when its running", "the form's fixed").
"""

import re
from collections.abc import Sequence
from functools import cache

from app.engines.builtin.notes.customer import sex_by_name
from app.engines.builtin.notes.gerunds import as_deeds
from app.engines.builtin.notes.patterns import jotting
from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.notes.telegraph.articles import sure_nouns
from app.engines.builtin.notes.telegraph.verb_forms import bases, is_noun
from app.engines.builtin.notes.written import is_worded
from app.model.plan import Given
from app.text.compiled import compiled
from app.text.grammar import tokens
from app.text.guarded import Rewrites
from app.text.person.words import person_words
from app.text.tables import table

_CAPITAL = compiled(r"\b[A-Z][a-z]{1,11}\b")
_TITLED = compiled(r"\b(dr|mr|mrs|ms|Dr|Mr|Mrs|Ms)\.? ([a-z]{2,20})\b")
_SMALL = compiled(r"(?<![\w'-])(?<!a )(?<!the )[a-z]{3,12}\b(?!-)")


def in_plain_words(note: str, setting: Setting) -> str:
    """A jotted offer with what is sure put right; one that was written out stays as it is."""
    if is_worded(note) or not setting.context.english:
        return note
    lead = found.group() if (found := _shape("led_on").match(note)) else ""
    bare = with_kin(note[len(lead) :], setting.text or "")
    words = tokens(bare.partition(" if ")[0].partition(" once ")[0].replace("'s", ""))
    alone = person_words().sets["people"].isdisjoint(words)
    return lead + as_deeds(_plain().put_into(_their_word().put_into(bare) if alone else bare))


def with_spoken_names(setting: Setting, given: Sequence[Given]) -> Setting:
    """The setting with the given names that jotted notes hold without a capital: each is still read as jotted."""
    if not setting.context.english:
        return setting
    told = (with_names(o.text) for o in given if o.text[:1].islower() and not is_worded(o.text))
    called = (word for text in told for word in _CAPITAL.findall(text))
    names = tuple(dict.fromkeys((*setting.names, *called)))
    return setting if names == setting.names else setting.model_copy(update={"names": names})


def with_names(note: str) -> str:
    """The note with capitals for given names: "jo can see biscuit" → "Jo can see biscuit", "swap to nadia"."""
    named = _SMALL.sub(lambda m: m.group().capitalize() if _is_name(m.group()) else m.group(), note)
    titled = _TITLED.sub(lambda m: f"{m[1]} {m[2].capitalize()}", named)
    return _shape("name_stands").sub(_named, titled)


def _is_name(word: str) -> bool:
    """Whether a small word can only be a given name."""
    return sex_by_name(word) is not None and word not in bases() | sure_nouns() and not is_noun(word)


def _named(found: re.Match[str]) -> str:
    """What stands where a name does, with its capital where it is one."""
    word = found["first"] or found["then"]
    known = word in str(table("en", "offer_spoken")["short_names"]).split()
    return f"{found.group()[: -len(word)]}{word.capitalize()}" if known else found.group()


def with_kin(note: str, message: str) -> str:
    """The note with "your mum" for the "mum" of whom the message speaks, and the customer for the mum who writes."""

    def whose(found: re.Match[str]) -> str:
        who = found["who"].lower()
        told = table("en", "offer_spoken")
        alike = "|".join({who}.union(*(row.split() for row in told["same_kin"] if who in row.split())))
        own = compiled(str(told["of_theirs"]).format(who=f"(?:{alike})"), re.IGNORECASE).search(message)
        if own is not None:
            return str(told["your_kin"]).format(who=who)
        others = ("parents", "their_child"), ("children", "their_parent"), ("spouses", "their_spouse")
        writes = any(who in str(told[kin]).split() and _shape(of).search(message) for kin, of in others)
        return jotting("the_customer") if writes else found.group()

    return with_animal(_shape("kin").sub(whose, note), message)


def with_animal(note: str, message: str) -> str:
    """The note with "your dog" for a "her" that is brought or weighed, where the message speaks of the dog."""
    found = _shape("animal").search(message)
    if found is None:
        return note
    brought = str(table("en", "offer_spoken")["brought"])
    return _shape("with_animal").sub(lambda m: brought.format(do=m["do"], who=found["who"].lower()), note)


@cache
def _their_word() -> Rewrites:
    return Rewrites(table("en", "offer_spoken")["their_word"])


@cache
def _plain() -> Rewrites:
    rows = table("en", "offer_spoken")["plain"]
    return Rewrites(rows)


@cache
def _shape(name: str) -> re.Pattern[str]:
    return compiled(str(table("en", "offer_spoken")[name]), re.IGNORECASE)
