"""Tells a jotted piece of a note: as sentences where every part of it can be read, else as a tidied fragment."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from app.engines.builtin.notes.patterns import jotting, pattern, word_list
from app.engines.builtin.notes.telegraph.articles import Known, is_plural
from app.engines.builtin.notes.telegraph.articulate import articulate, spelled
from app.engines.builtin.notes.telegraph.reader import (
    Statement,
    is_phrase,
    read_equation,
    read_meaning,
    read_rest,
    read_statement,
)
from app.engines.builtin.notes.telegraph.tagging import tagged
from app.engines.builtin.notes.telegraph.times import timed
from app.engines.builtin.notes.telegraph.tokens import Token
from app.engines.builtin.notes.wording import bits
from app.text.grammar import goes_on, lexicon, tokens

_LABEL_AT_MOST = 3


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
    role = pattern("named").match(piece)
    behind = tokens(piece[role.end() :]) if role else []
    if role and behind and goes_on(behind[0]):
        piece = f"{role.group('name')}{piece[role.end() :]}"  # "duty manager: Grace Tull, has the case"
    label, colon, rest = piece.partition(": ")
    if colon and rest:
        return _labelled(label, rest, known, names)
    told: list[Told] = []
    last: Statement | None = None
    for bit in _with_names(bits(piece)):
        more = read_rest(bit, last, known, names) if last is not None else None
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
        means = read_meaning(right, known, names)
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
    verbs = any(t.tag in {"aux", "modal"} for t in row) or row[0].tag == "pronoun"
    return verbs or (
        pattern("noun_value").match(part) is not None
        and not (len(row) == 2 and row[0].low in {"last", "next"})
    )


def _labelled(label: str, rest: str, known: Known, names: frozenset[str]) -> list[Told]:
    """A label and what it says: a time opens the sentence, a noun is what it is about."""
    words = tokens(label)
    inner = tell(rest, known, names)
    if len(words) > _LABEL_AT_MOST or not words:
        said = tell(label, known, names)
        if all(t.clause for t in said) or not inner:
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
    if inner and all(t.clause for t in inner) and words[0] not in lexicon().prepositions:
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
