"""Reads a log note piece by piece: each event with its subject, its time and its reason, or left unread."""

from typing import NamedTuple

from app.engines.builtin.notes.log.events import Beside, Event, event_at
from app.engines.builtin.notes.log.reasons import reason_in, reason_of
from app.engines.builtin.notes.log.table import form, said, words
from app.engines.builtin.notes.log.things import Thing, by_clock, coded_thing, thing_at
from app.engines.builtin.notes.log.times import Time, time_at
from app.engines.builtin.notes.log.verbless import bare, bare_since, expected, stated


class Told(NamedTuple):
    """A piece of a note (`part`) with what it says of a subject; without `event` it was not read."""

    part: str
    subject: Thing | None = None
    event: Event | None = None
    reason: str = ""
    whole: str = ""

    @property
    def is_read(self) -> bool:
        """Whether there is anything to tell."""
        return self.event is not None or bool(self.whole)


class Walk:
    """One note while it is read."""

    def __init__(self, beside: Beside, theirs: Thing | None = None, before: Thing | None = None) -> None:
        self._beside = beside
        self._spoken = theirs, before
        self._main: Thing | None = None
        self._last: Thing | None = None
        self._dashed = self._lost = False
        self.told: list[Told] = []

    def read(self, note: str) -> list[Told]:
        """The pieces of a note in full words, in their order."""
        label, rest = _label(note)
        if label is not None:
            self._label(label)
        for piece in _pieces(rest):
            self._dashed = piece.startswith("-")
            self._read(piece.lstrip("- "))
        return self.told

    def _label(self, label: str) -> None:
        thing = thing_at(label, 0, self._beside.eyes) or coded_thing(label, self._beside.eyes)
        whole = thing is not None and thing[1] == len(label)
        if thing is None or not whole or thing[0].actor or thing[0].head in words("containers"):
            return
        self._main = self._last = thing[0]

    def _read(self, piece: str) -> None:
        before = self.told[-1] if self.told else None
        cause = reason_in(piece)
        dashed = piece if self._dashed else None
        if before is not None and before.event is not None and (cause or dashed):
            found = (
                reason_of(cause or piece, self._beside) if before.event.ended and not before.reason else None
            )
            if found is not None:
                self.told[-1] = before._replace(reason=found, part=f"{before.part}, {piece}")
                return
        if cause or self._more_days(piece):
            if cause:
                self.told.append(Told(piece))
            return
        read = self._clauses(piece)
        if not read and before is not None and before.is_read and (clause := stated(piece, self._beside)):
            read = [Told(piece, whole=clause)]
        # What was not read may have named another thing, of which what follows is told.
        self._lost = not read and piece.lower() not in words("harmless")
        self.told += read or [Told(piece)]

    def _more_days(self, piece: str) -> bool:
        """A piece that is a day and no more: another one of the event before it, or the day of what is labelled."""
        when = time_at(piece, 0, self._beside.dates)
        if when is None or when[1] != len(piece):
            return False
        time, before = when[0], self.told[-1] if self.told else None
        event = before.event if before is not None else None
        if (
            before is None
            and self._main is not None
            and self._main.head in words("dated_by_day")
            and time.days
        ):
            name = f"{self._main.text} {time.told()}"
            self._main = self._last = self._main._replace(text=name, numbered=False)
            return True
        if before is None or event is None or event.time is None:
            return False
        if not (_is_day(event.time) and _is_day(time)):
            return False
        days = event.time._replace(days=(*event.time.days, *time.days))
        self.told[-1] = before._replace(event=event._replace(time=days), part=f"{before.part}, {piece}")
        return True

    def _clauses(self, piece: str) -> list[Told]:
        """What a piece tells, all of it or nothing: "part ordered expected 6/11" is two events."""
        at, found = 0, list[Told]()
        last = self._last
        while at < len(piece):
            one = self._clause(piece, at)
            if one is None:
                if found and (clause := stated(piece[at:], self._beside)) is not None:
                    return [*found, Told(piece[at:], whole=clause)]
                self._last = last
                return []
            told, end = one
            if found and event_at(piece, at, self._beside) is None:
                self._last = last
                return []  # "password reset link sent": what looked like a deed was part of a name
            found.append(told._replace(part=piece if not found else piece[at:]))
            at = end + (piece[end : end + 1] == " ")
            if told.event is not None:
                dashed = reason_in(piece[at:]) if told.event.ended else None
                why = reason_of(dashed, self._beside) if dashed else None
                if why:
                    found[-1] = found[-1]._replace(reason=why)
                    return found
        return found

    def _clause(self, piece: str, at: int) -> tuple[Told, int] | None:
        if (due := expected(piece, at, self._beside)) is not None:
            return Told(piece, whole=due[0]), due[1]
        main = self._last or self._spoken[0]
        if at == 0 and main is not None and (since := bare_since(piece, main, self._beside)) is not None:
            return Told(piece, main, whole=since[0]), since[1]
        event = event_at(piece, at, self._beside)
        if event is not None:
            subject = self._subject_of(event[0])
            return (Told(piece, subject, event[0]), event[1]) if subject is not None else None
        if (led := self._day_first(piece, at)) is not None:
            return led
        thing = thing_at(piece, at, self._beside.eyes) or by_clock(piece, at)
        if thing is None:
            return None
        subject, end = thing
        start = end + (piece[end : end + 1] == " ")
        behind = event_at(piece, start, self._beside)
        if behind is not None:
            sent = behind[0].verb in words("sent_people")
            if subject.actor and behind[0].kind not in {"acted", "state"} and not sent:
                return None  # "engineer booked": who is booked, nobody tells
            if behind[0].kind == "acted" and not subject.actor:
                return None
            self._name(subject)
            return Told(piece, subject, behind[0]), behind[1]
        return self._on_its_day(piece, subject, start) or self._bare(piece, subject, start)

    def _on_its_day(self, piece: str, subject: Thing, start: int) -> tuple[Told, int] | None:
        """What happened to a thing that its day names: "visit 30/10 cancelled 29/10"."""
        when = time_at(piece, start, self._beside.dates)
        if when is None or not when[0].days or subject.actor:
            return None
        behind = event_at(piece, when[1] + (piece[when[1] : when[1] + 1] == " "), self._beside)
        if behind is None or behind[0].kind == "acted":
            return None
        placed = subject.head in words("takes_place")
        if not placed and behind[0].time is None and behind[0].kind in {"done", "state"}:
            # "Reminder 3/11 sent": the day is that of the deed.
            self._name(subject)
            return Told(piece, subject, _on_day(behind[0], when[0])), behind[1]
        if not (placed or subject.head in words("dated_by_day")):
            return None
        named = subject._replace(text=f"{subject.text} {when[0].told()}", numbered=False)
        self._name(named)
        return Told(piece, named, behind[0]), behind[1]

    def _day_first(self, piece: str, at: int) -> tuple[Told, int] | None:
        """What happened to a thing that its day leads to: "Sun 16/11 08:00 visit missed"."""
        when = time_at(piece, at, self._beside.dates) if at == 0 else None
        thing = thing_at(piece, when[1] + 1, self._beside.eyes) if when and when[0].days else None
        if when is None or thing is None or thing[0].head not in words("takes_place") or thing[0].numbered:
            return None
        end = thing[1]
        behind = event_at(piece, end + (piece[end : end + 1] == " "), self._beside)
        if behind is None or behind[0].kind in {"acted", "planned"}:
            return None
        named = thing[0]._replace(text=f"{thing[0].text} {when[0].told()}")
        self._name(named)
        return Told(piece, named, behind[0]), behind[1]

    def _bare(self, piece: str, subject: Thing, start: int) -> tuple[Told, int] | None:
        """A thing without a verb: with its day, its sum, or where it has been since."""
        found = bare(piece, subject, start, self._beside)
        if found is None:
            return None
        told, end = found
        subject = Thing(said("the_visit"), "visit") if subject.actor else subject
        self._name(subject)
        if isinstance(told, str):
            return Told(piece, subject, whole=told), end
        return Told(piece, subject, told), end

    def _name(self, subject: Thing) -> None:
        if self._main is None and not self.told:
            self._main = subject
        self._last = subject

    def _subject_of(self, event: Event) -> Thing | None:
        """Whom an event without a subject is told of; None where that is not sure."""
        main, last = self._main, self._last
        if last is None and not self.told:
            last = self._unnamed(event)
        if last is None or self._lost or event.kind == "acted":
            return None
        if last.actor or last.numbered:
            return None
        if last.head in words("takes_place") and not _may_befall(event):
            return None  # "fit 3/11, fell 4/11": it was not the fitting that fell
        if main is None or last == main or event.kind == "due":
            return last
        if main.head in words("of_paper") and event.verb in words("of_goods"):
            return last
        if event.verb in words("of_parts") and last.head in words("part_like"):
            return last
        if event.verb in words("of_visits") and last.head in words("takes_place"):
            return last
        if event.kind == "state" and event.verb in words("of_main"):
            return main
        return None

    def _unnamed(self, event: Event) -> Thing | None:
        """Whom the first event of a note is told of that names nothing: what they write of, the one thing of the note
        before, or the matter itself.
        """
        theirs, before = self._spoken
        if theirs is not None and event.verb in words("of_decisions") and theirs.head in words("of_paper"):
            found: Thing | None = theirs
        elif event.verb in words("of_matters"):
            return Thing(said("this"), "")
        elif theirs is not None and _befalls(theirs, event):
            found = theirs
        else:
            visit = before is not None and before.head in words("takes_place")
            found = before if event.kind != "acted" and (not visit or _may_befall(event)) else None
        if found is not None:
            self._main = self._last = found
        return found


def _on_day(event: Event, time: Time) -> Event:
    """An event on a day that stands before it; how a thing stood then was so."""
    if event.kind != "state":
        return event._replace(time=time)
    one = event.one.partition(" ")[2]
    return event._replace(one=f"{said('was')} {one}", several=f"{said('were')} {one}", time=time)


def _may_befall(event: Event) -> bool:
    """Whether an event may be one of what takes place."""
    return event.kind not in {"did", "done", "not"} or event.verb in words("visit_deeds")


def _befalls(thing: Thing, event: Event) -> bool:
    """Whether an event that names nothing may be told of what they write of."""
    served = thing.head in words("services") and event.verb in words("of_services")
    set_for = thing.head in words("takes_place") and event.kind in {"planned", "done"}
    moved = event.verb in words("of_goods") or event.kind == "due"
    return served or (thing.head not in words("no_goods") and (set_for or moved))


def _is_day(time: Time) -> bool:
    """Whether it is one day, or several of a row, and no more."""
    return bool(time.days) and not (time.has_hour or time.until)


def _label(note: str) -> tuple[str | None, str]:
    """The label of a note and what stands behind it; what happened to a thing is no label."""
    found = form("label").match(note) or form("labelled_dash").match(note)
    if found is None or form("no_label").search(found["label"]):
        return None, note
    return found["label"], found["rest"]


def _pieces(rest: str) -> list[str]:
    """The pieces of a note; one that a dash, a colon or a bracket cuts off begins with a dash."""
    found: list[str] = []
    rest = form("aside_inside").sub("", form("aside_behind").sub(r" - \g<aside>", rest))
    for piece in form("pieces").split(rest):
        first, *more = form("dash").split(piece.strip(" .;,"))
        found += [first, *(f"- {one}" for one in more)]
    return [one for one in found if one.strip("- ")]
