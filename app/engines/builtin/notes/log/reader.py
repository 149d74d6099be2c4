"""A note in the style of a telegram or a system log, told as a short dated account of what happened."""

from app.engines.builtin.notes.apart import FactLine, leaves_it_true
from app.engines.builtin.notes.limits import sentence
from app.engines.builtin.notes.log.events import Beside
from app.engines.builtin.notes.log.table import form, in_full, said, words
from app.engines.builtin.notes.log.things import Eyes, Thing
from app.engines.builtin.notes.log.times import Dates, Day, dates_of, is_before, time_at
from app.engines.builtin.notes.log.walk import Told, Walk
from app.engines.builtin.notes.private import parted
from app.engines.builtin.notes.setting import Setting
from app.engines.builtin.notes.unsaid import is_marked, tells_our_mistake, unsaid
from app.model.plan import Given
from app.text.grammar import tokens

_MOST = 220
"""Characters of a log line; a longer note is prose."""
_HALF = 0.5
"""Share of the pieces of a note that have to be read for any of it to be told."""
_DOLLARS, _NEAR_SUMS = "$", "£€"


def log(given: Given, setting: Setting) -> tuple[FactLine, ...] | None:
    """The statements of a log note; None where it is none, or too little of it is read."""
    if not (given.where.startswith("facts") and is_log(given.text, setting)):
        return None
    beside = beside_of(setting)
    told = Walk(beside).read(_priced(given.text.strip().rstrip(" ."), setting))
    read = [one for one in told if one.is_read]
    # Half of a note may mislead; only under a label each entry stands by itself.
    least = _HALF if is_labelled(given.text) else 1
    if not read or len(read) < least * len(told):
        return None
    kept = _undenied(told)
    enough = sum(one.is_read for one in kept) >= max(1, least * len(kept))
    return tuple(_lines(given, _in_their_time(kept), setting)) if enough else None


def is_log(text: str, setting: Setting) -> bool:
    """Whether a note is a line of a log: a day, an hour or a label, no person, and none of the small words of prose."""
    if not setting.context.english or len(text) > _MOST or is_marked(text) or form("sent_away").search(text):
        return False
    low = {word.split("'")[0] for word in tokens(text)}
    if low & (words("persons") | words("joining")) or parted(text, setting).held:
        return False
    dates = dates_of((text,), overseas=False)
    timed = any(time_at(text, m.start(), dates) for m in form("may_be_time").finditer(text))
    return timed or is_labelled(text)


def is_labelled(text: str) -> bool:
    """Whether a note begins with what its entries are about: "Order 5521: …"."""
    return form("label").match(text) is not None


def beside_of(setting: Setting) -> Beside:
    """What the notes of a brief are read beside."""
    notes = setting.facts
    signs = " ".join((setting.text or "", *notes, *(one.text for one in setting.options)))
    overseas = _DOLLARS in signs and not any(sign in signs for sign in _NEAR_SUMS)
    dates = dates_of(notes, overseas=overseas)
    known = setting.context.known
    return Beside(Eyes(known, setting.text or ""), dates, _over(setting, dates), setting.today is not None)


def _over(setting: Setting, dates: Dates) -> Day | None:
    """The last day that is surely over: that before the reply is written, else the last on which something was done."""
    if setting.today is not None:
        return Day(setting.today.month, setting.today.day)
    over: Day | None = None
    for note in setting.facts:
        for found in form("done_before_day").finditer(in_full(note)):
            when = time_at(found.string, found.end(), dates)
            day = when[0].last if when else None
            if day is not None and day.month and (over is None or is_before(over, day)):
                over = day
    return over


def _priced(note: str, setting: Setting) -> str:
    return in_full(setting.context.priced(note))


def _undenied(told: list[Told]) -> list[Told]:
    """The pieces, without one that a piece which was not read may take back."""
    kept: list[Told] = []
    for one, behind in zip(told, (*told[1:], None), strict=True):
        doubted = behind is not None and not behind.is_read and not leaves_it_true(behind.part)
        kept.append(Told(one.part) if doubted else one)
    return kept


def _in_their_time(told: list[Told]) -> list[Told]:
    """The pieces; what was due and did not come was due."""
    made: list[Told] = []
    for one, behind in zip(told, (*told[1:], None), strict=True):
        event, then = one.event, behind.event if behind is not None else None
        if event is not None and event.kind == "due" and then is not None and then.kind == "not":
            was, were = (f"{said(name)} {event.verb}" for name in ("was", "were"))
            one = one._replace(event=event._replace(one=was, several=were))  # noqa: PLW2901 - the piece in its time
        made.append(one)
    return made


def _lines(given: Given, told: list[Told], setting: Setting) -> list[FactLine]:
    """Each piece as a statement; a subject that was just named is "it"."""
    lines: list[FactLine] = []
    before: Thing | None = None
    for one in told:
        if not one.is_read:
            lines.append(FactLine(given=given, part=one.part, reason="short", filled=True, spoken=True))
            continue
        lines.append(_line(given, one, setting, again=one.subject is not None and one.subject == before))
        before = one.subject if lines[-1].sentence else None
    return lines


def _line(given: Given, one: Told, setting: Setting, *, again: bool) -> FactLine:
    clause = one.whole or _clause(one, again=again)
    named = one.whole or _clause(one, again=False)
    mistake = setting.fault == "ours" and tells_our_mistake(named)
    reason = unsaid(named, setting, mistake=mistake, whole=True, written=True)
    marks = {"mistake": mistake, "filled": True, "guessed": True, "spoken": True, "logged": True}
    made = FactLine(given=given, part=one.part, reason=reason, sentence=None if reason else sentence(clause))
    return made.model_copy(update=marks)


def _clause(one: Told, *, again: bool) -> str:
    if one.subject is None or one.event is None:
        return ""
    plural = one.subject.plural
    name = said("they" if plural else "it") if again else one.subject.text
    return f"{name} {one.event.told(plural=plural, reason=one.reason)}"
