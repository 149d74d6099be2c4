"""Jotted offers that are statements: what goes ahead by itself, and what somebody of ours is to do.

"Full refund goes out today" waits for no word of the customer; "mason to quote Mon, we pay direct" does.
"""

from typing import NamedTuple

from app.engines.builtin.notes.as_phrase import lowered, with_article
from app.engines.builtin.notes.expand import with_prepositions
from app.engines.builtin.notes.filling.filler import fill
from app.engines.builtin.notes.offer_form import is_done_to_it
from app.engines.builtin.notes.patterns import jotting, pattern, word_list
from app.engines.builtin.notes.shorthand import rounded
from app.engines.builtin.notes.telegraph.articles import Known
from app.engines.builtin.notes.telegraph.articulate import articulate
from app.engines.builtin.notes.telegraph.classes import telegraph
from app.engines.builtin.notes.telegraph.nouns import noun_phrase
from app.engines.builtin.notes.telegraph.reader import read_statement
from app.engines.builtin.notes.telegraph.tagging import tagged
from app.engines.builtin.notes.telegraph.tokens import Token
from app.engines.builtin.notes.telegraph.verb_forms import bases, is_noun
from app.engines.builtin.notes.wording import bits
from app.text.grammar import lexicon, tokens

_SOUND = 0.6
"""How likely a statement with a verb of its own must be sound; what is missing in it is no more than an article."""
_CONDITIONAL = 0.55
"""How likely what is offered under a condition must be sound."""
_AFTER_A_DEED = frozenset(
    {"time", "pronoun", "det", "prep", "money", "number", "noun", "name", "adverb", "state", "base"}
)


class Stated(NamedTuple):
    """An offer as a statement; `settled` where nothing in it waits for the customer."""

    text: str
    settled: bool


def stated(note: str, known: Known, names: frozenset[str]) -> Stated | None:
    """The offer as a statement, None where one of its pieces is none; `note` speaks to the customer."""
    if is_done_to_it(tokens(note)):
        return None  # "lift it and lay the right one" is an order
    if pattern("under_condition").match(note):
        return _conditional(note, known, names)
    told: list[str] = []
    settled = True
    for bit in bits(note):
        if (goes := _goes(bit, known, names)) is not None:
            told.append(goes)
        elif (acts := _acts(bit, known, names)) is not None:
            told.append(acts)
            settled = False
        elif told and (with_it := _with_it(bit, known, names)) is not None:
            told[-1] += with_it
        else:
            return None
    return Stated(f", {jotting('and')} ".join(told), settled) if told else None


def _conditional(note: str, known: Known, names: frozenset[str]) -> Stated | None:
    """What is offered if something happens: "if not found by Fri, refund" → "if it is not found …, you can have …"."""
    condition, comma, offer = note.partition(", ")
    told = articulate(pattern("of_the_thing").sub(jotting("if_it_is"), condition), known, names, order=True)
    filled = fill(offer, "option") if comma else None
    if filled is None or filled.sound < _CONDITIONAL or not pattern("offers_to_them").match(filled.text):
        return None
    return Stated(f"{told}, {lowered_offer(rounded(filled.text))}", settled=False)


def lowered_offer(text: str) -> str:
    """An offer behind its condition."""
    return text[:1].lower() + text[1:] if text[:2] != "I " else text


def _goes(bit: str, known: Known, names: frozenset[str]) -> str | None:
    """What happens by itself: a thing with a verb of its own behind it, or what we say that we do."""
    if pattern("we_go").match(bit):
        who, _, do = bit.partition(" ")
        return f"{who} {articulate(do, known, names, order=True)}"
    known = known.model_copy(update={"offering": False})  # "the refund takes 3 days", not "a refund"
    row = tagged(bit, names)
    thing = noun_phrase(row, 0, known, subject=True) if row else None
    if (swallowed := _swallowed(row)) is not None:
        return swallowed
    verb = _verb_behind(row, thing.end) if thing is not None and thing.text else None
    if verb is None or any(token.tag in {"modal", "mark", "sub"} for token in row):
        return None
    read = read_statement(bit, known, names)
    if read is not None:
        return read.text
    filled = fill(bit, "fact")
    if filled is None or filled.sound < _SOUND:
        return None
    return lowered(rounded(with_prepositions(filled.text)))


def _swallowed(row: list[Token]) -> str | None:
    """A verb that looks like a last noun before a time: "replacement hive ships Monday"."""
    at = next((k for k, token in enumerate(row[1:], 1) if token.low in word_list("goes_by_itself")), 0)
    things = at and all(token.tag in {"noun", "state"} for token in row[: at + 1]) and row[at].tag == "noun"
    if not things or not row[at].low.endswith("s") or at + 2 != len(row) or row[at + 1].tag != "time":
        return None
    return with_prepositions(" ".join((jotting("the"), *(token.text for token in row))))


def _verb_behind(row: list[Token], at: int) -> Token | None:
    """The verb behind the subject, and behind what hangs on that: a sum, a place."""
    while at < len(row) and row[at].tag in {"money", "number", "adverb"}:
        at += 1
    return row[at] if at < len(row) and row[at].low in word_list("goes_by_itself") else None


def _acts(bit: str, known: Known, names: frozenset[str]) -> str | None:
    """Who is to do what, as what they can do: "data team to write" → "our data team can write"."""
    row = tagged(bit, names)
    at = next((k for k, token in enumerate(row) if token.low == "to"), 0)
    first = row[0].low if row else ""
    if first in lexicon().ordered or (first in bases() and not is_noun(first)):
        return None  # "send courier to collect" is an order, and "send courier" nobody
    if not at or at + 1 >= len(row) or not pattern("somebody").search(" ".join(t.low for t in row[:at])):
        return None
    verb, after = row[at + 1], row[at + 2] if at + 2 < len(row) else None
    behind = after.tag if after is not None else "time"
    if behind not in _AFTER_A_DEED or (
        is_noun(verb.low) and after is not None and after.low in {"for", "of"}
    ):
        return None  # "to branch for pick-up"
    if verb.low not in bases() | word_list("acts_too") or verb.low in telegraph("places"):
        return None
    who, _, act = bit.partition(" to ")
    done = articulate(act, known, names, order=True)
    return f"{_named(who, row[:at], names)} {jotting('can')} {with_prepositions(done)}"


def _named(who: str, row: list[Token], names: frozenset[str]) -> str:
    """Whoever acts, with "our" for a part of the house, "the" for the one there is, "a" for any of a trade."""
    head = row[-1].low
    if row[0].tag in {"det", "pronoun", "number"} or who.split(maxsplit=1)[0] in names:
        return who
    if head in word_list("of_the_house"):
        return f"{jotting('our')} {who}"
    return f"{jotting('the')} {who}" if head in word_list("the_one") else with_article(who)


def _with_it(bit: str, known: Known, names: frozenset[str]) -> str | None:
    """What hangs on the statement before it: "no excess", "free of charge"."""
    if pattern("free_of_charge").fullmatch(bit):
        return f", {bit}"
    if pattern("without_any").match(bit):
        return f", {jotting('with')} {articulate(bit, known, names)}"
    return None
