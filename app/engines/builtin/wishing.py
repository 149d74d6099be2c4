"""Wishes somebody well for what they tell is ahead of them: their daughter's wedding, a grade 6, their move.

It is the one thing in a reply that only they could be told. Nothing is wished where it may be over, spoilt or off,
where somebody died, nor in anger.
"""

import re
from functools import cache

from app.engines.builtin.desk import Desk
from app.engines.builtin.tables import read_table
from app.engines.builtin.weight import weighs_much
from app.text.compiled import compiled
from app.text.sentences import split

_SENTENCES = 40
"""Sentences of a message that are looked at."""
_LONGEST = 400
"""Characters of a sentence that are looked at."""
_UPSET = frozenset({"grief", "anger", "sadness"})
_CALM = 1
"""Anger (0-4) up to which a wish is no mockery."""


def wish_well(desk: Desk) -> bool:
    """Say it as the last sentence of a reply that has something to tell; False where there is nothing to wish for."""
    reading, plan = desk.task.reading, desk.task.plan
    upset = reading.anger > _CALM or reading.abuse not in {"none", "swearing"}
    upset = upset or not _UPSET.isdisjoint(desk.book.feelings)
    # What is not found out yet may spoil it: a wish for the exam while the violin is lost.
    upset = upset or (desk.task.brief.fault == "unknown" and reading.anger > 0 and desk.bearing.complains)
    # Nor is joy wished for what our own mistake weighs on.
    upset = upset or ("admit" in plan.moves and weighs_much(desk))
    ends = "ending" in plan.moves or desk.task.brief.end_relationship
    if upset or ends or desk.bare or not desk.context.english or desk.tightness > 0:
        return False
    if desk.bearing.despairs or desk.bearing.presses == "danger":
        return False
    event = ahead(desk.said)
    if event is None:
        return False
    return desk.say(
        "keep-open", "wish_joy" if _pattern("joy").search(event) else "wish", values={"thing": event}
    )


def ahead(message: str) -> str | None:
    """What an English message tells is ahead of whoever writes, in words to them: "your daughter's wedding"."""
    for span in split(message.replace("’", "'"))[:_SENTENCES]:
        text = span.text[:_LONGEST]
        found = _named(text)
        if found is not None and _pattern("when").search(text) and not _pattern("over").search(text):
            return found
    return None


def _named(text: str) -> str | None:
    """The event that a sentence names, as theirs where it is said to be."""
    married = _pattern("marries").search(text)
    if married is not None:
        kin = married["kin"]
        return _words("kins_wedding").format(kin=kin.lower()) if kin else _words("their_wedding")
    if (found := _pattern("theirs").search(text)) is not None:
        return _words("your").format(name=found["name"])
    if (found := _pattern("have").search(text)) is not None:
        # "We've a wedding on Saturday" may be anybody's.
        own = found["own"] is not None or _pattern("own").search(found["name"]) is not None
        return _words("your" if own else "the").format(name=found["name"])
    found = _pattern("is_on").search(text)
    return _words("the").format(name=found["name"]) if found is not None else None


def _words(name: str) -> str:
    return str(read_table("ahead")[name])


@cache
def _pattern(name: str) -> re.Pattern[str]:
    raw = read_table("ahead")
    kinds = " ".join(str(raw["kinds"]).split())
    return compiled(str(raw[name]).replace("<kinds>", kinds), re.IGNORECASE)
