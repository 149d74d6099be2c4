"""Reads a jotted statement as a clause, and says what a next piece without a subject adds to it."""

import re
from typing import NamedTuple

from app.engines.builtin.notes.patterns import word_list
from app.engines.builtin.notes.telegraph.articles import DOUBT, Known
from app.engines.builtin.notes.telegraph.being import agreeing
from app.engines.builtin.notes.telegraph.classes import piece, pieces, telegraph
from app.engines.builtin.notes.telegraph.clauses import Clauses
from app.engines.builtin.notes.telegraph.cursor import Stop
from app.engines.builtin.notes.telegraph.going_on import GoingOn
from app.engines.builtin.notes.telegraph.nouns import noun_phrase
from app.engines.builtin.notes.telegraph.phrases import Phrases
from app.engines.builtin.notes.telegraph.tagging import tagged
from app.engines.builtin.notes.telegraph.tokens import Token
from app.text.compiled import compiled
from app.text.grammar import lexicon

_NOBODY = compiled(r"\bno one\b", re.IGNORECASE)
_WITH = Token("with", "with", "prep")


class Statement(NamedTuple):
    """A whole clause. `carries` is the form of "be" that a next piece without a subject takes up, "" for an active;
    `deed` the participle behind it; `plural` and `person` tell of the subject; `ends_with_doer`: what goes on is told
    of whom it ends with.
    """

    text: str
    carries: str
    plural: bool
    person: bool = False
    deed: str = ""
    ends_with_doer: bool = False


def read_statement(
    text: str, known: Known, names: frozenset[str] = frozenset(), *, inner: bool = False
) -> Statement | None:
    """A whole clause of a jotted statement, None where none is sure.

    "bill based on wrong read" → "The bill is based on the wrong read"; "no cctv of bay 14" → "There is no CCTV …".
    """
    row = _row(_NOBODY.sub("nobody", text), names, inner=inner)
    reader = Clauses(row, known, inner=inner)
    try:
        reader.openers()
        plural = reader.clause()
        reader.finish()
    except Stop:
        return None
    told = " ".join(reader.out)
    return None if DOUBT in told else Statement(told, reader.carries, plural, reader.person, reader.deed)


def read_rest(text: str, told: Statement, known: Known, names: frozenset[str] = frozenset()) -> str | None:
    """What a piece without a subject adds to the statement before it: "not opened yet" → ", but not opened yet".

    None where it is no such piece; a leading ", " or " and " is part of it.
    """
    reader = GoingOn(_row(text, names, inner=True), known)
    try:
        more = reader.rest(told.carries, told.deed, plural=told.plural, person=told.person)
    except Stop:
        return None
    return None if DOUBT in (more or "") else more


def is_phrase(text: str, known: Known, names: frozenset[str] = frozenset(), *, first: bool) -> bool:
    """Whether a piece is a thing with what hangs on it, a place or a time: what a list may hold beside clauses.

    The `first` piece of an item names a thing; a later one may be a participle with its phrase: "signed by you".
    """
    row = _row(text, names, inner=not first)
    try:
        return bool(row) and Phrases(row, known).phrase(first=first)
    except Stop:
        return False


def read_meaning(text: str, known: Known, names: frozenset[str] = frozenset()) -> str | None:
    """What a state of things comes to, as a thing: "leak between meter and house" → "a leak between the meter …"."""
    row = _row(text, names, inner=True)
    thing = noun_phrase(row, 0, known.unnamed(), before=_WITH)
    if thing is None or not thing.text or DOUBT in thing.text:
        return None
    reader = Clauses(row, known)
    reader.at = thing.end
    tails = reader.phrases()
    if reader.low() in telegraph("where_it_is"):
        tails.append(reader.take().text)
    meaning = " ".join([thing.text, *tails])
    return meaning if reader.at == len(row) and DOUBT not in meaning else None


def read_role(text: str, known: Known, names: frozenset[str] = frozenset()) -> str | None:
    """Who somebody is: "head of security" → "the head of security"; None where the words name nobody who acts."""
    row = _row(text, names, inner=False)
    head = noun_phrase(row, 0, known, subject=True)
    acts = head is not None and (head.head in lexicon().actors or head.head in telegraph("persons"))
    thing = Clauses(row, known).a_thing(subject=False) if acts else None
    return None if thing is None else thing.text


def read_equation(
    left: str, right: str, known: Known, names: frozenset[str] = frozenset()
) -> Statement | None:
    """One thing that is another: "Turkey = zone 2" → "Turkey is zone 2"; None where either side is no plain thing."""
    one, other = _row(left, names, inner=False), _row(right, names, inner=True)
    if len(one) == 1 and (one[0].low in telegraph("told_of_many")):
        many = Clauses(other, known).a_thing(subject=True)
        be = agreeing("is", plural=many is not None and many.plural)
        return None if many is None else Statement(f"{many.text} {be} {one[0].text}", be, many.plural)
    subject = Clauses(one, known).a_thing(subject=True) if one and one[0].tag != "number" else None
    if subject is None:
        return None
    verb = agreeing("is", plural=subject.plural)
    if len(other) == 1 and other[0].tag == "time":
        return Statement(f"{subject.text} {verb} {right.strip()}", verb, subject.plural)
    value = Clauses(other, known).a_thing(subject=False)
    if value is None or (any(t.tag == "money" for t in one) and len(other) > 1):
        return None
    if subject.head in telegraph("covering") and not value.text[0].isdecimal():
        covers = pieces("covers")["more" if subject.plural else "one"]
        return Statement(f"{subject.text} {covers} {value.text}", "", subject.plural)
    # "decision = fraud team": whoever acts is no matter, but has it.
    acts = value.head in lexicon().actors or value.head in telegraph("persons")
    hands = acts and not subject.person and other[0].tag != "name"
    if other[-1].low in word_list("particles") or (
        acts and right.rsplit(maxsplit=1)[-1][:1].isupper() and not (hands or subject.person)
    ):
        return None  # "photo = green bin lid up", "wheelchairs = ground handler Aerolift"
    if hands:
        told = f"{subject.text} {verb} {piece('is_with')} {value.text}"
        return Statement(told, "", plural=False, person=True, ends_with_doer=True)
    return Statement(f"{subject.text} {verb} {value.text}", verb, subject.plural)


def _row(text: str, names: frozenset[str], *, inner: bool) -> list[Token]:
    """The words of a piece; none where it holds a mark that no clause has."""
    row = tagged(text, names, inner=inner)
    return [] if any(t.tag == "mark" for t in row) else row
