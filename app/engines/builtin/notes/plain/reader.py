"""Reads a jotted fact in its pieces: the sentences that it makes, and the pieces that are left for the agent."""

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from app.engines.builtin.notes.plain.clause import Reader
from app.engines.builtin.notes.plain.cursor import Unread, is_clock
from app.engines.builtin.notes.plain.forms import formed, hung
from app.engines.builtin.notes.plain.onward import Onward
from app.engines.builtin.notes.plain.pieces import cut
from app.engines.builtin.notes.plain.table import expression, phrases, said, words
from app.engines.builtin.notes.plain.telling import Clause
from app.engines.builtin.notes.telegraph.articles import Known
from app.engines.builtin.notes.telegraph.tagging import tagged
from app.engines.builtin.notes.telegraph.times import timed
from app.text.compiled import compiled

_LEANING = frozenset({"either", "part", "past", "third", "not", "conj", "sub", "pronoun"})
_TWO = 2
_NOTES = 64
"""Notes that are looked at again and again while one reply is made."""
_EACH = compiled(r"[£$€]\d[\d.,]* each")


class Piece(NamedTuple):
    """A piece of a note in its own words, with its clause if it makes one; `thing` is what it tells of."""

    text: str
    clause: str | None
    thing: str = ""


class Told(NamedTuple):
    """The pieces of a note; what hangs on another is told with that."""

    pieces: tuple[Piece, ...]

    @property
    def whole(self) -> bool:
        """Whether every piece is told."""
        return bool(self.pieces) and all(one.clause for one in self.pieces)


class Eyes(NamedTuple):
    """What a reader knows beside the note; `asked` is what the customer wrote."""

    known: Known
    names: frozenset[str]
    capitals: frozenset[str]
    today: date | None
    asked: str = ""


@lru_cache(maxsize=_NOTES)
def read(note: str, eyes: Eyes) -> Told:
    """The pieces of a note that is written out and speaks to the customer."""
    found: list[Piece] = []
    last: Clause | None = None
    for text in cut(note):
        more = _hung(text, last, eyes) if last is not None else None
        if more is not None and last is not None:
            told = found.pop()
            found.append(told._replace(text=f"{told.text}, {text}", clause=f"{told.clause}{more}"))
            if more.startswith(said("but", more="")):
                last = last._replace(be="", verb="")  # what follows "but was never sent" may speak of another
            continue
        before = last
        last = alone(text, eyes)
        if last is not None and before is not None:
            last = _in_that_time(last, before)
        if last is None and found and _leans(text, before, eyes):
            found[-1] = Piece(found[-1].text, None)
        thing = "" if last is None or last.person or last.you else last.thing
        found.append(Piece(text, last.text if last else None, thing))
    return Told(tuple(found))


def _leans(text: str, last: Clause | None, eyes: Eyes) -> bool:
    """Whether a piece that is not read goes on about what the one before it tells, which may be another story then."""
    row = tagged(text, eyes.names, inner=True)
    if not row:
        return False
    # "Detention cancelled, taken off his record" is true without its end, "refund approved, reversed Monday" is not.
    besides = row[0].tag in {"either", "part"} and not words("undone").intersection(t.low for t in row)
    if besides and last is not None and last.be and last.verb and not (last.person or last.you):
        return False
    return row[0].tag in _LEANING or row[0].low in words("leaning")


def _in_that_time(clause: Clause, before: Clause) -> Clause:
    """A clause of how a thing was when something else happened: "the van broke down, the crew stuck at depot"."""
    if clause.verb not in words("stood_then") or clause.be not in {"is", "are"} or before.be in {"is", "are"}:
        return clause
    be = {"is": "was", "are": "were"}[clause.be]
    return clause._replace(text=clause.text.replace(f" {clause.be} ", f" {be} ", 1), be=be)


def alone(text: str, eyes: Eyes) -> Clause | None:
    """A piece as a clause of its own."""
    if (made := formed(text, eyes.asked, lambda part: _reader(part, eyes))) is not None:
        return made
    if match := expression("number_of").match(text):
        return Clause(said("number_is", what=match["what"], code=match["code"]))
    if match := expression("reference").match(text):
        return Clause(said("the_reference", code=match["code"]))
    if match := expression("maybe").match(text):
        return Clause(said("it_may_be", how=_timed(match["how"], match["when"])), verb="may")
    for form in (_on_paper, _equal, _of_house, _to_you, _awaited):
        if (made := form(text, eyes)) is not None:
            return made
    try:
        return _reader(text, eyes).clause()
    except Unread:
        return _opposed(text, eyes)


def _opposed(text: str, eyes: Eyes) -> Clause | None:
    """Two clauses that "but" parts."""
    first, but, second = text.partition(" but ")
    if not but or (one := alone(first, eyes)) is None:
        return None
    if (more := _goes_on(second, one, eyes)) is not None:
        # "Sent on 3 May but bounced": whatever joins it, the note has said how.
        goes = re.sub(r"^,? (?:and|but) ", "", more)
        return one._replace(text=f"{one.text},{said('but', more=goes)}".replace(",,", ","), be="", verb="")
    if (other := alone(second, eyes)) is None:
        return None
    return other._replace(text=f"{one.text},{said('but', more=other.text)}")


def _on_paper(text: str, eyes: Eyes) -> Clause | None:
    """What a paper says behind its colon: "crew sheet: clock dropped on stairs"."""
    source, colon, rest = text.partition(": ")
    if not colon or not rest or (told := alone(rest, eyes)) is None:
        return None
    try:
        reader = _reader(source, eyes)
        paper = reader.thing(subject=True)
    except Unread:
        return None
    if not reader.ended or paper.plural or paper.head not in words("sources"):
        return None
    return told._replace(text=said("on_paper", paper=paper.text, clause=told.text))


def _equal(text: str, eyes: Eyes) -> Clause | None:
    """Who has a role: "engineer = Tony"."""
    left, equals, right = text.partition(" = ")
    named = expression("person_name").match(right)
    if not equals or not (named or expression("place_name").match(right)):
        return None
    try:
        role = _reader(left, eyes)
        who = role.thing(subject=True)
    except Unread:
        return None
    fits = (role.ended and (who.person if named else not who.person)) or (named and who.person and role.ended)
    return Clause(f"{who.text} is {right}", person=True) if fits else None


def _timed(how: str, when: str) -> str:
    return f"{how} {timed(when)}"


def _to_you(text: str, eyes: Eyes) -> Clause | None:
    """What we did toward the customer, without its "we": "rang you on Tuesday"."""
    row = tagged(text, eyes.names)
    if (
        len(row) < _TWO
        or row[0].low not in words("our_contact")
        or row[1].low not in {said("you"), said("your")}
    ):
        return None
    try:
        made = _reader(f"{said('we')} {row[0].low} {text[len(row[0].text) :].strip()}", eyes).clause()
    except Unread:
        return None
    return made


def _awaited(text: str, eyes: Eyes) -> Clause | None:
    """What is still to come: "awaiting result from lab"."""
    found = expression("awaiting").match(text)
    if found is None:
        return None
    try:
        reader = _reader(text[found.end() :], eyes)
        thing = reader.thing(subject=True)
        tails = " ".join(reader.tails())
    except Unread:
        return None
    be = "are" if thing.plural else "is"
    return Clause(f"{thing.text} {be} {said('awaited')} {tails}".strip(), be, thing.plural)


def _of_house(text: str, eyes: Eyes) -> Clause | None:
    """What is said of the house without naming it: "closed 7/6 due to burst pipe"."""
    if not expression("house_closed").match(text):
        return None
    try:
        reader = _reader(text, eyes)
        verb = reader.take()
        lies = reader.when(1)
        if lies == "ahead":
            return None
        clock = is_clock(reader.here())
        tails = " ".join(reader.tails())
    except Unread:
        return None
    return Clause(" ".join([said("we"), "" if clock else said("were"), verb.text, tails]).replace("  ", " "))


def _reader(text: str, eyes: Eyes) -> Reader:
    return Reader(tagged(text, eyes.names), eyes.known, eyes.today, eyes.capitals)


def _hung(text: str, last: Clause, eyes: Eyes) -> str | None:
    """What a piece without a subject adds to the clause before it."""
    if (match := expression("reference").match(text)) is not None:
        return said("reference", code=match["code"])
    if (more := hung(text, last.text, lambda part: _reader(part, eyes))) is not None:
        return more
    if _EACH.fullmatch(text):
        return f" ({text})"
    low = text.lower()
    called = last.verb in words("rang") or expression("rang").search(last.text) is not None
    for name in ("no_answer", "engaged", "left_message") if called else ():
        if low in phrases(name):
            return said(name)
    thing = not (last.person or last.you)
    for name in ("open_yet", "open_date", "provided", *(("no_charge",) if thing else ())):
        if low in phrases(name):
            return said(name, what=text)
    return (
        _in_time(text, last)
        or _goes_on(text, last, eyes)
        or _helped_on(text, last, eyes)
        or _without(text, last, eyes)
    )


def _helped_on(text: str, last: Clause, eyes: Eyes) -> str | None:
    """A piece that begins with a helper, told of the same subject: "was on lead", "can be waived by the manager"."""
    row = tagged(text, eyes.names, inner=True)
    if last.you or not row or row[0].tag not in {"aux", "modal"} or not (last.thing or last.person):
        return None
    subject = said("some_things") if last.plural else said("some_thing")
    made = alone(f"{subject} {text}", eyes)
    return said("and", more=made.text.removeprefix(f"{subject} ")) if made is not None else None


def _without(text: str, last: Clause, eyes: Eyes) -> str | None:
    """What a thing came without: "dashcam pulled, no audio"."""
    row = tagged(text, eyes.names, inner=True)
    things = {token.tag for token in row[1:]} <= {"noun", "state"} and row[-1:] and row[-1].tag == "noun"
    if (
        len(row) < _TWO
        or row[0].tag != "no"
        or not things
        or not (last.be and last.verb)
        or last.person
        or last.you
    ):
        return None
    return said("with_no", what=text)


def _in_time(text: str, last: Clause) -> str | None:
    """How long what was done takes to arrive."""
    if last.verb not in words("takes_time"):
        return None
    if expression("length").match(text):
        return said("which_takes", length=text)
    match = expression("length_to").match(text)
    return said("takes_to", length=match["length"], to=match["to"]) if match else None


def _goes_on(text: str, last: Clause, eyes: Eyes) -> str | None:
    """A second verb, state or place of the same subject."""
    try:
        reader = Reader(tagged(text, eyes.names, inner=True), eyes.known, eyes.today, eyes.capitals)
        return Onward(reader, last).more()
    except Unread:
        return None
