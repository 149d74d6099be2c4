"""Which question ends a reply that offers nothing: what the message lacks, or how the answer should reach them."""

from collections.abc import Collection, Mapping, Sequence

from app.engines.builtin.desk import Desk
from app.engines.builtin.mood import plays_down
from app.engines.builtin.supplied import (
    Supplied,
    asks_what_we_do,
    gave_number,
    said_when,
    says_we_have_number,
    supplied,
    wants_call,
    wants_writing,
)
from app.engines.builtin.trades import (
    UNSPOKEN,
    buys,
    found_by,
    is_of_topic,
    of_the_trade,
    spoken_of,
    thing_of,
)
from app.model.writing import Passage
from app.text.sentences import split
from app.text.weights.missing import FOUND_BY, missing, names
from app.text.weights.purpose import says_little

SURE = 0.2
"""From which likelihood (0-1, of 21 things) what a message lacks is asked for by its name."""
SHOWN = 0.15
"""The same for what a noun of the message speaks of ("my dog", "the car")."""
_HEARD = 0.055
"""Below this likelihood (0-1) the message by itself says so little of a thing that its trade's word for it does not do:
a locksmith to whom a school trip is mentioned has no classes.
"""
_TELLING = frozenset({"animal", "vehicle", "policy", "patient"})
_GIVEN = {
    "vehicle": "#plate",
    "pupil": "#class",
    "tenancy": "#street",
    "visit": "#street",
    "street": "#street",
}
"""What is not asked for where the message names it; a number names any record, and is seen to elsewhere."""
_DEAD = frozenset({"patient", "animal"})
"""Who may be the one that is mourned."""
_NO_THING = frozenset({None, "nothing", "contact"})
_EVEN_CALM = frozenset({*FOUND_BY, "what_happened"})
"""What is asked for even of somebody who complains of nothing."""
_BY_NAME_AND_DAY = frozenset({"booking", "course", "patient", "animal"})
"""What nobody has a number for: beside the name, the day finds it."""
_NUMBERED = frozenset(
    {"booking", "contract", "application", "claim", "quote", "subscription", "membership", "account"}
)
"""What of a customer's has a number of its own; nobody has one for an appointment or a repair."""
_ENOUGH = 3
"""Ways to ask that must be left, or the same would be asked in the same words each time."""
_SENTENCES = 40
"""Sentences of a message that are looked at."""


def ask_what_lacks(desk: Desk, topic: str) -> None:
    """Ask for what the message lacks; where that is nothing, for a number to call, or whether it was read right.

    By what the matter is found is not asked of whom gives it already in another way: by name and address, or by name
    and day. Who writes a word or two is asked what it is about.
    """
    reading = desk.task.reading
    if says_little(desk.said) and desk.concern.thing_source is None and not (reading.details or reading.asks):
        put_question(desk, desk.tables["questions"]["nothing_said"])
        return
    given = supplied(desk)
    found = _likely(desk, given)
    known = not any(found[name] for name in FOUND_BY)
    label = _best(found, shown=SURE if known else SHOWN)
    unsure = (
        label is None
        and sum(found[name] for name in (*FOUND_BY, UNSPOKEN)) > found["nothing"] + found["contact"]
    )
    unsure = unsure and not desk.bearing.only_asks  # of a question it is not even sure that it is about them
    if wants_call(desk) and not given.phone and (given.name or label == "contact"):
        ask_how_to_reach(desk)
    elif plays_down(desk.said, reading.language) and (unsure or label in FOUND_BY):
        ask_when(desk)  # who only lets us know of something need not be found
    elif unsure and not _found_already(desk, given):
        put_question(desk, _to_find(desk, given, found))
    elif label in _DEAD and "grief" in desk.book.feelings:
        ask_when(desk)  # whom they mourn they are not asked for
    elif label in _NO_THING or (not desk.bearing.complains and label not in _EVEN_CALM):
        ask_when(desk)
    else:
        put_question(desk, _ways(desk, str(label), topic, given))


def ask_besides(desk: Desk) -> bool:
    """The same where the matter can be found already: a photo, the day, which product it is; False if for nothing."""
    given = supplied(desk)
    found = {label: 0.0 if label in FOUND_BY else share for label, share in _likely(desk, given).items()}
    label = _best(found, shown=SURE)
    if label in _NO_THING:
        return False
    put_question(desk, _ways(desk, str(label), desk.task.reading.topic, given))
    return True


def ask_instead(desk: Desk) -> None:
    """Where nothing is offered: how to reach them where a call is called for, or what is missing besides.

    In English what is left to say comes last (see last_line.py); in other languages it is asked here.
    """
    plan = desk.task.plan
    if "solve-together" not in plan.applies or plan.question:
        return
    desk.paragraph()
    public = desk.task.brief.channel in {"review", "social"}  # where nobody is asked for a number
    reach = _calls_for_a_call(desk, public=public)
    if reach:
        ask_how_to_reach(desk)
    elif not desk.context.english or (plan.stance == "ask" and not desk.bare):
        desk.say("solve-together", "ask_view" if desk.open or desk.context.english else "ask_answered")
        anything_missed(desk)
    elif desk.bare and desk.open and not public and not _besides(desk):
        ask_when(desk)


def _besides(desk: Desk) -> bool:
    """Whether more is asked for than what the matter is found by: not of whom we have asked something already."""
    first = not desk.task.brief.thread and desk.context.english
    return first and not desk.bearing.only_asks and ask_besides(desk)


def anything_missed(desk: Desk) -> None:
    """Asks that no note seems to speak to are asked after: the note that meets one may share no word with it.

    Not where facts and offers are told: what is asked there is the choice, and the line would read as if nobody had
    looked.
    """
    told = bool(desk.options) and any(p.uses and p.uses[0].startswith("facts") for p in desk.passages)
    if leaves_questions(desk) and not told:
        desk.say("keep-open", "missed")


def leaves_questions(desk: Desk) -> bool:
    """Whether it is asked after what was left unanswered; what we mean to do about it is answered by what we offer."""
    asks = desk.task.reading.asks
    return not desk.bare and any(
        not (desk.options and asks_what_we_do(asks[one].text)) for one in desk.unanswered
    )


def put_question(desk: Desk, lines: Sequence[str]) -> None:
    """One of several ways to ask for the same."""
    desk.put(Passage(text=desk.book.pick("question", lines), serves=("solve-together", "keep-open")))


def ask_how_to_reach(desk: Desk) -> bool:
    """Ask for a number; where they gave one, when to call, unless it presses or they say so: then it is on record.

    Where they say that we have it, at most when to call.
    """
    if gave_number(desk):
        known = desk.bearing.presses == "danger" or said_when(desk)
        return desk.say("solve-together", "have_number" if known else "ask_hour")
    if says_we_have_number(desk):
        return (
            desk.bearing.presses != "danger"
            and not said_when(desk)
            and desk.say("solve-together", "ask_hour")
        )
    return desk.say("solve-together", "ask_contact")


def ask_when(desk: Desk) -> None:
    """Ask who gave a number and wants to be called for the time; of anybody else nothing is needed."""
    if gave_number(desk) and wants_call(desk):
        ask_how_to_reach(desk)


def _calls_for_a_call(desk: Desk, *, public: bool) -> bool:
    """Whether a call is really called for: somebody is at risk, or they ask for one; never if they want it in writing.

    In a language in which we cannot tell who wants to be called, the question is only how they would like to be
    reached, where it is handed on.
    """
    if public and desk.context.english:
        return False  # the last line asks them into a private message
    if not desk.context.english:
        return "escalate" in desk.task.plan.applies or desk.bearing.presses == "danger"
    return wants_call(desk) or (desk.bearing.presses == "danger" and not wants_writing(desk))


def _ways(desk: Desk, label: str, topic: str, given: Supplied) -> Sequence[str]:
    """The ways to ask for it that ask for nothing that is given; for a number alone where too few are left."""
    table: Mapping[str, Sequence[str]] = desk.tables["questions"]
    if label == "when_where":
        day, place = _when_and_where(desk, given)
        label = "where" if day and not place else "when" if place and not day else label
    topical = table.get(f"missing_{label}_{topic}") if is_of_topic(topic, desk.said) else None
    ways = topical or table[f"missing_{label}"]
    left = given.still_open(label, ways)
    if len(left) >= _ENOUGH:
        return left
    if label in FOUND_BY and given.numberless:
        return table["find_you_by_day" if given.full else "find_you"]
    if label not in FOUND_BY or not given.name:
        return ways
    if label in _BY_NAME_AND_DAY:
        return table["find_you" if _when_and_where(desk, given)[0] else "find_you_by_day"]
    return _by_number(desk)


def _found_already(desk: Desk, given: Supplied) -> bool:
    """Whether name and day find it, or, where nothing in it has a number, the name, the address, or day and place."""
    day, place = _when_and_where(desk, given)
    named = given.full or given.address or (day and place)
    return given.attached or (given.full and day) or (not given.numbered and named)


def _by_number(desk: Desk) -> Sequence[str]:
    """The ways to ask for a number: of their membership or account, where the message speaks of one."""
    table: Mapping[str, Sequence[str]] = desk.tables["questions"]
    thing = thing_of(desk.said)
    if thing not in _NUMBERED:
        return table["find_you_by_number"]
    return [way.format(thing=thing) for way in table["find_you_by_thing_number"]]


def _to_find(desk: Desk, given: Supplied, found: Mapping[str, float]) -> Sequence[str]:
    """The ways to ask for what finds them where it is not sure by what: in their own noun, where they have one.

    Of whom bought something nobody has a record by their name alone.
    """
    table: Mapping[str, Sequence[str]] = desk.tables["questions"]
    if given.full:
        return _by_number(desk)
    if 0 < found["order"] == max(found[label] for label in FOUND_BY) and buys(desk.said):
        return _ways(desk, "order", desk.task.reading.topic, given)
    if thing := thing_of(desk.said):
        return [way.format(thing=thing) for way in table["find_you_by_thing"]]
    return table["find_you"]


def _when_and_where(desk: Desk, given: Supplied) -> tuple[bool, bool]:
    """Whether they say on which day it was, or that it lasts, and in which place."""
    seen = names(desk.said)
    return given.day or given.lasting or "#day" in seen, given.place or bool(seen & {"#branch", "#street"})


def _best(found: Mapping[str, float], shown: float) -> str | None:
    """What is likeliest, None where that is not sure; `shown` is how sure what a noun speaks of has to be."""
    best = max((label for label in found if label != UNSPOKEN), key=lambda label: found[label])
    return best if found[best] >= (shown if best in _TELLING else SURE) else None


def _likely(desk: Desk, given: Supplied) -> Mapping[str, float]:
    """How likely each thing is what the message lacks, without what it names.

    Where the likeliest of all is named, the matter can be found, whatever else it might be found by.
    """
    plain = missing(desk.said, [span.text for span in split(desk.said)][:_SENTENCES])
    told = spoken_of(plain, desk.said)
    calm = not desk.bearing.complains or desk.bearing.thanks
    by_trade = of_the_trade(_by_order(told) if given.from_us else told, desk.said, calm=calm)
    heard = _by_order(plain) if given.from_us else plain
    faint = {x for x in FOUND_BY if heard[x] < _HEARD}.difference(found_by(desk.said, sure=True))
    found = _without(faint, by_trade)
    seen = names(desk.said)
    out = {label for label in found if _GIVEN.get(label) in seen or given.names(label)}
    out |= (
        _BY_NAME_AND_DAY if given.full and not given.of_another and _when_and_where(desk, given)[0] else set()
    )
    out |= {"photo"} if given.photo else set()
    out |= {"when_where"} if all(_when_and_where(desk, given)) else set()
    out |= {"software"} if given.version and given.system else set()
    if _best(found, shown=SURE) in out:
        out |= {*FOUND_BY, UNSPOKEN, "software"}
    return {label: 0.0 if label in out else share for label, share in found.items()}


def _without(faint: Collection[str], found: Mapping[str, float]) -> dict[str, float]:
    """The same without the records of which the message by itself tells next to nothing."""
    kept = {label: 0.0 if label in faint else share for label, share in found.items()}
    return {**kept, UNSPOKEN: kept[UNSPOKEN] + sum(found[label] for label in faint)}


def _by_order(found: Mapping[str, float]) -> Mapping[str, float]:
    """The same where we sent the thing: which product it is stands in the order."""
    return {**found, "order": found["order"] + found["product"], "product": 0.0}
