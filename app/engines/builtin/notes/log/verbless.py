"""What a log note tells without a verb: "2nd visit Tues am", "refund 22/11 £45", "lift out since 2/11"."""

from app.engines.builtin.notes.as_phrase import article_before
from app.engines.builtin.notes.log.events import Beside, Event
from app.engines.builtin.notes.log.reasons import clause_of
from app.engines.builtin.notes.log.table import form, one_of, pairs, said, words
from app.engines.builtin.notes.log.things import Thing
from app.engines.builtin.notes.log.times import Day, Time, is_before, time_at


def bare(piece: str, subject: Thing, start: int, beside: Beside) -> tuple[str | Event, int] | None:
    """What a thing with no verb behind it tells, and the place behind that; a clause where it is one as it stands."""
    return (
        _bill(piece, subject, start, beside)
        or _dated_sum(piece, subject, start, beside)
        or _since(piece, subject, start, beside)
        or _visit(piece, subject, start, beside)
    )


def stated(piece: str, beside: Beside) -> str | None:
    """A bare piece behind an event, as what there was: "van off road", "no access", "flat tyre"."""
    low = piece.strip().lower()
    if (noted := pairs("noted").get(low)) is not None:
        return noted
    wrong = form("went_wrong").fullmatch(low)
    if wrong is not None and all(map(beside.eyes.is_noun, wrong["kind"].split())):
        return said("there_was_a", what=f"{article_before(wrong['what'])} {wrong['what']}")
    return clause_of(piece, beside)


def expected(piece: str, at: int, beside: Beside) -> tuple[str, int] | None:
    """When a deed that has its own noun is expected: "est restore 20/11 pm"; or what there was on a day."""
    noted = one_of("noted").match(piece, at)
    if noted is not None and (on := time_at(piece, noted.end() + 1, beside.dates)) is not None and on[0].days:
        return f"{pairs('noted')[noted.group().lower()]} {on[0].told()}", on[1]
    found = form("expected_deed").match(piece, at)
    when = time_at(piece, found.end(), beside.dates) if found else None
    if found is None or when is None or is_before(when[0].last or Day(0, 0), beside.over):
        return None
    told = f"{said('by')} {when[0].named()}" if found["by"] else when[0].told()
    return f"{pairs('expected_deeds')[found['deed'].lower()]} {told}", when[1]


def _visit(piece: str, subject: Thing, start: int, beside: Beside) -> tuple[str | Event, int] | None:
    """A thing that takes place, or somebody who comes, with the day of it."""
    when = time_at(piece, start, beside.dates)
    if when is None or not when[0].days:
        return None
    if subject.actor:
        if subject.head not in words("visiting") or subject.plural:
            return None
        return f"{said('visit_of', who=subject.text)} {set_for(when[0], beside).told(plural=False)}", when[1]
    if subject.head not in words("takes_place"):
        return None
    event = set_for(when[0], beside)
    one_of_several = not words("again_so").isdisjoint(subject.text.split())
    if event.one == said("was_set") and subject.head in words("either_way") and not one_of_several:
        event = event._replace(one=said("recorded"), several=said("are_recorded"))
    return event, when[1]


def set_for(time: Time, beside: Beside) -> Event:
    """That something is or was on a day; where nobody can tell which, that it was set for it."""
    day, over = time.last, beside.over
    past = is_before(day, over) if day is not None else None
    if past or (day is not None and day == over):
        return Event("on", said("was"), said("were"), time=time, kind="planned")
    if past is False and beside.dated:
        return Event("on", said("is"), said("are"), time=time, kind="planned")
    return Event("on", said("was_set"), said("were_set"), f"{said('for')} {time.named()}", kind="planned")


def _bill(piece: str, subject: Thing, start: int, beside: Beside) -> tuple[str, int] | None:
    when = time_at(piece, start, beside.dates)
    sum_of = form("sum").match(piece, when[1] + 1) if when else None
    if when is None or sum_of is None or subject.summed or subject.actor:
        return None
    named = f"{subject.text} {said('of')} {when[0].named()}"
    if subject.head in words("billed"):
        return said("for_sum", subject=named, sum=sum_of.group()), sum_of.end()
    rest = subject.text.partition(" ")[2]
    if rest.startswith(tuple(words("doubled"))):
        what = f"{said('a')} {rest} {said('of')} {sum_of.group()} {when[0].told()}"
        return said("there_was", what=what), sum_of.end()
    return None


def _dated_sum(piece: str, subject: Thing, start: int, beside: Beside) -> tuple[str, int] | None:
    """A sum with its day, in either order, and how it is paid: nobody tells if it was made, so that it is on record."""
    if subject.head not in words("sums") or subject.actor:
        return None
    when = time_at(piece, start, beside.dates)
    end = when[1] if when else start
    sum_of = form("sum").match(piece, end + (piece[end : end + 1] == " ")) if when else None
    if when is None or not when[0].days or (sum_of is None and not subject.summed):
        return None
    named = (
        subject.text if subject.summed or sum_of is None else f"{subject.text} {said('of')} {sum_of.group()}"
    )
    end = sum_of.end() if sum_of else end
    how = form("paid_how").match(piece, end)
    by = f" {pairs('paid_by')[how['how'].lower()]}" if how else ""
    return said("recorded_for", subject=named, by=by, day=when[0].named()), how.end() if how else end


def bare_since(piece: str, subject: Thing, beside: Beside) -> tuple[str, int] | None:
    """How what was named before has been since a day."""
    visit = subject.head in words("takes_place") | words("no_goods")
    return None if visit or subject.numbered else _since(piece, subject, 0, beside)


def _since(piece: str, subject: Thing, start: int, beside: Beside) -> tuple[str, int] | None:
    """How a thing has been since a day, where no note tells that it is over."""
    found = form("since").match(piece, start)
    when = time_at(piece, found.end(), beside.dates) if found else None
    if found is None or when is None or beside.mended or subject.actor:
        return None
    been = said("have_been" if subject.plural else "has_been")
    state = pairs("since_so")[found["state"].lower()]
    return f"{subject.text} {been} {state} {said('since')} {when[0].named()}", when[1]
