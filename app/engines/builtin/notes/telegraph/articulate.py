"""Writes a jotted phrase that is no clause with the articles it left out: an offer, a limit, an item of a list."""

from itertools import pairwise

from app.engines.builtin.notes.patterns import jotting
from app.engines.builtin.notes.telegraph.articles import DOUBT, Known, without_doubt
from app.engines.builtin.notes.telegraph.classes import piece, pieces, telegraph
from app.engines.builtin.notes.telegraph.nouns import NounPhrase, noun_phrase
from app.engines.builtin.notes.telegraph.reader import read_statement
from app.engines.builtin.notes.telegraph.tagging import tagged
from app.engines.builtin.notes.telegraph.times import clocked, timed
from app.engines.builtin.notes.telegraph.tokens import Token
from app.engines.builtin.notes.telegraph.verb_forms import base_of_participle, bases, is_noun
from app.engines.builtin.notes.wording import bits
from app.text.compiled import compiled
from app.text.grammar import lexicon

_GOVERNS = frozenset({"base", "third", "past", "either", "ing", "prep", "part"})
_UNREAD = frozenset({"pronoun", "adverb", "base", "quote", "time"})
_SUBORDINATE = compiled(r"(?<=\w) (until|till|before|after|once|when|while|if|because) (?=\w)")
"""A word that begins a clause inside a phrase: "until visit done"."""
_AMOUNT = 3
"""Words of an amount before its thing: "20 pages of"."""
_NONE = Token("", "", "mark")
_FOR = Token("for", "for", "prep")


def articulate(phrase: str, known: Known, names: frozenset[str] = frozenset(), *, order: bool = False) -> str:
    """The phrase with articles and prepositions: "check relocation w/ letter" → "check the relocation with a letter".

    With `order` its first word is the verb of an order; else a thing that it begins with stays bare.
    """
    inside = _SUBORDINATE.search(phrase)
    if inside and (told := read_statement(phrase[inside.end() :], known, names, inner=True)) is not None:
        lead = articulate(phrase[: inside.start()], known, names, order=order)
        return f"{lead} {inside.group(1)} {told.text}"
    pieces = enumerate(bits(phrase))
    parts = (_bit(bit, known, names, order=order, first=not number) for number, bit in pieces)
    return without_doubt(", ".join(parts))


def spelled(note: str) -> str:
    """A note with its "=" in words."""
    return note.replace(jotting("equals"), jotting("which_is"))


def as_order(phrase: str, known: Known, names: frozenset[str] = frozenset()) -> str | None:
    """What is done to a thing, as what we can do: "legs posted Fri, tracked" → "post the legs on Friday, tracked"."""
    row, tail = _first_bit(phrase, known, names)
    thing = noun_phrase(row, 0, known, subject=True)
    if thing is None or not thing.text or thing.person or thing.you or thing.end >= len(row):
        return None
    done, rest = row[thing.end], row[thing.end + 1 :]
    verb = base_of_participle(done.low)
    if any(a.low == "by" and b.tag in {"noun", "name", "det"} for a, b in pairwise(rest)):
        return None
    if verb in telegraph("paying") and known.offering:
        return as_order(phrase, known.model_copy(update={"offering": False}), names)
    if done.tag not in {"either", "part"} or verb in {None, done.low}:
        return None
    rest = _without_us(rest)
    behind = _walked(rest, known, bare_start=False)
    particle, _, after = behind.partition(" ")
    moves = len(rest) < 2 or rest[0].low != "in" or rest[1].tag == "prep"
    if (
        rest
        and rest[0].tag in {"prep", "state"}
        and moves
        and particle in telegraph("verb_particles") | {"in"}
    ):
        behind = after
        verb = f"{verb} {particle}"
    what = _priced(thing.text, row[: thing.end], Token(str(verb), str(verb), "base"), known)
    told = " ".join(w for w in (verb, what, behind) if w)
    return None if DOUBT in told else told + tail


def _without_us(row: list[Token]) -> list[Token]:
    """The words without "by us", which goes without saying of what we offer."""
    doers = pieces("doers")
    places = [k for k, (a, b) in enumerate(pairwise(row)) if a.low == "by" and b.low in doers]
    return [t for k, t in enumerate(row) if k not in places and k - 1 not in places]


def can_do(phrase: str, known: Known, names: frozenset[str] = frozenset()) -> str | None:
    """Who is to do what, as what they can do: "restorer to mend table" → "the restorer can mend the table"."""
    row, tail = _first_bit(phrase, known, names)
    who = noun_phrase(row, 0, known, subject=True)
    if who is None or not who.text or not (who.person or row[0].tag == "name"):
        return None
    aside = f" {row[who.end].text}" if who.end < len(row) and row[who.end].tag == "aside" else ""
    at = who.end + bool(aside)
    if at + 1 >= len(row) or row[at].tag != "to":
        return None
    told = f"{who.text}{aside} {jotting('can')} {_walked(row[at + 1 :], known, bare_start=False)}"
    return None if DOUBT in told else told + tail


def _first_bit(phrase: str, known: Known, names: frozenset[str]) -> tuple[list[Token], str]:
    """The words up to the first comma, and what follows it, tidied; no words where a mark stands in them."""
    first, comma, rest = phrase.partition(", ")
    row = tagged(first, names)
    readable = not any(t.tag == "mark" for t in row)
    return (row if readable else []), (f", {articulate(rest, known, names)}" if comma else "")


def _bit(bit: str, known: Known, names: frozenset[str], *, order: bool, first: bool) -> str:
    row = tagged(bit, names, inner=not first)
    if not row or any(t.tag == "mark" for t in row):
        return bit
    if order and (first or _begins_as_order(row)):
        row[0] = row[0]._replace(tag="base")
    return _walked(row, known, bare_start=not (order and first))


def _begins_as_order(row: list[Token]) -> bool:
    """Whether a piece behind a comma is an order of its own: "give you ref"."""
    if row[0].low not in lexicon().verbs:
        return False
    after = row[1] if len(row) > 1 else _NONE
    return row[0].low not in lexicon().double or after.tag in {"det", "pronoun", "money"}


def _second_order(token: Token, after: Token) -> bool:
    """Whether a verb goes on with an order behind "and": "and hold the 340"; "and work address" does not."""
    if token.tag not in {"noun", "either"} or token.low not in bases():
        return False
    return not is_noun(token.low) or after.tag in {"det", "pronoun", "money", "number"}


def _walked(row: list[Token], known: Known, *, bare_start: bool) -> str:
    """The words one after another, each governed noun phrase with its article."""
    out: list[str] = []
    at = 0
    given = False
    while at < len(row):
        before = row[at - 1] if at else _NONE
        after = row[at + 1] if at + 1 < len(row) else _NONE
        if before.tag == "conj" and _second_order(row[at], after):
            row[at] = row[at]._replace(tag="base")
        thing = _thing(row, at, known, before)
        if thing is None:
            out.append(_time(row[at], before, after) if row[at].tag == "time" else row[at].text)
            at += 1
            continue
        words = row[at : thing.end]
        plain = " ".join(t.text for t in words)
        governed = before.tag in _GOVERNS or (before.tag == "conj" and given)
        bare = not governed or (not at and bare_start) or _of_amount(row, at)
        given = not bare and thing.text != plain
        if before.low == "collect" and thing.head in telegraph("places"):
            out.append(piece("from"))
        out.append(plain if bare else _priced(thing.text, words, before, known))
        at = thing.end
    return " ".join(out)


def _of_amount(row: list[Token], at: int) -> bool:
    """Whether a thing is what there is so much of: "20 pages of printing", "two hours of labour"."""
    if at < _AMOUNT or row[at - 1].low != "of" or not row[at - 2].low.endswith("s"):
        return False
    return row[at - _AMOUNT].tag == "number" or row[at - _AMOUNT].text[:1].isdecimal()


def _thing(row: list[Token], at: int, known: Known, before: Token) -> NounPhrase | None:
    if row[at].tag in _UNREAD:
        return None
    thing = noun_phrase(row, at, known, before=before if before.tag in _GOVERNS else None)
    return thing if thing is not None and thing.text and thing.end > at else None


def _time(token: Token, before: Token, after: Token) -> str:
    """A time with its preposition; none at the start, behind another, and where it is a thing: "refund September"."""
    if before.tag == "conj":
        return clocked(token.text)
    led = before is _NONE or before.tag in {"prep", "det", "to"} or before.low in telegraph("paying")
    return token.text if led or after.tag in {"aux", "modal"} else timed(token.text)


def _priced(text: str, words: list[Token], before: Token, known: Known) -> str:
    """A sum and what it is for: "£0.60 tomato" → "£0.60 for the tomato", "£80 admin fee" → "the £80 admin fee"."""
    if words[0].tag != "money" or len(words) < 2:
        return text
    last = words[-1]
    if before.low in telegraph("taking_off") and last.low in telegraph("amounts") | telegraph("fees"):
        return f"the {text}"
    if before.low not in telegraph("paying"):
        return text
    if last.low in telegraph("amounts") | telegraph("fees"):
        return f"the {text}"
    if last.low in telegraph("paid_as") or last.tag != "noun":
        return text
    thing = noun_phrase(words, 1, known, before=_FOR)
    return (
        f"{words[0].text} {_FOR.text} {thing.text}" if thing is not None and thing.end == len(words) else text
    )
