"""What one part of the value of a field says: a status, a time, a sum, who, how, or a thing."""

import re
from functools import cache
from typing import Literal, NamedTuple

from app.engines.builtin.notes.fields.table import any_of, form, phrases, rewritten, said
from app.engines.builtin.notes.fields.times import Time, bare_range, time_at
from app.engines.builtin.notes.telegraph.articles import DOUBT, Known, is_plural
from app.engines.builtin.notes.telegraph.classes import telegraph
from app.engines.builtin.notes.telegraph.nouns import noun_phrase
from app.engines.builtin.notes.telegraph.tagging import tagged
from app.engines.builtin.notes.telegraph.tokens import Token
from app.engines.builtin.notes.telegraph.verb_forms import is_noun
from app.text.compiled import compiled

Kind = Literal[
    "done", "done_alone", "planned", "due", "state", "animate", "does", "went", "broke", "time", "sum", "free", "way",
    "span", "size",
]  # fmt: skip
_STATUSES: tuple[Kind, ...] = (
    "due",
    "planned",
    "done",
    "done_alone",
    "went",
    "broke",
    "does",
    "state",
    "animate",
)
_TAIL = 3
"""Ways and times behind a status at the most."""
_PREPOSED = frozenset({"noun", "name", "code", "state", "either", "part", "ing", "number", "base"})
_VOWELS = "aeiou"
_AT = Token("at", "at", "prep")
_WITH = Token("with", "with", "prep")
_DONE = frozenset({"either", "past", "part", "base"})


class Part(NamedTuple):
    """What a part says: its kind, its words, the time in it and what hangs on it ("to the neighbour").

    `not_` is the word that denies it, and `adverb` what stands before it ("now").
    """

    kind: Kind
    text: str = ""
    time: Time | None = None
    ways: tuple[str, ...] = ()
    not_: str = ""
    adverb: str = ""


class Eyes(NamedTuple):
    """What parts are read beside: what the message names, and who is named."""

    known: Known
    names: frozenset[str]


def part_of(text: str, eyes: Eyes) -> Part | None:
    """What a part of a value says; None where not all of it is read."""
    plain = rewritten("ways", text.strip().rstrip("."))
    plain = (
        plain[:1].lower() + plain[1:]
        if plain[:1].isupper() and plain.split()[0].lower() in _begins()
        else plain
    )
    if form("free").match(plain):
        return Part("free")
    if (size := form("size").match(plain)) is not None:
        return Part("size", size["which"].lower())
    if (found := form("amount").match(plain)) is not None:
        about = f"{found['about']} " if found["about"] else ""
        how = compiled(r" ?/ ?").sub(" a ", (found["how"] or "").removesuffix(" off"))
        return Part("sum", f"{about}{found['sum']}{how}")
    if (between := form("sum_range").match(plain)) is not None:
        return Part("sum", f"{said('between', a=between['a'], b=between['b'])}{between['how']}")
    if form("next_bill").match(plain):
        return Part("way", plain)
    if (span := form("span").match(plain)) is not None:
        return Part("span", span_told(span["n"], span["kind"], span["most"] or ""))
    return _timed(plain) or _status(plain, eyes) or _way_alone(plain, eyes)


def span_told(number: str, kind: str, most: str) -> str:
    """A length of time in words: "3-5 days" → "3 to 5 days"."""
    ends = [one.strip() for one in compiled(r"-|–|\bto\b").split(number)]
    many = ends[-1] not in {"1", "one"}
    kind = f"{kind.removesuffix('s')}s" if many else kind.removesuffix("s")
    return f"{said('to_span', a=ends[0], b=ends[1]) if len(ends) > 1 else ends[0]} {kind}{most}"


def _begins() -> frozenset[str]:
    names = (
        "done",
        "planned",
        "due",
        "state",
        "animate",
        "done_alone",
        "does",
        "went",
        "broke",
        "adverbs",
        "not",
        "preps",
    )
    return frozenset(one.split()[0] for name in names for one in phrases(name)) | {"free", "no", "full"}


def _timed(text: str) -> Part | None:
    found = time_at(text)
    if found is not None and not found[1]:
        return Part("time", time=found[0])
    hours = bare_range(text)
    return Part("time", time=hours) if hours is not None else None


def _status(text: str, eyes: Eyes) -> Part | None:
    """A status with its time and what hangs on it: "sent 3 November", "not yet booked", "delivered to neighbour"."""
    lead = _lead().match(text)
    behind = lead.end() if lead else 0
    not_, adverb = ((lead[name] or "").lower() if lead else "" for name in ("not", "adverb"))
    for kind in _STATUSES:
        found = _one_of(kind).match(text[behind:])
        tail = _tail(text[behind + found.end() :].strip(), eyes) if found else None
        if found is not None and tail is not None:
            kind = "done" if kind == "done_alone" else kind  # noqa: PLW2901 - both are told alike
            return Part(kind, found.group().lower(), *tail, not_, adverb)
    return None


def _tail(text: str, eyes: Eyes) -> tuple[Time | None, tuple[str, ...]] | None:
    """The time and the ways behind a status; None where something else stands there."""
    time: Time | None = None
    ways: list[str] = []
    for _ in range(_TAIL):
        if not text:
            break
        found = time_at(text)
        if found is not None and time is None:
            time, text = found
            continue
        way = _until_when(text) or way_at(text, eyes)
        if way is None:
            return None
        ways.append(way[0])
        text = way[1]
    return (time, tuple(ways)) if not text else None


def _until_when(text: str) -> tuple[str, str] | None:
    """The time to which a thing was moved: "to Thursday the 20th"."""
    found = time_at(text[3:]) if text.lower().startswith("to ") else None
    if found is None or found[0].lead:
        return None
    return said("to", when=found[0].named().removeprefix("at ")), found[1]


def _way_alone(text: str, eyes: Eyes) -> Part | None:
    found = way_at(text, eyes)
    if found is None:
        return None
    more = _tail(found[1], eyes)
    return None if more is None else Part("way", found[0], more[0], more[1])


def way_at(text: str, eyes: Eyes) -> tuple[str, str] | None:
    """A preposition and its thing with their article at the beginning of a text, and the rest of it."""
    if (fixed := form("fixed_ways").match(text)) is not None:
        return fixed.group(), text[fixed.end() :].strip()
    row = tagged(text, eyes.names, inner=True)
    if len(row) < 2 or row[0].low not in phrases("preps") or row[1].tag in {"time", "pronoun"}:
        return None
    led = _AT if row[0].low in telegraph("indefinite_after") else row[0]
    thing = noun_phrase(row, 1, eyes.known, before=led)
    if thing is None or not thing.text or DOUBT in thing.text or thing.you:
        return None
    if row[0].low == "by" and not thing.person:
        return None  # "cancelled by weather": who did it may be told so, and no cause
    if any(token.tag not in _PREPOSED | {"det"} for token in row[1 : thing.end]):
        return None
    rest = " ".join(token.text for token in row[thing.end :])
    return f"{row[0].text} {thing.text}", rest


def thing_of(text: str, eyes: Eyes, *, several: bool = False) -> str | None:
    """A thing with its article and what hangs on it: "failed pump" → "a failed pump"; None where it is more than that.

    `several`: it is one of several things, and "no rising damp" may be one.
    """
    plain = text[:1].lower() + text[1:] if text[1:2].islower() else text
    if form("no_cause").search(plain) and not (several and plain.startswith("no ")):
        return None
    if form("mass_cause").match(plain):
        return plain
    row = _as_things(tagged(plain, eyes.names, inner=True))
    thing = noun_phrase(row, 0, eyes.known, before=_WITH)
    if thing is None or not thing.text or DOUBT in thing.text or thing.person or thing.you:
        return None
    words = row[: thing.end]
    if any(token.tag not in _PREPOSED | {"det", "no"} for token in words) or row[0].tag == "number":
        return None
    behind = _tail(" ".join(token.text for token in row[thing.end :]), eyes)
    if behind is None or behind[0] is not None:
        return None
    bare = " ".join(token.text for token in words)
    determined = row[0].tag in {"det", "no"}
    head = thing.head
    mass = head in telegraph("mass") or is_plural(head) or words[-1].tag in {"name", "code"}
    told = bare if determined or mass else said("an" if bare[0] in _VOWELS else "a", x=bare)
    return " ".join([told, *behind[1]])


def _as_things(row: list[Token]) -> list[Token]:
    """The words, what was done before a noun as how that is ("burst pipe"), and behind one as a noun ("power cut")."""
    made: list[Token] = []
    for token, after in zip(row, (*row[1:], None), strict=True):
        before_noun = after is not None and (after.tag == "noun" or is_noun(after.low))
        if token.tag in _DONE and before_noun:
            made.append(token._replace(tag="state"))
        elif token.tag in _DONE and made and is_noun(token.low):
            made.append(token._replace(tag="noun"))
        else:
            made.append(token)
    return made


@cache
def _one_of(name: str) -> re.Pattern[str]:
    return compiled(rf"(?:{any_of(name)})(?![\w'-])", re.IGNORECASE)


@cache
def _lead() -> re.Pattern[str]:
    return compiled(rf"(?:(?P<not>{any_of('not')}) )?(?:(?P<adverb>{any_of('adverbs')}) )?", re.IGNORECASE)
