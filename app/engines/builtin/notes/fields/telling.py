"""Makes the clause of a field out of its label and the parts of its value."""

from collections.abc import Sequence
from datetime import date

from app.engines.builtin.notes.as_phrase import lowered, with_article
from app.engines.builtin.notes.fields.labels import Label
from app.engines.builtin.notes.fields.moments import dated, when
from app.engines.builtin.notes.fields.parts import Part
from app.engines.builtin.notes.fields.statuses import STATUS, predicate
from app.engines.builtin.notes.fields.sums import of_money
from app.engines.builtin.notes.fields.table import form, phrases, said
from app.text.compiled import compiled

_RATE = compiled(r" (?:a|per|each) [a-z]+$")
_THINGS = frozenset({"event", "thing", "lasting", "somebody", "visiting"})
_CLAUSES = 3
"""Clauses about one thing in a sentence."""


def told_of(label: Label, parts: Sequence[Part], today: date | None, message: str = "") -> str | None:
    """The clause of a field; None where its parts do not fit its kind or one another."""
    joined = _joined(parts)
    if not joined or any((part.kind == "animate") != (label.kind == "somebody") for part in joined):
        return None
    if label.kind in {"given", "charged"}:
        return of_money(label, joined, today)
    if label.kind == "dated":
        return dated(label, joined)
    if label.kind == "lasting" and [part.kind for part in joined] == ["span"]:
        return said("is", x=label.text, be=label.be(), y=joined[0].text)
    if label.kind == "visiting" and any(part.kind not in {"planned", "due"} for part in joined):
        return None  # how somebody of ours is, is for nobody else
    return _of_thing(label, joined, today, message) if label.kind in _THINGS else None


def is_place(part: Part) -> bool:
    """Whether a part says where a thing is."""
    return part.kind == "way" and part.text.split()[0].lower() in phrases("where")


def _joined(parts: Sequence[Part]) -> list[Part] | None:
    """The parts, what only adds to the one before it as one with that: a time, the hours of a day, a way."""
    made: list[Part] = []
    for part in parts:
        before = made[-1] if made else None
        if before is None:
            made.append(part)
        elif part.kind == "time" and part.time is not None and before.time is not None:
            both = before.time.joined(part.time)
            if both is None:
                return None
            made[-1] = before._replace(time=both)
        elif part.kind == "time" and before.kind in STATUS and before.kind not in {"went", "broke"}:
            made[-1] = before._replace(time=part.time)
        elif _hangs(part, before):
            made[-1] = before._replace(ways=(*before.ways, part.text, *part.ways))
        else:
            made.append(part)
    return made


def _hangs(part: Part, before: Part) -> bool:
    """Whether a way belongs to the part before it: "ready, at the counter"; where a thing was found is not where it
    is, so that "found, at reception" says two things.
    """
    if part.kind != "way" or part.time is not None:
        return False
    fixed = part.text.startswith("by ") and form("fixed_ways").match(part.text)
    with_whom = before.kind == "time" and (part.text.startswith("with ") or fixed)
    return bool(with_whom) or (before.kind in STATUS and not (before.kind == "done" and is_place(part)))


def _of_thing(label: Label, parts: Sequence[Part], today: date | None, message: str) -> str | None:
    """A delivery, a repair or any thing: when it is, how it is, what it costs."""
    first = parts[0]
    mended = any(part.kind == "done" and form("put_right").search(part.text) for part in parts[1:])
    if mended and first.kind == "state" and not (first.time or first.not_):
        # "2 broken, replaced": broken they are no more.
        head: str | None = " ".join((label.be("was", "were"), first.text, *first.ways))
    else:
        head = _head(label, first, today, message)
    if head is None:
        return None
    told = f"{_subject(label, first)} {head}"
    clauses = 1
    for part in parts[1:]:
        if part.kind in {"free", "sum"}:
            priced = _priced(told, label, part, first)
        else:
            clauses += 1
            more = _second(label, part, first, today) if clauses <= _CLAUSES else None
            joins = "and" if clauses < _CLAUSES else "and_clause"
            priced = said(joins, a=told, b=more) if more else None
        if priced is None:
            return None
        told = priced
    return told


def _subject(label: Label, first: Part) -> str:
    """How the thing is called: pets are allowed, and an adult is needed, none that is known."""
    if label.plural and first.text in phrases("allowing"):
        return label.bare
    return with_article(lowered(label.bare)) if first.text in phrases("wanted") else label.text


def _second(label: Label, part: Part, first: Part, today: date | None) -> str | None:
    """What is told of the same thing besides."""
    if is_place(part) and part.time is None:
        return f"{label.be()} {' '.join((part.text, *part.ways))}"
    # Behind the time of a fitting, "back on" is told of what is fitted.
    # "Found at the depot, left on the lift": it was left there before.
    if part.text in phrases("left_where"):
        return None
    same = part.kind in STATUS and not part.not_ and (first.kind != "time" or part.text in phrases("set_too"))
    if not same:
        return None
    more = predicate(label, part, today)
    both = part.kind == first.kind == "done" and part.time is None and first.time is None
    alike = both and not first.not_ and not part.adverb and not first.adverb
    return more.removeprefix(f"{label.be('has', 'have')} been ") if more and alike else more


def _priced(told: str, label: Label, part: Part, first: Part) -> str | None:
    if part.kind == "free" and first.kind == "done":
        return f"{told} {said('at_no_charge')}"
    if part.kind == "free":
        return said("and_clause", a=told, b=f"{label.be()} {said('free')}")
    fits = first.kind == "state" and first.text.startswith(("available", "in stock", "back in stock"))
    return f"{told} {said('at_price', sum=part.text)}" if fits and not first.not_ else None


def _head(label: Label, first: Part, today: date | None, message: str) -> str | None:
    """What is told of a thing first."""
    if first.kind in STATUS:
        return predicate(label, first, today)
    if first.kind == "free":
        return f"{label.be()} {said('free')}"
    if first.kind == "time" and first.time is not None and label.kind == "event":
        told = when(label, first.time, today, message)
        return " ".join((told, *first.ways)) if told else None
    if first.kind == "sum" and (_RATE.search(first.text) or label.kind == "event"):
        name = "costs" if label.kind == "event" and not _RATE.search(first.text) else "rate"
        return said(name, be=label.be(), cost=label.be("costs", "cost"), sum=first.text)
    if first.kind == "span" and label.kind == "event":
        return said("takes", take=label.be("takes", "take"), span=first.text)
    if is_place(first) and label.kind == "thing" and first.time is None:
        return f"{label.be()} {' '.join((first.text, *first.ways))}"
    return None
