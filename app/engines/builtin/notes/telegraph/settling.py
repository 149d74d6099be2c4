"""Settles the words of a jotted note whose class their neighbours decide."""

import re

from app.engines.builtin.notes.telegraph.classes import telegraph
from app.engines.builtin.notes.telegraph.tokens import SHORT_TIME, Tag, Token
from app.engines.builtin.notes.telegraph.verb_forms import base_of, bases, is_noun
from app.text.grammar import lexicon
from app.text.person.words import person_words

_SUM = re.compile(r"\d{1,2}\.\d{2}")
_NONE = Token("", "", "mark")
"""What stands before the first word and behind the last."""
_ACTS = frozenset({"either", "part", "prep", "third", "aux", "modal"})
_REACH = 6
"""Words back in which the "to" or "can" of a second verb is looked for."""


def settled(row: list[Token], index: int) -> Token:
    """The word at `index` beside its neighbours: a base form behind "to" or "can" is a verb, else mostly a noun."""
    token = row[index]
    before = row[index - 1] if index else _NONE
    after = row[index + 1] if index + 1 < len(row) else _NONE
    tag = _by_word(token, before, after) or _by_tag(row, index, before, after)
    return token._replace(tag=tag) if tag is not None else token


def _by_word(token: Token, before: Token, after: Token) -> Tag | None:
    """What single words are beside others: "first 3 bills", "photos both received", "off ill", "new bill out in …"."""
    low = token.low
    if low in {"first", "last", "next"} and after.tag in {"number", "noun", "state", "name", "base"}:
        return "state"
    if low in telegraph("past_as_base") and before.low in telegraph("orders"):
        return "noun"  # "next cut", "final read"
    if low in {"both", "all"} and before.tag == "noun":
        return "adverb"
    if low == "one" and before.tag in {"state", "det"}:
        return "noun"
    if low == "that" and after.low in telegraph("measures") | telegraph("when_words"):
        return "det"
    if low == "run" and before.low in telegraph("when_words"):
        return "noun"
    if low == "outside" and before.low in {"by", "an", "with", "to"} and after.tag == "noun":
        return "state"
    return "state" if _state(low, before, after) else None


def _state(low: str, before: Token, after: Token) -> bool:
    """Whether a particle tells a state: "off sick", "till 21 days up", "out for delivery"."""
    if low == "off":
        return after.low in telegraph("off_what")
    if low in {"up", "over"}:
        return after is _NONE and before.low in telegraph("measures")
    return low == "out" and before.tag == "noun" and (after is _NONE or after.tag in {"prep", "time"})


def _by_tag(row: list[Token], index: int, before: Token, after: Token) -> Tag | None:
    """What a word of a doubtful class is beside its neighbours."""
    token = row[index]
    if token.tag == "base":
        return "noun" if is_noun(token.low) and not _verb_place(row, index) else "base"
    if token.tag == "third":
        return "third" if _third_place(token, before, after) else "noun"
    if token.tag == "ing":
        return _ing(token, before, after, first=not index)
    if (
        token.tag == "to"
        and before.low in telegraph("gone_to")
        and after.tag == "base"
        and is_noun(after.low)
    ):
        return "prep" if row[index + 2 : index + 3] and row[index + 2].tag in {"noun", "base"} else None
    if token.tag == "part" and before.tag == "to" and token.low in bases():
        return "base"
    if token.tag == "to" and not (
        after.tag in {"base", "be"}
        or (after.tag == "part" and after.low in bases())
        or after.low in {"do", "have"}
    ):
        return "prep"
    if token.tag == "time":
        return _time(row, index, before)
    return _adjective(row, index, before, after) if token.tag == "state" else None


def _ing(token: Token, before: Token, after: Token, *, first: bool) -> Tag:
    """A form with -ing is a verb behind its subject or a preposition, else a noun."""
    told = before.tag in {"noun", "name", "code", "aside", "aux", "be", "time", "adverb", "not"}
    by = before.tag == "prep" and after.tag not in {"noun", "base"}
    return "ing" if told or by or first or token.low in telegraph("our_doing") else "noun"


def _time(row: list[Token], index: int, before: Token) -> Tag | None:
    """What looks like a time and is a sum, a number or a name: "fare 14.20", "release 5.14", "Thursday place"."""
    token = row[index]
    if before.low in telegraph("sums") and _SUM.fullmatch(token.low):
        return "money"
    if before.low in telegraph("numbered") and token.low[0].isdecimal():
        return "code"
    return "name" if _before_noun(row, index) else None


def _before_noun(row: list[Token], index: int) -> bool:
    """Whether a day or hour belongs to the noun behind it."""
    after = row[index + 1] if index + 1 < len(row) else _NONE
    free = not index or row[index - 1].tag in {"det", "state", "number", "noun", "conj", "no"}
    return free and after.tag in {"noun", "base"} and SHORT_TIME.fullmatch(row[index].text) is not None


def _adjective(row: list[Token], index: int, before: Token, after: Token) -> Tag | None:
    """A word of state may be a verb ("to clear it"), a date ("for the 28th"), or stand before its noun."""
    token = row[index]
    if token.low in bases() and _verb_place(row, index):
        return "base"
    if token.low[0].isdecimal() and before.tag == "prep" and (after is _NONE or after.tag in _ACTS):
        return "time"
    closes = before.tag in {"be", "not", "adverb"} or (
        before.tag == "aux" and before.low not in telegraph("having")
    )
    return "noun" if after.tag in {"noun", "ing"} and not closes else None


def _verb_place(row: list[Token], index: int) -> bool:
    """Whether a base form stands where a verb does: behind "to", a modal, "we", or their "not"."""
    at = index - 1
    while at >= 0 and row[at].tag in {"not", "adverb"}:
        at -= 1
    if at < 0:
        return False
    before = row[at]
    if before.tag in {"to", "modal"} or before.low in telegraph("before_base"):
        return True
    if before.low in telegraph("speech") and index + 1 < len(row) and row[index + 1].tag in {"prep", "det"}:
        return True
    return before.tag == "conj" and any(t.tag in {"to", "modal"} for t in row[max(at - _REACH, 0) : at])


def _third_place(token: Token, before: Token, after: Token) -> bool:
    """Whether a word with -s is the verb behind its subject and no plural noun."""
    base = base_of(token.low)
    noun = (base is not None and is_noun(base)) or person_words().has("noun_or_verb_s", token.low)
    if (not noun or token.low in {"needs", "works"}) and before.tag not in {"det", "state", "number"}:
        return True
    if before is _NONE:
        return after.tag in {"pronoun", "det"}  # a piece that goes on: "rings you today"
    if before.tag not in {"noun", "name", "code", "aside", "pronoun", "adverb", "number"}:
        return False
    if before.tag == "noun" and before.low.endswith("s") and not before.low.endswith("ss"):
        return False
    acts = (
        token.low in telegraph("telling")
        or before.low in lexicon().actors
        or before.tag in {"name", "pronoun"}
    )
    return acts or after.tag in {"det", "pronoun", "number", "money", "no", "sub"}
