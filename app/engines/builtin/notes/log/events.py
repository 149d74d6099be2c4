"""What happened, or how it stands, as a log note tells it: "cancelled by practice 3/11 17:40", "runs to 11/1"."""

from collections.abc import Callable
from typing import NamedTuple

from app.engines.builtin.notes.customer import sex_by_name
from app.engines.builtin.notes.log.table import form, one_of, pairs, said, words
from app.engines.builtin.notes.log.things import Eyes, thing_at
from app.engines.builtin.notes.log.times import Dates, Day, Time, is_before, time_at
from app.engines.builtin.notes.patterns import word_list
from app.engines.builtin.notes.telegraph.classes import telegraph


class Beside(NamedTuple):
    """What an event is read beside: who sees it, how dates are written, the last day that is surely over.

    `dated` where that is the day of the reply, so that any behind it is to come; `mended` where a note of the brief
    says that something was put right, so that nothing that was wrong before is surely so still.
    """

    eyes: Eyes
    dates: Dates
    over: Day | None
    dated: bool = False
    mended: bool = False


class Event(NamedTuple):
    """What is told of a subject: the verb of one and of several, what follows it, and when it was."""

    verb: str
    one: str
    several: str
    rest: str = ""
    time: Time | None = None
    kind: str = "done"
    aside: str = ""

    def told(self, *, plural: bool, reason: str = "") -> str:
        """The event behind its subject."""
        when = f" {self.time.told()}" if self.time is not None else ""
        return f"{self.several if plural else self.one} {self.rest}".strip() + when + self.aside + reason

    @property
    def ended(self) -> bool:
        """Whether it is one of which a line gives the reason."""
        return self.verb in words("ended")


def event_at(text: str, at: int, beside: Beside) -> tuple[Event, int] | None:
    """The event that begins at a place of a text, and the place behind it."""
    for read in _READERS:
        if (found := read(text, at, beside)) is not None:
            return found
    return None


def _next(text: str, at: int) -> int:
    return at + (text[at : at + 1] == " ")


def _word(text: str, at: int, name: str) -> tuple[str, int] | None:
    found = one_of(name).match(text, at)
    return (found.group().lower(), found.end()) if found else None


def _deed(text: str, at: int) -> tuple[str, int] | None:
    """What was done to a thing, in a word of which that is sure."""
    if (found := _word(text, at, "done")) is not None:
        return found
    word = form("word").match(text, at)
    low = word.group().lower() if word else ""
    other = words("doing") | words("acting") | words("planned") | words("expecting_words")
    sure = low.endswith("ed") and low in word_list("done_to_things") and low not in other
    return (low, word.end()) if word and sure else None


def _named(text: str, at: int, beside: Beside) -> tuple[Event, int] | None:
    """Done in set words: "logged lost", "last seen"."""
    found = _word(text, at, "done_so")
    if found is None:
        return None
    deed = pairs("done_so")[found[0]]
    return _behind(text, found[1], Event(deed, f"{said('was')} {deed}", f"{said('were')} {deed}"), beside)


def _not_done(text: str, at: int, beside: Beside) -> tuple[Event, int] | None:
    led = form("negated").match(text, at)
    deed = _deed(text, led.end()) if led else None
    if led is None or deed is None:
        return None
    never = led["never"]
    one, several = (said(name) for name in (("was", "were") if never else ("has_not", "have_not")))
    denied = f"{led['never'].lower()} " if never else ""
    event = Event(deed[0], f"{one} {denied}{deed[0]}", f"{several} {denied}{deed[0]}", kind="not")
    return _behind(text, deed[1], event, beside)


def _done(text: str, at: int, beside: Beside) -> tuple[Event, int] | None:
    deed = _deed(text, at)
    if deed is None:
        return None
    verb, end = deed
    particle = pairs("adverbs_of").get(verb, "").split()
    with_it = next((one for one in particle if text[end : end + len(one) + 1].lower() == f" {one}"), "")
    told = f"{verb} {with_it}".strip()
    end += len(with_it) + bool(with_it)
    if verb in words("needs_particle") and not with_it:
        return None
    to = form("moved_to").match(text, end) if verb in words("moving") else None
    if to is not None and (moved := time_at(text, to.end(), beside.dates)) is not None:
        told, end = f"{told} {said('to')} {moved[0].named()}", moved[1]
    return _behind(text, end, Event(verb, f"{said('was')} {told}", f"{said('were')} {told}"), beside)


def _acted(text: str, at: int, beside: Beside) -> tuple[Event, int] | None:
    """What a thing did by itself, or somebody at work: "failed", "attended"."""
    for name, kind in (("doing", "did"), ("acting", "acted")):
        if (deed := _word(text, at, name)) is not None:
            verb = pairs("adverbs_of").get(deed[0], "")
            told, end = deed
            if verb and text[end:].lower().startswith(f" {verb}"):
                told, end = f"{told} {verb}", end + len(verb) + 1
            return _behind(text, end, Event(deed[0], told, told, kind=kind), beside)
    return None


def _planned(text: str, at: int, beside: Beside) -> tuple[Event, int] | None:
    """What is set for a day: "booked for 16/10", "sched 6/11 12:00"; a bare "booked 3/11" may be when it was booked."""
    deed = _word(text, at, "planned")
    if deed is None:
        return None
    led = form("planned_for").match(text, deed[1])
    when = time_at(text, led.end() if led else _next(text, deed[1]), beside.dates)
    if when is None or (led is None and deed[0] not in words("surely_ahead") and not when[0].has_hour):
        return None
    for_it = f"{said('for')} {when[0].named()}"
    day = when[0].last
    ahead = day is not None and beside.over is not None and is_before(beside.over, day)
    verbs = _be(when[0], beside) if ahead else (said("was"), said("were"))
    return Event(deed[0], f"{verbs[0]} {deed[0]}", f"{verbs[1]} {deed[0]}", for_it, kind="planned"), when[1]


def _expected(text: str, at: int, beside: Beside) -> tuple[Event, int] | None:
    """When something is due: "ETA 6/11", "due in branch 7/11"."""
    led = form("expecting").match(text, at)
    if led is None:
        return None
    place, end = _small(text, _next(text, led.end()))
    by = form("by").match(text, _next(text, end))
    when = time_at(text, by.end() if by else _next(text, end), beside.dates)
    if when is None:
        return None
    time, end = when
    until = form("by_hour").match(text, end)
    hour = time_at(text, until.end(), beside.dates) if until and not time.clock else None
    told = f"{said('by')} {time.named()}" if by else time.told()
    if hour is not None and not hour[0].days:
        told, end = f"{told} {said('by')} {hour[0].clock}", hour[1]
    one, several = _be(time, beside)
    word = said("due" if led["due"] else "expected")
    rest = " ".join(filter(None, ((led["back"] or "").strip().lower(), place, told)))
    return Event(word, f"{one} {word}", f"{several} {word}", rest, kind="due"), end


def _arrival(text: str, at: int, beside: Beside) -> tuple[Event, int] | None:
    """When something came or is to come, which its short form leaves open: "arr 12/11"."""
    led = form("arrival").match(text, at)
    when = time_at(text, led.end(), beside.dates) if led else None
    if when is None or not when[0].days:
        return None
    day = when[0].last
    past = is_before(day, beside.over) if day is not None else None
    if past or day == beside.over:
        return Event("arrived", said("arrived"), said("arrived"), time=when[0], kind="did"), when[1]
    if past is False and beside.dated:
        one, several = (f"{said(be)} {said('due')}" for be in ("is", "are"))
        return Event("due", one, several, when[0].told(), kind="due"), when[1]
    # Nobody can tell if it came, or is to come.
    rest = f"{said('as_arriving')} {when[0].told()}"
    return Event("recorded", said("recorded"), said("are_recorded"), rest, kind="due"), when[1]


def _ready(text: str, at: int, beside: Beside) -> tuple[Event, int] | None:
    """The day on which something was or is to be ready: "ready 22/11"."""
    led = form("ready_on").match(text, at)
    when = time_at(text, led.end(), beside.dates) if led else None
    if led is None or when is None or not when[0].days:
        return None
    day = when[0].last
    if (day is not None and is_before(day, beside.over)) or day == beside.over:
        rest = f"{led['ready'].lower()} {when[0].told()}"
        return Event("ready", said("was"), said("were"), rest, kind="due"), when[1]
    rest = f"{said('as_ready')} {when[0].told()}"
    return Event("recorded", said("recorded"), said("are_recorded"), rest, kind="due"), when[1]


def _be(time: Time, beside: Beside) -> tuple[str, str]:
    """How a day is told: "is" and "are", or "was" and "were" where the day is surely over."""
    past = time.last is not None and is_before(time.last, beside.over)
    return (said("was"), said("were")) if past else (said("is"), said("are"))


def _lasting(text: str, at: int, beside: Beside) -> tuple[Event, int] | None:
    """What goes on until a day: "runs to 11/1"."""
    found = _word(text, at, "lasting")
    led = form("until").match(text, found[1]) if found else None
    when = time_at(text, led.end(), beside.dates) if led else None
    if found is None or when is None or is_before(when[0].last or Day(0, 0), beside.over):
        return None
    one = pairs("lasting")[found[0]]
    several = one.removesuffix("s") if " " not in one else f"{said('are')}{one[len(said('is')) :]}"
    return Event(found[0], one, several, f"{said('until')} {when[0].named()}", kind="lasting"), when[1]


def _state(text: str, at: int, beside: Beside) -> tuple[Event, int] | None:
    found, over = _word(text, at, "states"), False
    if found is None:
        found, over = _word(text, at, "was_so"), True
    if found is None:
        return None
    state = found[0] if over else pairs("states")[found[0]]
    when = time_at(text, _next(text, found[1]), beside.dates)
    if over and when is None:
        return None
    past = over or when is not None
    one, several = (said("was"), said("were")) if past else (said("is"), said("are"))
    event = Event(found[0], f"{one} {state}", f"{several} {state}", kind="state")
    return (event._replace(time=when[0]), when[1]) if when else (event, found[1])


def _behind(text: str, at: int, event: Event, beside: Beside) -> tuple[Event, int]:
    """The event with who did it, where, how and when, as far as the text tells it in words that are known."""
    rest, time, end, aside = [event.rest] if event.rest else [], None, at, ""
    while True:
        start = _next(text, end)
        if time is None and (when := time_at(text, start, beside.dates)) is not None:
            if not when[0].days and event.verb in words("said_so"):
                # "Notice printed 11:45": that is what it says.
                rest, end = [*rest, said("with_hour", clock=when[0].clock)], when[1]
                continue
            time, end = when
            continue
        if time is not None and not aside and (sum_of := form("sum").match(text, start)) is not None:
            aside, end = said("sum_aside", sum=sum_of.group()), sum_of.end()
            continue
        small, behind = _small(text, start)
        if not small:
            small, behind = _where(text, start, beside)
        if not small:
            small, behind = _who(text, start, beside)
        if not small:
            break
        rest, end = [*rest, small], behind
    return event._replace(rest=" ".join(rest), time=time, aside=aside), end


def _small(text: str, at: int) -> tuple[str, int]:
    found = one_of("small").match(text, at)
    return (pairs("small")[found.group().lower()], found.end()) if found else ("", at)


def _who(text: str, at: int, beside: Beside) -> tuple[str, int]:
    """Who acted, or where: "by practice", "at depot"."""
    led = form("led_by").match(text, at)
    thing = thing_at(text, led.end(), beside.eyes) if led else None
    mass = thing is not None and thing[0].head in telegraph("mass") and thing[0].head not in words("actors")
    if led is None or thing is None or mass or (led["by"] and not thing[0].actor):
        return "", at
    return f"{led['word'].lower()} {thing[0].text}", thing[1]


def _where(text: str, at: int, beside: Beside) -> tuple[str, int]:
    """Where to or from, by its name: "to Boots High St"; no first name, which would be somebody's."""
    body = form("by_body").match(text, at)
    if body is not None:
        return f"{said('by')} {body['name']}", body.end()
    found = form("named_place").match(text, at)
    if found is None or sex_by_name(f"{found['name']} ") or beside.eyes.is_noun(found["name"].lower()):
        return "", at
    return f"{pairs('place_words')[found['word'].lower()]} {found['name']}", found.end()


_Reader = Callable[[str, int, Beside], tuple[Event, int] | None]
_READERS: tuple[_Reader, ...] = (
    _named, _not_done, _planned, _expected, _arrival, _ready, _lasting, _done, _acted, _state,
)  # fmt: skip
