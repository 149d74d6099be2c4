"""Which question ends a reply that offers nothing: what the message lacks, or how the answer should reach them."""

from collections.abc import Mapping, Sequence

from app.engines.builtin.desk import Desk
from app.engines.builtin.notes.patterns import pattern
from app.model.writing import Passage
from app.text.missing import FOUND_BY, missing, names
from app.text.sentences import split

SURE = 0.2
"""From which likelihood (0-1, of 21 things) what a message lacks is asked for by its name."""
_GIVEN = {
    "vehicle": "#plate",
    "pupil": "#class",
    "tenancy": "#street",
    "visit": "#street",
    "street": "#street",
}
"""What is not asked for where the message names it; a number names any record, and is seen to elsewhere."""
_NO_THING = frozenset({None, "nothing", "contact"})
_SENTENCES = 40
"""Sentences of a message that are looked at."""


def ask_what_lacks(desk: Desk, topic: str) -> None:
    """Ask for what the message lacks; where that is nothing, for how to reach them or for what matters most."""
    found = _likely(desk.said)
    label = _best(found)
    if label is None and sum(found[name] for name in FOUND_BY) > found["nothing"] + found["contact"]:
        _ask_who(desk)
    elif label == "contact" and not desk.bearing.only_asks:
        ask_how_to_reach(desk)
    elif label in _NO_THING:
        ask_how_to_answer(desk)
    else:
        put_question(desk, _ways(desk, str(label), topic))


def _ask_who(desk: Desk) -> None:
    """Ask what to look them up by: never for a name that they signed with, which is enough with an address."""
    signed = len((desk.customer or "").split()) > 1
    if signed and "#street" in names(desk.said) and ask_how_to_answer(desk):
        return
    table = desk.tables["questions"]
    put_question(desk, (table.get("find_you_by_number") if signed else None) or table["find_you"])


def ask_besides(desk: Desk) -> bool:
    """The same where the matter can be found already: a photo, the day, which product it is; False if for nothing."""
    found = {label: 0.0 if label in FOUND_BY else share for label, share in _likely(desk.said).items()}
    label = _best(found)
    if label in _NO_THING:
        return False
    put_question(desk, _ways(desk, str(label), desk.task.reading.topic))
    return True


def ask_instead(desk: Desk) -> None:
    """Where nothing is offered: how to reach them when it is handed on, what is still open, or whether that was all."""
    plan = desk.task.plan
    if "solve-together" not in plan.applies or plan.question:
        return
    desk.paragraph()
    handed_on = "escalate" in plan.applies
    # Nothing but their message is known, and it says what matters to them.
    reach = handed_on or desk.bearing.presses == "danger"
    public = desk.task.brief.channel in {"review", "social"}  # where nobody is asked for a number
    asks = desk.bare and desk.open and not reach and not public
    if not (asks and (_besides(desk) or ask_how_to_answer(desk))):
        if reach:
            ask_how_to_reach(desk)
        else:
            _ask_after_answer(desk)
    anything_missed(desk)


def _ask_after_answer(desk: Desk) -> None:
    """What is still open; where nothing is, whether that was what they wanted to know, or wanted done."""
    reading = desk.task.reading
    asked = "?" in desk.said and reading.anger == 0 and not desk.bare and desk.task.brief.fault != "ours"
    if desk.open or not (asked and desk.say("solve-together", "ask_answer")):
        desk.say("solve-together", "ask_view" if desk.open else "ask_answered")


def _besides(desk: Desk) -> bool:
    """Whether more is asked for than what the matter is found by: not of whom we have asked something already."""
    first = not desk.task.brief.thread and desk.context.english
    return first and not desk.bearing.only_asks and ask_besides(desk)


def anything_missed(desk: Desk) -> None:
    """Asks that no note seems to speak to are asked after: the note that meets one may share no word with it."""
    if desk.unanswered and not desk.bare:
        desk.say("keep-open", "missed")


def put_question(desk: Desk, lines: Sequence[str]) -> None:
    """One of several ways to ask for the same."""
    desk.put(Passage(text=desk.book.pick("question", lines), serves=("solve-together", "keep-open")))


def ask_how_to_reach(desk: Desk) -> bool:
    """Ask how they would like to be reached; where they gave a number, when; of who wants it in writing, neither."""
    if pattern("in_writing").search(desk.said):
        return desk.say("solve-together", "ask_complete")
    return (_gave_number(desk) and desk.say("solve-together", "ask_hour")) or desk.say(
        "solve-together", "ask_contact"
    )


def ask_how_to_answer(desk: Desk) -> bool:
    """Say that nothing more is needed, and ask how they would like to have the answer; False in a language without."""
    return desk.say("solve-together", "ask_hour" if _gave_number(desk) else "ask_complete")


def _gave_number(desk: Desk) -> bool:
    return any(detail.type == "phone" for detail in desk.task.reading.details)


def _ways(desk: Desk, label: str, topic: str) -> Sequence[str]:
    table: Mapping[str, Sequence[str]] = desk.tables["questions"]
    if label == "when_where":
        seen = names(desk.said)
        day, place = "#day" in seen, bool(seen & {"#branch", "#street"})
        label = "where" if day and not place else "when" if place and not day else label
    return table.get(f"missing_{label}_{topic}") or table[f"missing_{label}"]


def _best(found: Mapping[str, float]) -> str | None:
    """What is likeliest, None where that is not sure."""
    best = max(found, key=lambda label: found[label])
    return best if found[best] >= SURE else None


def _likely(said: str) -> Mapping[str, float]:
    """How likely each thing is what the message lacks, without what it names."""
    found = missing(said, [span.text for span in split(said)][:_SENTENCES])
    seen = names(said)
    return {label: 0.0 if _GIVEN.get(label) in seen else share for label, share in found.items()}
