"""What is told of a thing by one status: "has been sent", "is booked for Thursday the 14th", "will be ready"."""

from datetime import date

from app.engines.builtin.notes.fields.labels import Label
from app.engines.builtin.notes.fields.parts import Part
from app.engines.builtin.notes.fields.table import form, phrases, said
from app.engines.builtin.notes.fields.times import Time

STATUS = frozenset({"done", "planned", "due", "state", "animate", "does", "went", "broke"})
_NOT_SET = frozenset({"since", "after", "until", "till", "during", "any day from", "any day after"})
_NOT_DONE = frozenset({"by", "until", "till", "from", "for", "since"})
_LASTS = frozenset({"from", "until", "till", "by", "before", "after"})
_READY = ("ready", "available", "back", "open", "with you")


def predicate(label: Label, part: Part, today: date | None) -> str | None:
    """What a status tells of a thing; None where its time does not fit it."""
    past = part.time is not None and part.time.lies(today) == "past"
    if part.text in phrases("amiss") and any(way.startswith("by ") for way in part.ways):
        return None
    if part.kind == "broke" and label.bare.lower().endswith(tuple(phrases("grave"))):
        return None
    if part.kind == "done" or (part.kind == "planned" and part.time is None):
        return _denied(label, part) if part.not_ else _done(label, part)
    if part.kind in {"planned", "due"}:
        return None if past or part.not_ else _to_come(label, part)
    if part.kind in {"went", "broke"}:
        return None if part.not_ or part.time or part.adverb else f"{part.text}{_ways(part)}"
    if part.kind == "does":
        return _does(label, part)
    return None if past else _state(label, part)


def _ways(part: Part) -> str:
    return "".join(f" {way}" for way in part.ways)


def _behind(part: Part) -> str:
    return f"{_ways(part)} {part.time.told()}" if part.time else _ways(part)


def _be(label: Label, part: Part, told: str) -> str:
    return " ".join(f"{label.be()} {part.not_} {part.adverb} {told}".split())


def _is_alone(part: Part) -> bool:
    """Whether it is what a thing does by itself: "has arrived"."""
    return part.text in phrases("done_alone") and part.text not in phrases("done")


def _to_come(label: Label, part: Part) -> str | None:
    """What is set for a time: "is booked for Thursday the 14th", "is due by Friday"."""
    time = part.time
    if time is None and part.kind == "due" and part.ways and part.ways[0].startswith(("on ", "at ")):
        return _be(label, part, f"{part.text}{_ways(part)}")
    if (
        time is None
        or time.lead in _NOT_SET
        or (part.text == "due back" and label.bare in phrases("never_back"))
    ):
        return None
    if part.kind == "due" or not time.day:
        return _be(label, part, f"{part.text}{_behind(part)}")
    # "Taxi: booked 3 November" may tell when that was done.
    sure = label.kind in {"event", "visiting"} or time.sure_to_come or time.is_slot or time.is_round
    if label.kind in {"given", "charged"} or time.lead not in {"", "for"} or not sure:
        return None
    bare = time._replace(lead="")
    if part.ways:
        return _be(label, part, f"{part.text}{_ways(part)} {bare.told()}")
    return _be(label, part, said("for", done=part.text, time=bare.named()))


def _denied(label: Label, part: Part) -> str | None:
    """What was not done: "has not been tested yet"."""
    if part.time is not None or part.not_ not in {"not", "not yet"} or part.adverb:
        return None
    been = "" if _is_alone(part) else "been "
    yet = " yet" if part.not_ == "not yet" else ""
    return f"{label.be('has', 'have')} not {been}{part.text}{_ways(part)}{yet}"


def _done(label: Label, part: Part) -> str | None:
    """What was done: "has been sent", "was sent on 3 November"; what is still to come was not done yet."""
    if part.text in phrases("either_way") and part.time is None:
        return None
    looks = label.bare.lower().endswith(tuple(phrases("looking"))) and part.text in phrases("found_things")
    if looks or (part.text in phrases("left_where") and not part.ways):
        return None
    alone, time = _is_alone(part), part.time
    if time is None:
        been = "" if alone else "been "
        adverb = f"{part.adverb} " if part.adverb else ""
        return f"{label.be('has', 'have')} {adverb}{been}{part.text}{_ways(part)}"
    if time.lead in _LASTS and part.text in phrases("lasting_done"):
        return f"{label.be()} {part.text}{_behind(part)}"
    begun = (time.lead or time.hours.split(" ", maxsplit=1)[0]) in _NOT_DONE
    if begun or form("ahead").search(time.day) or part.adverb or (alone and part.text not in phrases("went")):
        return None
    was = "" if alone else f"{label.be('was', 'were')} "
    return f"{was}{part.text}{_behind(part)}"


def _does(label: Label, part: Part) -> str | None:
    several = part.text in phrases("does_several")
    if part.not_ or label.plural != several or not _behind(part) or part.adverb not in {"", "now"}:
        return None
    return f"{part.adverb} {part.text}{_behind(part)}".strip()


def _state(label: Label, part: Part) -> str | None:
    """How it is: "is in stock", "has been in stock since Monday", "will be ready on Friday"."""
    bookable = part.time is not None and label.bare.lower().endswith(tuple(phrases("bookable")))
    if (part.text == "free" and not bookable) or part.not_ in {"never", "not being"}:
        return None
    yet = part.not_ == "not yet"
    told = f"not {part.text}" if yet else " ".join(f"{part.not_} {part.adverb} {part.text}".split())
    behind = f"{_behind(part)}{' yet' if yet else ''}"
    time = part.time
    if time is not None and (time.lead == "since" or time.hours.startswith("since ")):
        return None if part.not_ else f"{label.be('has', 'have')} been {told}{behind}"
    if time is None or _lasts(part, time):
        return f"{label.be()} {told}{behind}"
    ready = part.text.startswith(_READY) and not part.not_ and not part.adverb
    return f"{said('will_be', y=told)}{behind}" if ready else None


def _lasts(part: Part, time: Time) -> bool:
    """Whether a time tells how long it is so, or from when on: "valid until 30 June", "held till 8:15"."""
    hours = "" if time.day else time.hours.split(" ", maxsplit=1)[0]
    to_be = time.lead == "by" and part.text.startswith(_READY)
    lasting = (time.lead in _LASTS and not to_be) or hours in {"until", "till"} or time.span
    return lasting or part.text == "free" or (part.text == "open" and not time.day)
