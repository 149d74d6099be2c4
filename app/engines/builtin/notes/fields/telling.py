"""Makes the sentence of a field out of its label and the parts of its value."""

from collections.abc import Sequence
from datetime import date

from app.engines.builtin.notes.fields.labels import Label
from app.engines.builtin.notes.fields.parts import Part
from app.engines.builtin.notes.fields.table import form, pairs, phrases, said
from app.engines.builtin.notes.fields.times import Time
from app.text.compiled import compiled
from app.text.sentences import split
from app.text.words import content_stems

_RATE = compiled(r" (?:a|per|each) [a-z]+$")
_STATUS = frozenset({"done", "planned", "due", "state", "animate", "does", "went"})
_NOT_SET = frozenset({"since", "after", "until", "till", "during", "any day from", "any day after"})
_NOT_DONE = frozenset({"by", "until", "till", "from", "for", "since"})
_CLAUSES = 2
"""Clauses about one thing in a sentence."""


def told_of(label: Label, parts: Sequence[Part], today: date | None, message: str = "") -> str | None:
    """The clause of a field; None where its parts do not fit its kind."""
    joined = _joined(parts)
    if joined is None:
        return None
    if any((part.kind == "animate") != (label.kind == "somebody") for part in joined):
        return None
    money = label.kind in {"given", "charged"}
    if money:
        return _of_money(label, joined, today)
    if label.kind in {"dated", "expected"}:
        return _dated(label, joined)
    if label.kind == "lasting" and [part.kind for part in joined] == ["span"]:
        return said("is", x=label.text, be=label.be(), y=joined[0].text)
    if label.kind in {"event", "thing", "lasting", "somebody"}:
        return _of_thing(label, joined, today, message)
    return None


def _joined(parts: Sequence[Part]) -> list[Part] | None:
    """The parts, with a time that stands behind its status, or behind the day to which it adds, as one with that."""
    made: list[Part] = []
    for part in parts:
        before = made[-1] if made else None
        if part.kind == "time" and before is not None and part.time is not None:
            if before.time is not None:
                both = before.time.joined(part.time)
                if both is None:
                    return None
                made[-1] = before._replace(time=both)
                continue
            if before.kind in _STATUS and before.kind != "went":
                made[-1] = before._replace(time=part.time)
                continue
        hangs = part.kind == "way" and before is not None and before.kind in _STATUS and part.time is None
        if hangs and before is not None and not (before.kind == "done" and _is_place(part)):
            made[-1] = before._replace(ways=(*before.ways, part.text, *part.ways))
            continue
        made.append(part)
    return made


def _is_place(part: Part) -> bool:
    return part.text.split()[0].lower() in phrases("where")


def predicate(label: Label, part: Part, today: date | None) -> str | None:
    """What is told of a thing by one status; None where its time does not fit it."""
    ways = "".join(f" {way}" for way in part.ways)
    time = part.time.told() if part.time else ""
    lies = part.time.lies(today) if part.time else None
    behind = f"{ways} {time}".rstrip()
    if part.kind == "done" or (part.kind == "planned" and part.time is None):
        return _done(label, part, ways)
    if part.kind in {"planned", "due"}:
        return None if lies == "past" or part.not_ else _to_come(label, part)
    if part.kind == "went":
        return None if part.not_ or part.time else f"{part.text}{ways}"
    if part.kind == "does":
        return _does(label, part, behind) if not part.not_ else None
    return _state(label, part, behind, lies == "past")


def _to_come(label: Label, part: Part) -> str | None:
    """What is set for a time: "is booked for Thursday the 14th", "is due by Friday"."""
    time = part.time
    if time is None or time.lead in _NOT_SET:
        return None
    ways = "".join(f" {way}" for way in part.ways)
    if part.kind == "due" or not time.day:
        return _be(label, part, f"{part.text}{ways} {time.told()}")
    # "Taxi: booked 3 November" may tell when that was done.
    sure = label.kind == "event" or time.sure_to_come
    if label.kind in {"given", "charged"} or time.lead not in {"", "for"} or not sure:
        return None
    if part.ways:
        return _be(label, part, f"{part.text}{ways} {time._replace(lead='').told()}")
    day = time._replace(lead="").named()
    return _be(label, part, said("for", done=f"{part.text}{ways}", time=day))


def _done(label: Label, part: Part, ways: str) -> str | None:
    """What was done: "has been sent", "was sent on 3 November"; what is still to come was not done yet."""
    alone = part.text in phrases("done_alone") and part.text not in phrases("done")
    if part.text in phrases("left_where") and not ways:
        return None
    time = part.time
    adverb = f"{part.adverb} " if part.adverb else ""
    if part.not_:
        bare = part.not_.removeprefix("not being").strip()
        if time is not None or bare not in {"not", "not yet"} or part.adverb:
            return None
        been = "" if alone else "been "
        behind = " yet" if bare == "not yet" else ""
        return f"{label.be('has', 'have')} not {been}{part.text}{ways}{behind}"
    if time is None:
        been = "" if alone else "been "
        return f"{label.be('has', 'have')} {adverb}{been}{part.text}{ways}"
    begun = (time.lead or time.hours.split(" ", maxsplit=1)[0]) in _NOT_DONE
    if begun or form("ahead").search(time.day) or adverb:
        return None
    was = "" if alone else f"{label.be('was', 'were')} "
    if alone and part.text not in phrases("went"):
        return None
    return f"{was}{part.text}{ways} {time.told()}"


def _does(label: Label, part: Part, behind: str) -> str | None:
    several = part.text in {"arrive", "start", "begin", "end", "expire", "resume", "run", "go", "are back"}
    if label.plural != several or not behind or part.adverb not in {"", "now"}:
        return None
    return f"{part.adverb} {part.text}{behind}".strip()


def _state(label: Label, part: Part, behind: str, past: bool) -> str | None:
    """How it is: "is in stock", "has been in stock since Monday", "will be ready on Friday"."""
    text = f"{part.not_} {part.adverb} {part.text}".split()
    told = " ".join(text)
    if past or part.not_ in {"never", "not being"}:
        return None
    if part.not_ == "not yet":
        told = f"not {part.text}"
        behind = f"{behind} yet"
    if part.time is None:
        return f"{label.be()} {told}{behind}"
    if part.time.lead == "since" or part.time.hours.startswith("since "):
        return None if part.not_ else f"{label.be('has', 'have')} been {told}{behind}"
    if part.time.lead in {"from", "until", "till", "by", "before", "after"} or part.time.span:
        return f"{label.be()} {told}{behind}"
    if not part.time.day and part.text == "open":
        return f"{label.be()} {told}{behind}"
    ready = part.text.startswith(("ready", "available", "back", "open"))
    return f"{said('will_be', y=told)}{behind}" if ready and not part.not_ and not part.adverb else None


def _be(label: Label, part: Part, told: str) -> str:
    return " ".join(f"{label.be()} {part.not_} {part.adverb} {told}".split())


def _of_thing(label: Label, parts: Sequence[Part], today: date | None, message: str) -> str | None:
    """A delivery, a repair or any thing: when it is, how it is, what it costs."""
    first, rest = parts[0], list(parts[1:])
    head = _head(label, first, today, message)
    if head is None:
        return None
    allowed = label.plural and first.text in phrases("allowing")
    told = f"{label.bare if allowed else label.text} {head}"
    clauses = 1
    for part in rest:
        if part.kind in {"free", "sum"}:
            told = _priced(told, label, part, first)
            if told is None:
                return None
        elif part.kind == "way" and _is_place(part) and part.time is None and clauses < _CLAUSES:
            told, clauses = said("and", a=told, b=f"{label.be()} {' '.join((part.text, *part.ways))}"), clauses + 1
        elif part.kind in _STATUS and clauses < _CLAUSES and _goes_with(first, part):
            more = predicate(label, part, today)
            if more is None:
                return None
            told, clauses = said("and", a=told, b=more), clauses + 1
        else:
            return None
    return told


def _goes_with(first: Part, part: Part) -> bool:
    """Whether a second status is of the same thing: behind the time of a fitting, "back on" is of what is fitted."""
    return part.not_ == "" and (first.kind != "time" or part.text in phrases("set_too"))


def _priced(told: str, label: Label, part: Part, first: Part) -> str | None:
    if part.kind == "free":
        if first.kind == "done":
            return f"{told} {said('at_no_charge')}"
        return said("and_clause", a=told, b=f"{label.be()} {said('free')}")
    fits = first.kind == "state" and first.text.startswith(("available", "in stock", "back in stock"))
    return f"{told} {said('at_price', sum=part.text)}" if fits and not first.not_ else None


def _head(label: Label, first: Part, today: date | None, message: str) -> str | None:
    if first.kind in _STATUS:
        return predicate(label, first, today)
    if first.kind == "free":
        return f"{label.be()} {said('free')}"
    if first.kind == "time" and first.time is not None and label.kind == "event":
        return _when(label, first.time, today, message)
    if first.kind == "sum" and _RATE.search(first.text):
        return f"{label.be()} {first.text}"
    if first.kind == "way" and label.kind == "thing" and _is_place(first):
        behind = " ".join((first.text, *first.ways))
        return f"{label.be()} {behind}" if first.time is None else None
    return None


def _when(label: Label, time: Time, today: date | None, message: str) -> str | None:
    """When something takes place; None where it may be over."""
    words = set(label.bare.lower().split())
    lies = time.lies(today)
    if lies is None and words & phrases("either_ones"):
        return None
    past = bool(words & phrases("last_ones"))
    if past or lies == "past":
        fits = lies != "ahead" and not time.lead and not time.half and not time.span
        return f"{label.be('was', 'were')} {time.told()}" if fits else None
    sure = lies in {"ahead", "today"} or time.sure_to_come or any(label.bare.startswith(one) for one in phrases("new_ones"))
    if time.day and not sure and not (_is_planned(time, message) or _is_asked(label, message)):
        return None
    if time.lead in {"by", "before", "no later than"} or time.hours.startswith("by "):
        return f"{label.be()} {said('due', time=time.told())}"
    if time.lead.startswith("any ") or (time.lead in {"from", "after"} and not time.span):
        return f"{label.be()} {said('possible', time=time.told())}"
    return f"{label.be()} {time.told()}" if time.lead in {"", "on"} and not time.span else None


def _is_planned(time: Time, message: str) -> bool:
    """Whether a day is told by its weekday and its number, as days to come are, and the message does not name it."""
    numbered = "day" in time.day.lower() and any(ch.isdecimal() for ch in time.day)
    named = (word.lower() in message.lower() for word in time.day.split() if word.lower().endswith("day"))
    return numbered and not any(named)


def _is_asked(label: Label, message: str) -> bool:
    """Whether the message asks when it is: a day that answers this is to come."""
    stems = content_stems(label.bare)
    asked = (one.text for one in split(message) if form("asks_when").search(one.text))
    return any(stems & content_stems(one) for one in asked)


def _dated(label: Label, parts: Sequence[Part]) -> str | None:
    """What a date is: "the delivery date is Thursday the 14th, in the morning"."""
    if label.bare in phrases("unsaid_dates") or len(parts) != 1 or parts[0].kind != "time" or parts[0].time is None:
        return None
    time = parts[0].time
    if time.lead in {"since", "during"}:
        return None
    return said("is", x=label.text, be=label.be(), y=time.named().removeprefix("at "))


def _of_money(label: Label, parts: Sequence[Part], today: date | None) -> str | None:
    """A sum that is given or charged: what it is, and what becomes of it."""
    sums = [part for part in parts if part.kind == "sum"]
    sizes = [part for part in parts if part.kind == "size"]
    spans = [part for part in parts if part.kind == "span"]
    rest = [part for part in parts if part.kind not in {"sum", "size", "span"}]
    given = label.kind == "given"
    if max(len(sums), len(sizes), len(spans)) > 1 or (spans and not given) or (sizes and not given):
        return None
    name = label.text
    if sizes:
        name = _sized(name, sizes[0].text)
    for_it = label.bare.endswith(tuple(phrases("for_sums")))
    subject = said("for_sum" if for_it else "of", x=name, sum=sums[0].text) if sums else name
    if not rest and not spans:
        return said("is", x=name, be=label.be(), y=sums[0].text) if sums else None
    if label.bare in phrases("bare"):
        free = not sums and [part.kind for part in rest] == ["free"]
        return f"{label.text} {label.be()} {said('free')}" if free else None
    ways = [part for part in rest if part.kind == "way"]
    told: list[str] = []
    for part in rest:
        more = _becomes(label, part, today, sums=bool(sums), ways=ways)
        if more is None:
            return None
        told += [more] if more else []
    carried = [way for part in ways for way in _as_ways(part)] if told and given else []
    if told and ways and given:
        subject = " ".join([subject, *carried])
    elif ways and given:
        told = [_goes(label, ways)]
    elif ways:
        return None
    if not told and not spans:
        return None
    if spans:
        told.append(said("takes", take=label.be("takes", "take"), span=spans[0].text))
    if len(told) > _CLAUSES + 1:
        return None
    clause = f"{subject} {told[0]}"
    for one in told[1:]:
        clause = said("and", a=clause, b=one)
    return clause


def _sized(name: str, size: str) -> str:
    det, _, noun = name.partition(" ")
    return f"{det} {said('sized', which=pairs('sizes')[size], x=noun)}"


def _becomes(label: Label, part: Part, today: date | None, *, sums: bool, ways: Sequence[Part]) -> str | None:
    """What becomes of a sum; empty where that is told elsewhere."""
    if part.kind in _STATUS:
        return predicate(label, part, today)
    if part.kind == "way":
        known = form("fixed_ways").match(part.text) or form("next_bill").match(part.text)
        return "" if known and not part.ways and (part.time is None) else None
    if part.kind == "time" and part.time is not None:
        if part.time.lead in {"by", "before", "no later than"} and label.kind == "given":
            return f"{label.be()} {said('due', time=part.time.told())}"
        plain = not part.time.lead and not part.time.half and not part.time.hours
        return f"{label.be()} {said('dated', day=part.time.day)}" if sums and plain and _is_date(part.time) else None
    return None


def _is_date(time: Time) -> bool:
    return any(ch.isdecimal() for ch in time.day) and not form("ahead").search(time.day)


def _as_ways(part: Part) -> list[str]:
    bill = form("next_bill").match(part.text)
    return [said("on_bill", bill=bill["bill"])] if bill else [part.text]


def _goes(label: Label, ways: Sequence[Part]) -> str:
    """Which way a sum goes: "goes to the card", "is paid by BACS"."""
    told = [way for part in ways for way in _as_ways(part)]
    if form("by_means").match(told[0]):
        return said("paid_by", be=label.be(), way=" ".join(told))
    return said("goes", go=label.be("goes", "go"), way=" ".join(told))
