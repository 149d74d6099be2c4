"""Whether two particulars, given by type and normal forms, mean the same thing, and whether one supports the other."""

import re
from datetime import date

from app.model.reading import DetailType
from app.text.compiled import compiled

_NUMERIC = frozenset({"money", "quantity", "percentage"})
_WORDED = frozenset({"name", "product", "address"})
_DATE = compiled(r"(?:(\d{4})|-)-(\d\d)(?:-(\d\d))?|---(\d\d)|(\d{4})")


def agrees(a_type: DetailType, a: frozenset[str], b_type: DetailType, b: frozenset[str]) -> bool:
    """Whether nothing that both say differs, and both say something of the same kind."""
    if a_type == b_type == "date":
        return _dates_agree(a, b)
    if a & b:
        return a_type == b_type or {a_type, b_type} <= _NUMERIC | {"reference", "date"}
    if a_type == b_type == "quantity":
        return bool(_numbers(a) & _numbers(b)) and (_bare(a) or _bare(b))
    if a_type != b_type and {a_type, b_type} <= {"money", "quantity", "reference"}:
        # "14.80" in a message without its sign is the money that a reply names.
        bare = a if a_type in {"quantity", "reference"} else b
        return _bare(bare) and bool(_numbers(a) & _numbers(b))
    if a_type in _WORDED and b_type in _WORDED:
        return any(_within(x, y) or _within(y, x) for x in a for y in b)
    return False


def supports(p_type: DetailType, p: frozenset[str], source_type: DetailType, source: frozenset[str]) -> bool:
    """Whether a source allows saying `p`: as `agrees`, but the end of a range may be said alone ("within 5 days")."""
    if p_type == "date" and source_type == "date":
        return _dates_agree(p, source) and _no_more_precise(p, source)
    if agrees(p_type, p, source_type, source):
        return True
    if p_type == source_type == "duration":
        return any(form.rpartition("-")[2] in p for form in source if "-" in form)
    return False


def not_above(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether a sum or percentage is no larger than another one of the same unit."""
    smaller, larger = _by_unit(a), _by_unit(b)
    shared = smaller.keys() & larger.keys()
    return bool(shared) and all(smaller[unit] <= larger[unit] for unit in shared)


def _by_unit(forms: frozenset[str]) -> dict[str, float]:
    found = {}
    for form in forms:
        value, _, unit = form.partition(" ")
        if unit and value.replace(".", "", 1).isdecimal():
            found[unit] = float(value)
    return found


def _numbers(forms: frozenset[str]) -> frozenset[str]:
    return frozenset(form.split(" ", 1)[0] for form in forms)


def _bare(forms: frozenset[str]) -> bool:
    return all(" " not in form for form in forms)


def _within(a: str, b: str) -> bool:
    left, right = set(a.split()), set(b.split())
    return bool(left) and left <= right


def _dates_agree(a: frozenset[str], b: frozenset[str]) -> bool:
    """No part (year, month and day, day, month, weekday, relative day) may differ; one must be common."""
    left, right = _parts(a), _parts(b)
    shared = [name for name in left if name in right]
    return bool(shared) and all(left[name] & right[name] for name in shared)


def _no_more_precise(p: frozenset[str], source: frozenset[str]) -> bool:
    """A day needs a source that names a day; a month or weekday beside it may be worked out."""
    said, known = _parts(p), _parts(source)
    if "day" in said:
        return "day" in known
    return bool(said.keys() & known.keys())


def _parts(forms: frozenset[str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for form in forms:
        match = _DATE.fullmatch(form)
        if match:
            _add_parts(found, match)
        elif form.startswith("w") and form[1:].isdecimal():
            found.setdefault("weekday", set()).add(form)
        else:
            found.setdefault(form.partition("+")[0].partition("-")[0], set()).add(form)
    if "weekday" not in found and len(found.get("date", ())) == 1:
        found["weekday"] = _weekdays(found["date"])
    return {name: frozenset(values) for name, values in found.items() if values}


def _add_parts(found: dict[str, set[str]], match: re.Match[str]) -> None:
    year, month = match.group(1) or match.group(5), match.group(2)
    day = match.group(3) or match.group(4)
    for name, value in (("year", year), ("month", month), ("day", day)):
        if value:
            found.setdefault(name, set()).add(value)
    if month and day:
        found.setdefault("month-day", set()).add(f"{month}-{day}")
        if year:
            found.setdefault("date", set()).add(f"{year}-{month}-{day}")


def _weekdays(days: set[str]) -> set[str]:
    found = set()
    for day in days:
        try:
            found.add(f"w{date.fromisoformat(day).isoweekday()}")
        except ValueError:
            continue
    return found
