"""Tells what each word of a jotted note may be, before the note is read as a clause."""

import re
from functools import lru_cache

from app.engines.builtin.notes.telegraph.classes import telegraph
from app.engines.builtin.notes.telegraph.settling import settled
from app.engines.builtin.notes.telegraph.tokens import MONTH, Tag, Token, cut
from app.engines.builtin.notes.telegraph.verb_forms import base_of, bases
from app.text.compiled import compiled
from app.text.grammar import lexicon
from app.text.person.words import PersonWords, person_words

_MONTHS = frozenset(re.findall(r"[A-Z][a-z]+", MONTH))
_ORDINAL = compiled(r"\d+(?:st|nd|rd|th)")
_MEASURED = compiled(r"\d+-[a-z]+")
"""A measure before its noun: "30-minute call"."""
_OWNERS = frozenset({"pronoun", "to", "modal", "noun", "name"})
"""Classes of words before "own" that make a verb of it."""
_TEXTS = 512
"""Notes and parts of them whose tags are remembered: several readers look at the same one."""
_WORDS = 4096
"""Words whose classes are remembered: notes say the same ones again and again."""
_LY_AT_LEAST, _ING_AT_LEAST = 5, 6
"""Letters from which on an ending makes the class of a word."""


def tagged(text: str, names: frozenset[str] = frozenset(), *, inner: bool = False) -> list[Token]:
    """The words of a note, each with what it most likely is. `names` are words known to be names; `inner`: the text is
    no beginning of a note, so that a capital at its start is a name's.
    """
    return list(_tagged(text, names, inner))


@lru_cache(maxsize=_TEXTS)
def _tagged(text: str, names: frozenset[str], inner: bool) -> tuple[Token, ...]:
    row: list[Token] = []
    for kind, found in cut(text):
        low = found.lower().replace("’", "'")
        tag: Tag = _word_tag(found, low, row, names, inner=inner) if kind == "word" else kind  # type: ignore[assignment]
        row.append(Token(found, low, tag))
    for index in range(len(row)):
        row[index] = settled(row, index)  # each is judged beside what stands before it, already judged
    return tuple(row)


def _word_tag(text: str, low: str, row: list[Token], names: frozenset[str], *, inner: bool) -> Tag:
    """What a word is by itself."""
    behind = row[-1] if row else None
    if low == "own" and not (behind is not None and behind.tag in _OWNERS and "'s" not in behind.low):
        return "state"
    if text in _MONTHS:
        return "time"
    closed = _closed_tag(low)
    if closed is not None and not (text.isupper() and low in {"it", "us"}):
        return closed
    if _ORDINAL.fullmatch(low):
        return "state"
    if any(ch.isdecimal() for ch in text):
        return "state" if _MEASURED.fullmatch(low) else "code"
    # "MS" is a manuscript and "DR" what follows a disaster, but before a name.
    named = text[:1].isupper() and not text.isupper()
    titled = behind is not None and behind.low in telegraph("titles") and (named or not behind.text.isupper())
    title = low in telegraph("titles") and not text.isupper()
    if title or titled or text in names or _begins_name(text, inner=inner or bool(row)):
        return "name"
    return "code" if text.isupper() and low not in telegraph("states") else form_of(low)


def _begins_name(text: str, *, inner: bool) -> bool:
    return inner and text[0].isupper() and not text.isupper()


@lru_cache(maxsize=_WORDS)
def _closed_tag(low: str) -> Tag | None:
    """The class of a small word, None for a word of an open class."""
    lex, words = lexicon(), person_words()
    if low in telegraph("own_classes"):
        return {"no": "no", "not": "not", "never": "not", "to": "to"}[low]  # type: ignore[return-value]
    if low in telegraph("forms_of_be"):
        return "be"
    if low in lex.auxiliaries | lex.contracted or low == "cannot":
        return "modal" if words.has("modals", low) else "aux"
    if low in telegraph("joins"):
        return "conj"
    if low in telegraph("pronouns"):
        return "pronoun"
    if low in telegraph("subordinators"):
        return "sub"
    if low in lex.prepositions | telegraph("more_prepositions") or words.has("prepositions", low):
        return "prep"
    if low in telegraph("small_numbers"):
        return "number"
    return "det" if low in lex.determiners - telegraph("not_determiners") else None


@lru_cache(maxsize=_WORDS)
def form_of(low: str) -> Tag:
    """The class of a noun, verb, adjective or adverb by its form."""
    lex, words = lexicon(), person_words()
    if low.endswith("ly") and len(low) >= _LY_AT_LEAST and low not in telegraph("ly_words"):
        return "adverb"
    if low in telegraph("states"):
        return "state"
    if low in telegraph("degrees"):
        return "adverb"
    verb = _verb_tag(low, words)
    if verb is not None:
        return verb
    return "adverb" if low in lex.adverbs or words.has("adverbs", low) else "noun"


def _verb_tag(low: str, words: PersonWords) -> Tag | None:
    """The form of a verb that a word may be."""
    past = _irregular(low)
    if past is not None:
        return past
    if low.startswith("un") and low.endswith("ed") and not low.startswith(("under", "unit")):
        return "state"
    if words.regular_past(low):
        return "either"
    if low in telegraph("ing_nouns"):
        return "noun"
    if low.endswith("ing") and len(low) >= _ING_AT_LEAST:
        return "ing"
    if base_of(low) is not None:
        return "third"
    return "base" if low in bases() else None


def _irregular(low: str) -> Tag | None:
    """What an irregular form is; one that equals its base ("read", "cost") is a noun more often than a past."""
    lex, words = lexicon(), person_words()
    if low in words.pasts_safe or (low in lex.past and low not in lex.participles):
        return "either" if low in lex.participles else "past"
    if low in words.pasts_shared or low in lex.past:
        return "noun" if low in words.bases and low not in telegraph("done_as_base") else "either"
    return "part" if low in words.participles or low in lex.participles else None
