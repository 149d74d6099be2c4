"""Which offers wait for a yes, and whose they are to do."""

from app.engines.builtin.notes.as_phrase import capitalised
from app.engines.builtin.notes.options import OptionLine
from app.engines.builtin.notes.patterns import jotting, pattern
from app.engines.builtin.remedies import remedy


def asks_consent(line: OptionLine) -> bool:
    """Whether an offer waits for a yes: what is done already, or will be done, only has to be told."""
    offered = line.form != "clause" or line.noted or line.alternative or has_room(line)
    will = pattern("may_meanwhile").match(line.text)
    return offered or pattern("for_consent").search(will["will"] if will else line.text) is not None


def has_room(line: OptionLine) -> bool:
    """Whether it tells of room at one time or another: "there is a gap on Thursday or on Friday"."""
    note = line.given.text
    return pattern("there_is_room").match(note) is not None and pattern("two_times").search(note) is not None


def done_by_them(line: OptionLine) -> bool:
    """Whether the customer does it without us: they open a dispute, send a photo, or change it in the app; so it is
    where it is somebody with them who does it.
    """
    theirs = (line.form == "theirs" and line.addressed) or pattern("we_would_like_you").match(_said(line))
    if theirs or pattern("claimed_by_them").match(line.text):
        return True
    if line.form == "theirs" and remedy("needs_us").match(line.text):
        return False  # "you can move to the evening class": somebody of ours has to put them there
    text = pattern("case_before").sub("", line.text, count=1)
    if line.form == "theirs" or any(pattern("they_do").search(said) for said in (line.text, text)):
        return True
    if pattern("to_be_fetched").match(line.text):
        return True
    alone = pattern("by_themselves").search(line.given.text) is not None
    if not pattern("you_may").match(text):
        said = pattern("others_may").match(line.text) or pattern("they_may").match(line.given.text)
        return alone and said is not None
    return alone or pattern("ours_to_do").match(text) is None


def as_theirs(line: OptionLine) -> OptionLine:
    """An offer with the customer as who does it, where that is who does: "she can reset it in the app"."""
    if line.form != "vp" or not done_by_them(line):
        return line
    item = capitalised(jotting("they_can").format(do=line.text))
    return line.model_copy(update={"form": "theirs", "filled": False, "item": item})


def _said(line: OptionLine) -> str:
    """The words of an offer from who does it: those of its note where the offer was cut to its deed."""
    return line.text if line.form == "clause" else line.given.text
