"""Tells a jotted piece of a note: as sentences where every part of it can be read, else as a tidied fragment."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from app.engines.builtin.notes.patterns import jotting, pattern, word_list
from app.engines.builtin.notes.telegraph.articles import Known, is_plural
from app.engines.builtin.notes.telegraph.articulate import articulate, spelled
from app.engines.builtin.notes.telegraph.classes import telegraph
from app.engines.builtin.notes.telegraph.reader import (
    Statement,
    is_phrase,
    read_equation,
    read_meaning,
    read_rest,
    read_role,
    read_statement,
)
from app.engines.builtin.notes.telegraph.tagging import tagged
from app.engines.builtin.notes.telegraph.times import timed
from app.engines.builtin.notes.telegraph.tokens import Token
from app.engines.builtin.notes.wording import bits
from app.text.grammar import goes_on, lexicon, tokens

_MEANS_LEAST = 3
"""Words behind "=" from which on they say what something comes to; "missed appt 12th = crown review" only labels it."""
_LABEL_AT_MOST = 3
_LABELS_AT_MOST = 4
"""Labels one behind the other in a piece; each is read within the one before."""


class Told(NamedTuple):
    """A stretch of a note: `part` in its own words, tidied, and its `clause` where it makes a sure one.

    `raw` are the words as they stood where it makes none; `phrase` where it is then at least a thing with what hangs
    on it, which a list may hold.
    """

    part: str
    clause: str | None
    raw: str = ""
    phrase: bool = False


def tell(piece: str, known: Known, names: frozenset[str]) -> list[Told]:
    """The clauses of a piece in order; what goes on from a clause is joined to it."""
    if piece.count(": ") > _LABELS_AT_MOST:
        return untold(piece)
    role = pattern("named").match(piece)
    behind = tokens(piece[role.end() :]) if role else []
    if role and behind and goes_on(behind[0]):
        piece = f"{role.group('name')}{piece[role.end() :]}"  # "duty manager: Grace Tull, has the case"
    elif role and behind and behind[0] in telegraph("states"):
        piece = f"{role.group('name')} {piece[role.end() :].lstrip(', ')}"  # "manager: Paul Hadley, back Thursday"
    label, colon, rest = piece.partition(": ")
    if colon and rest:
        return _labelled(label, rest, known, names)
    told: list[Told] = []
    last: Statement | None = None
    for bit in _with_names(bits(piece)):
        more = _goes_on(bit, last, known, names) if last is not None else None
        if more is not None and last is not None:
            before = told.pop()
            joins = f" {jotting('and')} "
            if last.ends_with_doer and more.startswith(joins):
                more, last = (
                    f", {jotting('who')} {more.removeprefix(joins)}",
                    last._replace(ends_with_doer=False),
                )
            told.append(Told(f"{before.part}, {bit}", f"{before.clause}{more}"))
            continue
        last = _statement(bit, known, names, inner=bool(told))
        if last is not None:
            told.append(Told(last.text, last.text))
            continue
        thing = is_phrase(bit, known, names, first=not told)
        told.append(Told(spelled(articulate(bit, known, names)), None, spelled(bit), phrase=thing))
    return told


def _goes_on(bit: str, last: Statement, known: Known, names: frozenset[str]) -> str | None:
    """What a piece adds to the statement before it: a name or role of whom that ends with, a second verb, a phrase."""
    ending = last.text.rpartition(" ")[2]
    if pattern("person_name").fullmatch(bit):
        return f", {bit}" if ending in word_list("name_may_follow") or ending in lexicon().actors else None
    if pattern("ends_with_name").search(last.text) and (role := read_role(bit, known, names)) is not None:
        return f", {role}"
    row = tagged(bit, inner=True)
    first = row[0] if row else None
    if first is None:
        return None
    acts = first.tag in {"third", "modal"} or first.low in telegraph("persons_do")
    if acts and not last.person and pattern("ends_with_name").search(last.text):
        more = read_rest(bit, last._replace(person=True, plural=False, carries=""), known, names)
        return None if more is None else _told_of_whom(more)
    verbal = {"aux", "past", "third", "modal", "either", "part"}
    there = tokens(last.text)[0] == "there" and first.tag in verbal
    if there or (tokens(last.text)[0] in word_list("denying") and first.tag in {"either", "part"}):
        return None  # "nothing was reported, checked with the bureau": it was not nothing that was checked
    return read_rest(bit, last, known, names)


def _told_of_whom(more: str) -> str:
    """A second verb as a clause about whom the one before it ends with: " and decides" → ", who decides"."""
    joins = f" {jotting('and')} "
    return f", {jotting('who')} {more.removeprefix(joins)}" if more.startswith(joins) else more


def _told_of_label(rest: str) -> bool:
    """Whether what stands behind a label is told of it: "squad choice: not reviewed yet"."""
    row = tagged(rest, inner=True)
    return bool(row) and row[0].tag in {"not", "either", "part", "state"}


def _with_names(pieces: Iterable[str]) -> Iterator[str]:
    """The pieces, a name together with what it does: "Grace Tull", "has the case" → "Grace Tull has the case"."""
    name = ""
    for bit in pieces:
        if name:
            words = tokens(bit)
            yield from (f"{name} {bit}",) if words and goes_on(words[0]) else (name, bit)
            name = ""
        elif pattern("person_name").fullmatch(bit):
            name = bit
        else:
            yield bit
    if name:
        yield name


def _torn(joins: Token, figure: Token, noun: Token) -> bool:
    """Whether a figure is joined that belongs to no noun: "49 and 40 night"."""
    counted = figure.tag == "number" and figure.low.isdecimal() and int(figure.low) > 1
    return joins.tag == "conj" and counted and noun.tag == "noun" and not is_plural(noun.low)


def _statement(bit: str, known: Known, names: frozenset[str], *, inner: bool) -> Statement | None:
    """A clause, or one thing that is said to equal another."""
    left, equals, right = bit.partition(jotting("equals"))
    if not equals:
        return read_statement(bit, known, names, inner=inner)
    equal = read_equation(left, right, known, names)
    if equal is None and (told := read_statement(left, known, names, inner=inner)) is not None:
        clear = len(tokens(right)) >= _MEANS_LEAST or right.strip()[:1] in "£$€"
        means = read_meaning(right, known, names) if clear else None
        joins = jotting("which_is_it" if left.rstrip()[-1:].isdecimal() else "which_means")
        return told._replace(text=f"{told.text}, {joins} {means}") if means else None
    return equal


def untold(piece: str) -> list[Told]:
    """The parts of a piece in a language that is not read here, as they stand."""
    return [Told(bit, None, bit, phrase=True) for bit in bits(piece)]


def formed(part: str) -> bool:
    """Whether a part has its verb as it stands, so that its form alone may make a sentence of it."""
    row = tagged(part)
    if not row or row[0].tag in {"sub", "aux", "modal", "not", "adverb", "either", "part", "prep", "time"}:
        return False
    if any(a.low in {"get", "gets"} and b.tag == "time" for a, b in pairwise(row)):
        return False
    if row[0].low in {"nothing", "nobody"} and row[1:2] and row[1].tag == "pronoun":
        return False
    if any(_torn(*three) for three in zip(row, row[1:], row[2:], strict=False)):
        return False
    if any(
        a.tag == "conj" and b.tag in {"aux", "modal"} and row[0].tag in {"state", "noun"}
        for a, b in pairwise(row[:6])
    ):
        return False  # "new card and can be there today"
    verbs = any(t.tag in {"aux", "modal"} for t in row) or row[0].tag == "pronoun"
    return verbs or (
        pattern("noun_value").match(part) is not None
        and not (len(row) == 2 and row[0].low in {"last", "next"})
    )


def _who_is(label: str, name: str, known: Known, names: frozenset[str]) -> Told | None:
    """A role and who has it: "bereavement lead: Sunita Bhogal"; None where it is something else."""
    named = pattern("person_name").fullmatch(name) and len(tokens(label)) <= _LABEL_AT_MOST + 1
    role = read_role(label, known, names) if named else None
    return None if role is None else Told(f"{role} {jotting('is')} {name}", f"{role} {jotting('is')} {name}")


def _labelled(label: str, rest: str, known: Known, names: frozenset[str]) -> list[Told]:
    """A label and what it says: a time opens the sentence, a noun is what it is about."""
    words = tokens(label)
    if (who := _who_is(label, rest, known, names)) is not None:
        return [who]
    inner = tell(rest, known, names)
    if len(words) > _LABEL_AT_MOST or not words:
        said = tell(label, known, names)
        leads_on = bool(words) and words[-1] in word_list("leading_on")  # "customers are told: …"
        if (all(t.clause for t in said) and not leads_on) or not inner:
            return [*said, *inner]
        whole = f"{', '.join(t.part for t in said)}: {', '.join(t.part for t in inner)}"
        return [
            Told(whole, None, f"{label}: {rest}", phrase=all(t.clause or t.phrase for t in (*said, *inner)))
        ]
    if not word_list("foreseen").isdisjoint(words):
        return [Told(f"{label}: {rest}", None, f"{label}: {rest}", phrase=True)]  # an estimate is told as one
    row = tagged(label, names)
    times = all(t.tag in {"time", "prep", "adverb"} for t in row)
    dated = (
        tell(f"{rest} {label}", known, names) if times and row[0].tag == "time" and "," not in rest else []
    )
    if dated and all(t.clause for t in dated):
        return dated
    if times and inner and inner[0].clause:
        first = inner[0]
        if row[0].tag == "time":
            then = str(first.clause).replace("has been", "was").replace("have been", "were")
            return [Told(f"{label}: {first.part}", f"{timed(label)}, {then}"), *inner[1:]]
        return [Told(f"{label}: {first.part}", f"{label}, {first.clause}"), *inner[1:]]
    acts = any(
        t.tag in {"either", "past", "third", "aux", "part"} for t in row
    )  # "owner approved: …" is no theme
    if inner and all(t.clause for t in inner) and words[0] not in lexicon().prepositions and not acts:
        first = inner[0]
        about = label if label[:1].isupper() or words[0] in lexicon().determiners else f"the {label}"
        return [
            Told(f"{label}: {first.part}", jotting("as_for").format(label=about, clause=first.clause)),
            *inner[1:],
        ]
    of_label = _statement(f"{label} {rest}", known, names, inner=False) if _told_of_label(rest) else None
    if of_label is not None and "," not in rest:
        return [Told(of_label.text, of_label.text)]
    thing = bool(inner) and all(t.clause or t.phrase for t in inner)
    return [
        Told(f"{label}: {', '.join(t.part for t in inner) or rest}", None, f"{label}: {rest}", phrase=thing)
    ]
