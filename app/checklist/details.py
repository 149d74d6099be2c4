"""Concrete details of a reply that stand in nothing that the writer was given."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from app.checklist.sheet import Sheet
from app.checklist.sources import Sources, stands
from app.model.value import Span, Value
from app.text import words
from app.text.compiled import compiled
from app.text.particulars import Particular

_SMALL = 4
"""Counts up to this ("two ways", "the first") are the writer's own ordering, not facts."""

_TERMS = 60
"""Numbers tried for a sum; a text with more of them is not reckoned through."""

_TITLE = 3
"""Letters of the longest title before a name ("Mrs")."""

_MONTH = compiled(r"-\d\d-\d\d$")
"""The normal form of a day with its month ("--06-14", "2026-06-14")."""

_LOOSE = frozenset({"name", "product", "address"})
"""Types that are found by their look alone: a stranger among them is asked about, not refused."""

_TELLING = frozenset({"money", "percentage", "link", "date", "reference"})
"""Types that have no place in a greeting or a closing, where nobody gave them."""


class Stranger(Value):
    """A detail without a source; `sure` when nothing evident (a sum, a count) explains it either."""

    span: Span
    type: str
    sure: bool


def strangers(sheet: Sheet, sources: Sources) -> tuple[Stranger, ...]:
    """The details that no source holds, in order of appearance.

    In greeting and closing only those count that are more than a look (a sum, a link, a reference): names stand there.
    """
    return tuple(_strangers(sheet, sources))


def _strangers(sheet: Sheet, sources: Sources) -> Iterator[Stranger]:
    start = sheet.body[0].start if sheet.body else 0
    end = sheet.signoff.start if sheet.signoff else len(sheet.text)
    yield from _wrongly_called(sheet, sources)
    for found in sheet.particulars:
        inside = start <= found.start < end
        if (not inside and found.type not in _TELLING) or _trivial(found) or sources.hold(found):
            continue
        if found.type in ("date", "time") and any(stands(f, sources.folded) for f in _in_figures(found)):
            continue
        if found.type in _LOOSE and _words_known(found, sources):
            continue
        if found.type == "quantity" and _counted_by_one(found, sources):
            continue
        evident = _evident(found, sources)
        if evident and _reckoned(found):
            continue
        sure = found.type not in _LOOSE and not _reckoned(found) and not evident
        yield Stranger(span=sheet.cut(found.start, found.end), type=found.type, sure=sure)


def is_total(found: Particular, others: Sequence[Particular]) -> bool:
    """Whether a sum is all the others together, in one unit."""
    wanted, parts = _number_of(found), [_number_of(other) for other in others]
    added = [part for part in parts if part is not None]
    return wanted is not None and len(added) == len(others) and round(sum(added), 2) == round(wanted, 2)


def _number_of(found: Particular) -> float | None:
    return next((n for n in map(_number, sorted(found.forms)) if n is not None), None)


def _wrongly_called(sheet: Sheet, sources: Sources) -> Iterator[Stranger]:
    """Names in the greeting that nobody gave, where the customer's name is known."""
    for name in sheet.called if sources.customer else ():
        if name.text[0].isupper() and words.fold(name.text) not in sources.folded:
            yield Stranger(span=name, type="name", sure=False)


def _trivial(found: Particular) -> bool:
    if found.type == "quantity":
        values = [n for n in map(_number, found.forms) if n is not None]
        return not values or min(values) <= _SMALL
    if found.type == "duration" and not any(c.isdecimal() for c in found.text):
        return all(n is not None and n <= 1 for n in map(_number, found.forms))
    return found.type in ("date", "time") and found.text.strip().replace(" ", "").isalpha()


def _reckoned(found: Particular) -> bool:
    """Spans of time, and days without a month, which a writer works out from the dates given."""
    return found.type == "duration" or (found.type == "date" and not any(map(_MONTH.search, found.forms)))


def _in_figures(found: Particular) -> Iterator[str]:
    """How busy notes write a day or an hour in mere figures: "3/11" and "11/3" for 3 November, "17:03" for 17.03."""
    for form in found.forms:
        day = _MONTH.search(form)
        if day:
            month, number = day[0][1:3], day[0][4:]
            for a, b in ((number, month), (month, number)):
                yield from (f"{a}/{b}", f"{a.lstrip('0')}/{b.lstrip('0')}", f"{a.lstrip('0')}/{b}")
        elif ":" in form:
            yield from (form, form.replace(":", "."), form.lstrip("0"), form.lstrip("0").replace(":", "."))


def _words_known(found: Particular, sources: Sources) -> bool:
    """Whether each word of a name stands somewhere in what was given; "Mr" and the like need not."""
    parts = [words.fold(w.text) for w in words.words(found.text)]
    return all(part in sources.folded for part in parts if len(part) > _TITLE)


def _counted_by_one(found: Particular, sources: Sources) -> bool:
    """Whether one source has each word of a count, with others between ("19 left" of "19 days left")."""
    parts = [words.fold(w.text) for w in words.words(found.text)]
    return len(parts) > 1 and any(all(stands(part, s.folded) for part in parts) for s in sources.all)


def _evident(found: Particular, sources: Sources) -> bool:
    """A sum or difference of two amounts given, or a count that the notes add up to."""
    wanted = [n for n in map(_number, found.forms) if n is not None]
    if not wanted:
        return False
    # "free for sixty": the days were named in the sentence before.
    bare = found.type == "quantity" and all(" " not in form for form in found.forms)
    if bare and any(stands(form, sources.folded) for form in found.forms):
        return True
    # The ninth morning makes nine of them.
    forms = {form.lstrip("#") for p in sources.particulars for form in p.forms}
    given = sorted({n for n in map(_number, forms) if n is not None})[:_TERMS]
    results = {round(r, 2) for a, b in combinations(given, 2) for r in (a + b, b - a)}
    results |= {round(n * k, 2) for n in given for k in (2, 3, 0.5)}
    return any(round(w, 2) in results or w in given for w in wanted)


def _number(form: str) -> float | None:
    for part in form.replace(":", " ").split():
        try:
            return float(part)
        except ValueError:
            continue
    return None
