"""A note in the style of a telegram or a system log, told as a short dated account of what happened."""

from app.engines.builtin.notes.apart import FactLine, leaves_it_true
from app.engines.builtin.notes.limits import sentence
from app.engines.builtin.notes.log.events import Beside
from app.engines.builtin.notes.log.table import form, in_full, said, words
from app.engines.builtin.notes.log.things import Eyes, Thing, theirs_of
from app.engines.builtin.notes.log.times import Dates, Day, dates_of, is_before, time_at
from app.engines.builtin.notes.log.walk import Told, Walk
from app.engines.builtin.notes.partly import tells
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
    text, held = parted(given.text, setting)
    note = _priced(form("bare_reason").sub("", text.strip()).rstrip(" .,;-:"), setting)
    before = _named_before(given.text, setting)
    told = Walk(beside_of(setting, given.text), theirs_of(setting.thing), before).read(note)
    if not told:
        return None
    kept = _undenied(told)
    # Only under a label each entry stands by itself; else the first has to be read, which names what it is of.
    sure = is_labelled(given.text) or told[0].is_read
    enough = sum(one.is_read for one in kept) >= max(1, _HALF * len(kept))
    if not (sure and enough):
        return None
    left = (FactLine(given=given, part=part, reason=why, filled=True) for part, why in held)
    lines = (*_lines(given, _in_their_time(kept), setting), *left)
    # Half of a note may mislead; under a label, and beside a piece that tells nothing, each entry stands by itself.
    alone = is_labelled(given.text) or not any(tells(one.part) for one in kept if not one.is_read)
    return lines if alone else tuple(line.model_copy(update={"spoken": False}) for line in lines)


def _named_before(note: str, setting: Setting) -> Thing | None:
    """The one thing that the note before tells of, which one that names nothing goes on about."""
    before = setting.before(note)[-1:]
    if not before or not is_log(before[0], setting):
        return None
    earlier = _named_before(before[0], setting)
    told = Walk(beside_of(setting), None, earlier).read(_priced(before[0].strip().rstrip(" ."), setting))
    things = {one.subject for one in told if one.subject is not None}
    found = things.pop() if len(things) == 1 else None
    if found is None or found.actor or found.numbered or not found.head:
        return None
    # A part of what they write of is not what a note goes on about that names nothing.
    written_of = found.head in setting.context.known.named or found.head in words("takes_place")
    return found if written_of else None


def is_log(text: str, setting: Setting) -> bool:
    """Whether a note is a line of a log: a day, an hour or a label, no person, and none of the small words of prose."""
    if not setting.context.english or len(text) > _MOST or is_marked(text) or form("sent_away").search(text):
        return False
    low = {word.split("'")[0] for word in tokens(form("by_us").sub("", text))}
    if low & (words("persons") | words("joining")):
        return False
    dates = dates_of((text,), overseas=False)
    timed = any(time_at(text, m.start(), dates) for m in form("may_be_time").finditer(text))
    return timed or is_labelled(text)


def is_labelled(text: str) -> bool:
    """Whether a note begins with what its entries are about: "Order 5521: …"."""
    return form("label").match(text) is not None


def beside_of(setting: Setting, note: str = "") -> Beside:
    """What a note of a brief is read beside; what one before it names is known there."""
    notes = setting.facts
    signs = " ".join((setting.text or "", *notes, *(one.text for one in setting.options)))
    overseas = _DOLLARS in signs and not any(sign in signs for sign in _NEAR_SUMS)
    dates = dates_of(notes, overseas=overseas)
    known = setting.context.known
    before = frozenset(tokens(in_full(" ".join(setting.before(note)))))
    known = known.model_copy(update={"named": known.named | before})
    mended = any(form("mended").search(in_full(note)) for note in notes)
    eyes = Eyes(known, setting.text or "")
    return Beside(eyes, dates, _over(setting, dates), setting.today is not None, mended)


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
    for one in reversed(told):
        behind = kept[-1] if kept else None
        doubted = behind is not None and not behind.is_read and _takes_back(behind.part)
        kept.append(Told(one.part) if doubted and not _was_set(one) else one)
    return kept[::-1]


def _was_set(one: Told) -> bool:
    """Whether a piece says only that something was to be on a day: that stays true, whatever became of it."""
    set_for = one.event is not None and one.event.one == said("was_set")
    return set_for or said("was_set") in one.whole


def _takes_back(part: str) -> bool:
    """Whether a piece that was not read may say that the one before it came to nothing, or went wrong."""
    return not leaves_it_true(part) or not words("amiss").isdisjoint(tokens(part))


def _in_their_time(told: list[Told]) -> list[Told]:
    """The pieces; what was due and did not come, or was done since, was due."""
    made: list[Told] = []
    for one, behind in zip(told, (*told[1:], None), strict=True):
        if one.event is not None and behind is not None and _is_over(one, behind):
            was, were = (f"{said(name)} {one.event.verb}" for name in ("was", "were"))
            past = one.event._replace(one=was, several=were)
            one = one._replace(event=past)  # noqa: PLW2901 - the piece in its time
        made.append(one)
    return made


def _is_over(one: Told, behind: Told) -> bool:
    """Whether what was due did not come, or was done since, or what was planned came to nothing."""
    due = one.event is not None and one.event.verb in {said("due"), said("expected")}
    set_for = one.event is not None and one.event.kind == "planned" and one.event.verb in words("planned")
    if set_for and behind.event is not None and behind.event.verb in words("ended"):
        return True
    then = behind.event
    done = then is not None and then.kind in {"done", "did"} and behind.subject == one.subject
    return due and then is not None and (then.kind == "not" or done)


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
