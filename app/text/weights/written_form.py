"""What form a tidy note of an offer or a limit has: a statement, an order, or a thing.

"The tablets leave today" is a statement and "tablets on the house" a thing, though no word of either is surely a verb.
A linear model over words, their classes and their places, fitted by `scripts.fit.written_form` on notes whose writers
labelled them (`training/written_forms/`). For jotted offers there is one more, of some 1,950 that readers labelled.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from app.text.compiled import compiled
from app.text.grammar import Lexicon, form_of, lexicon, tokens
from app.text.weights.fitted import fitted

_CONDITION = compiled(
    r"(?:If|Once|When|Whenever|Where|Should|Unless|Until|After|Before|As soon as|Provided)\b[^,]*, "
)
_ASIDE = compiled(r", (?:[a-z]+ing|[A-Z][\w.]*(?: [A-Z][\w-]*)?)\b[^,]{0,80}, (?=[a-z])")
"""What stands between commas behind its subject: "a refund of £24, being the price of three lessons, may be made"."""
_JOINING = compiled(r"(?:or|and|also|otherwise|alternatively|instead),? ", re.IGNORECASE)
_CALENDAR = compiled(
    r"today|tonight|tomorrow|yesterday|weekday|weekend|(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
)
_START = 3
"""Words whose place is told apart from the others'."""
_SUFFIX = 3
_NOTES = 128
"""Notes of one brief or two, of which the same is asked again while one reply is made."""


class OfferForm(NamedTuple):
    """How likely (0-1, together 1) an offer is each: `ours` is an order to us, `theirs` one to the customer."""

    statement: float
    ours: float
    theirs: float
    thing: float


class LimitForm(NamedTuple):
    """How likely (0-1, together 1) a limit is each: a `deed` has no subject ("Cannot move the date again")."""

    statement: float
    deed: float
    thing: float


@lru_cache(maxsize=_NOTES)
def offer_form(note: str) -> OfferForm:
    """The form of a written offer, in English."""
    return OfferForm(*fitted("offer_forms").shares(marks(note)))


@lru_cache(maxsize=_NOTES)
def jotted_form(note: str) -> OfferForm:
    """The form of an offer as agents jot it, in English: "Luis cuts the lock tonight", "credit $290 on the rent"."""
    return OfferForm(*fitted("jotted_forms").shares(marks(note)))


@lru_cache(maxsize=_NOTES)
def limit_form(note: str) -> LimitForm:
    """The form of a written limit, in English."""
    return LimitForm(*fitted("limit_forms").shares(marks(note)))


def marks(note: str) -> frozenset[str]:
    """What the model sees of a note: of its main part, behind a condition that leads, the words and their classes."""
    note = _ASIDE.sub(" ", _JOINING.sub("", note, count=1) if _JOINING.match(note) else note)
    led = _CONDITION.match(note)
    words = tokens(note[led.end() :] if led else note)
    classes = [_class(word, place) for place, word in enumerate(words)]
    found = {"led" if led else "unled", "stop" if note.rstrip().endswith(".") else "no stop"}
    found.add(f"form:{form_of(note)}")
    found.update(f"w:{word}" for word in words)
    found.update(_placed(words, classes))
    found.update(_rows(classes))
    found.update(f"b:{one} {other}" for one, other in pairwise(words))
    found.update(f"wc:{word} {after}" for word, after in zip(words, classes[1:], strict=False))
    found.update(f"cw:{before} {word}" for before, word in zip(classes, words[1:], strict=False))
    return frozenset(found)


def _placed(words: Sequence[str], classes: Sequence[str]) -> Iterator[str]:
    """The first words and the last, with their places."""
    for place, (word, kind) in enumerate(zip(words[:_START], classes, strict=False)):
        yield f"{place}:{word}"
        yield f"{place}c:{kind}"
        yield f"{place}s:{word[-_SUFFIX:]}"
    yield f"start:{' '.join(classes[:_START])}"
    yield f"start2:{' '.join(classes[:2])}"
    yield f"end:{' '.join(classes[-2:])}"


def _rows(classes: Sequence[str]) -> Iterator[str]:
    """Each two, three and four classes that follow one another."""
    for size in (1, 2, 3, 4):
        for at in range(len(classes) - size + 1):
            yield f"c{size}:{' '.join(classes[at : at + size])}"


def _class(word: str, place: int) -> str:
    """The class of one word, by closed lists and by its ending; a word may be a verb and a noun at once."""
    lex = lexicon()
    if (closed := _closed(word, lex)) is not None:
        return closed
    if any(ch.isdecimal() for ch in word):
        return "number"
    if _CALENDAR.fullmatch(word) or word in lex.days:
        return "calendar"
    if word in lex.verbs:
        return "base first" if not place else "base"
    for ending, kind in (("ing", "ing"), ("ed", "ed"), ("ly", "ly")):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return kind
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return "verb-s" if word[:-1] in lex.verbs or word.removesuffix("es") in lex.verbs else "s"
    return "past" if word in lex.past else "participle" if word in lex.participles else "other"


def _closed(word: str, lex: Lexicon) -> str | None:
    """The class of a small word, None for another."""
    if word in {"that", "which", "who", "whose", "whom"}:
        return "relative"
    kinds = (
        ("aux", lex.auxiliaries),
        ("subordinating", lex.subordinating),
        ("conjunction", lex.conjunctions),
        ("pronoun", lex.pronouns),
        ("determiner", lex.determiners),
        ("preposition", lex.prepositions),
        ("adverb", lex.adverbs),
    )
    return next((kind for kind, members in kinds if word in members), None)
